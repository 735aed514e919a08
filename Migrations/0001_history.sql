-- What the file knows about itself and about its own changes.

-- base_id (a UUID that tells bases apart), the package's title, description and licence, and the counters that keep
-- public ids from being used twice.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One committed change to the knowledge base.
CREATE TABLE revision (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,                          -- UTC, ISO 8601 to the second: 2026-11-24T09:30:00Z
    author  TEXT CHECK (author <> ''),
    message TEXT NOT NULL CHECK (message <> '')
) STRICT;

-- The before-image of each edit to a row that is not versioned itself (entities, sources, predicates, kinds, units,
-- disputes), as a JSON object of column to value. Facts, names and citations are never edited: they are added in one
-- revision and retracted in another.
CREATE TABLE change (
    id       INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL REFERENCES revision,
    "table"  TEXT NOT NULL,
    "row"    INTEGER NOT NULL,
    before   TEXT NOT NULL CHECK (before <> '')
) STRICT;

CREATE INDEX change_by_revision ON change (revision);

CREATE TABLE saved_query (
    name        TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    sql         TEXT NOT NULL CHECK (sql <> ''),
    description TEXT CHECK (description <> '')
) STRICT, WITHOUT ROWID;
