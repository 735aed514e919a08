-- An actual relation that no date bounds does not hold before its ends can exist, or after they are gone. The days of entities
-- (entity.lives_from, lives_to) are filled by the storage layer; what facts store stays what their dates and citations say.

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
    -- Beyond 10^12 days lies what a source says has always held, or for good: that stands.
    date(max(-2440587, min(2932896, CASE
        WHEN f.possible_from IS NOT NULL OR f.modality <> 3 OR f.certain_from < -1000000000000 AND f.certain_to IS NOT NULL
        THEN f.possible_from
        ELSE coalesce(max(s.lives_from, o.lives_from), s.lives_from, o.lives_from) END)) * 86400, 'unixepoch'),
    date(max(-2440587, min(2932896, CASE
        WHEN f.possible_to IS NOT NULL OR f.modality <> 3 OR f.certain_to > 1000000000000 AND f.certain_from IS NOT NULL
        THEN f.possible_to
        ELSE coalesce(min(s.lives_to, o.lives_to), s.lives_to, o.lives_to) END)) * 86400, 'unixepoch'),
    -- What was seen before its ends could exist, or after they were gone, contradicts itself: nothing of it is certain.
    CASE WHEN f.modality <= 3 AND f.certain_from <= 2932896
              AND (f.modality < 3 OR f.possible_from IS NOT NULL OR f.certain_from < -1000000000000
                   OR f.certain_from >= coalesce(max(s.lives_from, o.lives_from), s.lives_from, o.lives_from, f.certain_from))
              AND (f.modality < 3 OR f.possible_to IS NOT NULL OR f.certain_to > 1000000000000 OR f.certain_to IS NULL
                   OR f.certain_to <= coalesce(min(s.lives_to, o.lives_to), s.lives_to, o.lives_to, f.certain_to))
         THEN date(max(-2440587, f.certain_from) * 86400, 'unixepoch') END,
    CASE WHEN f.modality <= 3 AND f.certain_to >= -2440587
              AND (f.modality < 3 OR f.possible_from IS NOT NULL OR f.certain_from < -1000000000000 OR f.certain_from IS NULL
                   OR f.certain_from >= coalesce(max(s.lives_from, o.lives_from), s.lives_from, o.lives_from, f.certain_from))
              AND (f.modality < 3 OR f.possible_to IS NOT NULL OR f.certain_to > 1000000000000
                   OR f.certain_to <= coalesce(min(s.lives_to, o.lives_to), s.lives_to, o.lives_to, f.certain_to))
         THEN date(min(2932896, f.certain_to) * 86400, 'unixepoch') END,
    (SELECT group_concat(slug, ' ')
     FROM (SELECT DISTINCT d.slug FROM dispute_side x JOIN dispute d ON d.id = x.dispute
           WHERE x.fact = f.id AND x.retracted_in IS NULL AND NOT d.removed ORDER BY d.id))
FROM fact f
LEFT JOIN entity s ON s.id = f.subject
LEFT JOIN entity o ON o.id = f.object
LEFT JOIN unit u ON u.id = f.unit
WHERE f.retracted_in IS NULL AND +f.object IS NOT NULL;
