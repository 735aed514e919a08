/// Family names: two of these are two names, however close they are ("Martin", "Marlin"). The list `Words/family-names.txt` and the user's.
enum FamilyNames {
    /// Whether a folded word is one. The list is read where the names of two people differ by little, which most lookups never see.
    static func contains(_ word: String) -> Bool { all.contains(word) }

    private static let all = UserWords.readOrRefuse(read)

    static func read() throws(WordListFault) -> WordTable {
        let list = "family-names.txt"
        var names = WordTable("Words/" + list)
        for var entry in try UserWords.entries(of: list) {
            guard entry.role == ["family"] else { throw .unknownMeaning(entry, in: list) }
            for (index, phrase) in entry.phrases.enumerated() {
                guard let word = NameWordLists.word(phrase) else { throw .noWord(phrase, entry, in: list, "is not one word") }
                entry.phrases[index] = word
            }
            names.add(entry)
        }
        return names
    }
}
