internal import DossierModel

extension MoneyComparison {
    /// Puts totals of one flow, unit and group side by side, in the order of the totals.
    static func all(_ totals: [MoneyTotal]) -> [MoneyComparison] {
        struct Key: Hashable {
            let flow: MoneyFlow
            let root: EntityReference?
            let unit: Unit
            let group: MoneyGroup
        }
        var keys: [Key] = []
        var byModality: [Key: [Modality: MoneyTotal]] = [:]
        for total in totals {
            let key = Key(flow: total.flow, root: total.root, unit: total.unit, group: total.group)
            if byModality[key] == nil { keys.append(key) }
            byModality[key, default: [:]][total.modality] = total
        }
        return keys.map { key in
            let totals = byModality[key] ?? [:]
            let (planned, committed, actual) = (totals[.planned], totals[.committed], totals[.actual])
            return MoneyComparison(
                flow: key.flow, root: key.root, group: key.group, unit: key.unit, planned: planned?.range, committed: committed?.range,
                actual: actual?.range, uncommitted: difference(planned, committed), unpaid: difference(committed ?? planned, actual))
        }
    }

    // What one has paid is no part of what another had promised: then nothing is left over that could be told.
    private static func difference(_ promised: MoneyTotal?, _ done: MoneyTotal?) -> Amount? {
        guard let promised, let done, let greater = promised.range, let smaller = done.range, done.parties.isSubset(of: promised.parties) else {
            return nil
        }
        return greater.minus(smaller)
    }
}

extension MoneyTotal {
    /// Whose money is added up: those who pay, or, of what one entity pays, those who are paid.
    fileprivate var parties: Set<FactRecord.Object> {
        Set(facts.map { fact in KnownPredicates.paidByObject.contains(fact.predicate.name) == (flow == .outOf) ? .entity(fact.subject) : fact.object })
    }
}

extension StatedTotal {
    /// Compares a stated total with what was added up into the entity, else out of it, of the same modality and unit.
    init(_ fact: FactRecord, beside totals: [MoneyTotal]) {
        let comparable = totals.filter { $0.modality == fact.modality && $0.unit == fact.amount?.unit }
        let total = comparable.first { $0.flow == .into } ?? comparable.first { $0.flow == .outOf }
        self.fact = fact
        flow = total?.flow
        guard let total, let stated = fact.amount else {
            gaps = []
            return
        }
        if total.alternatives.isEmpty {
            gaps = [Gap(choices: [], difference: total.range.flatMap { stated.minus($0) })]
        } else {
            gaps = total.alternatives.map { way in
                Gap(choices: way.choices, difference: way.total.amount.flatMap { stated.minus($0) })
            }
        }
    }
}
