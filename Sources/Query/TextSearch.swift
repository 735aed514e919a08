internal import DossierModel
public import DossierStorage

/// A piece of prose in which the words that were asked for stand.
public struct TextHit: Sendable {
    /// Whose text it is, and so what to cite.
    public enum Place: Sendable {
        case summary(of: EntityReference)
        case note(of: FactRecord)
        case role(of: FactRecord)
        case privateNote(of: FactRecord)
        /// The locator is the paragraph and the sentence: "par. 3, s. 1".
        case source(SourceReference, locator: String)
    }

    public let place: Place
    /// The words and what stands around them, on one line; "…" where text is left out.
    public let snippet: String
}

extension Snapshot {
    private static let matches = """
        SELECT rowid FROM text_search
        WHERE text_search MATCH ?1
          AND (?2 OR text_search.rowid % 16 <> 2)
          AND (?2 OR text_search.rowid % 16 <> 3 OR NOT (SELECT confidential FROM source WHERE id = text_search.rowid / 16))
        ORDER BY rank
        """

    /// Summaries, notes, roles and texts of sources that have all of the query's words, the most telling first (BM25).
    ///
    /// - Parameters:
    ///   - includingPrivate: also private notes and the texts of confidential sources.
    public func searchText(_ query: TextQuery, includingPrivate: Bool = false, limit: Int = 20) throws -> [TextHit] {
        guard let matches = query.matches else { return [] }
        var hits: [TextHit] = []
        let statement = try connection.prepare(Self.matches)
        defer { statement.reset() }
        try statement.bind([matches.expression, includingPrivate])
        // Retracted facts and what was not known yet are still in the index: read on until there are enough.
        while hits.count < limit, try statement.step() {
            if let hit = try textHit(statement.row.integer(0), query) { hits.append(hit) }
        }
        return hits
    }

    private func textHit(_ row: Int64, _ query: TextQuery) throws -> TextHit? {
        let id = row / 16
        switch row % 16 {
        case 0:
            let text = try connection.text("SELECT summary FROM entity WHERE id = ? AND added_in <= ?", id, knownAt)
            guard let text, let entity = try entity(EntityID(id)) else { return nil }
            return TextHit(place: .summary(of: entity), snippet: TextSnippet(text, query).text)
        case 3:
            guard let text = try connection.text("SELECT text FROM source_text WHERE source = ?", id),
                let source = try source(id)
            else { return nil }
            let snippet = TextSnippet(text, query)
            return TextHit(place: .source(source, locator: snippet.locator), snippet: snippet.text)
        case let kind:
            guard let fact = try facts([id]).first else { return nil }
            if kind == 2 {
                let note = try connection.text("SELECT private_note FROM fact WHERE id = ?", id) ?? ""
                return TextHit(place: .privateNote(of: fact), snippet: TextSnippet(note, query).text)
            }
            if let note = fact.note {
                let snippet = TextSnippet(note, query)
                if snippet.hasMatch { return TextHit(place: .note(of: fact), snippet: snippet.text) }
            }
            return TextHit(place: .role(of: fact), snippet: fact.role ?? "")
        }
    }

    private func source(_ id: Int64) throws -> SourceReference? {
        try connection.text("SELECT slug FROM source WHERE id = ? AND added_in <= ?", id, knownAt).flatMap { try source(slug: $0) }
    }
}
