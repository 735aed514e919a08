internal import DossierModel
internal import DossierStorage

extension Snapshot {
    private static func citations(of column: String) -> String {
        """
        SELECT c.\(column), c.id, s.id, s.slug, s.title, s.author, s.publisher, s.published, s.published_basis, s.url, s.confidential,
               c.locator, c.as_of, c.as_of_defaulted, c.quote, c.starts, c.ends, c.basis,
               coalesce(e.id, c.speaker), e.slug, e.name, (SELECT k.name FROM kind k WHERE k.id = e.kind)
        FROM citation c
        JOIN source s ON s.id = c.source
        LEFT JOIN entity e0 ON e0.id = c.speaker
        LEFT JOIN entity e ON e.id = e0.canonical
        WHERE c.\(column) IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("c", at: "?2"))
        ORDER BY c.id
        """
    }
    private static let bases = NewCitation.Basis.allCases.map(\.rawValue)
    private static let citationsOfFacts = citations(of: "fact")
    private static let citationsOfNames = citations(of: "name")

    /// The live citations of each of these facts, in the order in which they were added. One query.
    func citations(ofFacts ids: [Int64]) throws -> [Int64: [CitationRecord]] {
        try citations(Self.citationsOfFacts, ids)
    }

    /// The live citations of each of these names.
    func citations(ofNames ids: [Int64]) throws -> [Int64: [CitationRecord]] {
        try citations(Self.citationsOfNames, ids)
    }

    private func citations(_ sql: String, _ ids: [Int64]) throws -> [Int64: [CitationRecord]] {
        var found: [Int64: [CitationRecord]] = [:]
        if ids.isEmpty { return found }
        // A base has far fewer sources than citations: each is made once.
        var sources: [Int64: SourceReference] = [:]
        try connection.forEachRow(sql, [jsonArray(ids), knownAt]) { row in
            let sourceID = row.integer(2)
            let source = try sources[sourceID] ?? SourceReference(row: row, at: 2)
            sources[sourceID] = source
            try found[row.integer(0), default: []].append(
                CitationRecord(
                    id: CitationID(row.integer(1)), source: source, locator: row.optionalText(11), asOf: row.optionalText(12),
                    isAsOfDefaulted: row.bool(13), quote: row.optionalText(14), starts: row.optionalText(15), ends: row.optionalText(16),
                    basis: row.word(17, among: Self.bases), speaker: row.isNull(18) ? nil : EntityReference(row: row, at: 18)))
        }
        return found
    }

    /// Ids as the JSON array that `json_each` reads: one bound parameter for any number of them.
    package func jsonArray(_ ids: [Int64]) -> String { "[" + ids.map(String.init).joined(separator: ",") + "]" }

    /// Names of the vocabulary as such an array; a quotation mark, which no name has, is left out.
    func jsonArray(_ names: [String]) -> String {
        "[" + names.map { "\"\($0.replacing("\"", with: ""))\"" }.joined(separator: ",") + "]"
    }
}

extension SourceReference {
    init(row: Row, at column: Int) throws(SQLiteError) {
        try self.init(
            id: SourceID(row.integer(column)), slug: row.text(column + 1), title: row.text(column + 2),
            author: row.optionalText(column + 3), publisher: row.optionalText(column + 4),
            published: row.optionalText(column + 5), publishedBasis: row.word(column + 6, among: NewSource.publishedBases),
            url: row.optionalText(column + 7), isConfidential: row.bool(column + 8))
    }
}
