internal import Model
internal import Storage

/// Names whose words differ by a few letters from those typed, or are written apart or together.
///
/// Words are looked up in the dictionary of names, not names: the work grows with the words that share a beginning or an
/// end with one that was typed.
extension NameSearch {
    /// From the nearest reading to the widest; stops where a name is found that is likely the same.
    mutating func readNear() throws {
        if words.isEmpty { return }
        let dictionary = NearWords(base.connection)
        try readRespaced(dictionary)
        for width in NearWords.Width.allCases {
            let near = try words.map { try dictionary.words(near: $0, width) }
            try readCorrected(near)
            try readGroups(near)
            if best.first.map({ $0.closeness < .similar && $0.score >= NameComparison.same }) == true { return }
        }
        if words.count > 1 { try readSomeWords(dictionary) }
        if best.first.map({ $0.score < NameComparison.unsure }) ?? true { try readLongForms() }
    }

    /// Whole names that a corrected text would be: found also where too many names share its words.
    private mutating func readCorrected(_ near: [[NearWord]]) throws {
        var texts = [""]
        for (place, word) in words.enumerated() {
            let spellings = near[place].prefix(4).map(\.text)
            let choices = spellings.contains(word) ? spellings : [word] + spellings
            texts = texts.flatMap { text in choices.map { text.isEmpty ? $0 : "\(text) \($0)" } }
            if texts.count > 64 { return }
        }
        for text in texts where text != pattern.folded { try readSame(as: text) }
    }

    /// Names that have, for each word of three letters or more, that word, a longer one, or one near it.
    private mutating func readGroups(_ near: [[NearWord]]) throws {
        let groups = zip(words, near).compactMap { Self.group($0, $1) }
        if !groups.isEmpty { try readWords(matching: groups.joined(separator: " AND ")) }
    }

    /// Without the words that are near no other, then without one of the words: the others may do.
    private mutating func readSomeWords(_ dictionary: NearWords) throws {
        var groups: [(text: String, isKnown: Bool)] = []
        for word in words {
            let near = try dictionary.words(near: word, .narrow)
            guard let group = Self.group(word, near) else { continue }
            groups.append((group, try !near.isEmpty || dictionary.contains(word)))
        }
        let known = groups.filter(\.isKnown).map(\.text)
        if !known.isEmpty, known.count < groups.count { try readWords(matching: known.joined(separator: " AND ")) }
        guard 2...8 ~= known.count else { return }
        for place in known.indices {
            try readWords(matching: (known[..<place] + known[(place + 1)...]).joined(separator: " AND "))
        }
    }

    private static func group(_ word: String, _ near: [NearWord]) -> String? {
        if word.unicodeScalars.count < 3 { return nil }
        return "(" + ([wordOrBeginning(word)] + near.map { quoted($0.text) }).joined(separator: " OR ") + ")"
    }

    /// Neighbours written as one word, and one word as several.
    private mutating func readRespaced(_ dictionary: NearWords) throws {
        for place in words.indices.dropLast() {
            var joined = words
            joined[place] += joined.remove(at: place + 1)
            let near = try dictionary.words(near: joined[place], .narrow)
            let groups = joined.enumerated().compactMap { $0 == place ? Self.group($1, near) : Self.group($1, []) }
            if try !near.isEmpty || dictionary.contains(joined[place]) { try readWords(matching: groups.joined(separator: " AND ")) }
        }
        for place in words.indices {
            for pieces in try dictionary.pieces(of: words[place]) {
                let split = words[..<place] + pieces + words[(place + 1)...]
                try readWords(matching: split.map { Self.wordOrBeginning($0) }.joined(separator: " "))
            }
        }
    }
}
