/// The words of all languages that dates are read in, looked up by their first word.
struct DateLexicon {
    /// A phrase beginning with the word it is looked up by.
    struct Phrase {
        /// The words after the first.
        let rest: [String]
        let sense: DateSense
        /// The languages that have the phrase in this sense.
        var languages: Languages
    }

    /// The languages that a word may be of.
    struct Languages: OptionSet, Sendable {
        let rawValue: UInt8

        static let french = Languages(.french)
        static let english = Languages(.english)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(_ language: Language) { rawValue = language == .french ? 1 : 2 }
    }

    /// Read from the embedded lists when a date in words is first met.
    static let shared = DateLexicon()

    private var phrases: [String: [Phrase]] = [:]

    private init() {
        phrases.reserveCapacity(600)
        for language in Language.allCases {
            for entry in WordFile("Words/dates-\(language.rawValue).txt").entries {
                guard let sense = DateSense(role: entry.role) else { continue }
                for phrase in entry.phrases { add(phrase, sense, Languages(language)) }
            }
        }
    }

    private mutating func add(_ text: String, _ sense: DateSense, _ language: Languages) {
        let space = UInt8(ascii: " ")
        guard let end = text.utf8.firstIndex(of: space) else { return add(text, rest: [], sense, language) }
        let rest = text[text.utf8.index(after: end)...].split(separator: " ").map(String.init)
        add(String(text[..<end]), rest: rest, sense, language)
    }

    /// The longest phrases of a word stand first.
    private mutating func add(_ first: String, rest: [String], _ sense: DateSense, _ language: Languages) {
        var known = phrases[first] ?? []
        if let same = known.firstIndex(where: { $0.rest == rest && $0.sense == sense }) {
            known[same].languages.formUnion(language)
        } else {
            let place = known.firstIndex { $0.rest.count < rest.count } ?? known.count
            known.insert(Phrase(rest: rest, sense: sense, languages: language), at: place)
        }
        phrases[first] = known
    }

    /// The phrases that begin with a folded word, the longest first.
    func phrases(from word: String) -> [Phrase] { phrases[word] ?? [] }
}
