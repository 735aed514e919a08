package import DossierModel
package import DossierOutput
package import DossierQuery

/// An answer about money as rows: one for each way to add up, then the stated totals, then what was left out.
package struct MoneyRows {
    let facts: FactRows
    /// What stands against the facts of the answer.
    let marks: DisputeMarks
    /// What was asked to be reached; nil where nothing was.
    let least: Amount?

    package init(facts: FactRows, marks: DisputeMarks, least: Amount?) {
        self.facts = facts
        self.marks = marks
        self.least = least
    }

    /// The columns; with whether it is so much where that is asked.
    package var columns: [String] {
        [
            "row", "flow", "root", "group", "modality", "unit", "amount_low", "amount_high", "approximate", "choices", "difference_low",
            "difference_high", "reason", "fact_count", "facts", "disputes", "disputed", "sources",
        ] + (least == nil ? [] : ["at_least"])
    }

    package func rows(_ answer: MoneyAnswer) throws -> [[RowField]] {
        func told(_ rows: [[RowField]], _ certainty: (Amount) -> Certainty?) -> [[RowField]] {
            guard let least else { return rows }
            return rows.map { $0 + [.text(certainty(least)?.rawValue)] }
        }
        return try answer.totals.flatMap { total in told(try rows(total, "total"), total.isAtLeast) }
            + answer.groups.flatMap { total in told(try rows(total, "group"), total.isAtLeast) }
            + answer.stated.flatMap { stated in told(try rows(stated)) { stated.fact.amount?.isAtLeast($0) } }
            + answer.leftOut.flatMap { left in told([try row(left)]) { left.fact.amount?.isAtLeast($0) } }
    }

    private func rows(_ total: MoneyTotal, _ kind: String) throws -> [[RowField]] {
        func row(_ amount: Amount?, _ choices: String, _ facts: [FactRecord]) throws -> [RowField] {
            try [
                .text(kind), .text(total.flow.rawValue), total.root.map { .text($0.slug) } ?? .null,
                .text(filled(total.group.text)), .text(total.modality.name), .text(total.unit.code),
            ]
                + bounds(amount) + [.flag(amount?.isApproximate == true), .text(filled(choices)), .null, .null, .null]
                + foundation(facts, total.disputes)
        }
        // Where there are too many ways to list, one row gives their range.
        if total.alternatives.isEmpty { return [try row(total.range, "any", total.facts)] }
        return try total.alternatives.map { try row($0.total.amount, Self.text.choices($0.choices), $0.facts) }
    }

    private func rows(_ stated: StatedTotal) throws -> [[RowField]] {
        let gaps: [StatedTotal.Gap?] = stated.gaps.isEmpty ? [nil] : stated.gaps
        let fact = stated.fact
        return try gaps.map { gap in
            try [
                .text("stated"), stated.flow.map { .text($0.rawValue) } ?? .null, .null,
                .text(fact.role.map { "\(fact.predicate.name), \($0)" } ?? fact.predicate.name),
                .text(fact.modality.name), fact.amount.map { .text($0.unit.code) } ?? .null,
            ]
                + bounds(fact.amount) + [
                    .flag(fact.amount?.isApproximate == true), .text(filled(Self.text.choices(gap?.choices ?? []))),
                ]
                + bounds(gap?.difference) + [.null] + foundation([fact], [])
        }
    }

    private func row(_ left: LeftOutFact) throws -> [RowField] {
        let fact = left.fact
        return try [
            .text("left out"), .null, .null, .text(fact.predicate.name), .text(fact.modality.name),
            fact.amount.map { .text($0.unit.code) } ?? .null,
        ]
            + bounds(fact.amount) + [
                .flag(fact.amount?.isApproximate == true), .null, .null, .null, .text(Self.text.reason(left.reason)),
            ]
            + foundation([fact], [])
    }

    // Programs read these: one language, whatever --lang says.
    private static let text = MoneyText(language: .english)

    private func foundation(_ facts: [FactRecord], _ disputes: [String]) throws -> [RowField] {
        var slugs: [String] = []
        for slug in facts.flatMap(\.sourceSlugs) where !slugs.contains(slug) { slugs.append(slug) }
        return [
            .integer(Int64(facts.count)), try self.facts.field(facts), .list(disputes),
            DisputeText.field(facts.flatMap { marks[$0.id] }, and: disputes, self.facts.format), .list(slugs),
        ]
    }

    private func filled(_ text: String) -> String? { text.isEmpty ? nil : text }

    private func bounds(_ amount: Amount?) -> [RowField] {
        [.value(.bound(amount?.low, amount?.unit)), .value(.bound(amount?.high, amount?.unit))]
    }
}
