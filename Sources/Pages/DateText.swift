package import DossierModel
package import DossierQuery

/// Dates in words, as pages print them.
package enum DateText {
    /// One EDTF text in words; as it stands where it is no EDTF.
    package static func words(_ text: String, _ language: Language) -> String {
        edtfText(text, language: language) ?? text
    }

    /// The same for a sentence.
    static func phrase(_ text: String, _ language: Language) -> DatePhrase {
        do {
            return try EDTF(text).phrase(in: language)
        } catch {
            return DatePhrase(text, .preposition)
        }
    }

    /// When a fact holds or happened: "September 2012 – March 2014", "from 2012", "until 2014", "2012, without term"; for a state that
    /// only an `as_of` dates: "as of January 2014"; empty when nothing is known.
    package static func span(_ fact: FactRecord, _ language: Language) -> String {
        if fact.starts == nil, fact.ends == nil { return seen(fact, language) }
        return span(fact.starts, fact.ends, isEvent: fact.predicate.temporality == .event, language)
    }

    /// From a start to an end, as stored: nil is not known, `..` is none at all.
    static func span(_ starts: String?, _ ends: String?, isEvent: Bool = false, _ language: Language) -> String {
        let wording = language.wording
        func known(_ date: String?) -> String? { date.flatMap { $0 == ".." ? nil : $0 } }
        let without: [String] = [
            starts == ".." ? wording.withoutBeginning : nil,
            ends == ".." ? wording.withoutTerm : nil,
        ].compactMap(\.self)
        let dates: String?
        switch (known(starts), known(ends)) {
        case (let start?, let end?): dates = words(start, language) + (start == end ? "" : " – " + words(end, language))
        case (let start?, nil):
            dates = isEvent && ends == nil || ends == ".." ? words(start, language) : wording.holds(from: phrase(start, language))
        case (nil, let end?): dates = wording.holds(until: phrase(end, language))
        case (nil, nil): dates = nil
        }
        return ([dates].compactMap(\.self) + without).joined(separator: ", ")
    }

    private static func seen(_ fact: FactRecord, _ language: Language) -> String {
        guard fact.predicate.temporality == .state, let text = fact.citations.compactMap(\.asOf).min() else { return "" }
        return language.wording.asOf(phrase(text, language))
    }
}
