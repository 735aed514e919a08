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
        for text in texts where text != folded { try readSame(as: text) }
    }

    /// Names that have, for each word of three letters or more, that word, a longer one, or one near it.
    private mutating func readGroups(_ near: [[NearWord]], _ dictionary: NearWords) throws {
        let groups = try words.indices.compactMap { try group(words[$0], near[$0], dictionary) }
        try readWords(matching: .all(groups))
    }

    /// Without the words that are near no other, then without one of the words: the others may do.
    private mutating func readSomeWords(_ dictionary: NearWords) throws {
        var groups: [(query: WordQuery, isKnown: Bool)] = []
        for word in words {
            let near = try dictionary.words(near: word, .narrow)
            guard let group = try group(word, near, dictionary) else { continue }
            groups.append((group, try !near.isEmpty || dictionary.contains(word)))
        }
        let known = groups.filter(\.isKnown).map(\.query)
        if known.count < groups.count { try readWords(matching: .all(known)) }
        guard 2...8 ~= known.count else { return }
        for place in known.indices {
            try readWords(matching: .all(known[..<place] + known[(place + 1)...]))
        }
    }

    // A word that names have is finished, unless it is the last: looking for longer ones costs the more the more there are.
    private func group(_ word: String, _ near: [NearWord], _ dictionary: NearWords) throws -> WordQuery? {
        if word.unicodeScalars.count < 3 { return nil }
        let isFinished = try word != words.last && dictionary.contains(word)
        return .any([isFinished ? .word(word) : .beginning(word)] + near.map { .word($0.text) })
    }

    /// Neighbours written as one word, and one word as several.
    private mutating func readRespaced(_ dictionary: NearWords) throws {
        for place in words.indices.dropLast() { try readJoined(place..<(place + 2), dictionary) }
        // A word spelled out: "b l e u", "c l o u d watt".
        for letters in words.indices.split(whereSeparator: { words[$0].unicodeScalars.count > 2 }) where letters.count > 2 {
            try readJoined(letters.startIndex..<letters.endIndex, dictionary)
        }
        for place in words.indices {
            for pieces in try dictionary.pieces(of: words[place]) {
                try readWords(matching: .all((words[..<place] + pieces + words[(place + 1)...]).map { .beginning($0) }))
            }
        }
    }

    /// Names that have the words at some places written as one.
    private mutating func readJoined(_ places: Range<Int>, _ dictionary: NearWords) throws {
        let joined = words[places].joined()
        let near = try dictionary.words(near: joined, .narrow)
        guard try !near.isEmpty || dictionary.contains(joined) else { return }
        // A short word, which no group is made of, is no more than it is.
        let query = try group(joined, near, dictionary) ?? .word(joined)
        let others = try words.indices.filter { !places.contains($0) }.compactMap { try group(words[$0], [], dictionary) }
        try readWords(matching: .all(others + [query]))
    }
}
