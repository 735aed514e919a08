-- For a list of three values SQLite fills a table of its own each time a row is checked, which costs more than adding the row.
-- Alternatives are compared where they stand.

DROP VIEW citations;
ALTER TABLE citation ADD COLUMN basis_of_source TEXT
    CHECK (basis_of_source = 'states' OR basis_of_source = 'implies' OR basis_of_source = 'inferred');
UPDATE citation SET basis_of_source = basis WHERE basis IS NOT NULL;
ALTER TABLE citation DROP COLUMN basis;
ALTER TABLE citation RENAME COLUMN basis_of_source TO basis;

CREATE VIEW citations (fact, source, locator, as_of, quote, speaker, name, as_of_defaulted, starts, ends, basis) AS
SELECT c.fact, s.slug, c.locator, c.as_of, c.quote,
       (SELECT e.slug FROM entity x JOIN entity e ON e.id = x.canonical WHERE x.id = c.speaker),
       c.name, c.as_of_defaulted, c.starts, c.ends, c.basis
FROM citation c
LEFT JOIN source s ON s.id = c.source
WHERE c.retracted_in IS NULL;
