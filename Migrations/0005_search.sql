-- Folded names, token by token. The storage layer writes it: with trusted_schema off SQLite refuses FTS5 in triggers.
-- Contentless, since entity.folded and name.folded hold the text. rowid = 2 * entity.id, or 2 * name.id + 1.
-- Folding is done before: the tokenizer only splits at spaces.
CREATE VIRTUAL TABLE name_search USING fts5 (
    folded,
    content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 0"
);
