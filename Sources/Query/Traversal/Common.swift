public import DossierModel
public import DossierStorage

/// An entity that several others have in common: each is joined to it by at least one relation.
public struct CommonEntity: Sendable {
    public let entity: EntityReference
    /// For each of the others, in their order, its relations with the entity, in order of id.
    public let relations: [[FactRecord]]
    /// When they were all joined to it at once: the longest such time over all choices of one relation of each.
    public let window: PathWindow
    /// Whether some choice of one relation of each has the same predicate throughout, walked the same way.
    public let isAlike: Bool
}

extension Snapshot {
    /// What entities have in common at one step: investors, leaders, platforms, places. What they share alike comes first,
    /// then in order of the lowest relation.
    ///
    /// The rules act on each relation; `jointly`, or a time, demands that all of them held at one moment of it.
    public func common(_ entities: [EntityID], _ rules: TraversalRules = TraversalRules()) throws -> [CommonEntity] {
        var filter = FactFilter()
        filter.predicates = rules.predicates
        filter.direction = rules.direction
        filter.modalities = rules.modalities
        filter.attributes = false
        let demand = CommonDemand(rules)
        // For each entity that is joined to the first, the relations of each with it.
        var shared: [EntityReference: [[FactRecord]]] = [:]
        for (index, entity) in entities.enumerated() {
            var mine: [EntityReference: [FactRecord]] = [:]
            for fact in try answers(about: entity, filter).map(\.fact) where demand.admits(fact) {
                guard let other = fact.otherEnd(from: entity), !entities.contains(other.id) else { continue }
                if rules.excluded.contains(other.id) { continue }
                mine[other, default: []].append(fact)
            }
            if index == 0 {
                shared = mine.mapValues { [$0] }
            } else {
                shared = shared.filter { mine[$0.key] != nil }
                for (other, facts) in mine { shared[other]?.append(facts) }
            }
        }
        let avoided = try NodeRules.kinds(rules.avoidedKinds, self)
        let names = Set(try connection.all("SELECT id, name FROM kind") { ($0.integer(0), $0.text(1)) }
            .filter { avoided.contains($0.0) }.map(\.1))
        return shared.compactMap { other, relations in
            names.contains(other.kind) ? nil : CommonEntity(other, relations, demand)
        }.sorted { left, right in
            left.isAlike != right.isAlike ? left.isAlike : left.lowestRelation < right.lowestRelation
        }
    }
}

extension CommonEntity {
    // nil when no choice of relations meets the demand on time.
    fileprivate init?(_ entity: EntityReference, _ relations: [[FactRecord]], _ demand: CommonDemand) {
        var choices: [[FactRecord]] = [[]]
        // Beyond this many choices the first ones tell enough.
        for side in relations { choices = Array(choices.lazy.flatMap { chosen in side.map { chosen + [$0] } }.prefix(4_096)) }
        let windows = choices.filter(demand.isMet).map { PathWindow(of: $0, countsEvents: demand.countsEvents) }
        guard let best = windows.max(by: { $0.days < $1.days }) else { return nil }
        self.entity = entity
        self.relations = relations
        window = best
        isAlike = choices.contains { choice in
            Set(choice.map { [$0.predicate.name, $0.predicate.isSymmetric || $0.subject.id != entity.id ? "" : "from"] }).count == 1
        }
    }

    fileprivate var lowestRelation: FactID { relations.joined().map(\.id).min() ?? FactID(0) }
}

extension PathWindow {
    // For comparison: what leaves out the least, then has the most certain days, then the most possible ones.
    fileprivate var days: (Int, Int, Int) { (-leftOut, Self.count(certain), Self.count(possible)) }

    private static func count(_ days: ClosedRange<Day>?) -> Int {
        days.map { $0.upperBound.epochDay / 2 - $0.lowerBound.epochDay / 2 + 1 } ?? 0
    }
}

/// The demand on time of the rules, on relations that are chosen one by one.
private struct CommonDemand {
    let rules: TraversalRules
    var countsEvents: Bool { rules.countsEvents }

    init(_ rules: TraversalRules) { self.rules = rules }

    private var asksForTime: Bool { if case .any = rules.time { false } else { true } }

    func admits(_ fact: FactRecord) -> Bool { !asksForTime || isMet([fact]) }

    func isMet(_ facts: [FactRecord]) -> Bool {
        guard asksForTime else { return true }
        let window = PathWindow(of: facts, countsEvents: countsEvents)
        // Events that are not to be counted do not hold.
        if window.leftOut > 0 { return false }
        guard let days = rules.certainOnly ? window.certain : window.possible else { return false }
        switch rules.time {
        case .any, .jointly: return true
        case .between(let from, let to): return days.overlaps(from...max(from, to))
        case .on(let date):
            let asked = date.answering
            let range = asked.earliest...max(asked.earliest, asked.latest)
            if rules.certainOnly { return asked.certain && days.lowerBound <= range.lowerBound && range.upperBound <= days.upperBound }
            return days.overlaps(range)
        }
    }
}
