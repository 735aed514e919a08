internal import DossierModel
internal import DossierStorage

/// What the indexes tell of an entity's fact: enough to count, group and order facts without reading them.
struct FactKey {
    let id: Int64
    let predicate: Int64
    /// The entity at the other end; nil for an attribute.
    let other: Int64?
    let isSubject: Bool
}

extension Snapshot {
    private var outgoing: String {
        """
        SELECT f.id, f.predicate, f.object, 1 FROM \(indexedFacts(.out)) WHERE f.subject = ?1 AND \(live("f"))
          AND (?2 IS NULL OR f.predicate IN (SELECT value FROM json_each(?2)))
        """
    }

    private var incoming: String {
        """
        SELECT f.id, f.predicate, f.subject, 0 FROM \(indexedFacts(.in)) WHERE f.object = ?1 AND \(live("f"))
          AND (?2 IS NULL OR f.predicate IN (SELECT value FROM json_each(?2)))
        """
    }

    private func keys(_ direction: FactFilter.Direction) -> String {
        switch direction {
        case .outgoing: outgoing
        case .incoming: incoming
        // A relation with itself is outgoing where both directions are asked for.
        case .both: outgoing + " UNION ALL " + incoming + " AND f.subject <> ?1"
        }
    }

    /// The indexes of facts by their ends.
    enum FactIndex: String {
        case out = "fact_out"
        case `in` = "fact_in"
    }

    /// The table of facts, as f, for looking facts up by one of their ends. At an earlier revision entities that were merged since are
    /// still two; no index has their facts so, and each look-up reads those facts beside the index.
    func indexedFacts(_ index: FactIndex) -> String {
        readsPastFacts ? "fact f" : "main.fact f INDEXED BY \(index.rawValue)"
    }

    /// The condition that a fact was known at `knownAt`, and not retracted. Where all is asked the indexes of facts answer it.
    ///
    /// - Parameter fact: what the statement calls the fact.
    func live(_ fact: String) -> String { LiveSQL.row(fact, at: knownAt) }

    /// Reads the keys of an entity's facts from the indexes, in their order: for a million facts a fraction of a second.
    ///
    /// - Parameter filter: its predicates, its direction, and whether relations and attributes are wanted; the rest is not looked at.
    func forEachFactKey(of entity: EntityID, _ filter: FactFilter, _ body: (FactKey) throws -> Void) throws {
        let predicates = filter.predicates.isEmpty ? nil : jsonArray(try predicateIDs(filter.predicates))
        try connection.forEachRow(keys(filter.direction), [entity.rawValue, predicates] as [any Bindable]) { row in
            let other = row.optionalInteger(2)
            if other == nil ? filter.attributes : filter.relations {
                try body(FactKey(id: row.integer(0), predicate: row.integer(1), other: other, isSubject: row.bool(3)))
            }
        }
    }

    private func predicateIDs(_ names: [String]) throws -> [Int64] {
        try connection.all("SELECT id FROM predicate WHERE name IN (SELECT value FROM json_each(?))", [jsonArray(names)]) { $0.integer(0) }
    }
}
