-- The words of what is written in prose, folded as names are, with their places so that phrases can be asked for.
-- Contentless: the tables hold the text. rowid = 4 * entity.id for a summary; 4 * fact.id + 1 for a fact's note and role;
-- 4 * fact.id + 2 for its private note; 4 * source.id + 3 for the text of a source. The storage layer writes it.
CREATE VIRTUAL TABLE text_search USING fts5 (
    text, role,
    content = '',
    tokenize = "unicode61 remove_diacritics 0"
);
