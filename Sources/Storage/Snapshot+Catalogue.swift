package import DossierModel

// What a file has for other programs that open it.
extension Snapshot {
    /// A view of the file: with its columns, or with what keeps SQLite from telling them. A user's own may name a table that is gone.
    package struct View: Sendable {
        package let name: String
        package let columns: [String]
        package let fault: String?
    }

    /// The tables of the file, and its views, in the order of their names.
    package func tablesAndViews() throws -> (tables: [String], views: [View]) {
        func names(_ type: String) throws -> [String] {
            try connection.all("SELECT name FROM main.sqlite_master WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name", [type]) { $0.text(0) }
        }
        return (try names("table"), try names("view").map(view))
    }

    private func view(_ name: String) throws -> View {
        do {
            let columns = try connection.all("SELECT name FROM pragma_table_info(?, 'main')", [name]) { $0.text(0) }
            return View(name: name, columns: columns, fault: nil)
        } catch let error as SQLiteError where error.code.primary == .error {
            return View(name: name, columns: [], fault: error.message)
        }
    }

    /// What the views of kinds hold, by their names: the kind's label, or its name where it has none.
    package func kindLabels(in language: Language) throws -> [String: String] {
        let label = language.label(english: "coalesce(label_en, name)", french: "coalesce(label_fr, label_en, name)")
        return Dictionary(
            try connection.all("SELECT plural, \(label) FROM kind WHERE NOT removed") { ($0.text(0), $0.text(1)) }, uniquingKeysWith: { first, _ in first })
    }

    /// A query that was kept.
    package struct SavedQuery: Sendable {
        package let name: String
        package let sql: String
        package let description: String?

        package init(name: String, sql: String, description: String?) {
            (self.name, self.sql, self.description) = (name, sql, description)
        }
    }

    /// The queries that were kept, by name.
    package func savedQueries() throws -> [SavedQuery] {
        try connection.all("SELECT name, body, description FROM script WHERE kind = 'query' AND NOT removed ORDER BY name") {
            SavedQuery(name: $0.text(0), sql: $0.text(1), description: $0.optionalText(2))
        }
    }
}
