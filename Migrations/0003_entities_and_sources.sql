CREATE TABLE entity (
    id        INTEGER PRIMARY KEY,
    slug      TEXT NOT NULL CHECK (slug <> '' AND slug NOT GLOB '*[A-Z "'',;/\]*'),
    kind      INTEGER NOT NULL REFERENCES kind,
    name      TEXT NOT NULL CHECK (name <> ''),             -- the preferred name
    folded    TEXT NOT NULL,                                -- the name as names are compared
    summary   TEXT CHECK (summary <> ''),
    canonical INTEGER NOT NULL REFERENCES entity,           -- itself, or the entity that it was merged into
    added_in  INTEGER NOT NULL REFERENCES revision
) STRICT;

-- Not a constraint of the table, so that a bulk load can make it at the end.
CREATE UNIQUE INDEX entity_by_slug ON entity (slug);
CREATE INDEX entity_by_folded ON entity (folded);
CREATE INDEX entity_by_canonical ON entity (canonical);
CREATE INDEX entity_by_kind ON entity (kind);

-- Other spellings of an entity; its preferred name stands in entity.name.
CREATE TABLE name (
    id           INTEGER PRIMARY KEY,
    entity       INTEGER NOT NULL REFERENCES entity,
    text         TEXT NOT NULL CHECK (text <> ''),
    language     TEXT CHECK (language <> ''),               -- BCP 47: fr, en, fr-FR
    role         TEXT NOT NULL CHECK (role IN ('preferred', 'alias', 'former', 'acronym', 'misspelling')),
    starts       TEXT CHECK (starts <> ''),                 -- EDTF
    ends         TEXT CHECK (ends <> ''),
    folded       TEXT NOT NULL,
    added_in     INTEGER NOT NULL REFERENCES revision,
    retracted_in INTEGER REFERENCES revision
) STRICT;

CREATE INDEX name_by_entity ON name (entity);
CREATE INDEX name_by_folded ON name (folded);

CREATE TABLE source (
    id              INTEGER PRIMARY KEY,
    slug            TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[A-Z "'',;/\]*'),
    title           TEXT NOT NULL CHECK (title <> ''),
    author          TEXT CHECK (author <> ''),
    publisher       TEXT CHECK (publisher <> ''),
    published       TEXT CHECK (published <> ''),           -- EDTF
    published_basis TEXT CHECK (published_basis <> ''),     -- stated, url, inferred, unknown
    retrieved       TEXT CHECK (retrieved <> ''),           -- EDTF
    url             TEXT CHECK (url <> ''),
    archived_url    TEXT CHECK (archived_url <> ''),
    language        TEXT CHECK (language <> ''),
    derived_from    INTEGER REFERENCES source CHECK (derived_from <> id),
    confidential    INTEGER NOT NULL DEFAULT 0 CHECK (confidential IN (0, 1)),
    sha256          TEXT CHECK (length(sha256) = 64),       -- of the document as retrieved, lower-case hexadecimal
    added_in        INTEGER NOT NULL REFERENCES revision
) STRICT;

-- The document's text, if the user holds it: apart, so that listing sources does not read it.
CREATE TABLE source_text (
    source INTEGER PRIMARY KEY REFERENCES source,
    text   TEXT NOT NULL CHECK (text <> '')
) STRICT;
