/// A phrase, number, sign or EDTF date in a text that gives a date in words.
struct DateToken {
    enum Kind {
        /// One or several words with a meaning, and the languages that have them.
        case phrase(DateSense, Set<Language>)
        /// Letters without a meaning here, folded to lower case without accents.
        case word(String)
        /// A run of digits; nil if it overflows.
        case number(Int?)
        /// A date in EDTF that words cannot be: one with a hyphen, `X`, `Y` or a qualifier.
        case date(CalendarDate)
        /// Any other character, with typographic dashes and apostrophes made plain.
        case sign(Character)
    }

    var kind: Kind
    /// The characters as written.
    var text: String
    /// The 1-based column in characters.
    let column: Int
    /// Whether it follows the token before it without a space.
    let isAttached: Bool

    /// Splits a text into tokens; words that make up a phrase of the lexicon are one.
    static func tokens(of text: String) -> [DateToken] {
        phrases(of: pieces(of: Array(text)))
    }

    private static func pieces(of characters: [Character]) -> [DateToken] {
        var tokens: [DateToken] = []
        var index = 0
        while index < characters.count {
            let character = characters[index]
            guard !character.isWhitespace else { index += 1; continue }
            let start = index
            let kind: Kind
            if let (date, end) = edtfDate(in: characters, at: index, after: tokens.last) {
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

    /// Joins words to the longest phrases.
    private static func phrases(of pieces: [DateToken]) -> [DateToken] {
        var tokens: [DateToken] = []
        var index = 0
        while index < pieces.count {
            var token = pieces[index]
            var end = index + 1
            if case .word(let word) = token.kind {
                for phrase in DateLexicon.shared.phrases(from: word[...]) {
                    guard let next = DateToken.end(of: phrase.rest, in: pieces, from: index + 1) else { continue }
                    token.kind = .phrase(phrase.sense, phrase.languages)
                    end = next
                    break
                }
                for piece in pieces[(index + 1)..<end] { token.text += (piece.isAttached ? "" : " ") + piece.text }
            }
            tokens.append(token)
            index = end
        }
        return tokens
    }

    /// The index after a run of words, with hyphens, apostrophes and full stops between them; nil if others come.
    private static func end(of words: [Substring], in pieces: [DateToken], from start: Int) -> Int? {
        var index = start
        for word in words {
            while index < pieces.count, case .sign(let sign) = pieces[index].kind, "-'.".contains(sign) { index += 1 }
            guard index < pieces.count, case .word(let found) = pieces[index].kind, found == word else { return nil }
            index += 1
        }
        return index
    }

    private static func edtfDate(in characters: [Character], at start: Int, after last: DateToken?) -> (CalendarDate, end: Int)? {
        let first = characters[start]
        guard first.isASCIIDigit || "Y-?~%X".contains(first), start == 0 || !characters[start - 1].isLetter else { return nil }
        if first == "-", let last, !isBeforeYear(last, isAttached: !characters[start - 1].isWhitespace) { return nil }
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

    /// Whether a hyphen after a token is the sign of a year: after a relation, as in "avant -0044". Elsewhere it joins ("T3 -2012").
    private static func isBeforeYear(_ token: DateToken, isAttached: Bool) -> Bool {
        guard !isAttached, case .word(let word) = token.kind, let sense = DateLexicon.shared.phrases(from: word[...]).last?.sense else { return false }
        switch sense {
        case .before, .after, .since, .until, .by, .from, .between, .and, .or, .to, .toOrAt, .about, .of, .at: return true
        default: return false
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
