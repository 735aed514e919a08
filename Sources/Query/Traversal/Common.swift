public import DossierModel
public import DossierStorage

/// An entity that several others have in common: each is joined to it by at least one relation.
public struct CommonEntity: Sendable {
    public let entity: EntityReference
    /// For each of the others, in their order, its relations with the entity, in order of id.
    public let relations: [[FactRecord]]
    /// When they were all joined to it at once, for a choice of one relation of each: the one with the longest certain, then the
    /// longest possible days, of those that are asked about.
    public let window: PathWindow
    /// Whether some choice of one relation of each has the same predicate throughout, walked the same way.
    public let isAlike: Bool
}

extension Snapshot {
    /// What entities have in common at one step: investors, leaders, platforms, places. What they share alike comes first,
    /// then in order of the lowest relation.
    ///
    /// The rules act on each relation; `jointly`, or a time, demands that all of them held at one moment of it. Of relations only
    /// those with what is shared are read, the others are seen in the indexes.
    public func common(_ entities: [EntityID], _ rules: TraversalRules = TraversalRules()) throws -> [CommonEntity] {
        var filter = FactFilter()
        filter.predicates = rules.predicates
        filter.direction = rules.direction
        filter.modalities = rules.modalities
        filter.attributes = false
        filter.certainOnly = rules.certainOnly
        let demand = CommonDemand(rules)
        let candidates = try sharedNeighbours(of: entities, filter, rules)
        // For each entity that all are joined to, the relations of each with it.
        var shared: [EntityReference: [[FactRecord]]] = [:]
        for (index, entity) in entities.enumerated() {
            var mine: [EntityReference: [FactRecord]] = [:]
            for fact in try answers(candidates, of: entity, filter) where demand.admits(fact) {
                if let other = fact.otherEnd(from: entity) { mine[other, default: []].append(fact) }
            }
            if index == 0 {
                shared = mine.mapValues { [$0] }
            } else {
                shared = shared.filter { mine[$0.key] != nil }
                for (other, facts) in mine { shared[other]?.append(facts) }
            }
        }
        return shared.compactMap { CommonEntity($0, $1, demand) }.sorted { left, right in
            left.isAlike != right.isAlike ? left.isAlike : left.lowestRelation < right.lowestRelation
        }
    }

    /// The entities that have a relation with each of these, and that a path between them may pass through, in order.
    private func sharedNeighbours(of entities: [EntityID], _ filter: FactFilter, _ rules: TraversalRules) throws -> [Int64] {
        var shared: [Int64]?
        for entity in entities {
            var neighbours: [Int64] = []
            try forEachFactKey(of: entity, filter) { key in
                guard let other = key.other, shared.map({ $0.index(ofOrdered: other) != nil }) ?? true else { return }
                neighbours.append(other)
            }
            neighbours.sort()
            shared = neighbours.withoutRepetitions
        }
        let ends = entities.map(\.rawValue)
        let nodes = try NodeRules(rules, self)
        let degrees = try EdgeStatements(self, detail: .days)
        return try (shared ?? []).filter { other in
            if ends.contains(other) { return false }
            guard try nodes.admits(other, kind: { try connection.integer("SELECT kind FROM entity WHERE id = ?", other) }) else { return false }
            return try !nodes.isHub { try degrees.degree(of: other, limit: $0 + 1) }
        }
    }

    // The relations of an entity with some others, in order of id.
    private func answers(_ others: [Int64], of entity: EntityID, _ filter: FactFilter) throws -> [FactRecord] {
        if others.isEmpty { return [] }
        var ids: [Int64] = []
        try forEachFactKey(of: entity, filter) { key in
            if let other = key.other, others.index(ofOrdered: other) != nil { ids.append(key.id) }
        }
        var found: [FactRecord] = []
        try forEachAnswer(ids.sorted(), filter) { found.append($0.fact) }
        return found
    }
}

extension [Int64] {
    /// An array in order with each number once.
    fileprivate var withoutRepetitions: [Int64] {
        var kept: [Int64] = []
        for number in self where kept.last != number { kept.append(number) }
        return kept
    }
}

extension CommonEntity {
    // nil when no choice of relations meets the demand on time.
    fileprivate init?(_ entity: EntityReference, _ relations: [[FactRecord]], _ demand: CommonDemand) {
        let choice = JointChoice(within: demand.days, countsEvents: demand.countsEvents)
            .best(of: relations, mustHoldTogether: demand.asksForTime)
        guard let choice, demand.isMet(choice) else { return nil }
        let relations = demand.asksForTime ? demand.heldTogether(relations) : relations
        self.entity = entity
        self.relations = relations
        window = PathWindow(of: choice, countsEvents: demand.countsEvents)
        struct Step: Hashable {
            let predicate: String
            let isFromEntity: Bool
        }
        let steps = relations.map { facts in
            Set(facts.map { Step(predicate: $0.predicate.name, isFromEntity: !$0.predicate.isSymmetric && $0.subject.id == entity.id) })
        }
        isAlike = steps.dropFirst().reduce(steps.first ?? []) { $0.intersection($1) }.isEmpty == false
    }

    fileprivate var lowestRelation: FactID { relations.joined().map(\.id).min() ?? FactID(0) }
}

/// The demand on time of the rules, on relations that are chosen one by one.
private struct CommonDemand {
    let rules: TraversalRules
    var countsEvents: Bool { rules.countsEvents }

    init(_ rules: TraversalRules) { self.rules = rules }

    var asksForTime: Bool { if case .any = rules.time { false } else { true } }

    /// The days that are asked about; all of time for any.
    var days: ClosedRange<Day> { rules.time.days }

    func admits(_ fact: FactRecord) -> Bool { !asksForTime || isMet([fact]) }

    /// Of each of the sides, the relations that were there at a moment at which some of each other side was.
    func heldTogether(_ sides: [[FactRecord]]) -> [[FactRecord]] {
        func days(_ fact: FactRecord) -> ClosedRange<Day>? {
            let window = PathWindow(of: [fact], countsEvents: countsEvents)
            return (rules.certainOnly ? window.certain : window.possible).flatMap { PathWindow.shared($0, self.days) }
        }
        let ranges = sides.map { $0.map(days) }
        let moments = ranges.map { DaySet($0.compactMap(\.self)) }.reduce(nil) { (all: DaySet?, side) in all?.intersection(side) ?? side }
        guard let moments else { return sides }
        return zip(sides, ranges).map { side, ranges in
            zip(side, ranges).filter { $1.map(moments.overlaps) ?? false }.map(\.0)
        }
    }

    func isMet(_ facts: [FactRecord]) -> Bool {
        guard asksForTime else { return true }
        let window = PathWindow(of: facts, countsEvents: countsEvents)
        // Events that are not to be counted do not hold.
        if window.leftOut > 0 { return false }
        guard let days = rules.certainOnly ? window.certain : window.possible else { return false }
        if case .on(let date) = rules.time, rules.certainOnly {
            return date.answering.certain && days.lowerBound <= self.days.lowerBound && self.days.upperBound <= days.upperBound
        }
        return days.overlaps(self.days)
    }
}
