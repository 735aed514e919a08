package import DossierModel
package import DossierOutput
package import DossierQuery

/// An answer about money as text: totals with the facts and sources they rest on, then what stands beside and what was left out.
package struct MoneyView {
    let answer: MoneyAnswer
    /// How much there must be at least; nil where nothing is asked.
    let atLeast: Amount?
    let marks: DisputeMarks
    private let frame: PageFrame
    private var layout: PageLayout { frame.layout }
    private var words: any Wording { frame.words }
    private var text: MoneyText { MoneyText(language: frame.language) }

    package init(answer: MoneyAnswer, atLeast: Amount?, marks: DisputeMarks, layout: PageLayout, language: Language) {
        self.answer = answer
        self.atLeast = atLeast
        self.marks = marks
        frame = PageFrame(layout, language)
    }

    package func lines() -> [PageLine] {
        answer.totals.flatMap(\.facts).forEach { frame.notes.register($0.citations) }
        answer.stated.forEach { frame.notes.register($0.fact.citations) }
        answer.leftOut.forEach { frame.notes.register($0.fact.citations) }
        var lines = layout.title(((answer.entity.map { "\($0.name) — " } ?? "") + words.money).asHeading)
        if let atLeast { lines += layout.paragraph(text.atLeast(atLeast)) }
        return lines + flows() + groups() + comparisons() + stated() + leftOut() + frame.sources()
    }

    // MARK: Totals

    private func flows() -> [PageLine] {
        if answer.totals.isEmpty { return atLeast == nil ? [""] + layout.paragraph(words.noAmountCounts) : [] }
        return MoneyFlow.allCases.flatMap { flow -> [PageLine] in
            let totals = answer.totals.filter { $0.flow == flow }
            if totals.isEmpty { return [] }
            var lines = layout.heading(text.flow(flow, of: answer.entity))
            var root: EntityReference?
            for total in totals {
                if let next = total.root, next != root {
                    if root != nil { lines.append("") }
                    lines += layout.item(next.name).map { layout.style.bold($0) }
                    root = next
                }
                lines += self.lines(total) + facts(total)
            }
            // What is less is not shown, so that nothing can be called missing.
            return atLeast == nil ? lines + missing(totals, in: flow) : lines
        }
    }

    // That nothing was committed or paid is an answer too.
    private func missing(_ totals: [MoneyTotal], in flow: MoneyFlow) -> [PageLine] {
        if flow == .following || flow == .all { return [] }
        let absent = [Modality.planned, .committed, .actual].filter { modality in !totals.contains { $0.modality == modality } }
        return absent.isEmpty ? [] : layout.item(words.noAmountIsKnown(absent.map(words.modality).joined(separator: ", ")))
    }

    private func lines(_ total: MoneyTotal, under group: String = "") -> [PageLine] {
        let isOpen = total.range == nil && total.alternatives.contains(where: \.facts.isEmpty)
        let amount = isOpen ? words.disputed : text.amount(total.range)
        var line = (group.isEmpty ? "" : group + ", ") + words.modality(total.modality) + words.colon + "\(amount) (\(text.foundation(total)))"
        if total.alternatives.isEmpty {
            line += words.semicolon + words.tooManyDisagreements
        } else if total.alternatives.count == 1, !total.disputes.isEmpty {
            line += words.semicolon + words.disputedElsewhere(total.disputes.joined(separator: ", "))
        }
        let isPossible = atLeast.map { total.isAtLeast($0) == .possible } ?? false
        let lines = layout.item(isPossible ? words.possibly(line) : line)
        guard total.alternatives.count > 1 else { return lines }
        return lines
            + total.alternatives.flatMap { way in
                layout.item(words.amount(text.amount(way), if: text.choices(way.choices)), first: "    ", rest: "      ")
            }
    }

    private func facts(_ total: MoneyTotal) -> [PageLine] {
        total.facts.flatMap { fact in
            layout.item("\(fact.id): " + frame.sentence(fact), first: "      ", rest: "        ", .dim)
                + frame.against(marks[fact.id], of: fact, indent: "        ")
        }
    }

    private func groups() -> [PageLine] {
        if answer.groups.isEmpty { return [] }
        return layout.heading(words.byGroup)
            + answer.groups.flatMap { total in
                let flow = answer.entity == nil ? "" : text.flow(total.flow, of: answer.entity) + ", "
                let root = total.root.map { $0.name + ", " } ?? ""
                return lines(total, under: flow + root + text.group(total.group))
            }
    }

    // MARK: What stands beside

    // Only where there is something to compare: a gap between two modalities.
    private func comparisons() -> [PageLine] {
        let compared = answer.comparisons.filter { $0.uncommitted != nil || $0.unpaid != nil }
        if compared.isEmpty { return [] }
        return layout.heading(words.sideBySide) + compared.flatMap { row in
            let amounts = [(Modality.planned, row.planned), (.committed, row.committed), (.actual, row.actual)]
            var parts = amounts.compactMap { modality, amount in amount.map { words.modality(modality) + " " + text.amount($0) } }
            if let gap = row.uncommitted { parts.append(self.gap(.planned, less: .committed, gap)) }
            if let gap = row.unpaid { parts.append(self.gap(row.committed == nil ? .planned : .committed, less: .actual, gap)) }
            let group = text.group(row.group)
            let head = (row.root.map { [$0.name] } ?? [text.flow(row.flow, of: answer.entity)]) + (group.isEmpty ? [] : [group])
            return layout.item(head.joined(separator: ", ") + " — " + parts.joined(separator: words.semicolon))
        }
    }

    private func gap(_ greater: Modality, less smaller: Modality, _ amount: Amount) -> String {
        words.gap(words.modality(greater), less: words.modality(smaller), text.difference(amount))
    }

    private func stated() -> [PageLine] {
        if answer.stated.isEmpty { return [] }
        return layout.heading(words.statedTotals) + answer.stated.flatMap { stated in
            let fact = stated.fact
            return layout.item(frame.sentence(fact) + words.semicolon + comparison(stated))
                + frame.against(marks[fact.id], of: fact, indent: "    ")
        }
    }

    private func comparison(_ stated: StatedTotal) -> String {
        let differences = stated.gaps.map { text.difference($0.difference) }
        guard let first = differences.first else { return words.noRelationToCompare }
        if differences.allSatisfy({ $0 == first }) {
            return words.besideTheTotal(first + (differences.count > 1 ? ", " + words.whicheverWay : ""))
        }
        let all = zip(stated.gaps, differences).map { gap, difference in words.amount(difference, if: text.choices(gap.choices)) }
        return words.besideTheTotal(all.joined(separator: words.semicolon))
    }

    private func leftOut() -> [PageLine] {
        if answer.leftOut.isEmpty { return [] }
        return layout.heading("\(words.leftOut) (\(answer.leftOut.count))") + answer.leftOut.flatMap { left in
            layout.item(text.reason(left.reason) + words.colon + frame.sentence(left.fact))
                + frame.against(marks[left.fact.id], of: left.fact, indent: "    ")
        }
    }
}
