-- The vocabulary is data: users add kinds, predicates and units of their own.

CREATE TABLE kind (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    plural   TEXT NOT NULL UNIQUE CHECK (plural <> ''),     -- also the name of the kind's view
    parent   INTEGER REFERENCES kind CHECK (parent <> id),
    label_en TEXT CHECK (label_en <> ''),
    label_fr TEXT CHECK (label_fr <> '')
) STRICT;

CREATE TABLE unit (
    id       INTEGER PRIMARY KEY,
    code     TEXT NOT NULL UNIQUE CHECK (code <> ''),       -- ISO 4217 for money
    exponent INTEGER NOT NULL CHECK (exponent BETWEEN 0 AND 9),
    kind     TEXT NOT NULL CHECK (kind <> ''),              -- money, percent, count, area, length, power ...
    symbol   TEXT CHECK (symbol <> ''),
    label_en TEXT CHECK (label_en <> ''),
    label_fr TEXT CHECK (label_fr <> ''),
    -- How many stored units make a whole one: amounts are integers at the unit's exponent.
    scale    INTEGER NOT NULL GENERATED ALWAYS AS (CAST('1' || substr('000000000', 1, exponent) AS INTEGER)) STORED
) STRICT;

CREATE TABLE predicate (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE CHECK (name <> ''),
    takes       TEXT NOT NULL CHECK (takes IN ('entity', 'value')),
    value_type  TEXT CHECK (value_type IN ('text', 'integer', 'decimal', 'date', 'amount', 'url', 'identifier')),
    time        TEXT NOT NULL CHECK (time IN ('state', 'event', 'period')),
    slot        TEXT NOT NULL CHECK (slot IN ('none', 'subject', 'pair')),
    symmetric   INTEGER NOT NULL CHECK (symmetric IN (0, 1)),
    domain      TEXT CHECK (domain <> ''),                  -- kind names separated by spaces; NULL is any
    range       TEXT CHECK (range <> ''),
    label_en    TEXT NOT NULL CHECK (label_en <> ''),
    label_fr    TEXT CHECK (label_fr <> ''),
    inverse_en  TEXT CHECK (inverse_en <> ''),
    inverse_fr  TEXT CHECK (inverse_fr <> ''),
    description TEXT CHECK (description <> ''),
    CHECK ((takes = 'value') = (value_type IS NOT NULL)),
    CHECK (takes = 'entity' OR (symmetric = 0 AND range IS NULL))
) STRICT;

-- Who vouches for a fact, and how far it has gone. Fixed by the product, not by users: sums and certainty depend on it.
-- iati and ocds name the nearest term of the International Aid Transparency Initiative's transaction types and of the
-- Open Contracting Data Standard.
CREATE TABLE modality (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    label_en    TEXT NOT NULL,
    label_fr    TEXT NOT NULL,
    iati        TEXT,
    ocds        TEXT,
    description TEXT NOT NULL
) STRICT;

INSERT INTO modality (id, name, label_en, label_fr, iati, ocds, description) VALUES
    (1, 'planned',   'planned',   'prévu',    NULL,                     'planning',       'announced or intended'),
    (2, 'committed', 'committed', 'engagé',   'Outgoing Commitment (2)', 'award, contract', 'decided or signed'),
    (3, 'actual',    'actual',    'réalisé',  'Disbursement (3)',        'implementation', 'happened, or paid'),
    (4, 'alleged',   'alleged',   'allégué',  NULL,                     NULL,             'hearsay: no one vouches for it'),
    (5, 'denied',    'denied',    'démenti',  NULL,                     NULL,             'said not to be so');
