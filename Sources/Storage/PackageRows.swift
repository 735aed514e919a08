// What a Data Package holds of a knowledge base: one SELECT a table, in the package's column order, ordered by id.
// Only live rows, and never private notes, confidential sources, or what only those attest, unless asked for.

extension KnowledgeBase {
    /// The tables of a package, in the order in which they can be read back: what a table refers to comes before it.
    public enum PackageTable: String, CaseIterable, Sendable {
        case kinds, predicates, units, entities, names, relations, attributes, sources, citations, disputes
        case disputeSides = "dispute_sides"
    }

    /// The statement that reads a package's table. Its columns have the package's names.
    ///
    /// - Parameter includingPrivate: adds private notes and confidential sources.
    public func packageRows(of table: PackageTable, includingPrivate: Bool = false) throws -> Statement {
        let statement = try connection.prepareOnce(PackageSQL.select(table, includingPrivate))
        if statement.parameterCount > 0 { try statement.bind(Int64(includingPrivate ? 1 : 0), at: 0) }
        return statement
    }
}

private enum PackageSQL {
    // ?1 is 1 when confidential sources are wanted. A claim is open when some source of it may be shown, or when it has none.
    private static func isOpen(_ column: String, _ id: String) -> String {
        """
        (?1 OR NOT EXISTS (SELECT 1 FROM citation x WHERE x.\(column) = \(id) AND x.retracted_in IS NULL)
            OR EXISTS (SELECT 1 FROM citation x JOIN source y ON y.id = x.source
                       WHERE x.\(column) = \(id) AND x.retracted_in IS NULL AND NOT y.confidential))
        """
    }

    // What is written about a dispute tells of all its sides: it is open when every claim on them is.
    private static let isOpenDispute = """
        (?1 OR NOT EXISTS (SELECT 1 FROM dispute_side z WHERE z.dispute = d.id AND z.retracted_in IS NULL
                           AND NOT (\(isOpen("fact", "z.fact")) AND \(isOpen("name", "z.name")))))
        """

    // An amount in whole units as a decimal number without trailing zeros.
    private static func decimal(_ column: String) -> String {
        """
        CASE WHEN f.\(column) IS NULL THEN NULL ELSE
            CASE WHEN f.\(column) < 0 THEN '-' ELSE '' END || (abs(f.\(column)) / u.scale)
            || CASE WHEN f.\(column) % u.scale = 0 THEN ''
                    ELSE '.' || rtrim(substr(u.scale + abs(f.\(column)) % u.scale, 2), '0') END
        END AS \(column)
        """
    }

    // The end of both kinds of fact. What a fact follows is left out when the package does not hold it.
    private static func factTail(_ includingPrivate: Bool) -> String {
        """
        f.starts, f.ends,
        (SELECT m.name FROM modality m WHERE m.id = f.modality) AS modality,
        \(decimal("amount_low")),
        \(decimal("amount_high")),
        u.code AS unit,
        CASE WHEN f.approximate THEN 'true' END AS approximate,
        f.role, f.note,
        (SELECT g.id FROM fact g WHERE g.id = f.follows AND g.retracted_in IS NULL AND \(isOpen("fact", "g.id"))) AS follows
        \(includingPrivate ? ", f.private_note" : "")
        FROM fact f
        LEFT JOIN unit u ON u.id = f.unit
        """
    }

    static func select(_ table: KnowledgeBase.PackageTable, _ includingPrivate: Bool) -> String {
        switch table {
        case .kinds:
            """
            SELECT k.name, k.plural, p.name AS parent, k.label_en, k.label_fr
            FROM kind k LEFT JOIN kind p ON p.id = k.parent ORDER BY k.id
            """
        case .predicates:
            """
            SELECT name, takes, value_type, time, slot, CASE WHEN symmetric THEN 'true' END AS symmetric, domain, range,
                   label_en, label_fr, inverse_en, inverse_fr, description
            FROM predicate ORDER BY id
            """
        case .units:
            "SELECT code, exponent, kind, symbol, label_en, label_fr FROM unit ORDER BY id"
        case .entities:
            """
            SELECT e.slug, k.name AS kind, e.name, e.summary,
                   CASE WHEN e.canonical <> e.id THEN (SELECT c.slug FROM entity c WHERE c.id = e.canonical) END AS merged_into
            FROM entity e JOIN kind k ON k.id = e.kind ORDER BY e.id
            """
        case .names:
            """
            SELECT n.id, e.slug AS entity, n.text, n.language, n.role, n.starts, n.ends
            FROM name n JOIN entity e ON e.id = n.entity
            WHERE n.retracted_in IS NULL AND \(isOpen("name", "n.id")) ORDER BY n.id
            """
        case .relations:
            """
            SELECT f.id,
                   (SELECT s.slug FROM entity s WHERE s.id = coalesce(f.stated_subject, f.subject)) AS subject,
                   (SELECT p.name FROM predicate p WHERE p.id = f.predicate) AS predicate,
                   (SELECT o.slug FROM entity o WHERE o.id = coalesce(f.stated_object, f.object)) AS object,
                   \(factTail(includingPrivate))
            WHERE f.retracted_in IS NULL AND +f.object IS NOT NULL AND \(isOpen("fact", "f.id")) ORDER BY f.id
            """
        case .attributes:
            """
            SELECT f.id,
                   (SELECT s.slug FROM entity s WHERE s.id = coalesce(f.stated_subject, f.subject)) AS entity,
                   (SELECT p.name FROM predicate p WHERE p.id = f.predicate) AS key,
                   f.value,
                   \(factTail(includingPrivate))
            WHERE f.retracted_in IS NULL AND +f.object IS NULL AND \(isOpen("fact", "f.id")) ORDER BY f.id
            """
        case .sources:
            """
            SELECT s.slug, s.title, s.author, s.publisher, s.published, s.published_basis, s.retrieved, s.url,
                   s.archived_url, s.language,
                   (SELECT d.slug FROM source d WHERE d.id = s.derived_from AND (?1 OR NOT d.confidential)) AS derived_from,
                   s.sha256
                   \(includingPrivate ? ", CASE WHEN s.confidential THEN 'true' END AS confidential" : "")
            FROM source s WHERE ?1 OR NOT s.confidential ORDER BY s.id
            """
        case .citations:
            """
            SELECT c.fact, c.name, s.slug AS source, c.locator, c.as_of,
                   CASE WHEN c.as_of_defaulted THEN 'true' END AS as_of_defaulted, c.quote,
                   (SELECT e.slug FROM entity e WHERE e.id = c.speaker) AS speaker
            FROM citation c JOIN source s ON s.id = c.source
            WHERE c.retracted_in IS NULL AND (?1 OR NOT s.confidential) ORDER BY c.id
            """
        case .disputes:
            // A side whose claims were all retracted is no longer there to be favoured.
            """
            SELECT d.slug, d.topic, d.verdict,
                   (SELECT x.side FROM dispute_side x
                    WHERE x.dispute = d.id AND x.side = d.favours AND x.retracted_in IS NULL LIMIT 1) AS favours,
                   d.comment
            FROM dispute d WHERE \(isOpenDispute) ORDER BY d.id
            """
        case .disputeSides:
            """
            SELECT d.slug AS dispute, x.side, x.fact, x.name
            FROM dispute_side x JOIN dispute d ON d.id = x.dispute
            WHERE x.retracted_in IS NULL AND \(isOpenDispute) ORDER BY x.id
            """
        }
    }
}
