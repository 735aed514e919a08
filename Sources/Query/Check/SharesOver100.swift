internal import DossierModel
internal import DossierStorage

/// Shares of one thing that together certainly exceed the whole at some moment.
///
/// A share is the amount, in per cent, of a state whose predicate has one value for each pair of subject and object. Sources round:
/// a share given as 45 % counts as at least 44.5 %, one given as 33.3 % as at least 33.25 %.
struct SharesOver100: CheckRule {
    // Only groups that may exceed the whole are looked into.
    private static let groups = """
        SELECT json_group_array(f.id) FROM fact f JOIN predicate p ON p.id = f.predicate JOIN unit u ON u.id = f.unit
        WHERE f.retracted_in IS NULL AND f.object IS NOT NULL AND f.modality <= 3 AND u.kind = 'percent'
          AND p.slot = 'pair' AND p.time = 'state' AND NOT p.symmetric AND f.certain_from IS NOT NULL AND f.amount_low > 0
        GROUP BY f.object, f.predicate, f.role, f.modality, f.unit
        HAVING count(*) > 1 AND sum(f.amount_low) > 100 * min(u.scale)
        ORDER BY min(f.id)
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        let groups = try base.connection.all(Self.groups) { Self.ids($0.text(0)) }
        return try groups.compactMap { ids in
            let facts = try base.facts(ids)
            let contradictions = try base.contradictions(among: facts)
            return Self.excess(among: facts, contradictions).map { moment, facts in
                let ids = facts.map { "\($0.id)" }.joined(separator: ", ")
                return Finding(
                    .sharesOver100, "facts \(ids) give shares that come to more than 100 % on \(moment)",
                    facts.map { .fact($0.id) })
            }
        }
    }

    // The array of integers that SQLite writes: [1,2,3].
    private static func ids(_ array: String) -> [Int64] {
        array.dropFirst().dropLast().split(separator: ",").compactMap { Int64($0) }
    }

    /// The first day on which every way to choose between facts that contradict each other exceeds the whole.
    private static func excess(
        among facts: [FactRecord], _ contradictions: Contradictions
    ) -> (Day, [FactRecord])? {
        // What certainly holds together does so on the first day of one of the facts.
        for moment in Set(facts.compactMap(\.days.certainFrom)).sorted() {
            let holding = facts.filter { $0.days.holds(on: moment) == .certain }
            if leastSum(of: holding, contradictions) > whole(of: holding) { return (moment, holding) }
        }
        return nil
    }

    // Over all ways to choose; 0 where there are too many to tell.
    private static func leastSum(of facts: [FactRecord], _ contradictions: Contradictions) -> Int64 {
        let alternatives = Alternatives(count: facts.count, contradictions: contradictions.pairs(in: facts))
        var least = alternatives.undisputed.reduce(Int64(0)) { $0 + lowest(facts[$1]) }
        for knot in alternatives.knots {
            guard let choices = knot.choices else { return 0 }
            least += choices.map { $0.reduce(Int64(0)) { $0 + lowest(facts[$1]) } }.min() ?? 0
        }
        return least
    }

    private static func whole(of facts: [FactRecord]) -> Int64 {
        let exponent = facts.first?.amount?.unit.exponent ?? 0
        return (0..<exponent).reduce(Int64(100)) { scaled, _ in scaled * 10 }
    }

    /// The least that a share can be: half of the last digit given below its lower bound, which rounding may have added.
    private static func lowest(_ fact: FactRecord) -> Int64 {
        guard let amount = fact.amount, let low = amount.low, !amount.isApproximate else { return 0 }
        // The last digit that is not a zero behind the decimal point; a whole number was given to the unit.
        let one = (0..<amount.unit.exponent).reduce(Int64(1)) { scaled, _ in scaled * 10 }
        var step: Int64 = 1
        while step < one, low % (step * 10) == 0 { step *= 10 }
        return max(0, low - step / 2)
    }
}
