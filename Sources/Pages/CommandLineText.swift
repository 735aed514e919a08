internal import DossierModel
internal import DossierOutput
package import DossierQuery

/// Facts as commands that enter them.
package enum CommandLineText {
    /// `dossier add ...`, as a shell reads it. The citation is the first. nil where it would enter something else: `add` takes the day that
    /// something happened for its start as well.
    static func add(_ fact: FactRecord) -> String? { add(fact, rival: nil) }

    /// The rival of a fact: the same, but that one of its dates is another, as a source says.
    package static func rival(of fact: FactRecord, _ field: String, _ date: String, source: String) -> String? {
        add(fact, rival: (field, date, source))
    }

    private static func add(_ fact: FactRecord, rival: (field: String, date: String, source: String)?) -> String? {
        if rival == nil, fact.starts == nil, fact.predicate.temporality == .event, fact.predicate.valueType == .date { return nil }
        var words = ["dossier", "add", fact.subject.slug, fact.predicate.name]
        var options: [(String, String)] = []
        switch fact.object {
        case .entity(let object): words.append(object.slug)
        case .value(let text): words.append(text)
        case .amount: words.append(fact.amount?.plainText ?? "")
        }
        if case .amount = fact.object {} else if let amount = fact.amount { options.append(("--amount", amount.plainText)) }
        let starts = rival?.field == "starts" ? rival?.date : fact.starts
        let ends = rival?.field == "ends" ? rival?.date : fact.ends
        let isOnDate = fact.predicate.temporality == .event || fact.predicate.temporality == .period && starts == ends
        if let starts { options.append((isOnDate ? "--on" : "--starts", starts)) }
        if let ends, !isOnDate || ends != starts { options.append(("--ends", ends)) }
        if let role = fact.role { options.append(("--role", role)) }
        if let note = fact.note { options.append(("--note", note)) }
        if let follows = fact.follows { options.append(("--follows", "\(follows)")) }
        var text = words.map(ShellWord.quoted).joined(separator: " ")
        if fact.modality != .actual { text += " --\(fact.modality.name)" }
        if let rival {
            options.append(("--source", rival.source))
        } else if let citation = fact.citations.first {
            options.append(("--source", citation.source.slug))
            if let locator = citation.locator { options.append(("--at", locator)) }
            if let asOf = citation.asOf, !citation.isAsOfDefaulted { options.append(("--as-of", asOf)) }
            if let speaker = citation.speaker { options.append(("--speaker", speaker.slug)) }
            if let quote = citation.quote { options.append(("--quote", quote)) }
            if let basis = citation.basis { options.append(("--basis", basis)) }
        } else {
            text += " --unsourced"
        }
        return ([text] + options.map { ShellWord.option($0.0, $0.1) }).joined(separator: " ")
    }
}
