// What is said of a fact's modality in lines that people type: in the words of pages, whatever their language.
extension Modality {
    /// A modality by its name, or by its word in a language, in French with its endings: "planned", "prévu", "engagée". nil for another
    /// word.
    public init?(word: String) {
        guard let found = Modality(name: word) ?? Self.byWord[NameFolding.fold(word)] else { return nil }
        self = found
    }

    private static let byWord: [String: Modality] = {
        var words: [String: Modality] = [:]
        for language in Language.allCases {
            for modality in allCases {
                let word = NameFolding.fold(language.wording.modality(modality))
                for ending in language.endingsOfAgreement { words[word + ending] = modality }
            }
            for word in language.wordsOfPayment.map(NameFolding.fold) {
                for ending in language.endingsOfAgreement { words[word + ending] = .actual }
            }
        }
        return words
    }()

    /// All names and words, for what may have been meant.
    public static var words: [String] {
        Modality.allCases.flatMap { modality in [modality.name] + Language.allCases.map { $0.wording.modality(modality) } }
    }
}

extension Language {
    // What is paid has happened. "12 M€, paid" says that of the money; it is not what somebody did.
    fileprivate var wordsOfPayment: [String] {
        switch self {
        case .english: ["paid"]
        case .french: ["payé", "versé"]
        }
    }

    // As a word follows what it is said of: "75 M€, prévus".
    fileprivate var endingsOfAgreement: [String] {
        switch self {
        case .english: [""]
        case .french: ["", "e", "s", "es"]
        }
    }
}
