/// A piece of a text that may be an amount.
struct AmountToken: Equatable {
    enum Kind: Equatable {
        /// Digits with their separators as written, spaces taken out.
        case number(String)
        /// Letters, with an exponent or a currency sign behind them ("m2", "M€"), or one sign ("€", "-").
        case word(String)
    }

    let kind: Kind
    /// 1-based column of its first character.
    let column: Int
    /// Whether no space stands before it.
    let isAttached: Bool
}

extension AmountToken {
    /// Cuts `text` into tokens; words are lower-cased where `lowercased` compares them, not here.
    ///
    /// Every kind of space is a space; three digits behind a space or an apostrophe go with the number before them.
    static func tokens(of text: String) -> [AmountToken] {
        let characters = Array(text)
        var tokens: [AmountToken] = []
        var index = 0
        var isAttached = false
        while index < characters.count {
            let start = index
            let character = characters[index]
            if character.isWhitespace {
                index += 1
                isAttached = false
                continue
            }
            let kind: Kind
            if character.isASCIIDigit {
                kind = .number(takeNumber(characters, &index))
            } else if character.isLetter {
                kind = .word(takeWord(characters, &index))
            } else {
                index += 1
                kind = .word(String(character))
            }
            tokens.append(AmountToken(kind: kind, column: start + 1, isAttached: isAttached))
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
            } else if character == "." || character == ",", isDigit(characters, index + 1) {
                digits.append(character)
            } else if character.isWhitespace || character == "'" || character == "’", isGroup(characters, after: index) {
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
            if character == "’" || character == "'" {
                // The elided "d'" is a word of its own.
                word.append("'")
                index += 1
                break
            }
            let isExponent = character == "²" || character == "³" || (character == "2" || character == "3") && word.hasSuffix("m")
            guard character.isLetter || isExponent || character.isCurrencySymbol else { break }
            word.append(character)
            index += 1
            if !character.isLetter { break }
        }
        return word
    }

    private static func isDigit(_ characters: [Character], _ index: Int) -> Bool {
        index < characters.count && characters[index].isASCIIDigit
    }

    private static func isGroup(_ characters: [Character], after index: Int) -> Bool {
        guard index > 0, characters[index - 1].isASCIIDigit else { return false }
        return (1...3).allSatisfy { isDigit(characters, index + $0) } && !isDigit(characters, index + 4)
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
