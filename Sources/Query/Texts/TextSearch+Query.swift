internal import DossierModel

/// What is asked of prose: words, "phrases" and beginnings (word*), all of which must stand in a text, in any order.
public struct TextQuery: Sendable, Hashable {
    /// Folded words that follow each other; one word, for the most part.
    struct Term: Hashable {
        let words: [String]
        /// Whether the last word may go on.
        let isBeginning: Bool
    }

    let terms: [Term]

    /// Reads a query as it is typed. A phrase without its closing quote goes to the end.
    public init(_ text: String) {
        var terms: [Term] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
                continue
            }
            let isPhrase = Self.quotes.contains(first)
            if isPhrase { rest.removeFirst() }
            let end = rest.firstIndex { isPhrase ? Self.quotes.contains($0) : $0.isWhitespace } ?? rest.endIndex
            var piece = rest[..<end]
            rest = rest[end...]
            if isPhrase, !rest.isEmpty { rest.removeFirst() }
            var isBeginning = piece.last == "*"
            if isBeginning { piece.removeLast() }
            if isPhrase, rest.first == "*" {
                isBeginning = true
                rest.removeFirst()
            }
            let words = NameFolding.fold(piece).split(separator: " ").map(String.init)
            if !words.isEmpty { terms.append(Term(words: words, isBeginning: isBeginning)) }
        }
        self.terms = terms
    }

    private static let quotes: Set<Character> = ["\"", "“", "”", "«", "»"]

    /// All terms, as the index is asked for them; nil where nothing is asked.
    var matches: WordQuery? { .all(terms.map { .phrase($0.words, isBeginning: $0.isBeginning) }) }
}

extension TextQuery.Term {
    /// Whether the term stands at a place of a folded text.
    func stands(at place: Int, in text: [String]) -> Bool {
        guard place + words.count <= text.count else { return false }
        for (offset, word) in words.enumerated() {
            let found = text[place + offset]
            let isLast = offset + 1 == words.count
            if !(found == word || isBeginning && isLast && found.utf8.starts(with: word.utf8)) { return false }
        }
        return true
    }
}
