package import DossierModel
package import DossierOutput
package import DossierQuery

/// An entity on one screen: who it is, what holds now or held last, and what is disputed about it.
package struct BriefView {
    let page: EntityPage
    let today: Day
    let layout: PageLayout
    let language: Language

    package init(page: EntityPage, today: Day, layout: PageLayout, language: Language) {
        self.page = page
        self.today = today
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    /// The page never has more lines.
    static let mostLines = 40
    private static let mostOfSummary = 6
    private static let mostOfDisputes = 10

    private var words: any Wording { language.wording }

    package func lines() throws -> [PageLine] {
        let title = PageLine(TextLayout.truncate("\(page.entity.name) — \(page.kindLabel(in: language))", to: width))
        var lines = [style.bold(title)]
        if let summary = page.summary { lines += cut([TextLayout.wrap(summary, width: width)], to: Self.mostOfSummary).lines }
        let disputes = try page.disputes()
        let told = cut(disputes.map(line), to: Self.mostOfDisputes)
        let end = disputes.isEmpty ? [] : section(words.disputes, told.lines, of: disputes.count, left: told.left)
        let states = try states()
        let last = [""] + layout.paragraph(words.allOfIt("dossier show \(page.entity.slug)"), .dim)
        // Two for the heading, one for what is left out.
        let facts = cut(states.map(line), to: Self.mostLines - lines.count - end.count - last.count - 3)
        if !states.isEmpty {
            lines += section(words.holdsOrHeldLast, facts.lines, of: states.count, left: facts.left)
        }
        return lines + end + last
    }

    /// Of each predicate the relations that may hold today; where none does, those that ended last.
    private func states() throws -> [(group: FactGroup, answer: Answer)] {
        var states: [(FactGroup, Answer)] = []
        var group: FactGroup?
        var members: [Answer] = []
        func flush() {
            let vouched = members.filter { $0.fact.modality.isVouchedFor }
            let holding = vouched.filter { $0.fact.answeringDays.possibleTo >= today }
            let last = vouched.map(\.fact.answeringDays.possibleTo).max()
            let kept = holding.isEmpty ? vouched.filter { $0.fact.answeringDays.possibleTo == last } : holding
            if let group { states += kept.map { (group, $0) } }
            members = []
        }
        try page.facts.forEachGroup { next in
            guard next.predicate.temporality == .state, next.answers.contains(where: { $0.fact.otherEnd(from: page.entity.id) != nil }) else { return }
            // A large group comes in parts.
            if group?.predicate.name != next.predicate.name || group?.isInverse != next.isInverse { flush() }
            group = next
            members += next.answers
        }
        flush()
        // What is most attested first.
        return states.enumerated().sorted { one, other in
            let counts = (one.element.1.fact.citations.count, other.element.1.fact.citations.count)
            return counts.0 != counts.1 ? counts.0 > counts.1 : one.offset < other.offset
        }.map(\.element)
    }

    private func line(_ state: (group: FactGroup, answer: Answer)) -> [PageLine] {
        let fact = state.answer.fact
        let label = state.group.predicate.label(in: language, inverse: state.group.isInverse).asHeading
        let details = [FactText.object(fact, from: page.entity, language)] + FactText.details(fact, language)
        let disputed = state.answer.marks.isEmpty ? "" : " ≠"
        return layout.item(label + words.colon + details.joined(separator: ", ") + sources(fact) + disputed)
    }

    // "(lmi-56327 and 2 more)".
    private func sources(_ fact: FactRecord) -> String {
        let slugs = fact.sourceSlugs
        guard let first = slugs.first else { return "" }
        return slugs.count == 1 ? " (\(first))" : " (\(first) \(words.andMore(slugs.count - 1)))"
    }

    private func line(_ dispute: DisputeRecord) -> [PageLine] { layout.item(DisputeText(language: language).head(dispute)) }

    private func section(_ heading: String, _ lines: [PageLine], of count: Int, left: Int) -> [PageLine] {
        ["", style.bold(heading)] + lines + (left == 0 ? [] : [style.dim("  " + words.andMore(left))])
    }

    /// As many whole paragraphs as fit, and how many are left.
    private func cut(_ paragraphs: [[PageLine]], to most: Int) -> (lines: [PageLine], left: Int) {
        var lines: [PageLine] = []
        for (place, paragraph) in paragraphs.enumerated() {
            if lines.count + paragraph.count > most {
                // One that is too long by itself is cut.
                if lines.isEmpty { return (Array(paragraph.prefix(most)), paragraphs.count - place - 1) }
                return (lines, paragraphs.count - place)
            }
            lines += paragraph
        }
        return (lines, 0)
    }
}
