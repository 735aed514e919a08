internal import DossierModel
internal import DossierStorage

/// What a user may have meant, from SQLite's message: the nearest names of tables, columns and functions.
struct SQLHints {
    let base: Snapshot

    init(_ base: Snapshot) { self.base = base }

    func hint(for error: SQLiteError) throws -> String? {
        if let name = name(in: error.message, after: "no such column: ") {
            let column = name.split(separator: ".").last.map(String.init) ?? name
            let owners = try views(withColumn: column)
            if !owners.isEmpty { return "it is a column of " + owners.joined(separator: ", ") }
            return try near(column, among: columns())
                ?? "columns of a view are listed by: dossier sql \"select name from pragma_table_info('relations')\""
        }
        if let name = name(in: error.message, after: "no such table: ") {
            let tables = try tables()
            return near(name, among: tables) ?? "views: " + tables.joined(separator: ", ")
        }
        if let name = name(in: error.message, after: "no such function: ") { return try near(name, among: functions()) }
        return nil
    }

    private func name(in message: String, after prefix: String) -> String? {
        message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : nil
    }

    private func near(_ name: String, among names: [String]) -> String? {
        SpellingSuggestion.of(name, among: names).map { "did you mean '\($0)'?" }
    }

    private func tables() throws -> [String] {
        try base.connection.all("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name") { $0.text(0) }
    }

    private func views(withColumn column: String) throws -> [String] {
        try base.connection.all(
            "SELECT v.name FROM sqlite_master v JOIN pragma_table_info(v.name) c WHERE v.type = 'view' AND c.name = ? COLLATE NOCASE ORDER BY 1",
            [column]
        ) { $0.text(0) }
    }

    private func columns() throws -> [String] {
        try base.connection.all(
            """
            SELECT DISTINCT c.name FROM sqlite_master v JOIN pragma_table_info(v.name) c WHERE v.type = 'view' ORDER BY 1
            """) { $0.text(0) }
    }

    private func functions() throws -> [String] {
        try base.connection.all("SELECT DISTINCT name FROM pragma_function_list ORDER BY 1") { $0.text(0) }
    }
}
