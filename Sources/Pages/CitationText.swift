internal import DossierModel
internal import DossierQuery

/// What one source says of a fact, beside where it says it.
enum CitationText {
    /// ", April 2012, our reading: “quote”"; empty where it adds nothing.
    static func said(_ citation: CitationRecord, of fact: FactRecord, _ language: Language) -> String {
        let words = language.wording
        var parts: [String] = []
        let own = DateText.span(citation.starts, citation.ends, isEvent: fact.predicate.temporality == .event, language)
        if !own.isEmpty { parts.append(own) }
        if let asOf = citation.asOf, !citation.isAsOfDefaulted { parts.append(words.asOf(DateText.phrase(asOf, language))) }
        if let basis = basis(citation, language) { parts.append(basis) }
        let text = parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")
        return text + (citation.quote.map { words.colon + words.quoted($0) } ?? "")
    }

    /// How the source says it, where it does not say it outright; nil where it does, or nobody has noted it.
    static func basis(_ citation: CitationRecord, _ language: Language) -> String? {
        switch citation.basis {
        case "implies": language.wording.implied
        case "inferred": language.wording.inferred
        default: nil
        }
    }

    /// The place in a source, as the citation has it.
    static func place(_ locator: String?, _ language: Language) -> String { locator ?? language.wording.noPlaceGiven }
}
