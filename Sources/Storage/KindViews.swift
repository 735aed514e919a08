/// The views made from the kind table, one for each kind: `companies`, `people` ... A view includes sub-kinds.
package struct KindViews {
    let connection: Connection

    package init(connection: Connection) { self.connection = connection }

    // The kinds' ids stand in the view as numbers, so that it is a plain indexed query for any SQLite tool.
    private static let subtree = """
        \(KindSQL.below("id = ?"))
        SELECT group_concat(id, ', ') FROM (SELECT id FROM below ORDER BY id)
        """

    /// Whether each kind has its view.
    var areThere: Bool {
        get throws {
            try connection.integer(
                """
                SELECT EXISTS (SELECT 1 FROM meta WHERE key = 'kind_views') AND NOT EXISTS (
                    SELECT 1 FROM kind k
                    WHERE NOT EXISTS (SELECT 1 FROM sqlite_master m WHERE m.type = 'view' AND m.name = k.plural))
                """) == 1
        }
    }

    /// What makes the view of each kind.
    func statements() throws -> [(kind: String, plural: String, sql: String)] {
        let kinds = try connection.all("SELECT id, name, plural FROM kind WHERE NOT removed ORDER BY id") { row in
            (row.integer(0), row.text(1), row.text(2))
        }
        return try kinds.map { id, kind, plural in
            let ids = try connection.text(Self.subtree, id) ?? ""
            let sql = """
                CREATE VIEW \(quotedIdentifier(plural)) (slug, name, kind, summary) AS
                SELECT e.slug, e.name, k.name, e.summary
                FROM entity e
                LEFT JOIN kind k ON k.id = e.kind
                WHERE e.kind IN (\(ids)) AND e.canonical = e.id AND NOT e.removed
                """
            return (kind, plural, sql)
        }
    }

    /// Makes all of them anew. Cheap: one view a kind, no data is read.
    func rebuild() throws {
        let old = try connection.all("SELECT value FROM meta WHERE key = 'kind_views'") { $0.text(0) }
        for name in old.flatMap({ $0.split(separator: " ") }) {
            try connection.execute(script: "DROP VIEW IF EXISTS \(quotedIdentifier(String(name)))")
        }
        let views = try statements()
        for view in views { try connection.execute(script: view.sql) }
        try connection.run(
            "INSERT INTO meta (key, value) VALUES ('kind_views', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            views.map(\.plural).joined(separator: " "))
    }

    /// Why `plural` cannot name a view; nil when it can.
    package func objection(to plural: String) throws -> String? {
        let valid = !plural.isEmpty && plural.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
        guard valid, let first = plural.utf8.first, !(48...57).contains(first) else {
            return "a plural names a view: lower-case letters, digits and _ only"
        }
        do {
            _ = try connection.prepareOnce("SELECT * FROM (SELECT 1) AS \(plural)", isOfUser: true)
        } catch {
            return "'\(plural)' is a word of SQL: it would need quotes in every query"
        }
        let taken = try connection.integer(
            "SELECT 1 FROM sqlite_master WHERE name = ?1 AND NOT (type = 'view' AND EXISTS (SELECT 1 FROM kind WHERE plural = ?1))",
            plural)
        if taken != nil || plural.hasPrefix("sqlite_") { return "'\(plural)' is the name of a table or view of the schema" }
        // A view takes the place of a table-valued function of its name.
        let isFunction = try connection.integer(
            """
            SELECT EXISTS (SELECT 1 FROM pragma_module_list WHERE name = ?1) OR EXISTS (SELECT 1 FROM pragma_function_list WHERE name = ?1)
            """, plural)
        if isFunction == 1 || plural.hasPrefix("pragma_") || Self.functions.contains(plural) {
            return "'\(plural)' is the name of a function of SQL"
        }
        return nil
    }

    /// The functions and table-valued functions that `dossier sql` adds, which the connection that changes a base need not have.
    package static let functions: Set<String> = [
        "edtf_earliest", "edtf_latest", "edtf_level", "edtf_text", "edtf_valid", "facts_on", "held_on", "neighbours", "overlaps", "paths",
        "reachable",
    ]
}

/// An identifier for SQL text: in double quotes, with quotes inside doubled.
public func quotedIdentifier(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}
