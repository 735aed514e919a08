/// The words and phrases of all languages that something is read in, looked up by their first word.
struct PhraseLexicon<Sense: Equatable & Sendable>: Sendable {
    /// A phrase beginning with the word it is looked up by.
    struct Phrase: Sendable {
        /// The words after the first.
        let rest: [String]
        let sense: Sense
        /// The languages that have the phrase in this sense.
        var languages: WordLanguages
    }

    private var phrases: [String: [Phrase]] = [:]

    /// Reads the embedded lists `Words/NAME-LANGUAGE.txt`, then the user's.
    ///
    /// - Parameters:
    ///   - sense: what a line's role means, nil if nothing.
    ///   - words: a phrase of the user's as it is compared, word by word; nil where it can be none.
    init(_ name: String, sense: ([String]) -> Sense?, words: (String) -> [String]?) throws(WordListFault) {
        phrases.reserveCapacity(800)
        for language in Language.allCases {
            for entry in WordFile("Words/\(name)-\(language.rawValue).txt").entries {
                guard let sense = sense(entry.role) else { continue }
                for phrase in entry.phrases { add(phrase, sense, WordLanguages(language)) }
            }
        }
        for language in Language.allCases {
            let list = "\(name)-\(language.rawValue).txt"
            for entry in try UserWords.entries(of: list) {
                guard let sense = sense(entry.role) else { throw .unknownMeaning(entry, in: list) }
                for phrase in entry.phrases {
                    guard let words = words(phrase), let first = words.first else {
                        throw .noWord(phrase, entry, in: list, "is no word: letters alone make one")
                    }
                    let rest = Array(words.dropFirst())
                    let known = phrases[first, default: []].filter { $0.rest == rest }
                    guard known.isEmpty || known.contains(where: { $0.sense == sense }) else { throw .otherMeaning(phrase, entry, in: list) }
                    add(first, rest: rest, sense, WordLanguages(language))
                }
            }
        }
    }

    private mutating func add(_ text: String, _ sense: Sense, _ language: WordLanguages) {
        guard let end = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return add(text, rest: [], sense, language) }
        let rest = text[text.utf8.index(after: end)...].split(separator: " ").map(String.init)
        add(String(text[..<end]), rest: rest, sense, language)
    }

    /// The longest phrases of a word stand first.
    private mutating func add(_ first: String, rest: [String], _ sense: Sense, _ language: WordLanguages) {
        var known = phrases[first] ?? []
        if let same = known.firstIndex(where: { $0.rest == rest && $0.sense == sense }) {
            known[same].languages.formUnion(language)
        } else {
            let place = known.firstIndex { $0.rest.count < rest.count } ?? known.count
            known.insert(Phrase(rest: rest, sense: sense, languages: language), at: place)
        }
        phrases[first] = known
    }

    /// What the phrases mean, each as often as a phrase means it.
    var senses: some Sequence<Sense> { phrases.values.joined().lazy.map(\.sense) }

    /// The phrases that begin with a folded word, the longest first.
    func phrases(from word: String) -> [Phrase] { phrases[word] ?? [] }
}

/// The languages that a word may be of.
struct WordLanguages: OptionSet, Sendable {
    let rawValue: UInt8

    static let french = WordLanguages(.french)
    static let english = WordLanguages(.english)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ language: Language) { rawValue = language == .french ? 1 : 2 }
}
