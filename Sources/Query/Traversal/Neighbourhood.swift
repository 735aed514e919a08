public import DossierModel
public import DossierStorage

/// An entity near another, with the relation that reached it.
public struct Neighbour: Sendable {
    public let distance: Int
    /// The last step on a shortest way to it.
    public let step: PathRecord.Step
    /// How surely that relation held at the time that is asked about, disputes aside; certain where none is.
    public let certainty: Certainty

    public var entity: EntityReference { step.to }
}

extension Snapshot {
    /// What lies within `depth` relations of an entity, nearest first; those at one distance in order of the relations that
    /// reach them.
    ///
    /// - Parameters:
    ///   - kinds: shows only these, sub-kinds included, however they were reached; empty for all.
    ///   - limit: at most so many are shown.
    ///   - withBetween: shows what lies on the way to what is shown as well.
    /// - Returns: the entities, and whether some were left out for the limit.
    public func neighbourhood(
        of start: EntityID, depth: Int, _ rules: TraversalRules = TraversalRules(), kinds: [String] = [], limit: Int = .max,
        withBetween: Bool = false, checkpoint: @escaping () throws -> Void = {}
    ) throws -> (found: [Neighbour], isCut: Bool) {
        let wanted = try kindNames(kinds)
        let when = rules.time.question
        let levels = try traversal(rules, checkpoint: checkpoint).levels(from: start, depth: depth, withRelations: true)
        var shown: [Neighbour] = []
        var between: [EntityID: Neighbour] = [:]
        var isCut = false
        reading: while let level = try levels.nextLevel() {
            // A few hundred at a time: a level of a large base is read no further than the limit asks.
            for batch in stride(from: 0, to: level.count, by: 500) {
                for neighbour in try neighbours(Array(level[batch..<min(batch + 500, level.count)]), when) {
                    if withBetween { between[neighbour.entity.id] = neighbour }
                    if let wanted, !wanted.contains(neighbour.entity.kind) { continue }
                    if shown.count == limit {
                        isCut = true
                        break reading
                    }
                    shown.append(neighbour)
                }
            }
        }
        return (withBetween && wanted != nil ? Self.completed(shown, between) : shown, isCut)
    }

    // Both what was reached and the facts are in order of the relations.
    private func neighbours(_ reached: [Reached], _ when: TimeQuestion) throws -> [Neighbour] {
        let facts = try facts(reached.compactMap(\.relation?.rawValue))
        var at = 0
        return try reached.map { reached in
            while at < facts.count, let relation = reached.relation, facts[at].id < relation { at += 1 }
            guard at < facts.count, facts[at].id == reached.relation, case .entity(let object) = facts[at].object else {
                throw SQLiteError.missing(fact: reached.relation)
            }
            let fact = facts[at]
            let step =
                object.id == reached.entity
                ? PathRecord.Step(fact: fact, from: fact.subject, to: object)
                : PathRecord.Step(fact: fact, from: object, to: fact.subject)
            return Neighbour(distance: reached.distance, step: step, certainty: when.answer(fact.answeringDays, fact.predicate.temporality))
        }
    }

    // What is shown together with all that lies on the way to it, in the order of reaching.
    private static func completed(_ shown: [Neighbour], _ between: [EntityID: Neighbour]) -> [Neighbour] {
        var needed = Set<EntityID>()
        for neighbour in shown {
            var entity = neighbour.entity.id
            while needed.insert(entity).inserted, let before = between[entity] { entity = before.step.from.id }
        }
        return between.values.filter { needed.contains($0.entity.id) }.sorted { left, right in
            (left.distance, left.step.fact.id, left.entity.id) < (right.distance, right.step.fact.id, right.entity.id)
        }
    }

    // nil for all kinds.
    private func kindNames(_ names: [String]) throws -> Set<String>? {
        if names.isEmpty { return nil }
        let kinds = try NodeRules.kinds(names, self)
        return Set(try connection.all("SELECT id, name FROM kind") { ($0.integer(0), $0.text(1)) }
            .filter { kinds.contains($0.0) }.map(\.1))
    }
}
