-- The public SQL interface: stable, documented in README.md, free of functions that only dossier registers.
-- What can be filtered through an index (subject, object) is a LEFT JOIN on a unique key, which SQLite drops where a query
-- does not use it (not in aggregates, in 3.40); the rest are scalar subqueries, which cost nothing unless selected.
-- '+' keeps the planner from reading the whole table through an index.
-- Days are clipped to the years 0000 to 9999, which is all that date() knows.
-- One more view per kind (companies, people ...) is made from the kind table.

CREATE VIEW entities (slug, kind, name, summary) AS
SELECT e.slug, k.name, e.name, e.summary
FROM entity e
LEFT JOIN kind k ON k.id = e.kind
WHERE e.canonical = e.id;

CREATE VIEW names (entity, text, language, role, starts, ends, id) AS
SELECT c.slug, e.name, NULL, CASE WHEN e.canonical = e.id THEN 'preferred' ELSE 'alias' END, NULL, NULL, NULL
FROM entity e
JOIN entity c ON c.id = e.canonical
WHERE NOT EXISTS (SELECT 1 FROM name n WHERE n.entity = e.id AND n.text = e.name AND n.role = 'preferred' AND n.retracted_in IS NULL)
UNION ALL
SELECT c.slug, n.text, n.language, CASE WHEN n.role = 'preferred' AND e.canonical <> e.id THEN 'alias' ELSE n.role END,
       n.starts, n.ends, n.id
FROM name n
JOIN entity e ON e.id = n.entity
JOIN entity c ON c.id = e.canonical
WHERE n.retracted_in IS NULL;

CREATE VIEW relations (
    id, subject, subject_name, predicate, object, object_name, starts, ends, modality,
    amount, amount_low, amount_high, unit, approximate, role, note, sources,
    follows, possible_from, possible_to, certain_from, certain_to
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
    date(max(-719528, min(2932896, coalesce(f.possible_from, -719528))) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, coalesce(f.possible_to, 2932896))) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, f.certain_from)) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, f.certain_to)) * 86400, 'unixepoch')
FROM fact f
LEFT JOIN entity s ON s.id = f.subject
LEFT JOIN entity o ON o.id = f.object
LEFT JOIN unit u ON u.id = f.unit
WHERE f.retracted_in IS NULL AND +f.object IS NOT NULL;

CREATE VIEW attributes (
    id, entity, key, value, amount, unit, starts, ends, modality, sources,
    entity_name, amount_low, amount_high, approximate, role, note,
    follows, possible_from, possible_to, certain_from, certain_to
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
    date(max(-719528, min(2932896, coalesce(f.possible_from, -719528))) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, coalesce(f.possible_to, 2932896))) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, f.certain_from)) * 86400, 'unixepoch'),
    date(max(-719528, min(2932896, f.certain_to)) * 86400, 'unixepoch')
FROM fact f
LEFT JOIN entity s ON s.id = f.subject
LEFT JOIN unit u ON u.id = f.unit
WHERE f.retracted_in IS NULL AND +f.object IS NULL;

CREATE VIEW sources (
    slug, title, author, publisher, published, url, language,
    published_basis, retrieved, archived_url, derived_from, confidential, sha256
) AS
SELECT
    s.slug, s.title, s.author, s.publisher, s.published, s.url, s.language,
    s.published_basis, s.retrieved, s.archived_url, d.slug, s.confidential, s.sha256
FROM source s
LEFT JOIN source d ON d.id = s.derived_from;

CREATE VIEW citations (fact, source, locator, as_of, quote, speaker, name, as_of_defaulted) AS
SELECT c.fact, s.slug, c.locator, c.as_of, c.quote,
       (SELECT e.slug FROM entity x JOIN entity e ON e.id = x.canonical WHERE x.id = c.speaker),
       c.name, c.as_of_defaulted
FROM citation c
LEFT JOIN source s ON s.id = c.source
WHERE c.retracted_in IS NULL;

CREATE VIEW disputes (slug, topic, verdict, favours, comment) AS
SELECT slug, topic, verdict, favours, comment FROM dispute;

CREATE VIEW dispute_sides (dispute, side, fact, name) AS
SELECT d.slug, x.side, x.fact, x.name
FROM dispute_side x
LEFT JOIN dispute d ON d.id = x.dispute
WHERE x.retracted_in IS NULL;

CREATE VIEW kinds (name, plural, parent, label_en, label_fr) AS
SELECT k.name, k.plural, p.name, k.label_en, k.label_fr
FROM kind k
LEFT JOIN kind p ON p.id = k.parent;

CREATE VIEW predicates (
    name, takes, value_type, time, slot, symmetric, domain, range,
    label_en, label_fr, inverse_en, inverse_fr, description
) AS
SELECT name, takes, value_type, time, slot, symmetric, domain, range,
       label_en, label_fr, inverse_en, inverse_fr, description
FROM predicate;

CREATE VIEW units (code, exponent, kind, symbol, label_en, label_fr) AS
SELECT code, exponent, kind, symbol, label_en, label_fr FROM unit;

CREATE VIEW modalities (name, label_en, label_fr, iati, ocds, description) AS
SELECT name, label_en, label_fr, iati, ocds, description FROM modality;

CREATE VIEW revisions (id, at, author, message) AS
SELECT id, at, author, message FROM revision;
