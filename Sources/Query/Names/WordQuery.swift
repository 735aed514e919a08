internal import DossierModel

/// What a full-text index is asked for: words, quoted, so that nothing in them is taken for the language of FTS5.
///
/// The only place where text of that language is made. A query of nothing cannot be made: FTS5 has no text for it.
struct WordQuery {
    /// The query in the language of FTS5.
    let expression: String

    /// A word of a name, as it stands.
    static func word(_ word: some StringProtocol) -> WordQuery { pieces(of: String(word), isBeginning: false) }

    /// A word of a name, or one that goes on.
    static func beginning(_ word: some StringProtocol) -> WordQuery { pieces(of: String(word), isBeginning: true) }

    // A phrase cannot be asked of the index of names, which keeps no places.
    private static func pieces(of word: String, isBeginning: Bool) -> WordQuery {
        let terms = IndexedTerms.of(word)
        let queries = terms.indices.map { phrase([terms[$0]], isBeginning: isBeginning && $0 == terms.indices.last) }
        return all(queries) ?? phrase([word])
    }

    /// Words of a text that follow each other.
    static func phrase(_ words: [String], isBeginning: Bool = false) -> WordQuery {
        let quoted = words.joined(separator: " ").split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return WordQuery(expression: "\"\(quoted)\"" + (isBeginning ? " *" : ""))
    }

    /// All of some queries; nil for none.
    static func all(_ queries: some Collection<WordQuery>) -> WordQuery? { joined(queries, by: " AND ") }

    /// Any of some queries; nil for none.
    static func any(_ queries: some Collection<WordQuery>) -> WordQuery? { joined(queries, by: " OR ") }

    private static func joined(_ queries: some Collection<WordQuery>, by word: String) -> WordQuery? {
        guard let first = queries.first else { return nil }
        return queries.count == 1 ? first : WordQuery(expression: "(" + queries.map(\.expression).joined(separator: word) + ")")
    }
}
