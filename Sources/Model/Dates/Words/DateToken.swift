/// A phrase, number, sign or EDTF date in a text that gives a date in words.
struct DateToken {
    enum Kind {
        /// One or several words with a meaning, and the languages that have them.
        case phrase(DateSense, WordLanguages)
        /// Letters without a meaning here, folded to lower case without accents.
        case word(String)
        /// A run of digits; nil if it overflows.
        case number(Int?)
        /// A date in EDTF that words cannot be: one with a hyphen, `X`, `Y` or a qualifier.
        case date(CalendarDate)
        /// Any other character, with typographic dashes, arrows and apostrophes made plain.
        case sign(Character)
    }

    var kind: Kind
    /// What the same words mean beside the sense of their kind: "sept" is a month cut short, and a number.
    var otherSenses: [DateSense] = []
    /// The characters as written.
    var text: String
    /// Where it starts, in Unicode scalars.
    let offset: Int
    /// Whether it follows the token before it without a space.
    let isAttached: Bool

    /// Whether it is a sign.
    func isSign(_ sign: Character) -> Bool {
        if case .sign(sign) = kind { true } else { false }
    }

    /// Splits a text into tokens; words that make up a phrase of the lexicon are one.
    static func tokens(of text: String) -> [DateToken] {
        withTimes(withNumbers(phrases(of: pieces(of: Array(text.unicodeScalars)))))
    }

    /// The words of a phrase, folded; nil if there is anything but letters and what may stand between words.
    static func words(of phrase: String) -> [String]? {
        var words: [String] = []
        for piece in pieces(of: Array(phrase.unicodeScalars)) {
            switch piece.kind {
            case .word(let word): words.append(word)
            case .sign(let sign) where "-'./".contains(sign): break
            default: return nil
            }
        }
        return words
    }

    private static func pieces(of scalars: [Unicode.Scalar]) -> [DateToken] {
        var tokens: [DateToken] = []
        tokens.reserveCapacity(8)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            guard !scalar.isSpace else { index += 1; continue }
            let start = index
            let kind: Kind
            if let (date, end) = edtfDate(in: scalars, at: index, after: tokens.last) {
                kind = .date(date)
                index = end
            } else if scalar.isDigit {
                index = scalars[start...].firstIndex { !$0.isDigit } ?? scalars.count
                kind = .number(Day.number(scalars[start..<index].lazy.map { UInt8($0.value) }))
            } else if scalar.isLetter {
                index = scalars[start...].firstIndex { !$0.isLetter && !$0.isCombiningAccent } ?? scalars.count
                kind = .word(WordFolding.fold(scalars[start..<index]))
            } else {
                index += 1
                while index < scalars.count, scalars[index].isCombiningAccent { index += 1 }
                kind = scalar == "&" ? .phrase(.and, []) : .sign(plain(Character(scalar)))
            }
            let isAttached = start > 0 && !scalars[start - 1].isSpace
            tokens.append(DateToken(kind: kind, text: text(scalars[start..<index]), offset: start, isAttached: isAttached))
        }
        return tokens
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in scalars { text.unicodeScalars.append(scalar) }
        return text
    }

    /// Joins words to the longest phrases.
    private static func phrases(of pieces: [DateToken]) -> [DateToken] {
        var tokens: [DateToken] = []
        var index = 0
        while index < pieces.count {
            var token = pieces[index]
            var end = index + 1
            if case .word(let word) = token.kind {
                var longest: Int?
                for phrase in DateSense.lexicon.phrases(from: word) where longest == nil || longest == phrase.rest.count {
                    guard let next = DateToken.end(of: phrase.rest, in: pieces, from: index + 1) else { continue }
                    if longest == nil { token.kind = .phrase(phrase.sense, phrase.languages) } else { token.otherSenses.append(phrase.sense) }
                    longest = phrase.rest.count
                    end = next
                }
                for piece in pieces[(index + 1)..<end] { token.text += (piece.isAttached ? "" : " ") + piece.text }
            }
            tokens.append(token)
            index = end
        }
        return tokens
    }

    /// The index after a run of words, with hyphens, apostrophes, slashes and full stops between them; nil if others come.
    private static func end(of words: [String], in pieces: [DateToken], from start: Int) -> Int? {
        var index = start
        for word in words {
            while index < pieces.count, case .sign(let sign) = pieces[index].kind, "-'./".contains(sign) { index += 1 }
            guard index < pieces.count, case .word(let found) = pieces[index].kind, found == word else { return nil }
            index += 1
        }
        return index
    }

    private static func edtfDate(in scalars: [Unicode.Scalar], at start: Int, after last: DateToken?) -> (CalendarDate, end: Int)? {
        let first = scalars[start]
        guard first.isDigit || first.isEDTFSign && first != "E" && first != "S", start == 0 || !scalars[start - 1].isLetter else { return nil }
        if first == "-", let last, !isBeforeYear(last, isAttached: !scalars[start - 1].isSpace) { return nil }
        var end = start
        var isPlain = true
        while end < scalars.count, scalars[end].isDigit || scalars[end].isEDTFSign {
            if !scalars[end].isDigit { isPlain = false }
            end += 1
        }
        guard !isPlain, end - start >= 3 else { return nil }
        var parser = EDTFParser(text(scalars[start..<end]))
        do {
            let date = try parser.parseDate()
            return parser.peek == nil ? (date, end) : nil
        } catch {
            return nil
        }
    }

    /// Whether a hyphen after a token is the sign of a year: after a relation, as in "avant -0044". Elsewhere it joins ("T3 -2012").
    private static func isBeforeYear(_ token: DateToken, isAttached: Bool) -> Bool {
        guard !isAttached, case .word(let word) = token.kind else { return false }
        // "et" is a zone of times too.
        return DateSense.lexicon.phrases(from: word).contains { phrase in
            switch phrase.sense {
            case .before, .after, .since, .until, .by, .fromNowTo, .from, .between, .and, .or, .to, .toOrAt, .about, .of, .at: true
            default: false
            }
        }
    }

    private static func plain(_ character: Character) -> Character {
        switch character {
        case "\u{2018}", "\u{2019}", "\u{2BC}", "`": "'"
        case "\u{201C}", "\u{201D}", "\u{201E}", "«", "»": "\""
        case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{2192}": "-"
        default: character
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

    fileprivate var isLetter: Bool {
        isASCII ? ("a"..."z").contains(self) || ("A"..."Z").contains(self) : properties.isAlphabetic
    }

    fileprivate var isSpace: Bool { isASCII ? self == " " || ("\t"..."\r").contains(self) : properties.isWhitespace }

    /// What a date in EDTF has beside digits.
    fileprivate var isEDTFSign: Bool {
        switch self {
        case "X", "Y", "E", "S", "-", "?", "~", "%": true
        default: false
        }
    }
}
