/// Numbers of several words in names, and ordinals in figures: "Forty-Four", "quatre-vingt un", "21st".
enum NumberWords {
    /// The number that begins at `start` and how many words it takes; nil for one word that the lists know by itself.
    static func find(in words: [String], at start: Int) -> (number: Int, count: Int)? {
        if let ordinal = ordinal(words[start]) { return (ordinal, 1) }
        // "Fonds nº 1"
        if signs.contains(words[start]), start + 1 < words.count,
            let number = plain(words[start + 1]) ?? value(words[start + 1]) ?? NameWords.counted(words[start + 1])
        {
            return (number, 2)
        }
        guard var total = value(words[start]) else { return nil }
        var end = start + 1
        if end < words.count, let times = value(words[end]), times == 20 && total == 4 || times == 100 && 1...9 ~= total {
            total *= times
            end += 1
        }
        while end < words.count {
            let isJoined = words[end] == "et" && end + 1 < words.count
            let word = words[isJoined ? end + 1 : end]
            guard let next = value(word) ?? NameWords.counted(word) ?? ordinal(word) ?? (word.utf8.count == 1 ? Int(word) : nil), SpokenNumber.adds(next, to: total), total < 1000,
                !isJoined || next == 1 || next == 11
            else { break }
            total += next
            end += isJoined ? 2 : 1
        }
        return end > start + 1 ? (total, end - start) : nil
    }

    /// What says that the next word is a number and is none itself.
    private static let signs: Set = ["no", "nr", "num", "numero", "number"]

    private static func plain(_ word: String) -> Int? { word.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(word) : nil }

    /// The number that a word of letters stands for.
    private static func value(_ word: String) -> Int? {
        guard word.utf8.first.map({ 0x61...0x7A ~= $0 }) == true else { return nil }
        return NameWords.expansion(of: word).flatMap { Int($0) }
    }

    /// What makes an ordinal of a number.
    static let ordinalEndings: Set = ["st", "nd", "rd", "th", "e", "er", "eme", "ere", "re"]

    /// The number of "21st" and "3e".
    private static func ordinal(_ word: String) -> Int? {
        let digits = word.utf8.prefix { 0x30...0x39 ~= $0 }
        guard !digits.isEmpty, digits.count < word.utf8.count, digits.count < 4 else { return nil }
        guard ordinalEndings.contains(String(word.dropFirst(digits.count))) else { return nil }
        return Int(word.prefix(digits.count))
    }
}
