-- A relation (subject, predicate, object) or an attribute (subject, predicate, value or amount). fact.id is public and
-- never used twice.
CREATE TABLE fact (
    id            INTEGER PRIMARY KEY,
    subject       INTEGER NOT NULL REFERENCES entity,       -- canonical: never a merged entity
    predicate     INTEGER NOT NULL REFERENCES predicate,
    object        INTEGER REFERENCES entity,                -- canonical
    -- The merged entity that the fact was stated about, where it was; merging fills it, unmerging reads it.
    stated_subject INTEGER REFERENCES entity CHECK (stated_subject <> subject),
    stated_object  INTEGER REFERENCES entity CHECK (stated_object <> object),
    value         TEXT CHECK (value <> ''),
    starts        TEXT CHECK (starts <> ''),                -- EDTF date or set, '..' for no term; NULL is unknown
    ends          TEXT CHECK (ends <> ''),
    -- The days that answer questions, inclusive, as days since 1970-01-01. It may hold from possible_from to possible_to
    -- (NULL: unbounded). It certainly holds on the days from certain_from, the latest start, to certain_to, the earliest
    -- end; where they cross, or one is NULL, on none.
    possible_from INTEGER,
    possible_to   INTEGER,
    certain_from  INTEGER,
    certain_to    INTEGER,
    modality      INTEGER NOT NULL REFERENCES modality,
    amount_low    INTEGER,                                  -- at the unit's exponent; NULL with the other set: unbounded
    amount_high   INTEGER,
    unit          INTEGER REFERENCES unit,
    approximate   INTEGER NOT NULL DEFAULT 0 CHECK (approximate IN (0, 1)),
    role          TEXT CHECK (role <> ''),
    note          TEXT CHECK (note <> ''),
    private_note  TEXT CHECK (private_note <> ''),
    follows       INTEGER REFERENCES fact CHECK (follows <> id),    -- the fact it carries out, cancels or denies
    added_in      INTEGER NOT NULL REFERENCES revision,
    retracted_in  INTEGER REFERENCES revision,
    CHECK (CASE WHEN object IS NOT NULL THEN value IS NULL
                ELSE (value IS NOT NULL) + (amount_low IS NOT NULL OR amount_high IS NOT NULL) = 1 END),
    CHECK ((unit IS NOT NULL) = (amount_low IS NOT NULL OR amount_high IS NOT NULL)),
    CHECK (amount_low <= amount_high)
) STRICT;

-- Not partial on live rows: SQLite takes a partial index for small and reads whole tables through it.
CREATE INDEX fact_out ON fact (subject, predicate, object, retracted_in);
CREATE INDEX fact_in ON fact (object, predicate, subject, retracted_in) WHERE object IS NOT NULL;
CREATE INDEX fact_by_stated_subject ON fact (stated_subject) WHERE stated_subject IS NOT NULL;
CREATE INDEX fact_by_stated_object ON fact (stated_object) WHERE stated_object IS NOT NULL;
CREATE INDEX fact_by_follows ON fact (follows) WHERE follows IS NOT NULL;

-- Where a fact, or a name, is attested.
CREATE TABLE citation (
    id              INTEGER PRIMARY KEY,
    fact            INTEGER REFERENCES fact,
    name            INTEGER REFERENCES name,
    source          INTEGER NOT NULL REFERENCES source,
    locator         TEXT CHECK (locator <> ''),             -- "par. 1, s. 3"; NULL: the reference gives none
    as_of           TEXT CHECK (as_of <> ''),               -- EDTF: when the source says that it held
    as_of_defaulted INTEGER NOT NULL DEFAULT 0 CHECK (as_of_defaulted IN (0, 1)),
    quote           TEXT CHECK (quote <> ''),
    speaker         INTEGER REFERENCES entity,              -- whose words the source reports
    added_in        INTEGER NOT NULL REFERENCES revision,
    retracted_in    INTEGER REFERENCES revision,
    CHECK ((fact IS NULL) <> (name IS NULL)),
    CHECK (as_of IS NOT NULL OR as_of_defaulted = 0)
) STRICT;

CREATE INDEX citation_by_fact ON citation (fact, source) WHERE fact IS NOT NULL;
CREATE INDEX citation_by_name ON citation (name, source) WHERE name IS NOT NULL;
CREATE INDEX citation_by_source ON citation (source);

-- A disagreement that a person has written up. favours names the side that is better supported, if one is.
CREATE TABLE dispute (
    id       INTEGER PRIMARY KEY,
    slug     TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    topic    TEXT NOT NULL CHECK (topic <> ''),
    verdict  TEXT NOT NULL CHECK (verdict IN ('rival', 'apparent', 'resolved')),
    favours  TEXT CHECK (favours <> ''),
    comment  TEXT CHECK (comment <> ''),
    added_in INTEGER NOT NULL REFERENCES revision
) STRICT;

CREATE TABLE dispute_side (
    id           INTEGER PRIMARY KEY,
    dispute      INTEGER NOT NULL REFERENCES dispute,
    side         TEXT NOT NULL CHECK (side <> ''),          -- what the side holds, in a few words
    fact         INTEGER REFERENCES fact,
    name         INTEGER REFERENCES name,
    added_in     INTEGER NOT NULL REFERENCES revision,
    retracted_in INTEGER REFERENCES revision,
    CHECK ((fact IS NULL) <> (name IS NULL))
) STRICT;

CREATE INDEX dispute_side_by_dispute ON dispute_side (dispute);
CREATE INDEX dispute_side_by_fact ON dispute_side (fact) WHERE fact IS NOT NULL;
CREATE INDEX dispute_side_by_name ON dispute_side (name) WHERE name IS NOT NULL;
