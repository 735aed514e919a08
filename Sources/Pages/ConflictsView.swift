package import DossierModel
package import DossierOutput
package import DossierQuery

/// Disagreements as text, side by side.
package struct ConflictsView {
    let conflicts: [Conflict]
    /// Whether it is the page of one disagreement, with all facts on its sides; else a list.
    let isWhole: Bool
    /// The entity asked about; nil for all.
    let entity: EntityReference?
    private let frame: PageFrame
    private var layout: PageLayout { frame.layout }
    private var words: any Wording { frame.words }

    package init(conflicts: [Conflict], isWhole: Bool = false, entity: EntityReference?, layout: PageLayout, language: Language) {
        self.conflicts = conflicts
        self.isWhole = isWhole
        self.entity = entity
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        for side in conflicts.flatMap(\.sides) { frame.notes.register(side.citations) }
        var lines: [PageLine] = []
        if let entity { lines += layout.title("\(entity.name) — \(words.disagreements)") + [""] }
        for conflict in conflicts { lines += self.lines(conflict) + [""] }
        if !isWhole { lines += layout.paragraph(summary) } else if !lines.isEmpty { lines.removeLast() }
        return lines + frame.sources()
    }

    private func lines(_ conflict: Conflict) -> [PageLine] {
        let (head, comment): (String, String?) =
            switch conflict.origin {
            case .dispute(let dispute): (DisputeText(language: frame.language).head(dispute), dispute.comment)
            case .rivals(let group):
                (words.rivalFacts("\(group.facts[0].subject.name), \(group.facts[0].predicate.label(in: frame.language))"), nil)
            }
        var lines = layout.title(head, rest: "  ")
        for side in conflict.sides {
            let text = (side.text ?? side.facts.map(named).joined(separator: words.semicolon)) + (side.isFavoured ? " (\(words.betterSupported))" : "")
            lines += layout.item(
                text + words.colon + "\(voices(side)) \(frame.notes.marks(side.citations))", first: side.isFavoured ? "  ✓ " : "  · ")
            if isWhole { lines += side.facts.flatMap { layout.item("#\($0.id) " + frame.sentence($0), first: "      ", rest: "        ", .dim) } }
        }
        if let comment { lines += layout.item(comment, rest: "  ", .dim) }
        return lines
    }

    private func named(_ fact: FactRecord) -> String { words.fact("\(fact.id)") + ", " + FactText.sentence(fact, frame.language) }

    // "3 sources, 2 independent"; the second number only where it tells something.
    private func voices(_ side: Conflict.Side) -> String {
        let (all, apart) = (side.sources.count, side.independentSources)
        return all == apart ? words.sourceCount(all) : words.sourceCount(all, independent: apart)
    }

    private var summary: String {
        let disputes = conflicts.count { if case .dispute = $0.origin { true } else { false } }
        return words.disagreementCount(disputes: disputes, rivals: conflicts.count - disputes)
    }
}

extension Conflict.Side {
    /// What attests the facts and names on it.
    fileprivate var citations: [CitationRecord] { facts.flatMap(\.citations) + names.flatMap(\.citations) }
}

/// Disagreements as rows, one a side.
package struct ConflictRows {
    let facts: FactRows

    package init(facts: FactRows) { self.facts = facts }

    package static let columns = [
        "conflict", "found", "topic", "verdict", "side", "favoured", "facts", "names", "source_count", "independent_sources", "sources",
    ]

    package func rows(_ conflict: Conflict) throws -> [[RowField]] {
        let head: [RowField]
        switch conflict.origin {
        case .dispute(let dispute):
            head = [.text(dispute.slug), .text("dispute"), .text(dispute.topic), .text(dispute.verdict.rawValue)]
        case .rivals(let group):
            let (first, last) = (group.facts[0], group.facts[group.facts.count - 1])
            head = [.text("\(first.id)-\(last.id)"), .text("rivals"), .text("\(first.subject.slug) \(first.predicate.name)"), .null]
        }
        return try conflict.sides.map { side in
            try head + [
                .text(side.text ?? side.facts.map { FactText.sentence($0, .english) }.joined(separator: "; ")),
                .flag(side.isFavoured), facts.field(side.facts), .numbers(side.names.map(\.id.rawValue)), .integer(Int64(side.sources.count)),
                .integer(Int64(side.independentSources)), .list(side.sources.map(\.slug)),
            ]
        }
    }
}
