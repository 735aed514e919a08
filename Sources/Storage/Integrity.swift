/// One thing that was looked at in a file.
public struct IntegrityCheck: Sendable {
    public let name: String
    public let isGood: Bool
    /// What was found.
    public let detail: String

    public init(name: String, isGood: Bool, detail: String) {
        self.name = name
        self.isGood = isGood
        self.detail = detail
    }
}

extension KnowledgeBase {
    // What the tables' constraints cannot say. Each selects what is wrong, in words.
    private static let rules: [(name: String, sql: String)] = [
        (
            "merged entities", "SELECT 'entity ' || e.slug || ' leads to a merged entity' FROM entity e JOIN entity c ON c.id = e.canonical WHERE c.canonical <> c.id"
        ),
        (
            "facts of merged entities",
            "SELECT 'fact ' || f.id || ' is about a merged entity' FROM fact f JOIN entity e ON e.id IN (f.subject, f.object) WHERE e.canonical <> e.id"
        ),
        (
            "facts and predicates",
            """
            SELECT 'fact ' || f.id || ' does not suit ' || p.name FROM fact f JOIN predicate p ON p.id = f.predicate
            WHERE (p.takes = 'entity') <> (f.object IS NOT NULL) OR (p.takes = 'value' AND (p.value_type = 'amount') <> (f.value IS NULL))
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
            "kinds", "WITH RECURSIVE up (id, kind) AS (SELECT parent, id FROM kind UNION SELECT k.parent, up.kind FROM up JOIN kind k ON k.id = up.id) SELECT 'kind ' || k.name || ' is below itself' FROM up JOIN kind k ON k.id = up.kind WHERE up.id = up.kind"
        ),
        (
            "sources that derive", "WITH RECURSIVE up (id, source) AS (SELECT derived_from, id FROM source WHERE derived_from IS NOT NULL UNION SELECT s.derived_from, up.source FROM up JOIN source s ON s.id = up.id WHERE s.derived_from IS NOT NULL) SELECT 'source ' || s.slug || ' derives from itself' FROM up JOIN source s ON s.id = up.source WHERE up.id = up.source"
        ),
    ]

    /// Looks the file over: SQLite's own integrity check, foreign keys, migrations, and the rules that no constraint can say.
    ///
    /// Reads the whole file once or twice: seconds for gigabytes.
    public func integrityChecks() throws -> [IntegrityCheck] {
        var checks = [IntegrityCheck(name: "schema", isGood: true, detail: "version \(Migration.newest), \(Migration.all.count) migrations unchanged")]
        let findings = try connection.all("PRAGMA integrity_check(20)") { $0.text(0) }
        checks.append(IntegrityCheck(name: "integrity", isGood: findings == ["ok"], detail: findings.joined(separator: "; ")))
        let dangling = try connection.all("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 20") { row in
            "\(row.text(0)) \(row.integer(1)) refers to a missing \(row.text(2))"
        }
        checks.append(summary("foreign keys", dangling))
        for rule in Self.rules {
            checks.append(summary(rule.name, try connection.all(rule.sql + " LIMIT 20") { $0.text(0) }))
        }
        return checks
    }

    private func summary(_ name: String, _ faults: [String]) -> IntegrityCheck {
        IntegrityCheck(name: name, isGood: faults.isEmpty, detail: faults.isEmpty ? "ok" : faults.joined(separator: "; "))
    }
}
