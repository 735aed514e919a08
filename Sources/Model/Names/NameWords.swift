/// Words that weigh less than a name does, and words that are written in two ways, all folded: the list `Words/names.txt`.
enum NameWords {
    /// Articles, prepositions, conjunctions and the particles of names.
    static let particles = words("particle").union(words("patronym"))

    /// What weighs less than an ordinary word; nil for those.
    static func role(of word: String) -> NameToken.Role? { roles[word] }

    private static let roles: [String: NameToken.Role] = {
        var roles: [String: NameToken.Role] = [:]
        roles.reserveCapacity(500)
        for entry in entries where entry.role.count == 1 {
            let role: NameToken.Role
            switch entry.role[0] {
            case "particle": role = .particle
            case "filler": role = .filler
            case "scope": role = .scope
            case "generic": role = .generic
            case "title": role = .title
            case "man", "woman": role = .civility(isWoman: entry.role[0] == "woman")
            case "generation": role = .generation
            case "patronym": role = .patronym
            case "place": role = .place
            default: continue
            }
            for word in entry.phrases where roles[word] == nil { roles[word] = role }
        }
        return roles
    }()

    /// Given names: they tell a person from an organization, and one letter between two of them is no misspelling ("Michel" and
    /// "Michele" are two people).
    static let givenNames = words("given")

    /// Abbreviations and other spellings, and the word they stand for.
    static let expansions: [String: String] = {
        var expansions: [String: String] = [:]
        for entry in entries where entry.role.first == "spelled" && entry.role.count == 2 {
            for word in entry.phrases { expansions[word] = entry.role[1] }
        }
        return expansions
    }()

    /// Words that are numbers only behind others: "vingt et un".
    static let counted: [String: Int] = {
        var counted: [String: Int] = [:]
        for entry in entries where entry.role.first == "counted" && entry.role.count == 2 {
            for word in entry.phrases { counted[word] = Int(entry.role[1]) }
        }
        return counted
    }()

    /// Short forms of given names, with the full ones.
    static let nicknames: [String: [String]] = {
        var nicknames: [String: [String]] = [:]
        for entry in entries where entry.role.first == "short" && entry.role.count == 2 {
            for word in entry.phrases { nicknames[word, default: []].append(entry.role[1]) }
        }
        return nicknames
    }()

    private static let entries = WordFile("Words/names.txt").entries

    private static func words(_ role: String) -> Set<String> {
        var words: Set<String> = []
        for entry in entries where entry.role.count == 1 && entry.role[0] == role { words.formUnion(entry.phrases) }
        return words
    }
}
