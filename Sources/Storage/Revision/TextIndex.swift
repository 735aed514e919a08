public import DossierModel

/// Writes the word index of what people have written: summaries, notes, roles, the texts of sources ...
package struct TextIndex {
    /// Which text of a row of its table it is; the numbers stand in the index.
    package enum Part: Int64, CaseIterable, Sendable {
        case summary = 0
        /// A fact's note and role.
        case fact = 1
        case privateNote = 2
        case sourceText = 3
        case value = 4
        /// A dispute's topic and comment.
        case dispute = 5
        case disputeSide = 6
        case sourceTitle = 7
        case translation = 8
    }

    /// How many rows of the index an id has.
    package static let partsPerRow: Int64 = 16

    /// A row of the index.
    struct Entry {
        let part: Part
        let id: Int64

        var row: Int64 { id * TextIndex.partsPerRow + part.rawValue }

        static func summary(entity id: Int64) -> Entry { Entry(part: .summary, id: id) }
        static func fact(_ id: Int64) -> Entry { Entry(part: .fact, id: id) }
        static func privateNote(fact id: Int64) -> Entry { Entry(part: .privateNote, id: id) }
        static func source(_ id: Int64) -> Entry { Entry(part: .sourceText, id: id) }
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
        let facts = [
            "SELECT id * 16 + 1, folded_text(note), folded_text(role) FROM fact WHERE note IS NOT NULL OR role IS NOT NULL",
            "SELECT id * 16 + 2, folded_text(private_note), NULL FROM fact WHERE private_note IS NOT NULL",
        ]
        let sources = ["SELECT source * 16 + 3, folded_text(text), NULL FROM source_text"]
        try insert(sources + (includingFacts ? facts : []))
    }

    /// Fills an empty index from all tables.
    func fill() throws {
        try insert(["SELECT id * 16, folded_text(summary), NULL FROM entity WHERE summary IS NOT NULL"])
        try complete(includingFacts: true)
    }

    // Each is read in order of its rows.
    private func insert(_ selects: [String]) throws {
        try connection.registerFunction("folded_text", arguments: 1) { arguments in
            guard case .text(let text) = arguments[0] else { return .null }
            return .text(NameFolding.fold(text))
        }
        for select in selects { try connection.run("INSERT INTO text_search (rowid, text, role) \(select) ORDER BY 1") }
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
