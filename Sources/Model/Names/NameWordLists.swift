/// What the list of names says, by word.
struct NameWordLists {
    static let name = "names.txt"
    static let file = "Words/" + name

    private(set) var roles: [String: NameToken.Role] = [:]
    private(set) var given: Set<String> = []
    private(set) var expansions: [String: String] = [:]
    private(set) var counted: [String: Int] = [:]
    private(set) var nicknames: [String: [String]] = [:]
    private(set) var states: Set<String> = []
    private(set) var publicBodies: Set<String> = []
    private(set) var towns: Set<String> = []
    private(set) var appositions: [String: NameWords.Apposition] = [:]

    static func read() throws(WordListFault) -> NameWordLists { try NameWordLists(users: UserWords.entries(of: name)) }

    /// Reads the embedded list, then lines of the user's.
    private init(users: [WordFile.Entry]) throws(WordListFault) {
        roles.reserveCapacity(600)
        given.reserveCapacity(1200)
        let embedded = WordFile(Self.file).entries
        for entry in embedded { add(entry) }
        if users.isEmpty { return }
        var names: [String: String] = [:]
        for entry in embedded + users where entry.role.count == 1 && Self.role(entry.role[0]) != nil {
            for phrase in entry.phrases where names[phrase] == nil { names[phrase] = entry.role[0] }
        }
        for var entry in users {
            for (index, phrase) in entry.phrases.enumerated() {
                guard let word = Self.word(phrase) else { throw .noWord(phrase, entry, in: Self.name, "is not one word") }
                guard !contradicts(word, entry.role, names[word]) else { throw .otherMeaning(phrase, entry, in: Self.name) }
                entry.phrases[index] = word
            }
            guard add(entry) else { throw .unknownMeaning(entry, in: Self.name) }
        }
    }

    /// A word of a name folded; nil if it is none, or several.
    static func word(_ phrase: String) -> String? {
        let word = NameFolding.fold(phrase)
        return word.isEmpty || word.utf8.contains(0x20) ? nil : word
    }

    /// Whether a word has another of the meanings of which it can have one; `name` is what the list calls its role, nil without one.
    private func contradicts(_ word: String, _ role: [String], _ name: String?) -> Bool {
        switch (role[0], role.count) {
        case ("spelled", 2): expansions[word].map { $0 != role[1] } ?? false
        case ("counted", 2): counted[word].map { String($0) != role[1] } ?? false
        case (_, 1) where Self.role(role[0]) != nil: name.map { $0 != role[0] } ?? false
        default: false
        }
    }

    /// Takes a line in; false if its meaning is unknown.
    @discardableResult
    private mutating func add(_ entry: WordFile.Entry) -> Bool {
        let name = entry.role[0]
        switch (name, entry.role.count) {
        case ("given", 1): given.formUnion(entry.phrases)
        case ("state", 1): states.formUnion(entry.phrases)
        case ("town", 1): towns.formUnion(entry.phrases)
        case ("public", 1): publicBodies.formUnion(entry.phrases)
        case ("former", 1): for word in entry.phrases { appositions[word] = .former }
        case ("about", 1): for word in entry.phrases { appositions[word] = .about }
        case ("spelled", 2): for word in entry.phrases { expansions[word] = entry.role[1] }
        case ("short", 2): for word in entry.phrases { nicknames[word, default: []].append(entry.role[1]) }
        case ("counted", 2):
            guard let number = Int(entry.role[1]) else { return false }
            for word in entry.phrases { counted[word] = number }
        case (_, 1):
            guard let role = Self.role(name) else { return false }
            for word in entry.phrases where roles[word] == nil { roles[word] = role }
        default: return false
        }
        return true
    }

    private static func role(_ name: String) -> NameToken.Role? {
        switch name {
        case "particle": .particle
        case "filler": .filler
        case "scope": .scope
        case "generic": .generic
        case "title": .title
        case "man": .civility(isWoman: false)
        case "woman": .civility(isWoman: true)
        case "generation": .generation
        case "patronym": .patronym
        case "place": .place
        default: nil
        }
    }
}
