internal import DossierModel
public import DossierStorage

extension Snapshot {
    private static let known = LiveSQL.row("f", at: "?1")
    // A relation that gives no amount is of interest where its predicate carries money elsewhere.
    private static let isAboutMoney = """
        (f.unit IN (SELECT id FROM unit WHERE kind = 'money')
         OR f.unit IS NULL AND f.predicate IN (
            SELECT x.predicate FROM fact x WHERE x.object IS NOT NULL AND x.unit IN (SELECT id FROM unit WHERE kind = 'money')))
        """
    private static let moneyOfAll = "SELECT f.id FROM fact f WHERE \(known) AND f.object IS NOT NULL AND \(isAboutMoney) ORDER BY f.id"
    private static let moneyOfEntity = """
        SELECT f.id FROM fact f WHERE f.subject = ?2 AND \(known) AND f.object IS NOT NULL AND \(isAboutMoney)
        UNION
        SELECT f.id FROM fact f WHERE f.object = ?2 AND \(known) AND \(isAboutMoney)
        ORDER BY 1
        """
    // UNION, not UNION ALL: it ends also where facts follow each other in a circle.
    private var following: String {
        """
        WITH RECURSIVE chain (id) AS (
            SELECT value FROM json_each(?2)
            UNION
            SELECT f.id FROM chain JOIN fact f ON f.follows = chain.id WHERE \(Self.known) AND \(open.fact("f.id"))
        )
        SELECT f.id FROM chain JOIN fact f ON f.id = chain.id
        WHERE f.object IS NOT NULL AND f.subject <> ?3 AND f.object <> ?3
          AND f.unit IN (SELECT id FROM unit WHERE kind = 'money')
        ORDER BY f.id
        """
    }
    private static let stated = """
        SELECT f.id FROM fact f
        WHERE f.subject = ?2 AND \(known) AND f.object IS NULL AND f.unit IN (SELECT id FROM unit WHERE kind = 'money')
          AND f.predicate IN (SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?3)))
        ORDER BY f.id
        """

    /// The money in relations, added up as far as it may be: never across modalities, units or flows, nor facts that contradict
    /// each other. `docs/money.md` gives the rules.
    ///
    /// - Parameters:
    ///   - entity: only relations that it is an end of, and those that carry them out; nil for all.
    ///   - grouping: adds totals by group; nil for none.
    /// - Throws: `AmountTotal.Failure.overflow` where a sum does not fit in 64 bits.
    public func money(of entity: EntityReference? = nil, by grouping: MoneyGrouping? = nil) throws -> MoneyAnswer {
        let facts = try moneyFacts(of: entity)
        let ends = Set(facts.map(\.id))
        let followers = try entity.map { try self.followers(of: facts, beside: $0) } ?? []
        let all = (facts + followers.filter { !ends.contains($0.id) }).sorted { $0.id < $1.id }
        let contradictions = try contradictions(among: all)
        let ledger = MoneyLedger(all, rule: contradictions.rule) { fact in
            guard let entity else { return .all }
            if !ends.contains(fact.id) { return .following }
            return (fact.subject.id == entity.id) == KnownPredicates.paidByObject.contains(fact.predicate.name) ? .into : .outOf
        }
        let adder = MoneyAdder(contradictions: contradictions, marks: try disputeMarks(of: all))
        let roots = try entity == nil ? moneyRoots(of: all) : nil
        let totals = try MoneyKeptApart.totals(ledger, adder, roots) { _ in .everything }
        let groups = try grouping.map { grouping in try MoneyKeptApart.totals(ledger, adder, roots) { grouping.group(of: $0) } } ?? []
        return MoneyAnswer(
            entity: entity, totals: totals, groups: groups, comparisons: MoneyComparison.all(groups.isEmpty ? totals : groups),
            stated: try entity.map { try statedTotals(of: $0, beside: totals) } ?? [], leftOut: ledger.leftOut)
    }

    private func moneyFacts(of entity: EntityReference?) throws -> [FactRecord] {
        let ids: [Int64]
        if let entity {
            ids = try connection.all(Self.moneyOfEntity, [knownAt, entity.id.rawValue]) { $0.integer(0) }
        } else {
            ids = try connection.all(Self.moneyOfAll, [knownAt]) { $0.integer(0) }
        }
        return try facts(ids)
    }

    private func followers(of facts: [FactRecord], beside entity: EntityReference) throws -> [FactRecord] {
        let ids = jsonArray(facts.map(\.id.rawValue))
        return try self.facts(
            connection.all(following, [knownAt, ids, entity.id.rawValue] as [any Bindable]) { $0.integer(0) })
    }

    private func statedTotals(of entity: EntityReference, beside totals: [MoneyTotal]) throws -> [StatedTotal] {
        let names = "[" + KnownPredicates.statedTotals.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        let ids = try connection.all(Self.stated, [knownAt, entity.id.rawValue, names] as [any Bindable]) { $0.integer(0) }
        return try facts(ids).map { StatedTotal($0, beside: totals) }
    }
}

extension MoneyGrouping {
    /// The group that a fact belongs to.
    func group(of fact: FactRecord) -> MoneyGroup {
        switch self {
        case .modality: .everything
        case .predicate: .predicate(fact.predicate)
        case .subject: .entity(fact.subject)
        case .object: if case .entity(let object) = fact.object { .entity(object) } else { .everything }
        case .year: .year(Self.years(of: fact))
        }
    }

    // The year that the fact began in, honestly: all that its date allows.
    private static func years(of fact: FactRecord) -> String? {
        guard let days = EDTF.known(fact.starts)?.answering else { return nil }
        switch (days.earliest.isUnbounded, days.latest.isUnbounded) {
        case (true, true): return nil
        case (true, false): return "-\(days.latest.year)"
        case (false, true): return "\(days.earliest.year)-"
        case (false, false):
            let (first, last) = (days.earliest.year, days.latest.year)
            return first == last ? "\(first)" : "\(first)-\(last)"
        }
    }
}
