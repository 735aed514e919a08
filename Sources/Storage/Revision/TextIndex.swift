public import Model

/// Writes the word index of prose: summaries, notes, roles and the texts of sources.
struct TextIndex {
    /// A row of the index.
    enum Entry {
        case summary(entity: Int64)
        /// A fact's note and role.
        case fact(Int64)
        case privateNote(fact: Int64)
        case source(Int64)

        var row: Int64 {
            switch self {
            case .summary(let entity): entity * 4
            case .fact(let fact): fact * 4 + 1
            case .privateNote(let fact): fact * 4 + 2
            case .source(let source): source * 4 + 3
            }
        }
    }

    /// Takes a row and a folded text.
    static let insertion = "INSERT INTO text_search (rowid, text) VALUES (?, ?)"

    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    /// Adds a text that is there; nil adds nothing. What is retracted later stays: questions leave it out.
    func add(_ entry: Entry, _ text: String?, role: String? = nil) throws {
        if text == nil, role == nil { return }
        try connection.run(
            "INSERT INTO text_search (rowid, text, role) VALUES (?, ?, ?)", entry.row, text.map { NameFolding.fold($0) },
            role.map { NameFolding.fold($0) })
    }

    /// Takes out a text, which must be the one that went in.
    func forget(_ entry: Entry, _ text: String?) throws {
        guard let text else { return }
        try connection.run(
            "INSERT INTO text_search (text_search, rowid, text, role) VALUES ('delete', ?, ?, NULL)", entry.row,
            NameFolding.fold(text))
    }

    /// Completes an index that has the entities' summaries: each table is read in order of its rows.
    ///
    /// - Parameter includingFacts: false where no fact has a note or a role: then the facts need not be read.
    func complete(includingFacts: Bool) throws {
        try connection.registerFunction("folded_text", arguments: 1) { arguments in
            guard case .text(let text) = arguments[0] else { return .null }
            return .text(NameFolding.fold(text))
        }
        let facts = [
            "SELECT id * 4 + 1, folded_text(note), folded_text(role) FROM fact WHERE note IS NOT NULL OR role IS NOT NULL",
            "SELECT id * 4 + 2, folded_text(private_note), NULL FROM fact WHERE private_note IS NOT NULL",
        ]
        let sources = ["SELECT source * 4 + 3, folded_text(text), NULL FROM source_text"]
        for select in sources + (includingFacts ? facts : []) {
            try connection.run("INSERT INTO text_search (rowid, text, role) \(select) ORDER BY 1")
        }
    }
}

extension Revision {
    /// Keeps the text of a source in the base, in place of the one that is held.
    ///
    /// - Throws: `RecordFault` when the text is empty.
    public func setText(of source: SourceID, to text: String) throws {
        if text.isEmpty { throw RecordFault("a source's text cannot be empty", column: "text") }
        let held = try connection.text("SELECT text FROM source_text WHERE source = ?", source.rawValue)
        if pace == .incremental { try TextIndex(connection).forget(.source(source.rawValue), held) }
        try connection.run(
            "INSERT INTO source_text (source, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text",
            source.rawValue, text)
        if pace == .incremental { try TextIndex(connection).add(.source(source.rawValue), text) }
    }
}
