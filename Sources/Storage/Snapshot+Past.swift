internal import DossierModel

// Rows as they were at an earlier revision: of what has no versions, the row before its first change after it, else as it stands.
extension Snapshot {
    /// Has this snapshot's connection, from now on, answer from rows as they were after the revision that it asks about: names and kinds
    /// of entities, what was removed or merged since, texts of disputes and sources, the vocabulary. Facts, names and citations have
    /// versions, and are asked by these.
    ///
    /// Temporary views take the names of the tables that were edited since; where none was, nothing is made, and nothing costs more.
    /// Words of names and texts are looked for in indexes of what is there now.
    public func showPast() throws {
        if knownAt == .max { return }
        for kind in RecordKind.allCases { try showPast(of: kind) }
        try showFactsBeforeMerges()
    }

    private func showPast(of kind: RecordKind) throws {
        let name = kind.table
        let isChanged = try connection.integer(
            "SELECT 1 FROM main.change WHERE \"table\" = ? AND revision > ? LIMIT 1", name, knownAt)
        if isChanged == nil { return }
        let columns = try connection.all("SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid", [name]) { $0.text(0) }
        // A column that an older image has not was added since: it has the value that is there.
        let past = columns.map { column in
            // Who may see it is decided today.
            if column == "confidential" { return "t.confidential" }
            let path = "'$.\"\(column)\"'"
            return "CASE WHEN json_type(c.before, \(path)) IS NULL THEN t.\(quotedIdentifier(column)) ELSE json_extract(c.before, \(path)) END"
                + " AS \(quotedIdentifier(column))"
        }
        try replace(
            name, columns: columns,
            with: """
                SELECT \(past.joined(separator: ", "))
                FROM (SELECT "row", before, min(revision * 4294967296 + id) FROM main.change
                      WHERE "table" = '\(name)' AND revision > \(knownAt) GROUP BY "row") c
                JOIN main.\(quotedIdentifier(name)) t ON t.id = c."row"
                """)
    }

    // What was stated about an entity that was merged since is about that entity.
    private func showFactsBeforeMerges() throws {
        let moved = """
            SELECT p.id, p.canonical AS was FROM temp.entity p JOIN main.entity e ON e.id = p.id WHERE p.canonical <> e.canonical
            """
        let isPast = try connection.integer("SELECT 1 FROM temp.sqlite_master WHERE name = 'entity'")
        if isPast == nil { return }
        if try connection.integer("SELECT 1 FROM (\(moved)) LIMIT 1") == nil { return }
        let columns = try connection.all("SELECT name FROM pragma_table_info('fact', 'main') ORDER BY cid") { $0.text(0) }
        let past = columns.map { column in
            switch column {
            case "subject": "coalesce((SELECT was FROM moved m WHERE m.id = coalesce(t.stated_subject, t.subject)), t.subject) AS subject"
            case "object": "coalesce((SELECT was FROM moved m WHERE m.id = coalesce(t.stated_object, t.object)), t.object) AS object"
            default: "t.\(quotedIdentifier(column))"
            }
        }
        try replace(
            "fact", columns: columns,
            with: """
                WITH moved AS MATERIALIZED (\(moved))
                SELECT \(past.joined(separator: ", ")) FROM main.fact t
                WHERE coalesce(t.stated_subject, t.subject) IN (SELECT id FROM moved)
                   OR coalesce(t.stated_object, t.object) IN (SELECT id FROM moved)
                """)
        readsPastFacts = true
    }

    private func replace(_ table: String, columns: [String], with past: String) throws {
        let list = columns.map(quotedIdentifier).joined(separator: ", ")
        try connection.run("CREATE TEMP TABLE \(quotedIdentifier("past_" + table)) AS \(past)")
        try connection.run(
            """
            CREATE TEMP VIEW \(quotedIdentifier(table)) AS
            SELECT \(list) FROM main.\(quotedIdentifier(table)) WHERE id NOT IN (SELECT id FROM temp.\(quotedIdentifier("past_" + table)))
            UNION ALL SELECT \(list) FROM temp.\(quotedIdentifier("past_" + table))
            """)
    }
}
