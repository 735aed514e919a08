/// The words of all languages that dates are read in, looked up by their first word.
struct DateLexicon {
    /// A phrase beginning with the word it is looked up by.
    struct Phrase {
        /// The words after the first.
        let rest: [Substring]
        let sense: DateSense
        /// The languages that have the phrase in this sense.
        var languages: Set<Language>
    }

    /// Read from the embedded lists when a date in words is first met.
    static let shared = DateLexicon()

    private var phrases: [Substring: [Phrase]] = [:]

    private init() {
        for language in Language.allCases {
            for entry in WordFile("Words/dates-\(language.rawValue).txt").entries {
                guard let sense = DateSense(role: entry.role) else { continue }
                for phrase in entry.phrases { add(phrase.split(separator: " "), sense, language) }
            }
        }
        // The longest phrase is tried first.
        for first in phrases.keys { phrases[first]?.sort { $0.rest.count > $1.rest.count } }
    }

    private mutating func add(_ words: [Substring], _ sense: DateSense, _ language: Language) {
        let rest = Array(words.dropFirst())
        if let known = phrases[words[0]]?.firstIndex(where: { $0.rest == rest && $0.sense == sense }) {
            phrases[words[0]]?[known].languages.insert(language)
        } else {
            phrases[words[0], default: []].append(Phrase(rest: rest, sense: sense, languages: [language]))
        }
    }

    /// The phrases that begin with a folded word, the longest first.
    func phrases(from word: Substring) -> [Phrase] { phrases[word] ?? [] }

    /// Every phrase with its sense, for tests of the lists.
    var all: [(words: String, sense: DateSense)] {
        phrases.flatMap { first, phrases in phrases.map { (([first] + $0.rest).joined(separator: " "), $0.sense) } }
    }
}
