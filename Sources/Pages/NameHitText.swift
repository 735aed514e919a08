package import DossierModel
package import DossierQuery

extension NameHit {
    /// Why it matched, in words: "former name until 1 July 2013", "1 letter differs (starc, starck)".
    package func reason(_ language: Language) -> String {
        let mark = isConfidential ? Mark.confidential(language) : nil
        let parts = [mark, spelling(language), way(language)].compactMap(\.self)
        return parts.isEmpty ? (language == .french ? "nom" : "name") : parts.joined(separator: "; ")
    }

    /// What the spelling that matched is to its entity; nil for its own name.
    private func spelling(_ language: Language) -> String? {
        let isFrench = language == .french
        switch role {
        case .former:
            let until = ends.flatMap { $0 == ".." ? nil : $0 }.map { (isFrench ? " jusqu'à " : " until ") + DateText.words($0, language) } ?? ""
            return (isFrench ? "ancien nom" : "former name") + until
        case .acronym:
            return isFrench ? "sigle de \(entity.name)" : "acronym of \(entity.name)"
        case .alias:
            return isFrench ? "autre nom" : "other name"
        case .misspelling:
            let places = sources.isEmpty ? "" : (isFrench ? " dans " : " in ") + sources.prefix(3).joined(separator: ", ")
            return (isFrench ? "graphie fautive relevée" : "misspelling recorded") + places
        case .preferred, nil:
            return nil
        }
    }

    /// How the text differs from the spelling; nil if it does not.
    private func way(_ language: Language) -> String? {
        let isFrench = language == .french
        switch closeness {
        case .slug: return isFrench ? "identifiant" : "slug"
        case .exact: return nil
        // That it is a former name, say, tells more than its capitals.
        case .folded where role != nil && role != .preferred: return nil
        case .acronym:
            return isFrench ? "sigle de \(matched)" : "acronym of \(matched)"
        case .prefix: return isFrench ? "commence ainsi" : "begins so"
        case .tokens where reasons.allSatisfy(\.isAboutPlaceOnly):
            return isFrench ? "a ces mots" : "has these words"
        case .folded, .form, .tokens, .initials, .spelling, .similar:
            return reasons.prefix(3).map { $0.text(in: language) }.joined(separator: "; ")
        }
    }

    /// The slugs of the sources that record the spelling, each once.
    package var sources: [String] {
        var seen = Set<String>()
        return citations.map(\.source.slug).filter { seen.insert($0).inserted }
    }
}

extension NameReason {
    /// Whether it says no more than that some of a name's words were typed.
    fileprivate var isAboutPlaceOnly: Bool {
        switch self {
        case .more, .otherOrder, .begins, .sameWords, .nothingShared: true
        default: false
        }
    }
}
