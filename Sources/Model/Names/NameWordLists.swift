/// What the list of names says, by word.
struct NameWordLists {
    static let name = "names.txt"
    static let file = "Words/" + name

    /// What the words of a line are.
    private enum Meaning {
        case role(NameToken.Role)
        case given, state, publicBody
        case apposition(NameWords.Apposition)
        case spelled(String)
        case short(String)
        case feminine(String)
        case counted(Int)
    }

    private var table: WordTable
    /// By line of the table; nil for one whose meaning is unknown.
    private var meanings: [Meaning?]

    static func read() throws(WordListFault) -> NameWordLists { try NameWordLists(users: UserWords.entries(of: name)) }

    /// Reads the embedded list, then lines of the user's.
    private init(users: [WordFile.Entry]) throws(WordListFault) {
        table = WordTable(Self.file)
        meanings = table.roles.map(Self.meaning)
        for var entry in users {
            for (index, phrase) in entry.phrases.enumerated() {
                guard let word = Self.word(phrase) else { throw .noWord(phrase, entry, in: Self.name, "is not one word") }
                guard !contradicts(word, entry.role) else { throw .otherMeaning(phrase, entry, in: Self.name) }
                entry.phrases[index] = word
            }
            guard let meaning = Self.meaning(entry.role) else { throw .unknownMeaning(entry, in: Self.name) }
            table.add(entry)
            meanings.append(meaning)
        }
    }

    /// A word of a name folded; nil if it is none, or several.
    static func word(_ phrase: String) -> String? {
        let word = NameFolding.fold(phrase)
        return word.isEmpty || word.utf8.contains(0x20) ? nil : word
    }

    func role(of word: String) -> NameToken.Role? { first(word) { if case .role(let role) = $0 { role } else { nil } } }
    func isGiven(_ word: String) -> Bool { has(word) { if case .given = $0 { true } else { false } } }
    func isState(_ word: String) -> Bool { has(word) { if case .state = $0 { true } else { false } } }
    func isPublicBody(_ word: String) -> Bool { has(word) { if case .publicBody = $0 { true } else { false } } }
    func apposition(_ word: String) -> NameWords.Apposition? { first(word) { if case .apposition(let kind) = $0 { kind } else { nil } } }
    func expansion(of word: String) -> String? { first(word) { if case .spelled(let text) = $0 { text } else { nil } } }
    func counted(_ word: String) -> Int? { first(word) { if case .counted(let number) = $0 { number } else { nil } } }
    func isNickname(_ word: String, of full: String) -> Bool { has(word) { if case .short(full) = $0 { true } else { false } } }

    func isFeminine(_ word: String, of masculine: String) -> Bool {
        has(word) { if case .feminine(masculine) = $0 { true } else { false } }
    }

    private func has(_ word: String, _ fits: (Meaning) -> Bool) -> Bool {
        table.firstLine(of: word) { line in meanings[line].map(fits) ?? false } != nil
    }

    private func first<Answer>(_ word: String, _ question: (Meaning) -> Answer?) -> Answer? {
        var answer: Answer?
        _ = table.firstLine(of: word) { line in
            answer = meanings[line].flatMap(question)
            return answer != nil
        }
        return answer
    }

    /// Whether a word has another of the meanings of which it can have one.
    private func contradicts(_ word: String, _ role: [String]) -> Bool {
        guard let line = table.firstLine(of: word, where: { line in
            switch (meanings[line], Self.meaning(role)) {
            case (.role, .role), (.spelled, .spelled), (.counted, .counted): true
            default: false
            }
        }) else { return false }
        return table.roles[line] != role
    }

    private static func meaning(_ role: [String]) -> Meaning? {
        switch (role[0], role.count) {
        case ("given", 1): .given
        case ("state", 1): .state
        case ("public", 1): .publicBody
        case ("former", 1): .apposition(.former)
        case ("about", 1): .apposition(.about)
        case ("spelled", 2): .spelled(role[1])
        case ("short", 2): .short(role[1])
        case ("feminine", 2): .feminine(role[1])
        case ("counted", 2): Int(role[1]).map { .counted($0) }
        case (_, 1): Self.role(role[0]).map { .role($0) }
        default: nil
        }
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
        case "town": .town
        default: nil
        }
    }
}
