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
    let layout: PageLayout
    let language: Language

    package init(conflicts: [Conflict], isWhole: Bool = false, entity: EntityReference?, layout: PageLayout, language: Language) {
        self.conflicts = conflicts
        self.isWhole = isWhole
        self.entity = entity
        self.layout = layout
        self.language = language
    }

    package func lines() -> [PageLine] {
        let notes = Footnotes(isMarkdown: layout.isMarkdown)
        for side in conflicts.flatMap(\.sides) {
            side.facts.forEach { notes.register($0.citations) }
            side.names.forEach { notes.register($0.citations) }
        }
        var lines: [PageLine] = []
        if let entity {
            lines += layout.title("\(entity.name) — " + say("disagreements", "désaccords")) + [""]
        }
        for conflict in conflicts { lines += self.lines(conflict, notes) + [""] }
        if !isWhole { lines += layout.paragraph(summary) } else if !lines.isEmpty { lines.removeLast() }
        lines += notes.section(layout, language)
        return lines
    }

    private func lines(_ conflict: Conflict, _ notes: Footnotes) -> [PageLine] {
        var (head, comment): (String, String?) = ("", nil)
        switch conflict.origin {
        case .dispute(let dispute):
            head =
                "\(dispute.topic) — \(dispute.verdict.words(in: language)) (\(dispute.slug))"
                + Mark.suffix(dispute.isConfidential, language)
            comment = dispute.comment
        case .rivals(let group):
            let what = "\(group.facts[0].subject.name), \(group.facts[0].predicate.label(in: language))"
            head = say("\(what) — rival facts that no dispute covers", "\(what) — faits rivaux, sans désaccord rédigé")
        }
        var lines = layout.title(head, rest: "  ")
        for side in conflict.sides {
            let better = side.isFavoured ? say(" (better supported)", " (mieux étayé)") : ""
            let text = (side.text ?? side.facts.map(named).joined(separator: "; ")) + better
            let marks = notes.marks(side.facts.flatMap(\.citations) + side.names.flatMap(\.citations), language)
            lines += layout.item(text + say(": ", "\u{A0}: ") + "\(voices(side)) \(marks)", first: side.isFavoured ? "  ✓ " : "  · ", rest: "    ")
            if isWhole { lines += facts(of: side, notes) }
        }
        if let comment { lines += layout.item(comment, first: "  ", rest: "  ", .dim) }
        return lines
    }

    private func facts(of side: Conflict.Side, _ notes: Footnotes) -> [PageLine] {
        side.facts.flatMap { fact in
            let text = "#\(fact.id) " + FactText.sentence(Answer(fact: fact), language) + " " + notes.marks(fact.citations, language)
            return layout.item(text, first: "      ", rest: "        ", .dim)
        }
    }

    private func named(_ fact: FactRecord) -> String {
        say("fact \(fact.id)", "fait \(fact.id)") + ", " + FactText.sentence(Answer(fact: fact), language)
    }

    // "3 sources, 2 independent"; the second number only where it tells something.
    private func voices(_ side: Conflict.Side) -> String {
        let (all, apart) = (side.sources.count, side.independentSources)
        let count = say(all == 1 ? "1 source" : "\(all) sources", all == 1 ? "1 source" : "\(all) sources")
        if all == apart { return count }
        return count + say(", \(apart) independent", apart == 1 ? ", dont 1 indépendante" : ", dont \(apart) indépendantes")
    }

    private var summary: String {
        let disputes = conflicts.count { if case .dispute = $0.origin { true } else { false } }
        let rivals = conflicts.count - disputes
        let written = say(disputes == 1 ? "1 dispute" : "\(disputes) disputes", disputes == 1 ? "1 désaccord" : "\(disputes) désaccords")
        let found =
            rivals == 0
            ? say("no rival facts outside one", "aucun fait rival hors de ceux-ci")
            : say(
                rivals == 1 ? "1 group of rival facts outside one" : "\(rivals) groups of rival facts outside one",
                rivals == 1 ? "1 groupe de faits rivaux en dehors" : "\(rivals) groupes de faits rivaux en dehors")
        return "\(written); \(found)."
    }

    private func say(_ english: String, _ french: String) -> String { language == .french ? french : english }
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
                .text(side.text ?? side.facts.map { FactText.sentence(Answer(fact: $0), .english) }.joined(separator: "; ")),
                .flag(side.isFavoured), facts.field(side.facts), .numbers(side.names.map(\.id.rawValue)), .integer(Int64(side.sources.count)),
                .integer(Int64(side.independentSources)), .list(side.sources.map(\.slug)),
            ]
        }
    }
}

extension NewDispute.Verdict {
    /// The verdict as pages say it.
    func words(in language: Language) -> String {
        switch (self, language) {
        case (.rival, .english): "rival claims"
        case (.rival, .french): "affirmations rivales"
        case (.apparent, .english): "only an apparent disagreement"
        case (.apparent, .french): "désaccord apparent"
        case (.resolved, .english): "resolved"
        case (.resolved, .french): "tranché"
        }
    }
}
