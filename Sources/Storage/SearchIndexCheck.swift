internal import DossierModel

/// Holds the word indexes of a base against its tables: each is made a second time in a temporary store, and both are read side by
/// side in the order of their words.
struct SearchIndexCheck {
    let connection: Connection
    // Beyond them nobody reads on.
    private static let mostFaults = 21

    /// What is wrong, in words.
    func faults() throws -> [String] {
        let sound = try KnowledgeBase.inMemory().connection
        let faults = try connection.searchFaults(against: sound)
        if !faults.isEmpty { return faults }
        try NameIndex(connection).registerFunctions()
        let names = try check("name_search", like: sound) { again in
            for rows in [NameIndex.rowsOfEntities, NameIndex.rowsOfNames] {
                try connection.run("INSERT INTO \(again) (rowid, words) \(rows)")
            }
        }
        let texts = try check("text_search", like: sound) { try TextIndex(connection, table: $0).fill() }
        return try names + texts + dictionaryFaults()
    }

    private func check(_ table: String, like sound: Connection, fill: (_ again: String) throws -> Void) throws -> [String] {
        let again = table + "_again"
        let sql = try sound.text("SELECT sql FROM sqlite_master WHERE name = ?", table) ?? ""
        let definition = sql.drop { $0 != "(" }
        try connection.execute(
            script: """
                CREATE VIRTUAL TABLE temp.\(again) USING fts5 \(definition);
                CREATE VIRTUAL TABLE temp.\(table)_words USING fts5vocab (main, \(table), instance);
                CREATE VIRTUAL TABLE temp.\(again)_words USING fts5vocab (temp, \(again), instance)
                """)
        try fill("temp." + again)
        let faults = try differences(between: table + "_words", and: again + "_words", in: table)
        connection.forgetStatements()
        try connection.execute(
            script: "DROP TABLE temp.\(again)_words; DROP TABLE temp.\(table)_words; DROP TABLE temp.\(again)")
        return faults
    }

    private func differences(between stored: String, and derived: String, in table: String) throws -> [String] {
        let sql = "SELECT term, doc, coalesce(col, ''), coalesce(offset, -1) FROM temp."
        let (one, other) = (try connection.prepareOnce(sql + stored), try connection.prepareOnce(sql + derived))
        var (left, right) = (try Place(next: one), try Place(next: other))
        var faults: [String] = []
        while faults.count < Self.mostFaults, let first = [left, right].compactMap({ $0 }).min() {
            if left != right { faults.append("table \(table), row \(first.row): the word '\(first.word)' is \(left == first ? "no longer there" : "missing")") }
            let isStored = left == first
            if right == first { right = try Place(next: other) }
            if isStored { left = try Place(next: one) }
        }
        return faults
    }

    // FTS5 cuts a longer word, in bytes (FTS5_MAX_TOKEN_SIZE).
    private static let longestToken = 32768

    // Each word of a name, forwards and backwards. Words of names that are gone may be there too.
    private func dictionaryFaults() throws -> [String] {
        try connection.all(
            """
            SELECT 'table name_word lacks a word of ' || x.owner FROM (
                SELECT 'entity ' || id AS owner, folded FROM entity UNION ALL SELECT 'name ' || id, folded FROM name) x
            JOIN json_each('[' || replace(json_quote(CAST(x.folded AS TEXT)), ' ', '","') || ']') w
            WHERE w.value <> '' AND length(CAST(w.value AS BLOB)) <= \(Self.longestToken) AND w.value NOT IN (SELECT word FROM name_word)
            UNION ALL
            SELECT 'table name_word_backwards lacks the word ' || word FROM name_word
            WHERE backwards(word) NOT IN (SELECT word FROM name_word_backwards)
            UNION ALL
            SELECT 'table name_word lacks the word ' || backwards(word) FROM name_word_backwards
            WHERE backwards(word) NOT IN (SELECT word FROM name_word)
            LIMIT \(Self.mostFaults)
            """) { $0.text(0) }
    }
}

/// Where a word stands in an index, in the order in which FTS5 lists them.
private struct Place: Comparable {
    let word: String
    let row: Int64
    let column: String
    let offset: Int64

    init?(next statement: Statement) throws {
        guard try statement.step() else { return nil }
        let row = statement.row
        (word, self.row, column, offset) = (row.text(0), row.integer(1), row.text(2), row.integer(3))
    }

    static func < (one: Place, other: Place) -> Bool {
        // By bytes, as FTS5 does.
        if one.word != other.word { return one.word.utf8.lexicographicallyPrecedes(other.word.utf8) }
        return (one.row, one.column, one.offset) < (other.row, other.column, other.offset)
    }
}
