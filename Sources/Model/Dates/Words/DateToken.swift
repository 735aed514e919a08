/// A word, number, sign or EDTF date in a text that gives a date in words.
struct DateToken {
    enum Kind {
        /// Letters, folded to lower case without accents.
        case word(String)
        /// A run of digits; nil if it overflows.
        case number(Int?)
        /// A date in EDTF that words cannot be: one with a hyphen, `X`, `Y` or a qualifier.
        case date(CalendarDate)
        /// Any other character, with typographic dashes and apostrophes made plain.
        case sign(Character)
    }

    let kind: Kind
    /// The characters as written.
    let text: String
    /// The 1-based column in characters.
    let column: Int
    /// Whether it follows the token before it without a space.
    let isAttached: Bool

    /// Splits a text into tokens.
    static func tokens(of text: String) -> [DateToken] {
        let characters = Array(text)
        var tokens: [DateToken] = []
        var index = 0
        while index < characters.count {
            let character = characters[index]
            guard !character.isWhitespace else { index += 1; continue }
            let start = index
            let kind: Kind
            if let (date, end) = edtfDate(in: characters, at: index) {
                kind = .date(date)
                index = end
            } else if character.isASCIIDigit {
                index = characters[start...].firstIndex { !$0.isASCIIDigit } ?? characters.count
                kind = .number(Day.number(String(characters[start..<index]).utf8))
            } else if character.isLetter {
                index = characters[start...].firstIndex { !$0.isLetter } ?? characters.count
                kind = .word(folded(characters[start..<index]))
            } else {
                index += 1
                kind = .sign(plain(character))
            }
            let isAttached = start > 0 && !characters[start - 1].isWhitespace
            tokens.append(DateToken(kind: kind, text: String(characters[start..<index]), column: start + 1, isAttached: isAttached))
        }
        return tokens
    }

    private static func edtfDate(in characters: [Character], at start: Int) -> (CalendarDate, end: Int)? {
        let first = characters[start]
        guard first.isASCIIDigit || "Y-?~%X".contains(first), start == 0 || !characters[start - 1].isLetter else { return nil }
        // A hyphen after something joins two dates; only a free one is the sign of a year.
        if first == "-", start > 0, !characters[start - 1].isWhitespace { return nil }
        let end = characters[start...].firstIndex { !$0.isASCIIDigit && !"XYES-?~%".contains($0) } ?? characters.count
        let text = String(characters[start..<end])
        guard !text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        var parser = EDTFParser(text)
        do {
            let date = try parser.parseDate()
            return parser.peek == nil ? (date, end) : nil
        } catch {
            return nil
        }
    }

    private static func plain(_ character: Character) -> Character {
        switch character {
        case "\u{2019}", "\u{2BC}", "`": "'"
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
        default: character
        }
    }

    /// Lower case, without the accents and ligatures of French.
    private static func folded(_ letters: some Sequence<Character>) -> String {
        var folded = ""
        for letter in letters {
            for scalar in letter.lowercased().unicodeScalars {
                switch scalar {
                case "à", "â", "ä": folded.append("a")
                case "é", "è", "ê", "ë": folded.append("e")
                case "î", "ï": folded.append("i")
                case "ô", "ö": folded.append("o")
                case "ù", "û", "ü": folded.append("u")
                case "ç": folded.append("c")
                case "œ": folded.append("oe")
                // Combining accents of decomposed text.
                case "\u{300}"..."\u{36F}": break
                default: folded.unicodeScalars.append(scalar)
                }
            }
        }
        return folded
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
