internal import DossierModel
internal import DossierQuery

/// Dates in words, as pages print them.
enum DateText {
    /// One EDTF text in words; as it stands where it is no EDTF.
    static func words(_ text: String, _ language: Language) -> String {
        edtfText(text, language: language) ?? text
    }

    /// A date of the command line in words; as it was typed where it is none.
    static func asked(_ typed: String, _ language: Language) -> String {
        do { return words(try EDTF(words: typed).text, language) } catch { return typed }
    }

    /// When a fact holds or happened: "September 2012 – March 2014", "from 2012", "until 2014"; for a state that only an
    /// `as_of` dates: "seen January 2014"; empty when nothing is known.
    static func span(_ fact: FactRecord, _ language: Language) -> String {
        let isFrench = language == .french
        let starts = fact.starts.map { words($0, language) }
        let ends = fact.ends.flatMap { $0 == ".." ? nil : words($0, language) }
        let isForGood = fact.ends == ".."
        switch (fact.predicate.temporality, starts, ends) {
        case (.event, let starts?, nil): return starts
        case (_, let starts?, let ends?): return starts == ends ? starts : "\(starts) – \(ends)"
        case (_, let starts?, nil):
            if isForGood { return isFrench ? "\(starts), sans terme" : "\(starts), without term" }
            return isFrench ? "à partir de : \(starts)" : "from \(starts)"
        case (_, nil, let ends?): return isFrench ? "jusqu'à : \(ends)" : "until \(ends)"
        case (_, nil, nil): return seen(fact, language)
        }
    }

    private static func seen(_ fact: FactRecord, _ language: Language) -> String {
        guard fact.predicate.temporality == .state, let text = fact.citations.compactMap(\.asOf).min() else { return "" }
        return (language == .french ? "constaté : " : "as of ") + words(text, language)
    }
}
