/// A legal form of organizations: its country, its code and the ways it is written.
public struct LegalForm: Sendable {
    /// Forms of one family are the same thing in different countries or languages.
    public enum Family: String, Sendable {
        case stock, limited, partnership, cooperative, association, grouping, state, sole
        /// A word that says only that this is a company.
        case company

        /// Whether bodies of this form trade for their owners' profit.
        var isTrade: Bool {
            switch self {
            case .stock, .limited, .partnership, .sole, .company: true
            case .cooperative, .association, .grouping, .state: false
            }
        }
    }

    /// What tells whether two forms may be the same.
    struct Kind: Sendable, Equatable {
        /// Its letters as one number, 0 for none: words of names are copied often, and a text would be counted each time.
        let country: Int
        let family: Family

        /// Whether one country has both, so that there may be a company of each: "Philips B.V.", "Philips N.V.".
        func isRival(of other: Kind) -> Bool {
            country != 0 && country == other.country && family != .company && other.family != .company
        }
    }


    /// ISO 3166 code, "EU" for European forms, "" where several countries share the form.
    public let country: String
    /// The usual short spelling, folded.
    public let code: String
    public let family: Family
    /// Other folded spellings, several words allowed.
    public let spellings: [String]

    init(country: String, code: String, family: Family, spellings: [String]) {
        self.country = country
        self.code = code
        self.family = family
        self.spellings = spellings
    }
}

extension LegalForm {
    /// The form that begins at `start`, and how many words it takes: the longest that fits.
    ///
    /// Codes of two letters and words with other meanings count only at the end of a name, or as its first word if
    /// the form is one that is written first.
    static func find(in words: [String], at start: Int) -> (code: String, kind: Kind, count: Int)? {
        let first = words[start]
        let isLast = start > 0 && start + 1 == words.count
        guard let candidates = spellings(from: first) ?? NameWords.expansion(of: first).flatMap(spellings) ?? misspelled(first)
            ?? (isLast ? cutShort(first) : nil)
        else { return nil }
        for candidate in candidates where start + candidate.wordCount <= words.count {
            let end = start + candidate.wordCount
            guard candidate.wordCount < words.count,
                candidate.wordCount == 1
                    ? isSpelling(first, of: candidate.text, isOneOfSeveral: false)
                    : words[start..<end].elementsEqual(candidate.words, by: { isSpelling($0, of: $1, isOneOfSeveral: true) })
            else { continue }
            let atEnd = words[end...].allSatisfy(isFirstWord)
            if atEnd || candidate.isUnmistakable || start == 0 && candidate.isWrittenFirst {
                return (code(of: candidate.role), candidate.kind, candidate.wordCount)
            }
        }
        return nil
    }

    /// Whether a folded word is a legal form by itself, whatever the user's own list says: the index of names asks.
    static func isIndexedWord(_ word: String) -> Bool { embeddedWords.contains(word) }

    /// Whether two forms are one in law, or a law renamed one as the other.
    static func isAlike(_ one: String, _ other: String) -> Bool { alike[one] == other || alike[other] == one }

    private static let alike = Dictionary(
        entries.filter { $0.role.count == 2 && $0.role[0] == "alike" }.flatMap { entry in entry.phrases.map { ($0, entry.role[1]) } },
        uniquingKeysWith: { first, _ in first })

    /// A long word may be misspelled as long as it sounds the same, or cut short: "Aktiengeselschaft", "Aktienges.". A French "à" comes as
    /// "au". Within a form of several words three letters are enough: "société à resp. lim.".
    private static func isSpelling(_ word: String, of right: String, isOneOfSeveral: Bool) -> Bool {
        if word == right || word == "au" && right == "a" || NameWords.expansion(of: word) == right { return true }
        if right.hasPrefix(word), word.utf8.count >= (isOneOfSeveral ? 3 : shortestCut) { return true }
        return word.utf8.count > 4 && right.utf8.count > 4 && Phonetics.key(word) == Phonetics.key(right)
    }

    /// How many letters of a word have to be left where it is cut short.
    private static let shortestCut = 5

    /// The spellings of the one form whose first word a last word begins.
    private static func cutShort(_ word: String) -> [Spelling]? {
        guard word.utf8.count >= shortestCut else { return nil }
        var whole: String?
        for (_, first) in soundsOfFirstWords where first.utf8.first == word.utf8.first && first.utf8.count > shortestCut && first.hasPrefix(word) {
            if whole != nil { return nil }
            whole = first
        }
        return whole.flatMap(spellings)?.filter { $0.wordCount == 1 }
    }

    private static func misspelled(_ word: String) -> [Spelling]? {
        if word.utf8.count < 5 { return nil }
        let sound = Phonetics.key(word)
        var alike: [String] = []
        for first in soundsOfFirstWords where first.sound == sound { alike.append(first.word) }
        return alike.isEmpty ? nil : alike.sorted().flatMap { spellings(from: $0) ?? [] }
    }

    /// The longer of the words that forms begin with, and how each sounds. They are so few that they are gone through: to put them in order
    /// takes longer than to compare a name.
    private static let soundsOfFirstWords: [(sound: [UInt32], word: String)] = table.words { kinds[$0] != nil }.filter { $0.utf8.count > 4 }.map {
        (Phonetics.key($0), $0)
    }

    private struct Spelling {
        let text: String
        let wordCount: Int
        let kind: Kind
        /// The line that it stands in.
        let line: Int

        /// Country, family and code.
        var role: [String] { table.roles[line] }

        var words: [String] { text.split(separator: " ").map(String.init) }

        /// Not one of the words that are also ordinary words or names, nor two letters apart that may be initials ("S A Khan"), so that
        /// their place has to tell.
        var isUnmistakable: Bool {
            wordCount > 1 && !isTwoLetters || wordCount == 1 && text.utf8.count > 2 && table.firstLine(of: text) { table.roles[$0] == ["ambiguous"] } == nil
        }

        private var isTwoLetters: Bool { wordCount == 2 && text.utf8.count == 3 && text != LegalForm.code(of: role) }

        /// Whether its country writes the form before the name.
        var isWrittenFirst: Bool { isUnmistakable || !isTwoLetters && table.firstLine(of: role[0]) { table.roles[$0] == ["first"] } != nil }
    }

    /// The spellings that begin with a word, the longest first, so that it is tried first; nil if none do.
    private static func spellings(from word: String) -> [Spelling]? {
        guard isFirstWord(word) else { return nil }
        var found: [Spelling] = []
        for (text, line) in table.phrases(from: word) {
            guard let kind = kinds[line] else { continue }
            let spelling = Spelling(text: text, wordCount: text.utf8.count { $0 == 0x20 } + 1, kind: kind, line: line)
            found.insert(spelling, at: found.firstIndex { $0.wordCount < spelling.wordCount } ?? found.count)
        }
        return found
    }

    private static func isFirstWord(_ word: String) -> Bool { table.firstLine(of: word) { kinds[$0] != nil } != nil }

    private static func code(of role: [String]) -> String { role.count == 3 ? role[2] : role[2...].joined(separator: " ") }

    private static func kind(of role: [String]) -> Kind {
        let country = role[0] == "-" ? 0 : role[0].utf8.reduce(0) { $0 << 8 | Int($1) }
        return Kind(country: country, family: Family(rawValue: role[1]) ?? .company)
    }

    private static let table: WordTable = {
        var table = WordTable(file, code: 2)
        for entry in users { table.add(entry) }
        return table
    }()

    /// By line of the table; nil for those that are about spellings.
    private static let kinds = table.roles.map { $0.count > 2 ? kind(of: $0) : nil }

    /// The forms known, by country.
    public static let all: [LegalForm] = entries.compactMap(LegalForm.init(entry:))

    private static let entries = embedded + users

    /// Lines of the user's list.
    private static let users = UserWords.readOrRefuse(readUsers)

    private static let embedded = WordFile(file).entries
    private static let file = "Words/legal-forms.txt"

    static func readUsers() throws(WordListFault) -> [WordFile.Entry] {
        let list = "legal-forms.txt"
        let users = try UserWords.entries(of: list)
        if users.isEmpty { return [] }
        var codes: [String: String] = [:]
        for entry in embedded { for text in spellings(of: entry) { codes[text] = meaning(of: entry) } }
        var entries: [WordFile.Entry] = []
        for var entry in users {
            guard ["ambiguous", "first"].contains(entry.role.joined(separator: " ")) || LegalForm(entry: entry) != nil else {
                throw .unknownMeaning(entry, in: list)
            }
            if entry.role[0] != "first" {
                for (index, phrase) in entry.phrases.enumerated() {
                    entry.phrases[index] = NameFolding.fold(phrase)
                    if entry.phrases[index].isEmpty { throw .noWord(phrase, entry, in: list, "is no word: letters alone make one") }
                }
            }
            for text in spellings(of: entry) {
                if let known = codes.updateValue(meaning(of: entry), forKey: text), known != meaning(of: entry) { throw .otherMeaning(text, entry, in: list) }
            }
            entries.append(entry)
        }
        return entries
    }

    private static func meaning(of entry: WordFile.Entry) -> String { entry.role.joined(separator: " ") }

    /// The code of a form and its other spellings; none of a line that is about spellings.
    private static func spellings(of entry: WordFile.Entry) -> [String] {
        entry.role.count > 2 ? [entry.role[2...].joined(separator: " ")] + entry.phrases : []
    }

    /// The words that are legal forms by themselves in the embedded list.
    private static let embeddedWords = Set(embedded.flatMap(spellings).filter { !$0.utf8.contains(0x20) })

    private init?(entry: WordFile.Entry) {
        guard entry.role.count > 2, let family = Family(rawValue: entry.role[1]) else { return nil }
        let country = entry.role[0] == "-" ? "" : entry.role[0]
        self.init(country: country, code: entry.role[2...].joined(separator: " "), family: family, spellings: entry.phrases)
    }
}
