package import DossierModel
package import DossierOutput
package import DossierQuery

/// An answer about money as text: totals with the facts and sources they rest on, then what stands beside and what was left out.
package struct MoneyView {
    let answer: MoneyAnswer
    /// How much there must be at least; nil where nothing is asked.
    let atLeast: Amount?
    let marks: DisputeMarks
    let layout: PageLayout
    let language: Language

    package init(answer: MoneyAnswer, atLeast: Amount?, marks: DisputeMarks, layout: PageLayout, language: Language) {
        self.answer = answer
        self.atLeast = atLeast
        self.marks = marks
        self.layout = layout
        self.language = language
    }

    private var width: Int { layout.width }
    private var style: Style { layout.style }

    private var text: MoneyText { MoneyText(language: language) }

    package func lines() -> [PageLine] {
        let notes = Footnotes()
        answer.totals.flatMap(\.facts).forEach { notes.register($0.citations) }
        answer.stated.forEach { notes.register($0.fact.citations) }
        answer.leftOut.forEach { notes.register($0.fact.citations) }
        let title = (answer.entity.map { "\($0.name) — " } ?? "") + text.say("money", "argent")
        var lines = TextLayout.wrap(EntityPageView.heading(title), width: width).map { style.bold($0) }
        if let atLeast { lines += TextLayout.wrap(MoneyText(language: language).atLeast(atLeast), width: width) }
        lines += flows(notes)
        lines += groups()
        lines += comparisons()
        lines += stated(notes)
        lines += leftOut(notes)
        lines += notes.section(layout, language)
        return lines
    }

    // MARK: Totals

    private func flows(_ notes: Footnotes) -> [PageLine] {
        if answer.totals.isEmpty, atLeast != nil { return [] }
        if answer.totals.isEmpty {
            return ["", PageLine(text.say("No relation gives an amount that counts.", "Aucune relation ne donne de montant à compter."))]
        }
        return MoneyFlow.allCases.flatMap { flow -> [PageLine] in
            let totals = answer.totals.filter { $0.flow == flow }
            if totals.isEmpty { return [] }
            var lines = [""] + TextLayout.wrap(text.flow(flow, of: answer.entity), width: width).map { style.bold($0) }
            var root: EntityReference?
            for total in totals {
                if let next = total.root, next != root {
                    if root != nil { lines.append("") }
                    lines += wrap(next.name, indent: 2).map { style.bold($0) }
                    root = next
                }
                lines += self.lines(total) + facts(total, notes)
            }
            // What is less is not shown, so that nothing can be called missing.
            return atLeast == nil ? lines + missing(totals, in: flow) : lines
        }
    }

    // That nothing was committed or paid is an answer too.
    private func missing(_ totals: [MoneyTotal], in flow: MoneyFlow) -> [PageLine] {
        if flow == .following || flow == .all { return [] }
        let absent = [Modality.planned, .committed, .actual].filter { modality in !totals.contains { $0.modality == modality } }
        if absent.isEmpty { return [] }
        let list = absent.map(text.modality).joined(separator: ", ")
        return wrap(list + text.say(": no amount is known", " : aucun montant connu"), indent: 2)
    }

    private func lines(_ total: MoneyTotal, under group: String = "") -> [PageLine] {
        let isPossible = atLeast.map { total.isAtLeast($0) == .possible } ?? false
        let head =
            (isPossible ? text.say("possibly: ", "peut-être : ") : "") + (group.isEmpty ? "" : group + ", ") + text.modality(total.modality)
        let isOpen = total.range == nil && total.alternatives.contains(where: \.facts.isEmpty)
        let amount = isOpen ? text.say("disputed", "contesté") : text.amount(total.range)
        var line = "\(head)\(text.say(":", " :")) \(amount) (\(text.foundation(total)))"
        if total.alternatives.isEmpty {
            line += text.say("; too many disagreements to list each total", " ; trop de désaccords pour donner chaque total")
        } else if total.alternatives.count == 1, !total.disputes.isEmpty {
            line += text.say("; disputed elsewhere: ", " ; objet de désaccords : ") + total.disputes.joined(separator: ", ")
        }
        var lines = wrap(line, indent: 2)
        guard total.alternatives.count > 1 else { return lines }
        for way in total.alternatives {
            lines += wrap("\(text.amount(way))\(text.say(" if ", " si "))\(text.choices(way.choices))", indent: 4)
        }
        return lines
    }

    private func facts(_ total: MoneyTotal, _ notes: Footnotes) -> [PageLine] {
        total.facts.flatMap { fact in
            wrap("\(fact.id): " + FactText.sentence(Answer(fact: fact), language) + mark(fact, notes), indent: 6).map { style.dim($0) }
                + against(fact, indent: 8)
        }
    }

    private func groups() -> [PageLine] {
        if answer.groups.isEmpty { return [] }
        var lines = ["", style.bold(text.say("By group", "Par groupe"))]
        for total in answer.groups {
            let flow = answer.entity == nil ? "" : text.flow(total.flow, of: answer.entity) + ", "
            let root = total.root.map { $0.name + ", " } ?? ""
            lines += self.lines(total, under: flow + root + text.group(total.group))
        }
        return lines
    }

    // MARK: What stands beside

    // Only where there is something to compare: a gap between two modalities.
    private func comparisons() -> [PageLine] {
        let compared = answer.comparisons.filter { $0.uncommitted != nil || $0.unpaid != nil }
        if compared.isEmpty { return [] }
        var lines = ["", style.bold(text.say("Side by side", "Côte à côte"))]
        for row in compared {
            var parts: [String] = []
            for (modality, amount) in [(Modality.planned, row.planned), (.committed, row.committed), (.actual, row.actual)] {
                if let amount { parts.append(text.modality(modality) + " " + text.amount(amount)) }
            }
            if let gap = row.uncommitted { parts.append(text.say("planned less committed: ", "prévu moins engagé : ") + text.difference(gap)) }
            if let gap = row.unpaid {
                let of = row.committed == nil ? text.say("planned", "prévu") : text.say("committed", "engagé")
                parts.append(text.say("\(of) less actual: ", "\(of) moins réalisé : ") + text.difference(gap))
            }
            let group = text.group(row.group)
            let head = (row.root.map { [$0.name] } ?? [text.flow(row.flow, of: answer.entity)]) + (group.isEmpty ? [] : [group])
            lines += wrap((head.isEmpty ? "" : head.joined(separator: ", ") + " — ") + parts.joined(separator: "; "), indent: 2)
        }
        return lines
    }

    private func stated(_ notes: Footnotes) -> [PageLine] {
        if answer.stated.isEmpty { return [] }
        var lines = ["", style.bold(text.say("Stated totals, never added", "Totaux annoncés, jamais additionnés"))]
        for stated in answer.stated {
            let fact = stated.fact
            var line = FactText.sentence(Answer(fact: fact), language) + mark(fact, notes)
            let differences = stated.gaps.map { text.difference($0.difference) }
            if let first = differences.first {
                line += text.say("; beside the total above: ", " ; à côté du total ci-dessus : ")
                if differences.allSatisfy({ $0 == first }) {
                    line += first + (differences.count > 1 ? text.say(", whichever way it is added up", ", de quelque façon qu'on additionne") : "")
                } else {
                    line += zip(stated.gaps, differences).map { gap, difference in
                        "\(difference) \(text.say("if", "si")) \(text.choices(gap.choices))"
                    }.joined(separator: "; ")
                }
            } else {
                line += text.say("; no relation to compare it with", " ; aucune relation à comparer")
            }
            lines += wrap(line, indent: 2) + against(fact, indent: 4)
        }
        return lines
    }

    private func leftOut(_ notes: Footnotes) -> [PageLine] {
        if answer.leftOut.isEmpty { return [] }
        var lines = ["", style.bold(text.say("Left out", "Non compté") + " (\(answer.leftOut.count))")]
        for left in answer.leftOut {
            let sentence = FactText.sentence(Answer(fact: left.fact), language)
            lines += wrap("\(text.reason(left.reason))\(text.say(":", " :")) \(sentence)\(mark(left.fact, notes))", indent: 2)
                + against(left.fact, indent: 4)
        }
        return lines
    }

    private func against(_ fact: FactRecord, indent: Int) -> [PageLine] {
        DisputeText(language: language)
            .lines(marks[fact.id], of: fact, indent: String(repeating: " ", count: indent), layout)
    }

    private func mark(_ fact: FactRecord, _ notes: Footnotes) -> String {
        let marks = notes.marks(fact.citations, language)
        return marks.isEmpty ? "" : " " + marks
    }

    private func wrap(_ line: String, indent: Int) -> [PageLine] {
        let spaces = String(repeating: " ", count: indent)
        return TextLayout.wrap(line, width: width, first: spaces, rest: spaces + "  ")
    }
}
