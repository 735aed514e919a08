internal import DossierModel
internal import DossierOutput
internal import DossierQuery

/// An answer about money as rows: one for each way to add up, then the stated totals, then what was left out.
enum MoneyRows {
    /// The columns; with whether it is so much where that is asked.
    static func columns(atLeast least: Amount?) -> [String] { columns + (least == nil ? [] : ["at_least"]) }

    private static let columns = [
        "row", "flow", "root", "group", "modality", "unit", "amount_low", "amount_high", "approximate", "choices", "difference_low",
        "difference_high", "reason", "fact_count", "facts", "disputes", "sources",
    ]

    static func rows(_ answer: MoneyAnswer, atLeast least: Amount?) -> [[Value]] {
        func told(_ rows: [[Value]], _ certainty: (Amount) -> Certainty?) -> [[Value]] {
            guard let least else { return rows }
            return rows.map { $0 + [certainty(least).map { .text($0.rawValue) } ?? .null] }
        }
        return answer.totals.flatMap { total in told(rows(total, "total"), total.isAtLeast) }
            + answer.groups.flatMap { total in told(rows(total, "group"), total.isAtLeast) }
            + answer.stated.flatMap { stated in told(rows(stated)) { stated.fact.amount?.isAtLeast($0) } }
            + answer.leftOut.flatMap { left in told([row(left)]) { left.fact.amount?.isAtLeast($0) } }
    }

    private static func rows(_ total: MoneyTotal, _ kind: String) -> [[Value]] {
        func row(_ amount: Amount?, _ choices: String, _ facts: [FactRecord]) -> [Value] {
            [.text(kind), .text(total.flow.rawValue), total.root.map { .text($0.slug) } ?? .null, .text(total.group.text), .text(total.modality.name), .text(total.unit.code)]
                + bounds(amount) + [.integer(amount?.isApproximate == true ? 1 : 0), .text(choices), .null, .null, .null]
                + foundation(facts, total.disputes)
        }
        // Where there are too many ways to list, one row gives their range.
        if total.alternatives.isEmpty { return [row(total.range, "any", total.facts)] }
        return total.alternatives.map { row($0.total.amount, text.choices($0.choices), $0.facts) }
    }

    private static func rows(_ stated: StatedTotal) -> [[Value]] {
        let gaps: [StatedTotal.Gap?] = stated.gaps.isEmpty ? [nil] : stated.gaps
        let fact = stated.fact
        return gaps.map { gap in
            [
                .text("stated"), stated.flow.map { .text($0.rawValue) } ?? .null, .null,
                .text(fact.role.map { "\(fact.predicate.name), \($0)" } ?? fact.predicate.name),
                .text(fact.modality.name), fact.amount.map { .text($0.unit.code) } ?? .null,
            ]
                + bounds(fact.amount) + [.integer(fact.amount?.isApproximate == true ? 1 : 0), .text(text.choices(gap?.choices ?? []))]
                + bounds(gap?.difference) + [.null] + foundation([fact], [])
        }
    }

    private static func row(_ left: LeftOutFact) -> [Value] {
        let fact = left.fact
        return [
            .text("left out"), .null, .null, .text(fact.predicate.name), .text(fact.modality.name), fact.amount.map { .text($0.unit.code) } ?? .null,
        ]
            + bounds(fact.amount) + [.integer(fact.amount?.isApproximate == true ? 1 : 0), .null, .null, .null, .text(text.reason(left.reason))]
            + foundation([fact], [])
    }

    // Programs read these: one language, whatever --lang says.
    private static let text = MoneyText(language: .english)

    private static func foundation(_ facts: [FactRecord], _ disputes: [String]) -> [Value] {
        var slugs: [String] = []
        for citation in facts.flatMap(\.citations) where !slugs.contains(citation.source.slug) { slugs.append(citation.source.slug) }
        return [
            .integer(Int64(facts.count)), .text(facts.map { "\($0.id)" }.joined(separator: " ")),
            .text(disputes.joined(separator: " ")), .text(slugs.joined(separator: " ")),
        ]
    }

    private static func bounds(_ amount: Amount?) -> [Value] {
        [.bound(amount?.low, amount?.unit), .bound(amount?.high, amount?.unit)]
    }
}
