internal import DossierModel

/// What is added up by itself, and with nothing else: planned money never with paid money, euros never with dollars, what comes in never
/// with what goes out, and the money of one project never with that of another.
struct MoneyKeptApart: Hashable {
    let flow: MoneyFlow
    /// What the money is for; nil where one entity was asked about.
    let root: EntityReference?
    let unit: Unit
    let group: MoneyGroup
    let modality: Modality

    /// The total of each, in order of flow, root, unit, group and modality.
    ///
    /// - Throws: `AmountTotal.Failure.overflow`.
    static func totals(
        _ ledger: MoneyLedger, _ adder: MoneyAdder, _ roots: MoneyRoots?, group: (FactRecord) -> MoneyGroup
    ) throws -> [MoneyTotal] {
        var facts: [MoneyKeptApart: [FactRecord]] = [:]
        for (flow, fact) in ledger.counted {
            guard let unit = fact.amount?.unit else { continue }
            facts[MoneyKeptApart(flow: flow, root: roots?.root(of: fact), unit: unit, group: group(fact), modality: fact.modality), default: []].append(fact)
        }
        let keys = facts.keys.sorted { one, other in
            if one.flow != other.flow { return one.flow < other.flow }
            if one.root != other.root { return (one.root?.name ?? "", one.root?.id ?? EntityID(0)) < (other.root?.name ?? "", other.root?.id ?? EntityID(0)) }
            if one.unit.code != other.unit.code { return one.unit.code < other.unit.code }
            if one.group != other.group { return one.group.text < other.group.text }
            return one.modality < other.modality
        }
        return try keys.map { key in
            try adder.total(
                of: facts[key] ?? [], flow: key.flow, root: key.root, group: key.group, modality: key.modality, unit: key.unit)
        }
    }
}
