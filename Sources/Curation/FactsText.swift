internal import DossierModel

/// Texts as the lines of the format `.facts` have them.
enum FactsText {
    /// A field: bars and backslashes are escaped, ends of lines, and white space at the ends.
    static func field(_ text: String) -> String { escape(text, "|") }

    /// A field in its place, which must not be taken for key=value.
    static func place(_ text: String) -> String {
        let escaped = field(text)
        guard let equals = escaped.utf8.firstIndex(of: UInt8(ascii: "=")) else { return escaped }
        // No key has a backslash.
        return escaped[..<equals] + "\\" + escaped[equals...]
    }

    /// A value of a pair: semicolons too.
    static func value(_ text: String) -> String { escape(text, "|;") }

    /// The first field of a fact: its first character says nothing else.
    static func first(_ text: String) -> String {
        let escaped = field(text)
        let word = escaped.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        let isMarked = escaped.unicodeScalars.first.map { "#@+-?\u{FEFF}".unicodeScalars.contains($0) } ?? false
        return isMarked || FactsLine.keywords.contains(String(Substring(word))) ? "\\" + escaped : escaped
    }

    /// An end of a fact on a line with `+`, where parentheses at the end would be a kind.
    static func end(_ escaped: String) -> String { escaped.utf8.last == UInt8(ascii: ")") ? escaped.dropLast() + "\\)" : escaped }

    /// A new entity on a line with `+`.
    static func end(_ escaped: String, kind: String) -> String {
        let kind = escape(kind, "|()")
        return "\(escaped) (\(kind))"
    }

    /// A source as it opens a block: `-` alone opens one that has none.
    static func source(_ slug: String?) -> String {
        guard let slug else { return "source -" }
        return "source " + (slug == "-" ? "\\-" : field(slug))
    }

    /// A line: fields in their places, then pairs in a field of their own behind at least so many.
    static func line(_ fields: [String], _ pairs: [(String, String)], behind count: Int = 1) -> String {
        var fields = fields
        while fields.count > 1, fields.last?.isEmpty == true { fields.removeLast() }
        if !pairs.isEmpty {
            while fields.count < count { fields.append("") }
            fields.append(pairs.map { "\($0.0)=\(value($0.1))" }.joined(separator: "; "))
        }
        return fields.joined(separator: " | ")
    }

    /// Whether there is a letter or a figure in a text: what is only signs is a slip before it is a role.
    static func saysSomething(_ text: String) -> Bool { text.contains { $0.isLetter || $0.isNumber } }

    /// Whether one of the details is taken for a role.
    static func isRole(_ text: String) -> Bool {
        saysSomething(text) && isDetail(text) && !hasAmount(text) && SpellingSuggestion.of(text, among: Modality.words) == nil
    }

    /// Whether one of the details is taken for an amount.
    static func isAmount(_ text: String) -> Bool { isDetail(text) && hasAmount(text) }

    /// Whether a text has a digit, or is an amount written out: "un milliard et demi d'euros", "half of the capital".
    static func hasAmount(_ text: String) -> Bool {
        text.contains(where: \.isNumber) || Amount.isWrittenOut(text)
    }

    /// Whether a text is a place in a source by its number: "par. 8", "p. 12-13".
    static func isCounted(place text: String) -> Bool {
        let word = text.prefix { $0.isLetter || $0 == "§" }
        guard placeWords.contains(word.lowercased()) else { return false }
        return text.dropFirst(word.count).drop { $0 == "." || $0 == " " }.first?.isNumber == true
    }

    private static let placeWords: Set<String> = [
        "§", "par", "para", "paragraph", "paragraphe", "alinéa", "p", "pp", "page", "pages", "s", "sentence", "phrase", "ch", "chapter", "chapitre",
        "section", "slide", "fig", "figure", "annexe", "appendix",
    ]

    // Whether a detail is one by itself, and neither a modality nor a date.
    private static func isDetail(_ text: String) -> Bool {
        let special: Set<Unicode.Scalar> = [",", "=", "|", "\\", "\n", "\r", "\t"]
        if text.isEmpty || text.unicodeScalars.contains(where: special.contains) || text.unicodeScalars.first == " " { return false }
        if text.unicodeScalars.last == " " || ("\(text) ").contains(" .. ") || text.hasPrefix(".. ") || text.hasPrefix("on ") { return false }
        return Modality(word: text) == nil && !FactsLine.isDate(text)
    }

    /// Whether a field behind the details is taken for a place in the source, whatever else the line says.
    static func isPlace(_ text: String) -> Bool {
        !text.utf8.contains(UInt8(ascii: "=")) && text.utf8.first != UInt8(ascii: "\"") && !FactsLine.isDate(text)
    }

    private static func escape(_ text: String, _ special: String) -> String {
        let scalars = text.unicodeScalars
        func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar == " " || scalar == "\t" }
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in zip(scalars.indices, scalars) {
            // White space at the ends would not count.
            let isEnd = isBlank(scalar) && (index == scalars.startIndex || scalars.index(after: index) == scalars.endIndex)
            if isEnd || scalar == "\\" || special.unicodeScalars.contains(scalar) { escaped.append("\\") }
            switch scalar {
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
