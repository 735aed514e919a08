/// A date as a noun phrase, with the article that prepositions in front of it need.
struct DatePhrase {
    enum Article {
        /// Years and months: "before 2012", "avant mai 2012".
        case none
        /// Parts of a year, which French `jusque` joins with `à`: "jusqu'à fin 2013".
        case bare
        /// French `le`, English "the".
        case masculine
        /// French `l'`, English "the".
        case elided
        /// French `les`, English "the".
        case plural
        /// French days take `le` and English ones nothing: "le 20 avril 2012", "20 April 2012"; seasons likewise.
        case frenchMasculine
        /// Seasons that start with a vowel sound: "l'été 2013", "summer 2013".
        case frenchElided
    }

    var noun: String
    var article: Article = .none

    /// After a preposition that changes nothing: "before the 1990s", "avant le printemps 2013".
    func withArticle(_ language: Language) -> String {
        guard language == .french else { return takesThe ? "the " + noun : noun }
        return switch article {
        case .none, .bare: noun
        case .masculine, .frenchMasculine: "le " + noun
        case .elided, .frenchElided: "l'" + noun
        case .plural: "les " + noun
        }
    }

    /// After French `de`: "de mai", "d'avril", "du printemps", "de l'été", "des années 1990".
    var afterDe: String {
        switch article {
        case .none, .bare: startsWithVowel ? "d'" + noun : "de " + noun
        case .masculine, .frenchMasculine: "du " + noun
        case .elided, .frenchElided: "de l'" + noun
        case .plural: "des " + noun
        }
    }

    /// After French `à`: "à mai", "au printemps", "à l'été", "aux années 1990".
    var afterA: String {
        switch article {
        case .none, .bare: "à " + noun
        case .masculine, .frenchMasculine: "au " + noun
        case .elided, .frenchElided: "à l'" + noun
        case .plural: "aux " + noun
        }
    }

    /// After French `jusque`: "jusqu'en 2014", "jusqu'au printemps 2013".
    var afterJusque: String {
        switch article {
        case .none: "jusqu'en " + noun
        default: "jusqu'" + afterA
        }
    }

    private var takesThe: Bool {
        switch article {
        case .masculine, .elided, .plural: true
        case .none, .bare, .frenchMasculine, .frenchElided: false
        }
    }

    private var startsWithVowel: Bool {
        noun.first.map { "aeiouéh".contains($0) } ?? false
    }
}
