/// Roman numbers, as French writes centuries with them.
enum RomanNumeral {
    /// The value of a lower-case Roman number of up to 39 with an optional ordinal ending ("xixe"); nil for other words.
    static func value(_ word: String) -> Int? {
        let ending = ["eme", "er", "th", "e"].first { word.hasSuffix($0) } ?? ""
        let numeral = word.dropLast(ending.count)
        guard let first = numeral.first, "ivx".contains(first) else { return nil }
        return (1...39).first { text($0).lowercased() == numeral }
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
