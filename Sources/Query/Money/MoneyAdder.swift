internal import DossierModel

/// Adds up facts of one modality and unit, in every way that keeps contradicting facts apart.
struct MoneyAdder {
    let contradictions: MoneyContradictions
    let marks: DisputeMarks

    /// The most ways of adding up that are listed; beyond it only their range is given.
    static let mostAlternatives = 16

    /// The total of these facts, which are in order of id and of one modality, unit, flow and group.
    func total(
        of facts: [FactRecord], flow: MoneyFlow, root: EntityReference?, group: MoneyGroup, modality: Modality, unit: Unit
    ) throws -> MoneyTotal {
        let absent = absentSides(facts)
        let pairs = absent.enumerated().flatMap { place, sides in sides.against.map { ($0, facts.count + place) } }
        let found = contradictions.found(in: facts)
        let alternatives = Alternatives(count: facts.count + absent.count, contradictions: found.pairs + pairs, crowds: found.crowds)
        var ways: [MoneyAlternative] = []
        let range: Amount?
        if alternatives.combinationCount(atMost: Self.mostAlternatives) != nil {
            ways = try alternatives.combinations.map { indexes in
                let chosen = indexes.filter(facts.indices.contains).map { facts[$0] }
                return MoneyAlternative(
                    choices: choices(indexes, of: alternatives, facts, absent), facts: chosen, total: try Self.sum(chosen, unit))
            }
            range = Amount.range(of: ways.map(\.total.amount))
        } else {
            range = try self.range(of: alternatives, facts, unit)
        }
        return MoneyTotal(
            flow: flow, root: root, group: group, modality: modality, unit: unit, alternatives: ways, range: range, facts: facts,
            disputes: disputes(of: facts))
    }

    /// Sides of a dispute on which no fact of the sum stands. A way of adding up that takes one of them leaves out the facts against it.
    private struct AbsentSides {
        let dispute: String
        var texts: [String]
        /// The facts against them, by index.
        var against: [Int] = []
    }

    // Only where a dispute leaves it open whether the facts are right. What is left is on no fact's side.
    private func absentSides(_ facts: [FactRecord]) -> [AbsentSides] {
        var found: [AbsentSides] = []
        for (index, fact) in facts.enumerated() {
            for case .side(let side) in marks[fact.id] where !DisputeMark.side(side).allowsCertainty {
                if let known = found.firstIndex(where: { $0.dispute == side.dispute }) {
                    found[known].texts.removeAll { !side.others.contains($0) }
                    found[known].against.append(index)
                } else {
                    found.append(AbsentSides(dispute: side.dispute, texts: side.others, against: [index]))
                }
            }
        }
        return found.filter { !$0.texts.isEmpty }
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
                range = Amount.range(of: try choices.map { choice in
                    let members = choice.filter(facts.indices.contains).map { facts[$0] }
                    // Of what absent sides hold nothing is counted.
                    return members.isEmpty ? Amount(low: 0, high: 0, unit: unit) : try Self.sum(members, unit).amount
                })
            } else {
                let members = knot.members.filter(facts.indices.contains).map { facts[$0] }
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
    private func choices(
        _ indexes: [Int], of alternatives: Alternatives, _ facts: [FactRecord], _ absent: [AbsentSides]
    ) -> [MoneyChoice] {
        let chosen = Set(indexes)
        return alternatives.knots.flatMap { knot -> [MoneyChoice] in
            let all = knot.members.filter(facts.indices.contains).map { facts[$0].id }
            let counted = knot.members.filter { chosen.contains($0) && facts.indices.contains($0) }.map { facts[$0].id }
            let others = knot.members.filter { !facts.indices.contains($0) }.map { absent[$0 - facts.count] }
            var choices: [MoneyChoice] = knot.members.filter { chosen.contains($0) && !facts.indices.contains($0) }.map {
                .others(dispute: absent[$0 - facts.count].dispute, sides: absent[$0 - facts.count].texts)
            }
            for id in counted {
                for side in sides.sides[id] ?? []
                where all.contains(where: { sides.disputes(opposing: id, to: $0).contains(side.dispute) })
                    || others.contains(where: { $0.dispute == side.dispute })
                {
                    let choice = MoneyChoice.side(dispute: side.dispute, text: side.words, isFavoured: side.isFavoured)
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
