internal import DossierStorage

/// The tables behind the names in a plan. SQLite puts views into the statement, and then goes by the short names that they have for
/// their tables, which whoever asked has never seen.
struct QueryPlanTables {
    private var aliases: [String: Set<String>] = [:]
    private let indexes: [String: String]
    private let typed: Set<String>

    init(of sql: String, in base: Snapshot) throws {
        let words = Self.words(sql)
        typed = Set(words)
        indexes = try Dictionary(
            uniqueKeysWithValues: base.connection.all("SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'") { ($0.text(0), $0.text(1)) })
        var views = try Dictionary(
            uniqueKeysWithValues: base.connection.all("SELECT lower(name), sql FROM sqlite_schema WHERE type = 'view'") { ($0.text(0), $0.text(1)) })
        // Views stand in views. What was typed may have tables between commas.
        var used = Self.named(in: words, behind: ["from", "join", ","])
        while let name = used.popLast() {
            guard let view = views.removeValue(forKey: name) else { continue }
            let words = Self.words(view)
            used += Self.named(in: words, behind: Self.beforeTable)
            takeAliases(words)
        }
    }

    private static let beforeTable: Set<String> = ["from", "join"]

    private static func named(in words: [String], behind marks: Set<String>) -> [String] {
        zip(words, words.dropFirst()).filter { marks.contains($0.0) }.map(\.1)
    }

    /// The table that a step is about.
    ///
    /// - Parameter detail: what SQLite says of the step: "SEARCH f USING INDEX fact_in (object=?)".
    /// - Returns: nil where the step is about none, or where its name must do.
    func table(of detail: String) -> String? {
        let words = detail.split(separator: " ").map(String.init)
        guard words.count > 1, ["SEARCH", "SCAN"].contains(words[0]) else { return nil }
        if let place = words.firstIndex(of: "INDEX"), place + 1 < words.count, let table = indexes[words[place + 1]] { return table }
        if typed.contains(words[1]) { return nil }
        let tables = aliases[words[1]] ?? []
        return tables.count == 1 ? tables.first : nil
    }

    private mutating func takeAliases(_ words: [String]) {
        for place in words.indices.dropLast(2) where Self.beforeTable.contains(words[place]) {
            let alias = words[place + 2] == "as" && place + 3 < words.count ? words[place + 3] : words[place + 2]
            if !Self.following.contains(alias) { aliases[alias, default: []].insert(words[place + 1]) }
        }
    }

    // What may stand behind a table without another name.
    private static let following: Set<String> = [
        "on", "using", "where", "join", "left", "inner", "cross", "natural", "group", "order", "limit", "union", "except", "intersect",
    ]

    private static func words(_ sql: String) -> [String] {
        sql.lowercased().replacing(",", with: " , ").split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ",") }.map(String.init)
    }
}
