/// A piece of a text that may be an amount.
struct AmountToken {
    enum Kind {
        /// Digits with their separators as written, spaces taken out.
        case number(String)
        /// One or several words with a meaning: all the meanings of the longest phrase.
        case phrase([PhraseLexicon<AmountSense>.Phrase])
        /// Letters, with an exponent or a currency sign behind them ("m2", "M€"), or one sign, without a meaning of their own.
        case word
    }

    var kind: Kind
    /// The characters as written.
    var text: String
    /// The same folded.
    let folded: String
    /// 1-based column of its first character.
    let column: Int
    /// Whether no space stands before it.
    let isAttached: Bool

    /// Its first sense that a question has an answer for.
    func sense<Answer>(_ question: (AmountSense) -> Answer?) -> Answer? {
        guard case .phrase(let phrases) = kind else { return nil }
        for phrase in phrases {
            if let answer = question(phrase.sense) { return answer }
        }
        return nil
    }

    /// Whether it has a sense.
    func means(_ sense: AmountSense) -> Bool { self.sense { $0 == sense ? true : nil } ?? false }

    /// The languages that have it; empty if none does.
    var languages: WordLanguages {
        guard case .phrase(let phrases) = kind else { return [] }
        return phrases.reduce(into: []) { $0.formUnion($1.languages) }
    }
}

extension AmountToken {
    /// Cuts `text` into tokens; words that make up a phrase of the lexicon are one.
    ///
    /// Every kind of space is a space; three digits behind a space or an apostrophe go with the number before them.
    static func tokens(of text: String) -> [AmountToken] {
        let pieces = pieces(of: text)
        var tokens: [AmountToken] = []
        var index = 0
        while index < pieces.count {
            var token = pieces[index]
            var end = index + 1
            if case .word = token.kind {
                let phrases = AmountSense.lexicon.phrases(from: token.folded).filter { phrase in
                    phrase.rest.indices.allSatisfy { index + 1 + $0 < pieces.count && pieces[index + 1 + $0].folded == phrase.rest[$0] }
                }
                if let longest = phrases.first?.rest.count {
                    token.kind = .phrase(phrases.filter { $0.rest.count == longest })
                    end += longest
                    for piece in pieces[(index + 1)..<end] { token.text += (piece.isAttached ? "" : " ") + piece.text }
                }
            }
            tokens.append(token)
            index = end
        }
        return tokens
    }

    /// The words of a phrase, folded; nil if it has figures.
    static func words(of phrase: String) -> [String]? {
        var words: [String] = []
        for piece in pieces(of: phrase) {
            if case .number = piece.kind { return nil }
            words.append(piece.folded)
        }
        return words
    }

    private static func pieces(of text: String) -> [AmountToken] {
        let characters = Array(text)
        var tokens: [AmountToken] = []
        var index = 0
        var isAttached = false
        while index < characters.count {
            let start = index
            let character = characters[index]
            if character.isSpace {
                index += 1
                isAttached = false
                continue
            }
            let kind: Kind
            let written: String
            if character.isASCIIDigit {
                written = takeNumber(characters, &index)
                kind = .number(written)
            } else {
                if character.isWordLetter { written = takeWord(characters, &index) } else { (written, index) = (String(character), index + 1) }
                kind = .word
            }
            let folded = WordFolding.fold(written.unicodeScalars)
            tokens.append(AmountToken(kind: kind, text: written, folded: folded, column: start + 1, isAttached: isAttached))
            isAttached = true
        }
        return tokens
    }

    private static func takeNumber(_ characters: [Character], _ index: inout Int) -> String {
        var digits = ""
        while index < characters.count {
            let character = characters[index]
            if character.isASCIIDigit {
                digits.append(character)
            } else if character.isASCII(".") || character.isASCII(","), isDigit(characters, index + 1) {
                digits.append(character)
            } else if character.isSpace || character.isApostrophe, isGroup(characters, after: index) {
                // The separator goes: what is left reads as one number.
            } else {
                break
            }
            index += 1
        }
        return digits
    }

    private static func takeWord(_ characters: [Character], _ index: inout Int) -> String {
        var word = ""
        while index < characters.count {
            let character = characters[index]
            if character.isApostrophe {
                // The elided "d'" is a word of its own.
                word.append("'")
                index += 1
                break
            }
            let isLetter = character.isWordLetter
            guard isLetter || isExponent(character, of: word) || character.isCurrency else { break }
            word.append(character)
            index += 1
            if !isLetter { break }
        }
        return word
    }

    private static func isExponent(_ character: Character, of word: String) -> Bool {
        guard character.ascii == nil else { return (character.isASCII("2") || character.isASCII("3")) && word.hasSuffix("m") }
        return character == "²" || character == "³"
    }

    private static func isDigit(_ characters: [Character], _ index: Int) -> Bool {
        index < characters.count && characters[index].isASCIIDigit
    }

    private static func isGroup(_ characters: [Character], after index: Int) -> Bool {
        guard index > 0, characters[index - 1].isASCIIDigit else { return false }
        return (1...3).allSatisfy { isDigit(characters, index + $0) } && !isDigit(characters, index + 4)
    }
}

// The properties of Unicode are looked up only where the character is none of ASCII, which most of an amount is.
extension Character {
    /// Its byte where it is one of ASCII.
    fileprivate var ascii: UInt8? {
        var bytes = utf8.makeIterator()
        guard let first = bytes.next(), first < 0x80, bytes.next() == nil else { return nil }
        return first
    }

    fileprivate func isASCII(_ sign: Unicode.Scalar) -> Bool { ascii == UInt8(ascii: sign) }

    fileprivate var isASCIIDigit: Bool { ascii.map { (0x30...0x39).contains($0) } ?? false }

    fileprivate var isSpace: Bool { ascii.map { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? isWhitespace }

    fileprivate var isWordLetter: Bool { ascii.map { (0x61...0x7A).contains($0 | 0x20) } ?? isLetter }

    fileprivate var isApostrophe: Bool { ascii.map { $0 == UInt8(ascii: "'") } ?? (self == "’") }

    fileprivate var isCurrency: Bool { ascii.map { $0 == UInt8(ascii: "$") } ?? isCurrencySymbol }
}
