internal import DossierModel

/// Adds up facts of one modality and unit, in every way that keeps contradicting facts apart.
struct MoneyAdder {
    let contradictions: Contradictions

    /// The most ways of adding up that are listed; beyond it only their range is given.
    static let mostAlternatives = 16

    /// The total of these facts, which are in order of id and of one modality, unit, flow and group.
    func total(
        of facts: [FactRecord], flow: MoneyFlow, group: MoneyGroup, modality: Modality, unit: Unit
    ) throws -> MoneyTotal {
        let alternatives = Alternatives(count: facts.count, contradictions: contradictions.pairs(in: facts))
        var ways: [MoneyAlternative] = []
        let range: Amount?
        if alternatives.combinationCount(atMost: Self.mostAlternatives) != nil {
            ways = try alternatives.combinations.map { indexes in
                let chosen = indexes.map { facts[$0] }
                return MoneyAlternative(
                    choices: choices(indexes, of: alternatives, facts), facts: chosen, total: try Self.sum(chosen, unit))
            }
            range = Amount.range(of: ways.map(\.total.amount))
        } else {
            range = try self.range(of: alternatives, facts, unit)
        }
        return MoneyTotal(
            flow: flow, group: group, modality: modality, unit: unit, alternatives: ways, range: range, facts: facts,
            disputes: disputes(of: facts))
    }

    private static func sum(_ facts: [FactRecord], _ unit: Unit) throws -> AmountTotal {
        var total = AmountTotal(unit: unit)
        for amount in facts.compactMap(\.amount) { try total.add(amount) }
        return total
    }

    // Knot by knot: the range of a sum is the sum of the ranges. A knot with too many choices counts at least its least
    // fact and at most all of them.
    private func range(of alternatives: Alternatives, _ facts: [FactRecord], _ unit: Unit) throws -> Amount? {
        var total = try Self.sum(alternatives.undisputed.map { facts[$0] }, unit)
        for knot in alternatives.knots {
            let range: Amount?
            if let choices = knot.choices {
                range = Amount.range(of: try choices.map { try Self.sum($0.map { facts[$0] }, unit).amount })
            } else {
                let members = knot.members.map { facts[$0] }
                range = Amount(
                    low: Amount.range(of: members.map(\.amount))?.low, high: try Self.sum(members, unit).amount?.high, unit: unit,
                    isApproximate: members.contains { $0.amount?.isApproximate == true })
            }
            guard let range else { return nil }
            try total.add(range)
        }
        return total.amount
    }

    // What a way chose in each knot: the sides its facts are on, or the facts themselves where no dispute names sides.
    private func choices(_ indexes: [Int], of alternatives: Alternatives, _ facts: [FactRecord]) -> [MoneyChoice] {
        let chosen = Set(indexes)
        return alternatives.knots.flatMap { knot -> [MoneyChoice] in
            let all = knot.members.map { facts[$0].id }
            let counted = knot.members.filter(chosen.contains).map { facts[$0].id }
            var choices: [MoneyChoice] = []
            for id in counted {
                for side in sides.sides[id] ?? []
                where all.contains(where: { sides.disputes(opposing: id, to: $0).contains(side.dispute) }) {
                    let choice = MoneyChoice.side(dispute: side.dispute, text: side.text, isFavoured: side.isFavoured)
                    if !choices.contains(choice) { choices.append(choice) }
                }
            }
            return choices.isEmpty ? [.facts(counted)] : choices
        }
    }

    private var sides: DisputeSides { contradictions.sides }

    private func disputes(of facts: [FactRecord]) -> [String] {
        var found: [String] = []
        for side in facts.flatMap({ sides.sides[$0.id] ?? [] }) where !found.contains(side.dispute) { found.append(side.dispute) }
        return found
    }
}
