package import DossierModel
package import DossierQuery

extension NameHit {
    /// What is said of a text that was read as an entity: "'starc' read as Patrick Starck (patrick-starck): 1 letter differs".
    package func reading(of text: String, _ language: Language) -> String {
        "'\(text)' read as \(entity.name) (\(entity.slug)): \(reason(language))"
    }

    /// Why it matched, in words: "former name until 1 July 2013", "1 letter differs (starc, starck)".
    package func reason(_ language: Language) -> String {
        let words = language.wording
        let parts = [isConfidential ? words.confidentialMark : nil, spelling(language), way(language)].compactMap(\.self)
        return parts.isEmpty ? words.byName : parts.joined(separator: words.semicolon)
    }

    /// What the spelling that matched is to its entity; nil for its own name.
    private func spelling(_ language: Language) -> String? {
        let words = language.wording
        switch role {
        case .former:
            guard let ends, ends != ".." else { return words.formerName }
            return words.formerName(until: DateText.words(ends, language))
        case .acronym: return words.acronym(of: entity.name)
        case .alias: return words.otherName
        case .misspelling:
            return sources.isEmpty ? words.misspellingRecorded : words.misspellingRecorded(in: sources.prefix(3).joined(separator: ", "))
        case .preferred, nil: return nil
        }
    }

    /// How the text differs from the spelling; nil if it does not.
    private func way(_ language: Language) -> String? {
        let words = language.wording
        switch closeness {
        case .slug: return words.bySlug
        case .exact: return nil
        // "Former name" tells more than that its capitals differ.
        case .folded where role != nil && role != .preferred: return nil
        case .acronym: return words.acronym(of: matched)
        case .prefix: return words.beginsSo
        case .tokens where reasons.allSatisfy(\.isAboutPlaceOnly): return words.hasTheseWords
        case .folded, .form, .tokens, .initials, .spelling, .similar:
            return reasons.prefix(3).map { $0.text(in: language) }.joined(separator: words.semicolon)
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
