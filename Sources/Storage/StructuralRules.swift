internal import DossierModel

/// What must be so in a knowledge base, and no constraint of its tables can say.
enum StructuralRules {
    /// Each selects what is wrong, in words.
    static let all: [(name: String, sql: String)] = [
        ("known words", StoredWords.faults),
        ("kinds of predicates", kindsOfPredicates),
        ("what is removed", Reference.all.map(\.removedSQL).joined(separator: "\nUNION ALL ")),
        ("what is retracted", retractions),
        (
            "merged entities",
            """
            SELECT 'entity ' || e.slug || ' leads to a merged entity' FROM entity e JOIN entity c ON c.id = e.canonical
            WHERE c.canonical <> c.id
            """
        ),
        (
            "facts of merged entities",
            """
            SELECT 'fact ' || f.id || ' is about a merged entity' FROM fact f JOIN entity e ON e.id IN (f.subject, f.object)
            WHERE e.canonical <> e.id
            """
        ),
        (
            "facts stated of merged entities",
            """
            SELECT 'fact ' || f.id || ' was stated of an entity that does not lead to its ' || x.side
            FROM fact f JOIN (SELECT 'subject' AS side UNION ALL SELECT 'object') x
            JOIN entity e ON e.id = CASE x.side WHEN 'subject' THEN f.stated_subject ELSE f.stated_object END
            WHERE e.canonical <> CASE x.side WHEN 'subject' THEN f.subject ELSE f.object END
            """
        ),
        (
            "facts and predicates",
            """
            SELECT 'fact ' || f.id || ' does not suit ' || p.name FROM fact f JOIN predicate p ON p.id = f.predicate
            WHERE (p.takes = 'entity') <> (f.object IS NOT NULL)
               OR (p.takes = 'value' AND (p.value_type = 'amount') <> (f.value IS NULL))
            """
        ),
        (
            "amounts",
            """
            SELECT 'fact ' || id || ' has the amount ' || coalesce(amount_low, '') || '..' || coalesce(amount_high, '')
            FROM fact WHERE amount_low < \(Amount.storedBounds.lowerBound) OR amount_high < \(Amount.storedBounds.lowerBound)
            UNION ALL
            SELECT 'unit ' || code || ' has the scale ' || scale FROM unit WHERE scale <> CAST('1' || substr('000000000', 1, exponent) AS INTEGER)
            """
        ),
        (
            "citations of live claims",
            """
            SELECT 'citation ' || c.id || ' is of a retracted claim' FROM citation c
            LEFT JOIN fact f ON f.id = c.fact LEFT JOIN name n ON n.id = c.name
            WHERE c.retracted_in IS NULL AND coalesce(f.retracted_in, n.retracted_in) IS NOT NULL
            """
        ),
        (
            "disputes of live claims",
            """
            SELECT 'dispute ' || d.slug || ' has a retracted claim on the side ' || x.side
            FROM dispute_side x JOIN dispute d ON d.id = x.dispute
            LEFT JOIN fact f ON f.id = x.fact LEFT JOIN name n ON n.id = x.name
            WHERE x.retracted_in IS NULL AND coalesce(f.retracted_in, n.retracted_in) IS NOT NULL
            """
        ),
        (
            "kinds",
            """
            WITH RECURSIVE up (id, kind) AS (
                SELECT parent, id FROM kind
                UNION SELECT k.parent, up.kind FROM up JOIN kind k ON k.id = up.id
            )
            SELECT 'kind ' || k.name || ' is below itself' FROM up JOIN kind k ON k.id = up.kind WHERE up.id = up.kind
            """
        ),
        (
            "sources that derive",
            """
            WITH RECURSIVE up (id, source) AS (
                SELECT derived_from, id FROM source WHERE derived_from IS NOT NULL
                UNION SELECT s.derived_from, up.source FROM up JOIN source s ON s.id = up.id WHERE s.derived_from IS NOT NULL
            )
            SELECT 'source ' || s.slug || ' derives from itself' FROM up JOIN source s ON s.id = up.source
            WHERE up.id = up.source
            """
        ),
        (
            "history",
            """
            SELECT 'revision ' || id || ' was made at ' || quote(at) FROM revision
            WHERE at NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z'
            UNION ALL SELECT 'revision ' || id || ' takes back revision ' || undoes || ', which is not before it' FROM revision WHERE undoes >= id
            UNION ALL SELECT 'change ' || id || ' has no readable image of the row before' FROM change WHERE NOT json_valid(before)
            """
        ),
        (
            "used ids",
            """
            SELECT 'the last id given to a ' || t.name || ' is not recorded' FROM (
                SELECT 'fact' AS name, (SELECT max(id) FROM fact) AS highest
                UNION ALL SELECT 'name', (SELECT max(id) FROM name)
            ) t
            WHERE t.highest > coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_' || t.name || '_id'), 0)
            """
        ),
    ]

    // Lists of names, which no foreign key looks after.
    private static let kindsOfPredicates = ["domain", "range"].map { column in
        """
        SELECT 'table predicate, row ' || p.id || ': \(column) names no kind ' || quote(w.value) FROM predicate p
        JOIN json_each('[' || replace(json_quote(p.\(column)), ' ', '","') || ']') w
        WHERE p.\(column) IS NOT NULL AND NOT p.removed AND w.value NOT IN (SELECT name FROM kind WHERE NOT removed)
        """
    }.joined(separator: "\nUNION ALL ")

    private static let retractions =
        ["fact", "name", "citation", "dispute_side", "not_same"].map { table in
            """
            SELECT '\(table) ' || id || ' was retracted before it was added' FROM \(table) WHERE retracted_in < added_in
            """
        }.joined(separator: "\nUNION ALL ")
        + ["fact", "name"].map { table in
            """

            UNION ALL SELECT '\(table) ' || id || ' is replaced by another, but not retracted' FROM \(table)
            WHERE replaced_by IS NOT NULL AND retracted_in IS NULL
            UNION ALL SELECT '\(table) ' || id || ' is replaced by what leads back to it, or nowhere' FROM \(table)
            WHERE replaced_by IS NOT NULL AND id NOT IN (
                WITH RECURSIVE ending (id) AS (
                    SELECT id FROM \(table) WHERE replaced_by IS NULL
                        AND id IN (SELECT replaced_by FROM \(table) WHERE replaced_by IS NOT NULL)
                    UNION ALL SELECT t.id FROM ending JOIN \(table) t ON t.replaced_by = ending.id
                )
                SELECT id FROM ending)
            """
        }.joined()
}
