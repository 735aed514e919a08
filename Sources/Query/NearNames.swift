internal import DossierModel
internal import DossierStorage

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
            if width == .wide, near.allSatisfy(\.isEmpty) { break }
            try readCorrected(near)
            try readGroups(near, dictionary)
            if nearest.map({ $0.closeness < .similar && $0.score >= NameComparison.same }) == true { return }
        }
        if words.count > 1 { try readSomeWords(dictionary) }
        if nearest.map({ $0.score < NameComparison.unsure }) ?? true { try readLongForms() }
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
    private mutating func readGroups(_ near: [[NearWord]], _ dictionary: NearWords) throws {
        let groups = try words.indices.compactMap { try group(words[$0], near[$0], dictionary) }
        if !groups.isEmpty { try readWords(matching: groups.joined(separator: " AND ")) }
    }

    /// Without the words that are near no other, then without one of the words: the others may do.
    private mutating func readSomeWords(_ dictionary: NearWords) throws {
        var groups: [(text: String, isKnown: Bool)] = []
        for word in words {
            let near = try dictionary.words(near: word, .narrow)
            guard let group = try group(word, near, dictionary) else { continue }
            groups.append((group, try !near.isEmpty || dictionary.contains(word)))
        }
        let known = groups.filter(\.isKnown).map(\.text)
        if !known.isEmpty, known.count < groups.count { try readWords(matching: known.joined(separator: " AND ")) }
        guard 2...8 ~= known.count else { return }
        for place in known.indices {
            try readWords(matching: (known[..<place] + known[(place + 1)...]).joined(separator: " AND "))
        }
    }

    // A word that names have is finished, unless it is the last: looking for longer ones costs the more the more there are.
    private func group(_ word: String, _ near: [NearWord], _ dictionary: NearWords) throws -> String? {
        if word.unicodeScalars.count < 3 { return nil }
        let isFinished = try word != words.last && dictionary.contains(word)
        let choices = [isFinished ? Self.quoted(word) : Self.wordOrBeginning(word)] + near.map { Self.quoted($0.text) }
        return "(" + choices.joined(separator: " OR ") + ")"
    }

    /// Neighbours written as one word, and one word as several.
    private mutating func readRespaced(_ dictionary: NearWords) throws {
        for place in words.indices.dropLast() {
            var joined = words
            joined[place] += joined.remove(at: place + 1)
            let near = try dictionary.words(near: joined[place], .narrow)
            guard try !near.isEmpty || dictionary.contains(joined[place]) else { continue }
            let groups = try joined.indices.compactMap { try group(joined[$0], $0 == place ? near : [], dictionary) }
            try readWords(matching: groups.joined(separator: " AND "))
        }
        for place in words.indices {
            for pieces in try dictionary.pieces(of: words[place]) {
                let split = words[..<place] + pieces + words[(place + 1)...]
                try readWords(matching: split.map { Self.wordOrBeginning($0) }.joined(separator: " "))
            }
        }
    }
}
