-- Folded names, word by word. The storage layer writes it: with trusted_schema off SQLite refuses FTS5 in triggers.
-- Contentless, since entity.folded and name.folded hold the text. rowid = 2 * entity.id, or 2 * name.id + 1.
-- Folding is done before: the tokenizer only splits at spaces. After the words of a name stands its acronym, marked: ^fsn.
CREATE VIRTUAL TABLE name_search USING fts5 (
    words,
    content = '', columnsize = 0, detail = none, prefix = '1 2 3',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '^'"
);

-- Each word of name_search once, forwards and backwards: a misspelled word is looked up by what it begins or ends with.
-- Words of names that are gone stay; they lead nowhere.
CREATE TABLE name_word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE name_word_backwards (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- The words of what is written in prose, folded as names are, with their places so that phrases can be asked for.
-- Contentless: the tables hold the text. rowid = 4 * entity.id for a summary; 4 * fact.id + 1 for a fact's note and role;
-- 4 * fact.id + 2 for its private note; 4 * source.id + 3 for the text of a source. The storage layer writes it.
CREATE VIRTUAL TABLE text_search USING fts5 (
    text, role,
    content = '',
    tokenize = "unicode61 remove_diacritics 0"
);
