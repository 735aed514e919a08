package import DossierModel
package import DossierOutput
package import DossierQuery

/// An entity's page as text: the page that people quote.
package struct EntityPageView {
    let page: EntityPage
    let layout: PageLayout
    let language: Language
    /// Said under the title: the time that was asked about.
    let question: String?
    /// Leaves out what is beside the facts: summary, other names, disputes.
    let isOnlyFacts: Bool
    /// The only part of the page that is asked for, beside its head; nil for all.
    let only: PageSection?
    let sources: SourcesForm

    package init(
        page: EntityPage, layout: PageLayout, language: Language, question: String?, isOnlyFacts: Bool, only: PageSection?,
        sources: SourcesForm
    ) {
        self.page = page
        self.layout = layout
        self.language = language
        self.question = question
        self.isOnlyFacts = isOnlyFacts
        self.only = only
        self.sources = sources
    }

    private var isFrench: Bool { language == .french }

    /// A page with more facts is written as they are read, so that its first line is there at once and memory stays flat: its marks
    /// then name the place in the source themselves.
    static let wholeLimit = 2_000

    /// Writes the page; false, and nothing is written, where only facts are meant and none passes.
    package func write(to sink: PageSink) throws -> Bool {
        let isWhole = page.facts.count <= Self.wholeLimit
        let notes = Footnotes(lettersPlaces: isWhole, form: sources, isMarkdown: layout.isMarkdown)
        let whole = isWhole ? try EntityPageParts(page, has) : nil
        whole?.register(in: notes)
        if !isOnlyFacts { try writeHead(to: sink, notes) }
        var last: FactGroup?
        func write(_ group: FactGroup) throws {
            if last == nil, isOnlyFacts { try writeHead(to: sink, notes) }
            if last?.predicate.name != group.predicate.name || last?.isInverse != group.isInverse {
                try sink.write(layout.heading(Self.heading(group.predicate.label(in: language, inverse: group.isInverse))))
            }
            try sink.write(lines(group, notes))
            last = group
        }
        if has(.relations) || has(.attributes) {
            if let whole { try whole.groups.forEach(write) } else { try page.facts.forEachGroup(write) }
        }
        if last == nil {
            if isOnlyFacts { return false }
            if only == nil, question != nil { try sink.write((layout.isMarkdown ? [] : [""]) + layout.paragraph(Self.nothing(page.absence(), language))) }
        }
        if has(.says) { try sink.write(statements(whole?.statements ?? page.statements(onDemand: only == .says), notes)) }
        if has(.disputes) {
            try sink.write(disputes(whole?.disputes ?? page.disputes(), notes))
            try sink.write(rivals(whole?.rivals ?? page.rivals(), notes))
        }
        try sink.write(notes.section(layout, language))
        return true
    }

    private func has(_ section: PageSection) -> Bool {
        if isOnlyFacts { return section == .relations }
        return only == nil || only == section
    }

    private func statements(_ statements: [Answer], _ notes: Footnotes) -> [PageLine] {
        if statements.isEmpty { return [] }
        return layout.heading(isFrench ? "Dit" : "Says") + statements.flatMap { answer in
            let text = FactText.sentence(answer, language) + mark(answer.fact.citations.filter { $0.speaker == page.entity }, notes)
            return layout.item(text) + against(answer, indent: "    ")
        }
    }

    private func writeHead(to sink: PageSink, _ notes: Footnotes) throws {
        try sink.write(title() + otherNames(notes))
    }

    private func title() -> [PageLine] {
        let kind = isFrench ? page.kindLabelFrench : page.kindLabelEnglish
        var lines = layout.title("\(page.entity.name) — \(kind)")
        if let question { lines += layout.paragraph(question, .dim) }
        if !isOnlyFacts, let summary = page.summary { lines += (layout.isMarkdown ? [] : [""]) + layout.paragraph(summary) }
        return lines
    }

    private func otherNames(_ notes: Footnotes) -> [PageLine] {
        let others = page.names.filter { $0.text != page.entity.name }
        if others.isEmpty || !has(.names) { return [] }
        let list = others.map { name in
            let dates = Self.dates(name, language)
            let confidential = name.isConfidential ? ", " + Mark.confidential(language) : ""
            return "\(name.text) (\(Self.role(name, language))\(dates)\(confidential))\(mark(name.citations, notes))"
        }
        return layout.heading(isFrench ? "Autres noms" : "Other names") + list.flatMap { layout.item($0) }
    }

    private func lines(_ group: FactGroup, _ notes: Footnotes) -> [PageLine] {
        var lines: [PageLine] = []
        for answer in group.answers {
            let fact = answer.fact
            let object = FactText.object(fact, from: page.entity, language)
            let details = FactText.details(answer, language)
            let possibly = answer.certainty == .possible ? (isFrench ? "peut-être : " : "possibly: ") : ""
            let text = possibly + ([object] + details).joined(separator: ", ") + mark(fact.citations, notes)
            lines += layout.item(text)
            lines += against(answer, indent: "    ")
            if let note = fact.wording.note {
                lines += layout.item(note, first: "    ", rest: "    ", .dim)
            }
            if let note = fact.privateNote {
                lines += layout.item(Mark.privateNote(language) + " " + note, first: "    ", rest: "    ", .dim)
            }
            for follower in group.followers[fact.id] ?? [] {
                let text = FactText.sentence(follower, language) + mark(follower.fact.citations, notes)
                lines += layout.item(text, first: "    → ", rest: "      ")
                lines += against(follower, indent: "      ")
            }
        }
        return lines
    }

    private func disputes(_ disputes: [DisputeRecord], _ notes: Footnotes) -> [PageLine] {
        if disputes.isEmpty { return [] }
        return layout.heading(isFrench ? "Désaccords" : "Disputes")
            + disputes.flatMap { DisputeView(dispute: $0, layout: layout, language: language).lines(indent: "  ", notes) }
    }

    // What fills one slot with different values and has not been written up as a dispute.
    private func rivals(_ groups: [RivalGroup], _ notes: Footnotes) -> [PageLine] {
        if groups.isEmpty { return [] }
        var lines = layout.heading(isFrench ? "Affirmations rivales" : "Rival claims")
        for group in groups {
            for (place, fact) in group.facts.enumerated() {
                let first = place == 0 ? "  · " : isFrench ? "    contre : " : "    against: "
                let text = FactText.sentence(Answer(fact: fact), language) + mark(fact.citations, notes)
                lines += layout.item(text, first: first, rest: "      ")
            }
        }
        return lines
    }

    private func against(_ answer: Answer, indent: String) -> [PageLine] {
        DisputeText(language: language).lines(answer.marks, of: answer.fact, indent: indent, layout)
    }

    private func mark(_ citations: [CitationRecord], _ notes: Footnotes) -> String {
        let marks = notes.marks(citations, language)
        return marks.isEmpty ? "" : " " + marks
    }

    private static func nothing(_ absence: Absence, _ language: Language) -> String {
        switch (absence, language) {
        case (.unknown, .english): "No fact is known: nothing is in this base."
        case (.unknown, .french): "Aucun fait connu : rien n'est dans cette base."
        case (.denied, .english): "No fact: what is known is denied."
        case (.denied, .french): "Aucun fait : ce qui est connu est démenti."
        case (.onlyPossible, .english): "No fact is certain: some are possible."
        case (.onlyPossible, .french): "Aucun fait n'est certain : certains sont possibles."
        case (.leftOut, .english): "No fact is known of that time; there are others."
        case (.leftOut, .french): "Aucun fait connu à cette date ; il y en a d'autres."
        }
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
        let span = DateText.span(name.starts, name.ends, language)
        return span.isEmpty ? "" : ", " + span
    }
}

/// All parts of a page that is not long, read before it is written: only then it is known which sources have more than one place.
private struct EntityPageParts {
    let groups: [FactGroup]
    let statements: [Answer]
    let disputes: [DisputeRecord]
    let rivals: [RivalGroup]
    private let names: [NameRecord]

    init(_ page: EntityPage, _ has: (PageSection) -> Bool) throws {
        var groups: [FactGroup] = []
        if has(.relations) || has(.attributes) { try page.facts.forEachGroup { groups.append($0) } }
        self.groups = groups
        names = has(.names) ? page.names : []
        statements = has(.says) ? try page.statements(onDemand: !has(.relations)) : []
        disputes = has(.disputes) ? try page.disputes() : []
        rivals = has(.disputes) ? try page.rivals() : []
    }

    func register(in notes: Footnotes) {
        names.forEach { notes.register($0.citations) }
        for group in groups {
            for fact in group.answers.map(\.fact) {
                notes.register(fact.citations)
                group.followers[fact.id]?.forEach { notes.register($0.fact.citations) }
            }
        }
        statements.forEach { notes.register($0.fact.citations) }
        rivals.flatMap(\.facts).forEach { notes.register($0.citations) }
        for side in disputes.flatMap(\.sides) {
            side.facts.forEach { notes.register($0.citations) }
            side.names.forEach { notes.register($0.citations) }
        }
    }
}
