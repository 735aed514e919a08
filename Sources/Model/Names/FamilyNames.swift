/// Family names: two of these are two names, however close they are ("Martin", "Marlin"). The list `Words/family-names.txt` and the user's.
enum FamilyNames {
    /// The names, folded. Read where the names of two people differ by so little, which most lookups never see.
    static let all = UserWords.readOrRefuse(read)

    static func read() throws(WordListFault) -> Set<String> {
        let list = "family-names.txt"
        var names: Set<String> = []
        names.reserveCapacity(1200)
        for entry in WordFile("Words/" + list).entries { names.formUnion(entry.phrases) }
        for entry in try UserWords.entries(of: list) {
            guard entry.role == ["family"] else { throw .unknownMeaning(entry, in: list) }
            for phrase in entry.phrases {
                guard let word = NameWordLists.word(phrase) else { throw .noWord(phrase, entry, in: list, "is not one word") }
                names.insert(word)
            }
        }
        return names
    }
}
