/// Words that weigh less than a name does, and words that are written in two ways, all folded: the list `Words/names.txt` and the user's.
enum NameWords {
    /// What weighs less than an ordinary word; nil for those.
    static func role(of word: String) -> NameToken.Role? { lists.role(of: word) }

    /// Whether a word is an article, a preposition or the particle of a name.
    static func isParticle(_ word: String) -> Bool { if case .particle? = lists.role(of: word) { true } else { false } }

    /// Whether it is a given name: they tell a person from an organization, and one letter between two of them is no misspelling
    /// ("Michel" and "Michele" are two people).
    static func isGivenName(_ word: String) -> Bool { lists.isGiven(word) }

    /// The word that an abbreviation or another spelling stands for.
    static func expansion(of word: String) -> String? { lists.expansion(of: word) }

    /// The number that a word is only behind others: "vingt et un".
    static func counted(_ word: String) -> Int? { lists.counted(word) }

    /// Whether a word is the short form of a given name.
    static func isNickname(_ word: String, of full: String) -> Bool { lists.isNickname(word, of: full) }

    /// Whether a word is the title of a woman, and the other that of a man.
    static func isFeminine(_ word: String, of masculine: String) -> Bool { lists.isFeminine(word, of: masculine) }

    /// Whether it is a state, which stands beside its public bodies and is left out at home.
    static func isState(_ word: String) -> Bool { lists.isState(word) }

    /// Whether public bodies have the word in their names.
    static func isPublicBody(_ word: String) -> Bool { lists.isPublicBody(word) }

    /// What words behind a name say of it.
    enum Apposition {
        /// Another name it had: "(ex-Foo)".
        case former
        /// What it is: "a division of Foo".
        case about
    }

    /// Whether a word opens such words.
    static func isApposition(_ word: some StringProtocol, _ kind: Apposition) -> Bool { lists.apposition(NameFolding.fold(word)) == kind }

    /// Articles, prepositions, conjunctions and the particles of names, of the embedded list alone: the index of names has them left out.
    static let indexedParticles = Set(
        WordFile(NameWordLists.file).entries.filter { $0.role == ["particle"] || $0.role == ["patronym"] }.flatMap(\.phrases))

    private static let lists = UserWords.readOrRefuse(NameWordLists.read)
}
