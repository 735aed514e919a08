/// Roman numbers, as French writes centuries and everyone funds and kings with them.
enum RomanNumeral {
    /// The value of a lower-case Roman number of up to 39 with an optional ordinal ending ("xixe"); nil for other words.
    static func value(_ word: String) -> Int? {
        let ending = ["eme", "er", "th", "e"].first { word.hasSuffix($0) } ?? ""
        return plainValue(word.dropLast(ending.count))
    }

    /// The value of a lower-case Roman number of up to 89; nil for other words, and for numbers above a limit.
    static func plainValue(_ word: some StringProtocol, upTo limit: Int = 39) -> Int? {
        guard !word.isEmpty, word.utf8.count < 8 else { return nil }
        var total = 0
        var last = 0
        for byte in word.utf8.reversed() {
            let digit: Int
            switch byte {
            case UInt8(ascii: "i"): digit = 1
            case UInt8(ascii: "v"): digit = 5
            case UInt8(ascii: "x"): digit = 10
            case UInt8(ascii: "l"): digit = 50
            default: return nil
            }
            total += digit < last ? -digit : digit
            last = max(last, digit)
        }
        // Of all ways to write a number only one is right.
        return (1...min(limit, 89)).contains(total) && text(total).lowercased() == word ? total : nil
    }

    /// The numeral in capitals; `number` is 1 to 199.
    static func text(_ number: Int) -> String {
        var rest = number
        var numeral = ""
        for (value, letters) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while rest >= value {
                numeral += letters
                rest -= value
            }
        }
        return numeral
    }
}
