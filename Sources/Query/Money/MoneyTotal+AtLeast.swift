public import DossierModel

extension MoneyTotal {
    /// Whether it is as much as a single number, or more: certainly where every way to add up is. Never across units.
    public func isAtLeast(_ least: Amount) -> Certainty {
        let ways = alternatives.isEmpty ? [range] : alternatives.map(\.total.amount)
        let answers = ways.map { $0?.isAtLeast(least) ?? .no }
        if answers.allSatisfy({ $0 == .certain }) { return .certain }
        return answers.contains { $0 != .no } ? .possible : .no
    }
}

extension MoneyAnswer {
    /// Only the totals, groups and stated totals that are as much as a single number, or may be; of what no total counts, likewise.
    ///
    /// Each total is looked at by itself, so that what is planned stays apart from what is paid. Totals side by side are left out.
    public func atLeast(_ least: Amount) -> MoneyAnswer {
        func reaches(_ fact: FactRecord) -> Bool { (fact.amount?.isAtLeast(least) ?? .no) != .no }
        return MoneyAnswer(
            entity: entity, totals: totals.filter { $0.isAtLeast(least) != .no },
            groups: groups.filter { $0.isAtLeast(least) != .no },
            comparisons: [], stated: stated.filter { reaches($0.fact) }, leftOut: leftOut.filter { reaches($0.fact) })
    }
}
