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
        /// A fact's value, where it is in words.
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

        var row: Int64 {
            get throws(SQLiteError) {
                let (row, overflows) = id.multipliedReportingOverflow(by: TextIndex.partsPerRow)
                // No row that this program has written has such a number.
                if overflows { throw .damage(table: "\(part)", row: id, "its number is too large") }
                return row + part.rawValue
            }
        }

        static func summary(entity id: Int64) -> Entry { Entry(part: .summary, id: id) }
        static func fact(_ id: Int64) -> Entry { Entry(part: .fact, id: id) }
        static func privateNote(fact id: Int64) -> Entry { Entry(part: .privateNote, id: id) }
        static func source(_ id: Int64) -> Entry { Entry(part: .sourceText, id: id) }
        static func value(ofFact id: Int64) -> Entry { Entry(part: .value, id: id) }
        static func dispute(_ id: Int64) -> Entry { Entry(part: .dispute, id: id) }
        static func side(_ id: Int64) -> Entry { Entry(part: .disputeSide, id: id) }
        static func title(source id: Int64) -> Entry { Entry(part: .sourceTitle, id: id) }
        static func translation(_ id: Int64) -> Entry { Entry(part: .translation, id: id) }
    }

    /// Takes a row and a folded text.
    static let insertion = "INSERT INTO text_search (rowid, text) VALUES (?, ?)"

    private let connection: Connection
    private let table: String

    /// - Parameter table: an index like the file's own, of which a check makes a second one.
    init(_ connection: Connection, table: String = "text_search") {
        self.connection = connection
        self.table = table
    }

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

    // One pass over the facts for all their texts. Values of numbers, dates, addresses and identifiers are no prose.
    private static let facts = """
        SELECT f.id * 16 + p.part,
               folded_text(CASE p.part WHEN 1 THEN f.note WHEN 2 THEN f.private_note ELSE f.value END),
               CASE p.part WHEN 1 THEN folded_text(f.role) END
        FROM fact f CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 4) p
        WHERE CASE p.part
              WHEN 1 THEN f.note IS NOT NULL OR f.role IS NOT NULL
              WHEN 2 THEN f.private_note IS NOT NULL
              ELSE f.value IS NOT NULL AND f.predicate IN (SELECT id FROM predicate WHERE value_type = 'text') END
        """

    // Each in the order of its table's keys. What is removed is in no index.
    private static let others = [
        """
        SELECT t.source * 16 + 3, folded_text(t.text), NULL FROM source_text t JOIN source s ON s.id = t.source
        WHERE NOT s.removed ORDER BY t.source
        """,
        "SELECT id * 16 + 5, folded_text(topic || coalesce(' ' || comment, '')), NULL FROM dispute WHERE NOT removed ORDER BY id",
        "SELECT id * 16 + 6, folded_text(side), NULL FROM dispute_side ORDER BY id",
        "SELECT id * 16 + 7, folded_text(title), NULL FROM source WHERE NOT removed ORDER BY id",
        "SELECT id * 16 + 8, folded_text(translated), NULL FROM translation WHERE NOT removed ORDER BY id",
    ]

    /// Completes an index that has the entities' summaries: each table is read once, in order of its rows.
    ///
    /// - Parameter includingFacts: false where no fact has a note, a role or a value in words: then the facts need not be read.
    func complete(includingFacts: Bool) throws { try insert(Self.others + (includingFacts ? [Self.facts] : [])) }

    /// Fills an empty index from all tables.
    func fill() throws {
        try insert(["SELECT id * 16, folded_text(summary), NULL FROM entity WHERE summary IS NOT NULL AND NOT removed ORDER BY id"])
        try complete(includingFacts: true)
    }

    private func insert(_ selects: [String]) throws {
        try connection.registerFunction("folded_text", arguments: 1) { arguments in
            guard case .text(let text) = arguments[0] else { return .null }
            return .text(NameFolding.fold(text))
        }
        for select in selects { try connection.run("INSERT INTO \(table) (rowid, text, role) \(select)") }
    }
}

extension Revision {
    /// Keeps the text of a source in the base, in place of the one that is held.
    ///
    /// - Throws: `RecordFault` when there is nothing to see in the text.
    public func setText(of source: SourceID, to text: String) throws {
        try RecordTexts.check(text, column: "text")
        let held = try connection.text("SELECT text FROM source_text WHERE source = ?", source.rawValue)
        if pace == .incremental { try TextIndex(connection).forget(.source(source.rawValue), held) }
        try connection.run(
            "INSERT INTO source_text (source, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text",
            source.rawValue, text)
        if pace == .incremental { try TextIndex(connection).add(.source(source.rawValue), text) }
    }
}
