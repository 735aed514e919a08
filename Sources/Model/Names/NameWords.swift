/// Words that weigh less than a name does, and words that are written in two ways, all folded: the list `Words/names.txt` and the user's.
enum NameWords {
    /// What weighs less than an ordinary word; nil for those.
    static func role(of word: String) -> NameToken.Role? { lists.roles[word] }

    /// Whether a word is an article, a preposition or the particle of a name.
    static func isParticle(_ word: String) -> Bool { if case .particle? = lists.roles[word] { true } else { false } }

    /// Given names: they tell a person from an organization, and one letter between two of them is no misspelling ("Michel" and
    /// "Michele" are two people).
    static var givenNames: Set<String> { lists.given }

    /// Abbreviations and other spellings, and the word they stand for.
    static var expansions: [String: String] { lists.expansions }

    /// Words that are numbers only behind others: "vingt et un".
    static var counted: [String: Int] { lists.counted }

    /// Short forms of given names, with the full ones.
    static var nicknames: [String: [String]] { lists.nicknames }

    /// States, which stand beside their public bodies and are left out at home.
    static var states: Set<String> { lists.states }

    /// Words that public bodies have in their names.
    static var publicBodies: Set<String> { lists.publicBodies }

    /// A town, and what runs it: "ville", "mairie".
    static var towns: Set<String> { lists.towns }

    /// What words behind a name say of it.
    enum Apposition {
        /// Another name it had: "(ex-Foo)".
        case former
        /// What it is: "a division of Foo".
        case about
    }

    /// Whether a word opens such words.
    static func isApposition(_ word: some StringProtocol, _ kind: Apposition) -> Bool { lists.appositions[NameFolding.fold(word)] == kind }

    /// Articles, prepositions, conjunctions and the particles of names, of the embedded list alone: the index of names has them left out.
    static let indexedParticles = Set(
        WordFile(NameWordLists.file).entries.filter { $0.role == ["particle"] || $0.role == ["patronym"] }.flatMap(\.phrases))

    private static let lists = UserWords.readOrRefuse(NameWordLists.read)
}
