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
        case value(of: FactRecord)
        case dispute(slug: String, topic: String)
        /// What a side of a dispute holds.
        case side(ofDispute: String, topic: String)
        case title(of: SourceReference)
        /// A text of the base in another language; nil as context is any entity.
        case translation(of: String, language: String, context: String?)
    }

    public let place: Place
    /// The words, in the language that they were found in, and what stands around them, on one line; "…" where text is left out.
    public let snippet: String
}

extension TextHit.Place {
    /// Whether it is a text of an entity; of any where none is meant.
    fileprivate func isAbout(_ entity: String?) -> Bool {
        guard let entity else { return true }
        return switch self {
        case .summary(let other): other.slug == entity
        case .note(let fact), .role(let fact), .privateNote(let fact), .value(let fact): fact.subject.slug == entity
        default: false
        }
    }
}

extension Snapshot {
    private static func isPart(_ part: TextIndex.Part) -> String {
        "text_search.rowid % \(TextIndex.partsPerRow) = \(part.rawValue)"
    }
    private static let id = "text_search.rowid / \(TextIndex.partsPerRow)"
    private static let matches = "SELECT rowid FROM text_search WHERE text_search MATCH ?1 ORDER BY rank"

    /// What people have written that has all of the query's words, the most telling first (BM25): summaries, notes, roles, values in
    /// words, disputes, titles and texts of sources, translations; where the snapshot shows everything, also private notes and what
    /// is confidential.
    public func searchText(_ query: TextQuery, limit: Int = 20) throws -> [TextHit] {
        guard let matches = query.matches else { return [] }
        var hits: [TextHit] = []
        let statement = try connection.prepare(Self.matches)
        defer { statement.reset() }
        try statement.bind([matches.expression])
        // Retracted facts and what was not known yet are still in the index: read on until there are enough.
        while hits.count < limit, try statement.step() {
            hits += try textHits(statement.row.integer(0), query)
        }
        return Array(hits.prefix(limit))
    }

    // A translation is found where what it translates stands: there it can be cited.
    private func textHits(_ row: Int64, _ query: TextQuery) throws -> [TextHit] {
        let id = row / TextIndex.partsPerRow
        guard TextIndex.Part(rawValue: row % TextIndex.partsPerRow) == .translation else {
            return try textHit(row, query).map { [$0] } ?? []
        }
        guard let translation = try translation(id) else { return [] }
        let snippet = TextSnippet(translation.translated, query).text
        let places = try places(of: translation.text).filter { $0.isAbout(translation.context) }
        if !places.isEmpty { return places.map { TextHit(place: $0, snippet: snippet) } }
        if try visibility == .open && isPrivate(translation.text) { return [] }
        let place = TextHit.Place.translation(of: translation.text, language: translation.language, context: translation.context)
        return [TextHit(place: place, snippet: snippet)]
    }

    private func textHit(_ row: Int64, _ query: TextQuery) throws -> TextHit? {
        let id = row / TextIndex.partsPerRow
        switch TextIndex.Part(rawValue: row % TextIndex.partsPerRow) {
        case .summary: return try summaryHit(id, query)
        case .sourceText:
            guard let text = try connection.text("SELECT text FROM source_text WHERE source = ?", id),
                let source = try source(id)
            else { return nil }
            let snippet = TextSnippet(text, query)
            return TextHit(place: .source(source, locator: snippet.locator), snippet: snippet.text)
        case .sourceTitle:
            guard let source = try source(id) else { return nil }
            return TextHit(place: .title(of: source), snippet: TextSnippet(source.title, query).text)
        case .dispute, .disputeSide: return try disputeHit(row, id, query)
        case .value:
            guard let fact = try facts([id]).first,
                let value = try connection.text("SELECT value FROM fact WHERE id = ?", id)
            else { return nil }
            return TextHit(place: .value(of: fact), snippet: TextSnippet(value, query).text)
        case .privateNote:
            guard let fact = try facts([id]).first else { return nil }
            notePrivateNote(of: fact)
            return fact.privateNote.map { TextHit(place: .privateNote(of: fact), snippet: TextSnippet($0, query).text) }
        case .fact:
            guard let fact = try facts([id]).first else { return nil }
            if let note = fact.note {
                let snippet = TextSnippet(note, query)
                if snippet.hasMatch { return TextHit(place: .note(of: fact), snippet: snippet.text) }
            }
            return TextHit(place: .role(of: fact), snippet: fact.role ?? "")
        case .translation, nil: return nil
        }
    }

    /// Where a text of the base stands word for word, as far as it may be shown. Looks through at most a hundred places with its words.
    private func places(of text: String) throws -> [TextHit.Place] {
        let words = NameFolding.fold(text)
        if words.isEmpty { return [] }
        let rows = try connection.all("SELECT rowid FROM text_search WHERE text_search MATCH ?1 ORDER BY rowid LIMIT 100", ["\"\(words)\""]) {
            $0.integer(0)
        }
        let query = TextQuery(text)
        return try rows.compactMap { row in
            guard let place = try textHit(row, query)?.place else { return nil }
            return switch place {
            case .summary(let entity):
                try connection.integer("SELECT 1 FROM entity WHERE canonical = ? AND summary = ?", entity.id.rawValue, text) == 1 ? place : nil
            case .note(let fact), .role(let fact):
                fact.note == text ? .note(of: fact) : fact.role == text ? .role(of: fact) : nil
            case .privateNote(let fact): fact.privateNote == text ? place : nil
            case .value(let fact): if case .value(text) = fact.object { place } else { nil }
            case .title(let source): source.title == text ? place : nil
            case .dispute, .side, .source: place
            case .translation: nil
            }
        }
    }

    // What was said of an entity that was merged away is said of the one that it leads to.
    private func summaryHit(_ id: Int64, _ query: TextQuery) throws -> TextHit? {
        let found = try connection.first(
            """
            SELECT e.summary, c.id FROM entity e JOIN entity c ON c.id = e.canonical
            WHERE e.id = ? AND e.added_in <= ? AND NOT e.removed AND NOT c.removed
            """, [id, knownAt]
        ) { row in (row.optionalText(0), row.integer(1)) }
        guard let (text, canonical) = found, let text, let entity = try entity(EntityID(canonical)) else { return nil }
        return TextHit(place: .summary(of: entity), snippet: TextSnippet(text, query).text)
    }

    private static let side = """
        SELECT d.slug, d.topic, x.side FROM dispute_side x JOIN dispute d ON d.id = x.dispute
        WHERE x.id = ?1 AND \(LiveSQL.row("x", at: "?2")) AND NOT d.removed
        """
    private static let dispute = """
        SELECT slug, topic, topic || coalesce(' ' || comment, '') FROM dispute WHERE id = ?1 AND added_in <= ?2 AND NOT removed
        """

    private func disputeHit(_ row: Int64, _ id: Int64, _ query: TextQuery) throws -> TextHit? {
        let isSide = row % TextIndex.partsPerRow == TextIndex.Part.disputeSide.rawValue
        let shown = "SELECT 1 WHERE \(open.dispute("(SELECT \(isSide ? "dispute FROM dispute_side" : "id FROM dispute") WHERE id = ?1)"))"
        if try hidesClaims && connection.integer(shown, id) == nil { return nil }
        return try connection.first(isSide ? Self.side : Self.dispute, [id, knownAt]) { row in
            let (slug, topic) = (row.text(0), row.text(1))
            return TextHit(
                place: isSide ? .side(ofDispute: slug, topic: topic) : .dispute(slug: slug, topic: topic),
                snippet: TextSnippet(row.text(2), query).text)
        }
    }

    private func translation(_ id: Int64) throws -> (text: String, language: String, context: String?, translated: String)? {
        try connection.first(
            "SELECT text, language, nullif(context, ''), translated FROM translation WHERE id = ? AND added_in <= ? AND NOT removed",
            [id, knownAt]
        ) { row in (row.text(0), row.text(1), row.optionalText(2), row.text(3)) }
    }

    private static let privateTexts = """
        SELECT 1 FROM text_search
        WHERE text_search MATCH ?1
          AND (\(isPart(.privateNote)) AND (SELECT private_note = ?2 FROM fact WHERE id = \(id))
               OR \(isPart(.sourceTitle)) AND (SELECT confidential AND title = ?2 FROM source WHERE id = \(id)))
        LIMIT 1
        """

    // Whether a text is a private note or the title of a confidential source: its translation tells the same.
    private func isPrivate(_ text: String) throws -> Bool {
        let words = NameFolding.fold(text)
        return try !words.isEmpty && connection.integer(Self.privateTexts, "\"\(words)\"", text) != nil
    }

    private func source(_ id: Int64) throws -> SourceReference? {
        try connection.text("SELECT slug FROM source WHERE id = ? AND added_in <= ? AND NOT removed", id, knownAt).flatMap {
            try source(slug: $0)
        }
    }
}
