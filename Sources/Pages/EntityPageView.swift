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

    private var words: any Wording { language.wording }

    /// A page with more facts is written as they are read, so that its first line is there at once and memory stays flat: its marks
    /// then name the place in the source themselves.
    static let wholeLimit = 2_000

    /// Writes the page; false, and nothing is written, where only facts are meant and none passes.
    package func write(to sink: PageSink) throws -> Bool {
        let isWhole = page.facts.count <= Self.wholeLimit
        let frame = PageFrame(layout, language, lettersPlaces: isWhole, sources: sources)
        let whole = isWhole ? try EntityPageParts(page, has) : nil
        whole?.register(in: frame.notes)
        if !isOnlyFacts { try writeHead(to: sink, frame) }
        var last: FactGroup?
        func write(_ group: FactGroup) throws {
            if last == nil, isOnlyFacts { try writeHead(to: sink, frame) }
            if last?.predicate.name != group.predicate.name || last?.isInverse != group.isInverse {
                try sink.write(layout.heading(group.predicate.label(in: language, inverse: group.isInverse).asHeading))
            }
            try sink.write(lines(group, frame))
            last = group
        }
        if has(.relations) || has(.attributes) {
            if let whole { try whole.groups.forEach(write) } else { try page.facts.forEachGroup(write) }
        }
        if last == nil {
            if isOnlyFacts { return false }
            if only == nil, question != nil { try sink.write((layout.isMarkdown ? [] : [""]) + layout.paragraph(nothing(page.absence()))) }
        }
        if has(.says) { try sink.write(statements(whole?.statements ?? page.statements(onDemand: only == .says), frame)) }
        if has(.disputes) {
            try sink.write(disputes(whole?.disputes ?? page.disputes(), frame))
            try sink.write(rivals(whole?.rivals ?? page.rivals(), frame))
        }
        try sink.write(frame.sources())
        return true
    }

    private func has(_ section: PageSection) -> Bool {
        if isOnlyFacts { return section == .relations }
        return only == nil || only == section
    }

    private func statements(_ statements: [Answer], _ frame: PageFrame) -> [PageLine] {
        if statements.isEmpty { return [] }
        return layout.heading(words.statements) + statements.flatMap { answer in
            let text = FactText.sentence(answer.fact, language)
            return layout.item(frame.cited(text, answer.fact.citations.filter { $0.speaker == page.entity }))
                + frame.against(answer.marks, of: answer.fact, indent: "    ")
        }
    }

    private func writeHead(to sink: PageSink, _ frame: PageFrame) throws {
        try sink.write(title() + otherNames(frame))
    }

    private func title() -> [PageLine] {
        var lines = layout.title("\(page.entity.name) — \(page.kindLabel(in: language))")
        if let question { lines += layout.paragraph(question, .dim) }
        if !isOnlyFacts, let summary = page.summary { lines += (layout.isMarkdown ? [] : [""]) + layout.paragraph(summary) }
        return lines
    }

    private func otherNames(_ frame: PageFrame) -> [PageLine] {
        let others = page.names.filter { $0.text != page.entity.name }
        if others.isEmpty || !has(.names) { return [] }
        return layout.heading(words.otherNames) + others.flatMap { name in
            layout.item(frame.spelling(name))
        }
    }

    private func lines(_ group: FactGroup, _ frame: PageFrame) -> [PageLine] {
        var lines: [PageLine] = []
        for answer in group.answers {
            let fact = answer.fact
            let parts = [FactText.object(fact, from: page.entity, language)] + FactText.details(fact, language)
            let text = frame.cited(parts.joined(separator: ", "), fact.citations)
            lines += layout.item(answer.certainty == .possible ? words.possibly(text) : text)
            lines += frame.against(answer.marks, of: fact, indent: "    ")
            if let note = fact.wording.note { lines += layout.item(note, first: "    ", rest: "    ", .dim) }
            if let note = fact.privateNote { lines += layout.item(words.privateMark + " " + note, first: "    ", rest: "    ", .dim) }
            for follower in group.followers[fact.id] ?? [] {
                lines += layout.item(frame.sentence(follower.fact), first: "    → ", rest: "      ")
                lines += frame.against(follower.marks, of: follower.fact, indent: "      ")
            }
        }
        return lines
    }

    private func disputes(_ disputes: [DisputeRecord], _ frame: PageFrame) -> [PageLine] {
        if disputes.isEmpty { return [] }
        return layout.heading(words.disputes) + disputes.flatMap { DisputeView(dispute: $0, frame: frame).lines() }
    }

    // What fills one slot with different values and has not been written up as a dispute.
    private func rivals(_ groups: [RivalGroup], _ frame: PageFrame) -> [PageLine] {
        if groups.isEmpty { return [] }
        return layout.heading(words.rivalClaims) + groups.flatMap { group in
            group.facts.enumerated().flatMap { place, fact in
                let sentence = frame.sentence(fact)
                return place == 0
                    ? layout.item(sentence, first: "  · ", rest: "      ") : layout.item(words.against(sentence), first: "    ", rest: "      ")
            }
        }
    }

    private func nothing(_ absence: Absence) -> String {
        switch absence {
        case .unknown: words.noFactIsKnown
        case .denied: words.everyFactIsDenied
        case .onlyPossible: words.noFactIsCertain
        case .leftOut: words.noFactOfThatTime
        }
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
        notes.register(disputes)
    }
}
