internal import DossierModel

/// Writes the word index of names: `name_search` and the dictionary of its words.
struct NameIndex {
    /// A row of the index: an entity's preferred name, or another spelling.
    enum Entry {
        case entity(Int64)
        case name(Int64)

        var row: Int64 {
            get throws(SQLiteError) {
                let (id, part): (Int64, Int64) =
                    switch self {
                    case .entity(let id): (id, 0)
                    case .name(let id): (id, 1)
                    }
                let (row, overflows) = id.multipliedReportingOverflow(by: 2)
                // No row that this program has written has such a number.
                if overflows { throw .damage(table: part == 0 ? "entity" : "name", row: id, "its number is too large") }
                return row + part
            }
        }
    }

    /// Takes a row and what `NameIndexText` makes of its name.
    static let insertion = "INSERT INTO name_search (rowid, words) VALUES (?, ?)"

    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func add(_ entry: Entry, folded: String) throws {
        try connection.run(Self.insertion, entry.row, NameIndexText.make(folded: folded))
        for word in folded.split(separator: " ").map(String.init) {
            if try connection.run("INSERT OR IGNORE INTO name_word VALUES (?)", word) == 0 { continue }
            try connection.run("INSERT OR IGNORE INTO name_word_backwards VALUES (?)", NameIndexText.backwards(word))
        }
    }

    /// Takes a name out; its row in `entity` or `name` must still hold the folded text that went in.
    func forget(_ entry: Entry) throws {
        let folded =
            switch entry {
            case .entity(let id): try connection.text("SELECT folded FROM entity WHERE id = ?", id)
            case .name(let id): try connection.text("SELECT folded FROM name WHERE id = ?", id)
            }
        guard let folded else { return }
        // A contentless FTS5 table forgets a row only when told what it held.
        try connection.run(
            "INSERT INTO name_search (name_search, rowid, words) VALUES ('delete', ?, ?)", entry.row,
            NameIndexText.make(folded: folded))
    }

    // Names of one or two words have no acronym: they need no call.
    private static let words = "CASE WHEN folded LIKE '% % %' THEN name_index_text(folded) ELSE folded END"

    /// Selects the rows of the index, which has what is live; `registerFunctions` comes first.
    static let rowsOfEntities = "SELECT id * 2, \(words) FROM entity WHERE NOT removed ORDER BY id"
    static let rowsOfNames = "SELECT id * 2 + 1, \(words) FROM name WHERE retracted_in IS NULL ORDER BY id"

    func registerFunctions() throws {
        try connection.registerFunction("name_index_text", arguments: 1) { arguments in
            guard case .text(let folded) = arguments[0] else { return .null }
            return .text(NameIndexText.make(folded: folded))
        }
        try connection.registerFunction("backwards", arguments: 1) { arguments in
            guard case .text(let word) = arguments[0] else { return .null }
            return .text(NameIndexText.backwards(word))
        }
    }

    /// Fills an empty index.
    func fill() throws {
        try registerFunctions()
        try connection.run("INSERT INTO name_search (rowid, words) \(Self.rowsOfEntities)")
        try complete()
    }

    /// Completes an index that has the entities: adds the other names, and makes the dictionary of words.
    func complete() throws {
        try registerFunctions()
        try connection.run("INSERT INTO name_search (rowid, words) \(Self.rowsOfNames)")
        try connection.run("CREATE VIRTUAL TABLE temp.name_vocabulary USING fts5vocab (main, name_search, row)")
        try connection.run(
            "INSERT INTO name_word SELECT term FROM temp.name_vocabulary WHERE term NOT GLOB '\(NameIndexText.acronymMark)*'")
        try connection.run("DROP TABLE temp.name_vocabulary")
        try addWordsWithMarks()
        try connection.run("INSERT INTO name_word_backwards SELECT backwards(word) AS word FROM name_word ORDER BY 1")
    }

    // Words that the index holds in pieces (`IndexedTerms`) stand whole in the dictionary. No name of another script is looked at
    // where the dictionary has no word of one.
    private func addWordsWithMarks() throws {
        let scripts = "char(0x0590)"
        if try connection.integer("SELECT EXISTS (SELECT 1 FROM name_word WHERE word >= \(scripts))") != 1 { return }
        try connection.run("DELETE FROM name_word WHERE word >= \(scripts)")
        try connection.run(
            """
            INSERT OR IGNORE INTO name_word SELECT w.value
            FROM (SELECT folded FROM entity UNION ALL SELECT folded FROM name) x
            JOIN json_each('[' || replace(json_quote(CAST(x.folded AS TEXT)), ' ', '","') || ']') w
            WHERE x.folded GLOB '*[' || \(scripts) || '-' || char(0x10FFFF) || ']*'
            """)
    }
}
