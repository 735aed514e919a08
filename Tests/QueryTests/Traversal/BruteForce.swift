import DossierModel
import DossierQuery

/// Answers questions about paths by trying everything, straight from their definitions.
struct BruteForce {
    let facts: [FactRecord]
    let rules: TraversalRules
    /// Kinds whose entities the rules avoid, sub-kinds spelt out.
    let avoided: Set<String>

    private var living: Living { Living(facts: facts) }

    private struct Walk {
        var facts: [FactRecord] = []
        var entities: [EntityID]
    }

    /// The paths, in the order that is promised.
    func paths(from start: EntityID, to end: EntityID, limit: Int, _ repetition: PathRepetition) -> [[Int64]] {
        var found: [[FactRecord]] = []
        extend(Walk(entities: [start]), limit: limit, repetition) { walk in
            guard walk.entities.last == end else { return }
            let between = walk.entities.dropFirst().dropLast()
            if between.allSatisfy({ $0 == start || $0 == end || (isAdmitted($0) && !isHub($0)) }) { found.append(walk.facts) }
        }
        return found.map { path in (path.count, path.map { [rank($0), $0.id.rawValue] }, path.map(\.id.rawValue)) }
            .sorted { ($0.0, $0.1.flatMap(\.self)) < ($1.0, $1.1.flatMap(\.self)) }.map(\.2)
    }

    // What is surer comes first: by modality, then by whether it certainly held at the time that is asked about.
    private func rank(_ fact: FactRecord) -> Int64 {
        let modality = Int64([Modality.actual, .committed, .planned, .alleged, .denied].firstIndex(of: fact.modality)!)
        let range: ClosedRange<Day>
        switch rules.time {
        case .any: return modality * 2
        case .on(let date): range = date.answering.earliest...date.answering.latest
        case .between(let from, let to): range = from...to
        case .jointly: range = .distantPast ... .distantFuture
        }
        let candidates =
            [range.lowerBound, range.upperBound, Day(epochDay: 0), fact.days.latestStart, fact.days.earliestEnd] + living.bounds
        let isCertain = candidates.contains { !$0.isUnbounded && range.contains($0) && certainlyHolds(fact, on: $0) }
        return modality * 2 + (isCertain ? 0 : 1)
    }

    // No source stands behind what is alleged or denied.
    private func certainlyHolds(_ fact: FactRecord, on day: Day) -> Bool {
        fact.modality != .alleged && fact.modality != .denied && living.holds(fact, on: day) == .certain
    }

    /// What is reached: for each entity its distance, and the best of the relations that end a shortest way to it.
    func reached(from start: EntityID, depth: Int) -> [EntityID: (distance: Int, relation: Int64)] {
        var found: [EntityID: (distance: Int, rank: Int64, relation: Int64)] = [:]
        extend(Walk(entities: [start]), limit: depth, .never) { walk in
            guard let last = walk.entities.last, let relation = walk.facts.last else { return }
            guard walk.entities.dropFirst().allSatisfy(isAdmitted) else { return }
            guard walk.entities.dropFirst().dropLast().allSatisfy({ !isHub($0) }) else { return }
            let reached = (walk.facts.count, rank(relation), relation.id.rawValue)
            if reached < found[last] ?? (.max, .max, .max) { found[last] = reached }
        }
        return found.mapValues { ($0.distance, $0.relation) }
    }

    private func extend(_ walk: Walk, limit: Int, _ repetition: PathRepetition, _ visit: (Walk) -> Void) {
        if walk.facts.isEmpty || holds(walk.facts) { visit(walk) } else { return }
        if walk.facts.count == limit { return }
        let here = walk.entities.last!
        for fact in facts where !walk.facts.contains(where: { $0.id == fact.id }) {
            // Whatever the time: no source stands behind it.
            if rules.certainOnly, !fact.modality.isVouchedFor { continue }
            for next in ends(of: fact, from: here) {
                if repetition == .never, walk.entities.contains(next) { continue }
                extend(Walk(facts: walk.facts + [fact], entities: walk.entities + [next]), limit: limit, repetition, visit)
            }
        }
    }

    /// Where a relation leads from an entity.
    private func ends(of fact: FactRecord, from here: EntityID) -> Set<EntityID> {
        guard case .entity(let object) = fact.object else { return [] }
        if !rules.predicates.isEmpty, !rules.predicates.contains(fact.predicate.name) { return [] }
        if !rules.modalities.contains(fact.modality) { return [] }
        var ends = Set<EntityID>()
        if rules.direction != .incoming || fact.predicate.isSymmetric, fact.subject.id == here { ends.insert(object.id) }
        if rules.direction != .outgoing || fact.predicate.isSymmetric, object.id == here { ends.insert(fact.subject.id) }
        return ends
    }

    /// Whether relations meet the demand on time together: looks for a day.
    private func holds(_ facts: [FactRecord]) -> Bool {
        if case .any = rules.time { return true }
        for fact in facts {
            switch fact.predicate.temporality {
            case .state: break
            case .event: if !rules.countsEvents { return false }
            case .period: return false
            }
            if rules.certainOnly, fact.modality == .alleged || fact.modality == .denied { return false }
        }
        switch rules.time {
        case .any: return true
        case .on(let date) where rules.certainOnly:
            let days = date.answering
            return facts.allSatisfy { fact in
                fact.days.holds(on: date) == .certain
                    && [days.earliest, days.latest].allSatisfy { living.holds(fact, on: $0) == .certain }
            }
        case .on(let date): return someDay(of: facts, date.answering.earliest...date.answering.latest)
        case .between(let from, let to): return someDay(of: facts, from...to)
        case .jointly: return someDay(of: facts, .distantPast ... .distantFuture)
        }
    }

    // Where days exist that suit all, one of them is the first or the last day of the range or of some relation, or any day.
    private func someDay(of facts: [FactRecord], _ range: ClosedRange<Day>) -> Bool {
        let days = facts.map(\.days)
        let ends =
            rules.certainOnly
            ? days.flatMap { [$0.latestStart, $0.earliestEnd] } : days.flatMap { [$0.possibleFrom, $0.possibleTo] }
        let candidates = [range.lowerBound, range.upperBound, Day(epochDay: 0)] + ends + living.bounds
        return candidates.contains { day in
            !day.isUnbounded && range.contains(day)
                && facts.allSatisfy { fact in
                    rules.certainOnly ? certainlyHolds(fact, on: day) : living.holds(fact, on: day) != .no
                }
        }
    }

    private func isAdmitted(_ entity: EntityID) -> Bool {
        if rules.excluded.contains(entity) { return false }
        return !facts.contains { fact in
            var ends = [fact.subject]
            if case .entity(let object) = fact.object { ends.append(object) }
            return ends.contains { $0.id == entity && avoided.contains($0.kind) }
        }
    }

    private func isHub(_ entity: EntityID) -> Bool {
        guard let limit = rules.maxDegree else { return false }
        return facts.count { $0.subject.id == entity || $0.otherEnd(from: $0.subject.id)?.id == entity } > limit
    }
}

/// Between which days entities can exist, told by every fact that founds or closes one, and what holds then.
private struct Living {
    let facts: [FactRecord]

    /// The days that tell of it.
    var bounds: [Day] {
        telling.flatMap { [$0.days.possibleFrom, $0.days.possibleTo] }
    }

    private var telling: [FactRecord] {
        facts.filter { fact in
            guard fact.modality == .actual else { return false }
            return fact.predicate.name == "founds"
                ? fact.starts != nil : fact.predicate.name == "closes" && (fact.starts ?? fact.ends) != nil
        }
    }

    /// Whether a fact holds on a day. What is actual and may have begun any time has not before both of its ends were founded.
    func holds(_ fact: FactRecord, on day: Day) -> Certainty {
        let answer = fact.days.holds(on: day)
        guard fact.modality == .actual, case .entity(let object) = fact.object else { return answer }
        let longAgo = Day(year: -100_000, month: 1, day: 1)
        let farAhead = Day(year: 100_000, month: 1, day: 1)
        let isOpenAtStart = fact.days.holds(on: longAgo) == .possible
        let isOpenAtEnd = fact.days.holds(on: farAhead) == .possible
        for entity in [fact.subject.id, object.id] {
            let about = telling.filter { $0.otherEnd(from: $0.subject.id)?.id == entity }
            let founded = about.filter { $0.predicate.name == "founds" }
            let closed = about.filter { $0.predicate.name == "closes" }
            if isOpenAtStart, !founded.isEmpty, founded.allSatisfy({ day < $0.days.possibleFrom }) { return .no }
            if isOpenAtEnd, !closed.isEmpty, closed.allSatisfy({ day > $0.days.possibleTo }) { return .no }
        }
        return answer
    }
}

func < (left: (Int, [Int64]), right: (Int, [Int64])) -> Bool {
    left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
