internal import DossierModel
internal import DossierStorage

/// The undertakings that money is for: what is never added together where all money is asked about.
struct MoneyRoots {
    fileprivate let parents: [EntityID: [EntityID]]
    fileprivate let references: [EntityID: EntityReference]
    /// The kinds of undertakings.
    fileprivate let kinds: Set<String>

    /// The topmost project or fund of which the object of a fact is a part, or that it is itself; else that of the subject; else the
    /// object.
    func root(of fact: FactRecord) -> EntityReference {
        guard case .entity(let object) = fact.object else { return fact.subject }
        return undertaking(of: object) ?? undertaking(of: fact.subject) ?? object
    }

    // Of several as far up, the one that was stated first.
    private func undertaking(of entity: EntityReference) -> EntityReference? {
        var found: EntityReference?
        var level = [entity.id]
        var seen = Set(level)
        while !level.isEmpty {
            let known = level.compactMap { $0 == entity.id ? entity : references[$0] }
            found = known.first { kinds.contains($0.kind) } ?? found
            level = level.flatMap { parents[$0] ?? [] }.filter { seen.insert($0).inserted }
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
        let kinds = try KnownPredicates.undertakings.reduce(into: Set<String>()) { $0.formUnion(try kindsBelow($1)) }
        return MoneyRoots(parents: parents, references: references, kinds: kinds)
    }
}
