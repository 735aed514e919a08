internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// An entity's page as text: the page that people quote.
struct EntityPageView {
    let page: EntityPage
    let width: Int
    let style: Style
    let language: Language
    /// Said under the title: the time that was asked about.
    let question: String?
    /// Leaves out what is beside the facts: summary, other names, disputes.
    var isOnlyFacts = false

    private var isFrench: Bool { language == .french }

    func lines() -> [PageLine] {
        let notes = Footnotes()
        if !isOnlyFacts { page.names.forEach { notes.register($0.citations) } }
        for fact in page.groups.flatMap(\.answers).map(\.fact) {
            notes.register(fact.citations)
            page.followers[fact.id]?.forEach { notes.register($0.citations) }
        }
        if !isOnlyFacts { page.rivals.forEach { notes.register($0.first.citations + $0.second.citations) } }
        for side in isOnlyFacts ? [] : page.disputes.flatMap(\.sides) {
            side.facts.forEach { notes.register($0.citations) }
            side.names.forEach { notes.register($0.citations) }
        }
        var lines = title()
        lines += otherNames(notes)
        for group in page.groups { lines += section(group, notes) }
        if page.groups.isEmpty, question != nil { lines += ["", isFrench ? "Aucun fait connu." : "No fact is known."] }
        lines += disputes(notes)
        lines += rivals(notes)
        if !notes.isEmpty {
            lines += ["", style.bold("Sources")]
            lines += notes.lines(width: width, style: style, language: language)
        }
        return lines
    }

    private func title() -> [PageLine] {
        let kind = isFrench ? page.kindLabelFrench : page.kindLabelEnglish
        var lines = TextLayout.wrap("\(page.entity.name) — \(kind)", width: width).map { style.bold($0) }
        if let question { lines += TextLayout.wrap(question, width: width).map { style.dim($0) } }
        if !isOnlyFacts, let summary = page.summary { lines += [""] + TextLayout.wrap(summary, width: width) }
        return lines
    }

    private func otherNames(_ notes: Footnotes) -> [PageLine] {
        let others = page.names.filter { $0.text != page.entity.name }
        if others.isEmpty || isOnlyFacts { return [] }
        let list = others.map { name in
            let dates = Self.dates(name, language)
            let confidential = name.isConfidential ? ", " + Mark.confidential(language) : ""
            return "\(name.text) (\(Self.role(name, language))\(dates)\(confidential))\(mark(name.citations, notes))"
        }
        return ["", style.bold(isFrench ? "Autres noms" : "Other names")]
            + list.flatMap { TextLayout.wrap($0, width: width, first: "  ", rest: "    ") }
    }

    private func section(_ group: FactGroup, _ notes: Footnotes) -> [PageLine] {
        let heading = Self.heading(group.predicate.label(in: language, inverse: group.isInverse))
        var lines = [""] + TextLayout.wrap(heading, width: width).map { style.bold($0) }
        for answer in group.answers {
            let fact = answer.fact
            let object = FactText.object(fact, from: page.entity, language)
            let details = FactText.details(answer, language)
            let possibly = answer.certainty == .possible ? (isFrench ? "peut-être : " : "possibly: ") : ""
            let text = possibly + ([object] + details).joined(separator: ", ") + mark(fact.citations, notes)
            lines += TextLayout.wrap(text, width: width, first: "  ", rest: "    ")
            if let note = fact.note {
                lines += TextLayout.wrap(note, width: width, first: "    ", rest: "    ").map { style.dim($0) }
            }
            if let note = fact.privateNote {
                let text = Mark.privateNote(language) + " " + note
                lines += TextLayout.wrap(text, width: width, first: "    ", rest: "    ").map { style.dim($0) }
            }
            for follower in page.followers[fact.id] ?? [] {
                let text = FactText.sentence(Answer(fact: follower), language) + mark(follower.citations, notes)
                lines += TextLayout.wrap(text, width: width, first: "    → ", rest: "      ")
            }
        }
        return lines
    }

    private func disputes(_ notes: Footnotes) -> [PageLine] {
        if page.disputes.isEmpty || isOnlyFacts { return [] }
        var lines = ["", style.bold(isFrench ? "Désaccords" : "Disputes")]
        for dispute in page.disputes {
            lines += DisputeView(dispute: dispute, width: width, style: style, language: language).lines(indent: "  ", notes)
        }
        return lines
    }

    // What fills one slot with different values and has not been written up as a dispute.
    private func rivals(_ notes: Footnotes) -> [PageLine] {
        if page.rivals.isEmpty || isOnlyFacts { return [] }
        var lines = ["", style.bold(isFrench ? "Affirmations rivales" : "Rival claims")]
        for pair in page.rivals {
            for (fact, first) in [(pair.first, "  · "), (pair.second, isFrench ? "    contre : " : "    against: ")] {
                let text = FactText.sentence(Answer(fact: fact), language) + mark(fact.citations, notes)
                lines += TextLayout.wrap(text, width: width, first: first, rest: "      ")
            }
        }
        return lines
    }

    private func mark(_ citations: [CitationRecord], _ notes: Footnotes) -> String {
        let marks = notes.marks(citations)
        return marks.isEmpty ? "" : " " + marks
    }

    static func heading(_ label: String) -> String { label.prefix(1).uppercased() + label.dropFirst() }

    private static func role(_ name: NameRecord, _ language: Language) -> String {
        switch (name.role, language) {
        case (.preferred, .english): "preferred"
        case (.preferred, .french): "nom retenu"
        case (.alias, .english): "also"
        case (.alias, .french): "aussi"
        case (.former, .english): "former name"
        case (.former, .french): "ancien nom"
        case (.acronym, .english): "acronym"
        case (.acronym, .french): "sigle"
        case (.misspelling, .english): "misspelling"
        case (.misspelling, .french): "graphie fautive"
        }
    }

    private static func dates(_ name: NameRecord, _ language: Language) -> String {
        let isFrench = language == .french
        let from = name.starts.map { (isFrench ? ", à partir de : " : ", from ") + DateText.words($0, language) } ?? ""
        let until = name.ends.map { (isFrench ? ", jusqu'à : " : ", until ") + DateText.words($0, language) } ?? ""
        return from + until
    }
}
