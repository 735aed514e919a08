-- What a desk needs: a history that can be taken back, evidence with its own dates, translations, judgements, and more of the
-- vocabulary as data. The search index of prose and the views are made anew; the storage layer refills the index.

-- History.
ALTER TABLE revision ADD COLUMN undoes INTEGER REFERENCES revision;
CREATE INDEX change_by_row ON change ("table", "row", revision);
-- Set when a fact or a name is retracted by an edit, a join or an undo: several may lead to one.
ALTER TABLE fact ADD COLUMN replaced_by INTEGER REFERENCES fact;
ALTER TABLE name ADD COLUMN replaced_by INTEGER REFERENCES name;
CREATE INDEX fact_by_replaced_by ON fact (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX name_by_replaced_by ON name (replaced_by) WHERE replaced_by IS NOT NULL;
-- What has no versions is removed by a flag.
ALTER TABLE entity    ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE source    ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE dispute   ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE kind      ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE predicate ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
ALTER TABLE unit      ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
-- NULL: before this migration.
ALTER TABLE kind      ADD COLUMN added_in INTEGER REFERENCES revision;
ALTER TABLE predicate ADD COLUMN added_in INTEGER REFERENCES revision;
ALTER TABLE unit      ADD COLUMN added_in INTEGER REFERENCES revision;

-- The life of an entity: days derived from facts whose predicates begin or end it. What facts store stays what dates and citations
-- say.
ALTER TABLE entity    ADD COLUMN lives_from INTEGER;
ALTER TABLE entity    ADD COLUMN lives_to   INTEGER;
ALTER TABLE predicate ADD COLUMN life TEXT CHECK (life IN ('begins-subject', 'begins-object', 'ends-subject', 'ends-object'));
-- Of identifiers: https://www.wikidata.org/entity/{}
ALTER TABLE predicate ADD COLUMN link TEXT CHECK (link <> '');
CREATE TABLE predicate_alias (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE CHECK (name <> ''),
    predicate INTEGER NOT NULL REFERENCES predicate,
    inverse   INTEGER NOT NULL DEFAULT 0 CHECK (inverse IN (0, 1)),
    added_in  INTEGER NOT NULL REFERENCES revision,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- What a source itself says of the dates, and whether it says so: NULL is not yet said, and the fact's reading stands.
ALTER TABLE citation    ADD COLUMN starts TEXT CHECK (starts <> '');               -- EDTF
ALTER TABLE citation    ADD COLUMN ends   TEXT CHECK (ends <> '');
ALTER TABLE citation    ADD COLUMN basis  TEXT CHECK (basis IN ('states', 'implies', 'inferred'));
-- Of the held text, in characters as substr() counts them.
ALTER TABLE citation    ADD COLUMN quote_start  INTEGER CHECK (quote_start > 0);
ALTER TABLE citation    ADD COLUMN quote_length INTEGER CHECK (quote_length > 0);
-- Whether anything is to be hidden is asked at every door.
CREATE INDEX source_by_confidential ON source (id) WHERE confidential;
ALTER TABLE source      ADD COLUMN supersedes INTEGER REFERENCES source CHECK (supersedes <> id);
-- Which sentence splitter numbered it.
ALTER TABLE source_text ADD COLUMN splitter INTEGER;

-- Translations by text: they survive edits and renumbering, and a repeated role is translated once.
CREATE TABLE translation (
    id         INTEGER PRIMARY KEY,
    text       TEXT NOT NULL CHECK (text <> ''),
    language   TEXT NOT NULL CHECK (language <> ''),
    context    TEXT NOT NULL DEFAULT '',                    -- an entity's slug (a feminine role); '': any
    translated TEXT NOT NULL CHECK (translated <> ''),
    added_in   INTEGER NOT NULL REFERENCES revision,
    removed    INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (text, language, context)
) STRICT;

-- Entities that look like one and are two.
CREATE TABLE not_same (
    id           INTEGER PRIMARY KEY,
    one          INTEGER NOT NULL REFERENCES entity,
    other        INTEGER NOT NULL REFERENCES entity,
    because      TEXT NOT NULL CHECK (because <> ''),
    added_in     INTEGER NOT NULL REFERENCES revision,
    retracted_in INTEGER REFERENCES revision,
    CHECK (one < other)
) STRICT;

CREATE INDEX not_same_by_one ON not_same (one, other);

-- Our vocabulary in the words of others: FollowTheMoney, schema.org ... "table" and name say what is mapped: kind, predicate.
CREATE TABLE mapping (
    id       INTEGER PRIMARY KEY,
    scheme   TEXT NOT NULL CHECK (scheme <> ''),
    "table"  TEXT NOT NULL CHECK ("table" IN ('kind', 'predicate', 'unit')),
    name     TEXT NOT NULL CHECK (name <> ''),
    target   TEXT NOT NULL CHECK (target <> ''),
    added_in INTEGER NOT NULL REFERENCES revision,
    removed  INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (scheme, "table", name, target)
) STRICT;

-- Phrases that tell of a predicate or a modality when a text is read.
CREATE TABLE cue (
    id        INTEGER PRIMARY KEY,
    language  TEXT NOT NULL CHECK (language <> ''),
    phrase    TEXT NOT NULL CHECK (phrase <> ''),
    predicate INTEGER REFERENCES predicate,
    modality  INTEGER REFERENCES modality,
    added_in  INTEGER NOT NULL REFERENCES revision,
    removed   INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
    UNIQUE (language, phrase),
    CHECK (predicate IS NOT NULL OR modality IS NOT NULL)
) STRICT;

-- Saved queries and templates.
CREATE TABLE script (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('query', 'template')),
    body        TEXT NOT NULL CHECK (body <> ''),
    parameters  TEXT CHECK (parameters <> ''),
    description TEXT CHECK (description <> ''),
    added_in    INTEGER REFERENCES revision,                -- NULL: before this migration, or not by this program
    removed     INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

INSERT INTO script (name, kind, body, description) SELECT name, 'query', sql, description FROM saved_query ORDER BY name;
DROP TABLE saved_query;

-- The words of all that a person has written, as 0005 has them, and of more. rowid = 16 * id + which text it is: 0 an entity's
-- summary; of a fact 1 note and role, 2 private note, 4 value; of a source 3 its text, 7 its title; 5 a dispute's topic and
-- comment; 6 a dispute's side; 8 a translation.
DROP TABLE text_search;
CREATE VIRTUAL TABLE text_search USING fts5 (
    text, role,
    content = '',
    tokenize = "unicode61 remove_diacritics 0"
);

-- The views, as 0006 has them, but: what was removed is left out; days that are unbounded are NULL; `disputed` has the slugs of the
-- disputes in which a fact is a side; certain days are NULL where no one vouches for the fact (alleged, denied). date() knows the
-- days from -4713-11-25 to 9999-12-31: days beyond become those, and certainty that lies wholly beyond is NULL.
DROP VIEW entities;
CREATE VIEW entities (slug, kind, name, summary) AS
SELECT e.slug, k.name, e.name, e.summary
FROM entity e
LEFT JOIN kind k ON k.id = e.kind
WHERE e.canonical = e.id AND NOT e.removed;

DROP VIEW names;
CREATE VIEW names (entity, text, language, role, starts, ends, id) AS
SELECT c.slug, e.name, NULL, CASE WHEN e.canonical = e.id THEN 'preferred' ELSE 'alias' END, NULL, NULL, NULL
FROM entity e
JOIN entity c ON c.id = e.canonical
WHERE NOT c.removed
  AND NOT EXISTS (SELECT 1 FROM name n WHERE n.entity = e.id AND n.text = e.name AND n.role = 'preferred' AND n.retracted_in IS NULL)
UNION ALL
SELECT c.slug, n.text, n.language, CASE WHEN n.role = 'preferred' AND e.canonical <> e.id THEN 'alias' ELSE n.role END,
       n.starts, n.ends, n.id
FROM name n
JOIN entity e ON e.id = n.entity
JOIN entity c ON c.id = e.canonical
WHERE n.retracted_in IS NULL AND NOT c.removed;

DROP VIEW relations;
CREATE VIEW relations (
    id, subject, subject_name, predicate, object, object_name, starts, ends, modality,
    amount, amount_low, amount_high, unit, approximate, role, note, sources,
    follows, possible_from, possible_to, certain_from, certain_to, disputed
) AS
SELECT
    f.id, s.slug, s.name, (SELECT p.name FROM predicate p WHERE p.id = f.predicate), o.slug, o.name, f.starts, f.ends,
    CASE f.modality WHEN 1 THEN 'planned' WHEN 2 THEN 'committed' WHEN 3 THEN 'actual' WHEN 4 THEN 'alleged' WHEN 5 THEN 'denied' END,
    CASE WHEN f.amount_low = f.amount_high
         THEN CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END END,
    CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END,
    CASE WHEN f.amount_high % u.scale = 0 THEN f.amount_high / u.scale ELSE f.amount_high * 1.0 / u.scale END,
    u.code, f.approximate, f.role, f.note,
    (SELECT group_concat(slug, ' ')
     FROM (SELECT DISTINCT r.slug FROM citation c JOIN source r ON r.id = c.source
           WHERE c.fact = f.id AND c.retracted_in IS NULL ORDER BY c.id)),
    f.follows,
    date(max(-2440587, min(2932896, f.possible_from)) * 86400, 'unixepoch'),
    date(max(-2440587, min(2932896, f.possible_to)) * 86400, 'unixepoch'),
    CASE WHEN f.modality <= 3 AND f.certain_from <= 2932896 THEN date(max(-2440587, f.certain_from) * 86400, 'unixepoch') END,
    CASE WHEN f.modality <= 3 AND f.certain_to >= -2440587 THEN date(min(2932896, f.certain_to) * 86400, 'unixepoch') END,
    (SELECT group_concat(slug, ' ')
     FROM (SELECT DISTINCT d.slug FROM dispute_side x JOIN dispute d ON d.id = x.dispute
           WHERE x.fact = f.id AND x.retracted_in IS NULL AND NOT d.removed ORDER BY d.id))
FROM fact f
LEFT JOIN entity s ON s.id = f.subject
LEFT JOIN entity o ON o.id = f.object
LEFT JOIN unit u ON u.id = f.unit
WHERE f.retracted_in IS NULL AND +f.object IS NOT NULL;

DROP VIEW attributes;
CREATE VIEW attributes (
    id, entity, key, value, amount, unit, starts, ends, modality, sources,
    entity_name, amount_low, amount_high, approximate, role, note,
    follows, possible_from, possible_to, certain_from, certain_to, disputed
) AS
SELECT
    f.id, s.slug, (SELECT p.name FROM predicate p WHERE p.id = f.predicate), f.value,
    CASE WHEN f.amount_low = f.amount_high
         THEN CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END END,
    u.code, f.starts, f.ends,
    CASE f.modality WHEN 1 THEN 'planned' WHEN 2 THEN 'committed' WHEN 3 THEN 'actual' WHEN 4 THEN 'alleged' WHEN 5 THEN 'denied' END,
    (SELECT group_concat(slug, ' ')
     FROM (SELECT DISTINCT r.slug FROM citation c JOIN source r ON r.id = c.source
           WHERE c.fact = f.id AND c.retracted_in IS NULL ORDER BY c.id)),
    s.name,
    CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END,
    CASE WHEN f.amount_high % u.scale = 0 THEN f.amount_high / u.scale ELSE f.amount_high * 1.0 / u.scale END,
    f.approximate, f.role, f.note, f.follows,
    date(max(-2440587, min(2932896, f.possible_from)) * 86400, 'unixepoch'),
    date(max(-2440587, min(2932896, f.possible_to)) * 86400, 'unixepoch'),
    CASE WHEN f.modality <= 3 AND f.certain_from <= 2932896 THEN date(max(-2440587, f.certain_from) * 86400, 'unixepoch') END,
    CASE WHEN f.modality <= 3 AND f.certain_to >= -2440587 THEN date(min(2932896, f.certain_to) * 86400, 'unixepoch') END,
    (SELECT group_concat(slug, ' ')
     FROM (SELECT DISTINCT d.slug FROM dispute_side x JOIN dispute d ON d.id = x.dispute
           WHERE x.fact = f.id AND x.retracted_in IS NULL AND NOT d.removed ORDER BY d.id))
FROM fact f
LEFT JOIN entity s ON s.id = f.subject
LEFT JOIN unit u ON u.id = f.unit
WHERE f.retracted_in IS NULL AND +f.object IS NULL;

DROP VIEW sources;
CREATE VIEW sources (
    slug, title, author, publisher, published, url, language,
    published_basis, retrieved, archived_url, derived_from, confidential, sha256, supersedes
) AS
SELECT
    s.slug, s.title, s.author, s.publisher, s.published, s.url, s.language,
    s.published_basis, s.retrieved, s.archived_url, d.slug, s.confidential, s.sha256, o.slug
FROM source s
LEFT JOIN source d ON d.id = s.derived_from
LEFT JOIN source o ON o.id = s.supersedes
WHERE NOT s.removed;

DROP VIEW citations;
CREATE VIEW citations (fact, source, locator, as_of, quote, speaker, name, as_of_defaulted, starts, ends, basis) AS
SELECT c.fact, s.slug, c.locator, c.as_of, c.quote,
       (SELECT e.slug FROM entity x JOIN entity e ON e.id = x.canonical WHERE x.id = c.speaker),
       c.name, c.as_of_defaulted, c.starts, c.ends, c.basis
FROM citation c
LEFT JOIN source s ON s.id = c.source
WHERE c.retracted_in IS NULL;

DROP VIEW disputes;
CREATE VIEW disputes (slug, topic, verdict, favours, comment) AS
SELECT slug, topic, verdict, favours, comment FROM dispute WHERE NOT removed;

DROP VIEW dispute_sides;
CREATE VIEW dispute_sides (dispute, side, fact, name) AS
SELECT d.slug, x.side, x.fact, x.name
FROM dispute_side x
LEFT JOIN dispute d ON d.id = x.dispute
WHERE x.retracted_in IS NULL AND d.removed IS NOT 1;

DROP VIEW kinds;
CREATE VIEW kinds (name, plural, parent, label_en, label_fr) AS
SELECT k.name, k.plural, p.name, k.label_en, k.label_fr
FROM kind k
LEFT JOIN kind p ON p.id = k.parent
WHERE NOT k.removed;

DROP VIEW predicates;
CREATE VIEW predicates (
    name, takes, value_type, time, slot, symmetric, domain, range,
    label_en, label_fr, inverse_en, inverse_fr, description, life, link
) AS
SELECT name, takes, value_type, time, slot, symmetric, domain, range,
       label_en, label_fr, inverse_en, inverse_fr, description, life, link
FROM predicate
WHERE NOT removed;

DROP VIEW units;
CREATE VIEW units (code, exponent, kind, symbol, label_en, label_fr) AS
SELECT code, exponent, kind, symbol, label_en, label_fr FROM unit WHERE NOT removed;

DROP VIEW revisions;
CREATE VIEW revisions (id, at, author, message, undoes) AS
SELECT id, at, author, message, undoes FROM revision;

-- Where the numbers of facts and names that were retracted lead.
CREATE VIEW retractions (fact, name, retracted_in, replaced_by) AS
SELECT id, NULL, retracted_in, replaced_by FROM fact WHERE retracted_in IS NOT NULL
UNION ALL
SELECT NULL, id, retracted_in, replaced_by FROM name WHERE retracted_in IS NOT NULL;
