/// Narrows a connection to what is open: statements that name tables and views see only the part that may be handed on.
///
/// Temporary views take the names of the tables that hold confidential things, and those of all views of the file, which then read
/// from them. So a view answers by the rule whatever it joins, and one that a user has added does too. The tables themselves are
/// there under their schema's name (main.fact), which only our own statements use.
struct OpenViews {
    let rule: OpenSQL

    /// The tables that have nothing confidential in them. What is neither here nor narrowed is not to be handed on: old versions
    /// of rows, indexes of words, translations by text.
    private static let openTables: Set<String> = [
        "entity", "kind", "predicate", "predicate_alias", "unit", "modality", "revision", "meta", "mapping", "cue", "script",
        "not_same",
    ]

    // Of each table, by its alias t, the rows that are open.
    private var conditions: [(table: String, condition: String)] {
        [
            ("fact", rule.fact("t.id")), ("name", rule.name("t.id")), ("source", rule.source("t")),
            ("citation", rule.source(id: "t.source")), ("source_text", rule.source(id: "t.source")),
            ("dispute", rule.dispute("t.id")), ("dispute_side", rule.dispute("t.dispute")),
        ]
    }

    // Columns that tell of what is confidential beside an open row.
    private func expression(_ column: String, of table: String, _ lives: LifeDays.Expressions) -> String {
        let stored = "t.\(quotedIdentifier(column))"
        switch (table, column) {
        case ("fact", "private_note"): return "NULL AS private_note"
        case ("fact", "follows"): return "CASE WHEN \(rule.fact("t.follows")) THEN t.follows END AS follows"
        case ("fact", "certain_from"), ("fact", "certain_to"):
            // Reckoned from all citations: where a confidential source saw the fact hold, nothing certain is told.
            return """
                CASE WHEN NOT EXISTS (SELECT 1 FROM main.citation x JOIN main.source y ON y.id = x.source
                                      WHERE x.fact = t.id AND x.retracted_in IS NULL AND x.as_of IS NOT NULL AND y.confidential)
                     THEN \(stored) END AS \(column)
                """
        case ("entity", "lives_from"): return "\(lives.from) AS lives_from"
        case ("entity", "lives_to"): return "\(lives.to) AS lives_to"
        default: return stored
        }
    }

    /// Makes the views, which last as long as the connection.
    func install(on connection: Connection) throws {
        // Entities are open. The days of their lives come from facts, and are those that the facts shown here tell.
        let life = LifeDays(connection)
        let reading = LifeDays.Reading(facts: { "main.fact INDEXED BY \($0)" }, isAsked: "fact.retracted_in IS NULL AND \(rule.fact("fact.id"))")
        let lives = try life.expressions(of: "t.id", reading)
        let narrowed = try life.areTold() ? conditions + [("entity", "1")] : conditions
        for (table, condition) in narrowed {
            let columns = try connection.all("SELECT name FROM pragma_table_info(?, 'main')", [table]) { $0.text(0) }
            let list = columns.map { expression($0, of: table, lives) }.joined(separator: ", ")
            try connection.run("CREATE TEMP VIEW \(quotedIdentifier(table)) AS SELECT \(list) FROM main.\(table) t WHERE \(condition)")
        }
        // SQLite stores a view's statement from its name on behind these two words.
        let prefix = "CREATE VIEW "
        let views = try connection.all("SELECT sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid") { $0.text(0) }
        for view in views where view.hasPrefix(prefix) {
            try connection.run("CREATE TEMP VIEW " + view.dropFirst(prefix.count))
        }
    }

    /// Whether a table or view of this name is narrowed or has nothing confidential.
    func covers(_ name: String, on connection: Connection) throws -> Bool {
        if Self.openTables.contains(name.lowercased()) { return true }
        return try connection.integer(
            "SELECT 1 FROM sqlite_temp_master WHERE type = 'view' AND name = ? COLLATE NOCASE", name) != nil
    }
}

extension OpenViews {
    /// What is missing from a view where it is narrowed.
    static func things(missingFrom view: String, on connection: Connection) throws -> [LeftOut.Thing] {
        switch view.lowercased() {
        case "relations": [.relations, .sources]
        case "attributes": [.attributes, .sources]
        case "names": [.names]
        case "sources": [.sources]
        case "disputes", "dispute_sides": [.disputes]
        case "entities", "predicates", "kinds", "units", "modalities", "revisions": []
        case let name:
            try connection.integer("SELECT 1 FROM kind WHERE plural = ?", name) == nil ? LeftOut.Thing.allCases : []
        }
    }
}

extension Snapshot {
    /// Lets every later statement on this snapshot's connection, and on those of `anotherReader`, see only what is open, and notes
    /// what is confidential as left out. Does nothing where there is nothing to hide. Costs some milliseconds.
    package func narrowToOpen() throws {
        if !hidesClaims { return }
        try narrow()
        try noteAllLeftOut(withNotes: false)
    }

    /// Makes ready to read the whole of a view or table that a user has named, as far as it may be shown.
    ///
    /// - Returns: whether it may be read at all: a table that is narrowed to nothing is for whoever is shown everything.
    package func narrowToOpen(forReading name: String) throws -> Bool {
        if visibility == .everything { return true }
        let type = try connection.text("SELECT type FROM main.sqlite_master WHERE name = ? COLLATE NOCASE", name)
        // Views have no private notes.
        if !hidesClaims, type == "view" { return true }
        // SQLite says that there is no such table.
        if type == nil, !name.lowercased().hasPrefix("sqlite_") { return true }
        try narrow()
        guard try OpenViews(rule: open).covers(name, on: connection) else { return false }
        try noteAllLeftOut(OpenViews.things(missingFrom: name, on: connection), withNotes: false)
        return true
    }

    private func narrow() throws {
        if isNarrowed { return }
        try OpenViews(rule: open).install(on: connection)
        isNarrowed = true
    }
}
