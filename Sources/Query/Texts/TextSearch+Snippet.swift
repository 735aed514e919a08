internal import DossierModel

/// The part of a text that shows best what was asked for.
struct TextSnippet {
    /// The snippet on one line.
    let text: String
    /// Where it stands in the text: "par. 3, s. 1".
    let locator: String
    /// Whether any of the query's terms stands in the text.
    let hasMatch: Bool

    private static let wordsBefore = 8
    private static let wordsInAll = 28

    /// Finds the window with the most of the query's terms, the first of equals. Reads the text once.
    init(_ text: String, _ query: TextQuery) {
        let chunks = text.split(whereSeparator: \.isWhitespace)
        var words: [String] = []
        var chunkOfWord: [Int] = []
        for (index, chunk) in chunks.enumerated() {
            for word in NameFolding.fold(chunk).split(separator: " ") {
                words.append(String(word))
                chunkOfWord.append(index)
            }
        }
        var matches: [(chunk: Int, term: Int)] = []
        for place in words.indices {
            for (index, term) in query.terms.enumerated() where term.stands(at: place, in: words) {
                matches.append((chunkOfWord[place], index))
            }
        }
        hasMatch = !matches.isEmpty
        let centre = Self.richest(matches)
        let start = chunks.count <= Self.wordsInAll ? 0 : max(0, centre - Self.wordsBefore)
        let end = min(chunks.count, start + Self.wordsInAll)
        let shown = chunks[start..<end].joined(separator: " ")
        self.text = (start > 0 ? "… " : "") + shown + (end < chunks.count ? " …" : "")
        locator = chunks.isEmpty ? "" : Self.locator(of: chunks[centre].startIndex, in: text)
    }

    /// The chunk of the first match of the window that has the most different terms.
    private static func richest(_ matches: [(chunk: Int, term: Int)]) -> Int {
        var best = (chunk: matches.first?.chunk ?? 0, terms: 0)
        for (index, match) in matches.enumerated() {
            let window = matches[index...].prefix { $0.chunk < match.chunk + wordsInAll - wordsBefore }
            let terms = Set(window.map(\.term)).count
            if terms > best.terms { best = (match.chunk, terms) }
        }
        return best.chunk
    }

    /// Paragraphs are lines that are not blank; sentences end with a full stop, a question or an exclamation mark and a space.
    private static func locator(of place: String.Index, in text: String) -> String {
        var (paragraph, sentence) = (0, 1)
        var (isLineBlank, hasStopped, isBetween) = (true, false, false)
        for character in text[...place] {
            if character.isNewline {
                (isLineBlank, hasStopped, isBetween) = (true, false, false)
            } else if character.isWhitespace {
                isBetween = hasStopped
            } else {
                if isLineBlank {
                    paragraph += 1
                    sentence = 1
                } else if isBetween, !"»”".contains(character) {
                    sentence += 1
                }
                let closes = hasStopped && "»”\")".contains(character)
                (isLineBlank, isBetween) = (false, false)
                hasStopped = closes || ".!?…".contains(character)
            }
        }
        return "par. \(paragraph), s. \(sentence)"
    }
}
