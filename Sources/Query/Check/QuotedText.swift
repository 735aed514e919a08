internal import DossierModel

/// A text as quotes are looked for in it: word for word, with case, accents, punctuation and white space aside.
///
/// Copies of one text differ in quotation marks, dashes, non-breaking spaces and decomposed letters; a quote is not false for that.
struct QuotedText {
    private let words: [UInt8]

    init(_ text: String) { words = Self.words(of: text) }

    /// Whether the text holds a quote. Where the quote leaves something out ("[…]", "(...)", "…"), its parts must stand in order.
    func holds(_ quote: String) -> Bool {
        var position = 0
        for part in Self.parts(of: quote) {
            guard let end = end(of: part, after: position) else { return false }
            position = end
        }
        return true
    }

    private static func parts(of quote: String) -> [[UInt8]] {
        var parts: [String] = [""]
        var dots = 0
        for character in quote {
            dots = character == "." ? dots + 1 : 0
            if character == "…" || dots == 3 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map { words(of: $0) }.filter { $0.count > 1 }
    }

    // A space before the first word and after each: a part is found only where whole words are.
    private static func words(of text: String) -> [UInt8] {
        [0x20] + NameFolding.fold(text).utf8 + [0x20]
    }

    // The position of the space behind the first occurrence, where the next part may begin.
    private func end(of part: [UInt8], after start: Int) -> Int? {
        guard words.count - start >= part.count else { return nil }
        for position in start...(words.count - part.count)
        where words[position + 1] == part[1] && words[position..<(position + part.count)].elementsEqual(part) {
            return position + part.count - 1
        }
        return nil
    }
}
