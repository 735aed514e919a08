internal import DossierModel
internal import DossierStorage

/// The undertakings that money is for: what is never added together where all money is asked about.
struct MoneyRoots {
    /// The topmost undertaking of each entity that is part of something.
    private let topmost: [EntityID: EntityReference]
    /// The kinds of undertakings.
    private let kinds: Set<String>

    /// Costs the number of links.
    ///
    /// - Parameters:
    ///   - parents: what each entity is directly part of, in the order in which that was stated.
    ///   - references: all wholes.
    fileprivate init(_ parents: [EntityID: [EntityID]], _ references: [EntityID: EntityReference], kinds: Set<String>) {
        self.kinds = kinds
        topmost = Self.topmost(parents, references) { kinds.contains($0.kind) }
    }

    /// The topmost project or fund of which the object of a fact is a part, or that it is itself; else that of the subject; else the
    /// object.
    func root(of fact: FactRecord) -> EntityReference {
        guard case .entity(let object) = fact.object else { return fact.subject }
        return undertaking(of: object) ?? undertaking(of: fact.subject) ?? object
    }

    private func undertaking(of entity: EntityReference) -> EntityReference? {
        topmost[entity.id] ?? (kinds.contains(entity.kind) ? entity : nil)
    }

    // Of several wholes, the first that is part of an undertaking, or one itself. Each entity is finished once, after its wholes; where
    // parts and wholes go in a circle, what is not finished yet is passed over.
    private static func topmost(
        _ parents: [EntityID: [EntityID]], _ references: [EntityID: EntityReference], isUndertaking: (EntityReference) -> Bool
    ) -> [EntityID: EntityReference] {
        var found: [EntityID: EntityReference] = [:]
        var entered: Set<EntityID> = []
        for start in parents.keys.sorted(by: { $0.rawValue < $1.rawValue }) where entered.insert(start).inserted {
            var way: [(entity: EntityID, next: Int)] = [(start, 0)]
            while let (entity, next) = way.last {
                let wholes = parents[entity] ?? []
                if next < wholes.count {
                    way[way.count - 1].next += 1
                    if entered.insert(wholes[next]).inserted { way.append((wholes[next], 0)) }
                    continue
                }
                way.removeLast()
                let above = wholes.lazy.compactMap { found[$0] }.first
                if let top = above ?? references[entity].flatMap({ isUndertaking($0) ? $0 : nil }) { found[entity] = top }
            }
        }
        return found
    }
}

extension Snapshot {
    private var wholes: String {
        let part = """
            f.predicate = (SELECT id FROM predicate WHERE name = ?1) AND f.modality = 3 AND f.object IS NOT NULL
            AND \(live("f")) AND \(open.fact("f.id"))
            """
        return """
            WITH RECURSIVE step (id, part, whole) AS (
                SELECT f.id, f.subject, f.object FROM fact f WHERE f.subject IN (SELECT value FROM json_each(?2)) AND \(part)
                UNION
                SELECT f.id, f.subject, f.object FROM step JOIN fact f ON f.subject = step.whole WHERE \(part)
            )
            SELECT part, \(Self.entityColumns) FROM step JOIN entity e ON e.id = step.whole ORDER BY step.id
            """
    }

    /// The undertakings that these facts are for.
    func moneyRoots(of facts: [FactRecord]) throws -> MoneyRoots {
        var parents: [EntityID: [EntityID]] = [:]
        var references: [EntityID: EntityReference] = [:]
        let ends = Set(facts.flatMap(\.entities)).map(\.rawValue).sorted()
        try connection.forEachRow(wholes, [KnownPredicates.partOf, jsonArray(ends)] as [any Bindable]) { row in
            let whole = EntityReference(row: row, at: 1)
            parents[EntityID(row.integer(0)), default: []].append(whole.id)
            references[whole.id] = whole
        }
        let kinds = try KnownPredicates.undertakings.reduce(into: Set<String>()) { $0.formUnion(try self.kinds(below: $1).map(\.name)) }
        return MoneyRoots(parents, references, kinds: kinds)
    }
}
