// What is said of a fact's modality in lines that people type: in the words of pages, whatever their language.
extension Modality {
    /// A modality by its name, or by its word in a language, in French with its endings: "planned", "prévu", "engagée". nil for another
    /// word.
    public init?(word: String) {
        if let named = Modality(name: word) {
            self = named
            return
        }
        let folded = NameFolding.fold(word)
        let found = Language.allCases.lazy.flatMap { language in
            Modality.allCases.lazy.flatMap { modality in
                language.endingsOfAgreement.lazy.map { (modality, NameFolding.fold(language.wording.modality(modality)) + $0) }
            }
        }.first { $0.1 == folded }
        guard let found else { return nil }
        self = found.0
    }

    /// All names and words, for what may have been meant.
    public static var words: [String] {
        Modality.allCases.flatMap { modality in [modality.name] + Language.allCases.map { $0.wording.modality(modality) } }
    }
}

extension Language {
    // As a word follows what it is said of: "75 M€, prévus".
    fileprivate var endingsOfAgreement: [String] {
        switch self {
        case .english: [""]
        case .french: ["", "e", "s", "es"]
        }
    }
}
