internal import DossierModel
internal import DossierStorage

/// The slots in which facts may be rivals: those that several live facts share, and the ends that something is denied of.
extension Snapshot {
    /// Which facts belong to a slot.
    private enum Slot: Int64 {
        /// Of one subject.
        case subject
        /// Of one subject and object.
        case pair
        /// Of one pair of entities, either way.
        case symmetricPair
        /// Of one entity, either way.
        case symmetricSubject
    }

    private static func predicates(_ slot: String, symmetric: Bool) -> String {
        "f.predicate IN (SELECT id FROM predicate WHERE slot = '\(slot)' AND \(symmetric ? "symmetric" : "NOT symmetric"))"
    }

    // Of each slot its kind, its predicate, and one or two entities. The indexes answer all but what is denied.
    private func slotsOfAll() -> String {
        let live = live("f")
        return """
            SELECT 0, f.predicate, f.subject, NULL FROM fact f INDEXED BY fact_out
            WHERE \(Self.predicates("subject", symmetric: false)) AND \(live) GROUP BY f.subject, f.predicate HAVING count(*) > 1
            UNION ALL
            SELECT 1, f.predicate, f.subject, f.object FROM fact f INDEXED BY fact_out
            WHERE \(Self.predicates("pair", symmetric: false)) AND \(live) GROUP BY f.subject, f.predicate, f.object HAVING count(*) > 1
            UNION ALL
            SELECT 2, f.predicate, min(f.subject, f.object), max(f.subject, f.object) FROM fact f
            WHERE \(Self.predicates("pair", symmetric: true)) AND f.object IS NOT NULL AND \(live) GROUP BY 2, 3, 4 HAVING count(*) > 1
            UNION ALL
            SELECT 3, predicate, entity, NULL FROM (
                SELECT f.predicate, f.subject AS entity FROM fact f WHERE \(Self.predicates("subject", symmetric: true)) AND \(live)
                UNION ALL
                SELECT f.predicate, f.object FROM fact f
                WHERE \(Self.predicates("subject", symmetric: true)) AND f.subject <> f.object AND \(live)
            ) GROUP BY predicate, entity HAVING count(*) > 1
            UNION ALL
            \(Self.denials) AND \(live)
            """
    }

    // What has a slot is found with it.
    private static let denials = """
        SELECT DISTINCT p.symmetric + 1, f.predicate, iif(p.symmetric, min(f.subject, f.object), f.subject),
               iif(p.symmetric, max(f.subject, f.object), f.object)
        FROM fact f CROSS JOIN predicate p ON p.id = f.predicate
        WHERE f.modality = 5 AND p.slot = 'none'
        """

    // ?1 is the entity.
    private func slotsOfEntity() -> String {
        let (live, others) = (live("f"), live("g"))
        let symmetric = """
            SELECT f.id, f.predicate, f.subject, f.object FROM fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND f.object IS NOT NULL AND %predicates% AND \(live)
            UNION ALL
            SELECT f.id, f.predicate, f.subject, f.object FROM fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND %predicates% AND \(live)
            """
        func own(_ slot: String) -> String {
            symmetric.split(separator: "%predicates%", omittingEmptySubsequences: false)
                .joined(separator: Self.predicates(slot, symmetric: true))
        }
        return """
            SELECT 0, f.predicate, f.subject, NULL FROM fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND \(Self.predicates("subject", symmetric: false)) AND \(live) GROUP BY f.predicate HAVING count(*) > 1
            UNION ALL
            SELECT DISTINCT 0, f.predicate, f.subject, NULL FROM fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND \(Self.predicates("subject", symmetric: false)) AND \(live)
              AND EXISTS (SELECT 1 FROM fact g INDEXED BY fact_out
                          WHERE g.subject = f.subject AND g.predicate = f.predicate AND g.id <> f.id AND \(others))
            UNION ALL
            SELECT 1, f.predicate, f.subject, f.object FROM fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND \(Self.predicates("pair", symmetric: false)) AND \(live)
            GROUP BY f.predicate, f.object HAVING count(*) > 1
            UNION ALL
            SELECT 1, f.predicate, f.subject, f.object FROM fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND \(Self.predicates("pair", symmetric: false)) AND \(live)
            GROUP BY f.predicate, f.subject HAVING count(*) > 1
            UNION ALL
            SELECT 2, predicate, min(subject, object), max(subject, object) FROM (\(own("pair"))) GROUP BY 2, 3, 4 HAVING count(*) > 1
            UNION ALL
            SELECT 3, predicate, ?1, NULL FROM (\(own("subject"))) GROUP BY predicate HAVING count(*) > 1
            UNION ALL
            SELECT DISTINCT 3, f.predicate, iif(f.subject = ?1, f.object, f.subject), NULL FROM (\(own("subject"))) f
            WHERE EXISTS (SELECT 1 FROM fact g INDEXED BY fact_out
                          WHERE g.subject = iif(f.subject = ?1, f.object, f.subject) AND g.predicate = f.predicate AND g.id <> f.id AND \(others))
               OR EXISTS (SELECT 1 FROM fact g INDEXED BY fact_in
                          WHERE g.object = iif(f.subject = ?1, f.object, f.subject) AND g.predicate = f.predicate AND g.id <> f.id AND \(others))
            UNION ALL
            \(Self.denials) AND f.subject = ?1 AND \(live)
            UNION ALL
            \(Self.denials) AND f.object = ?1 AND f.subject <> ?1 AND \(live)
            """
    }

    // ?1 and ?3 are entities, ?2 is the predicate.
    private func members(_ slot: Slot) -> String {
        let out = "SELECT f.id FROM fact f INDEXED BY fact_out WHERE f.subject = ?1 AND f.predicate = ?2 AND \(live("f"))"
        let into = "SELECT f.id FROM fact f INDEXED BY fact_in WHERE f.object = ?1 AND f.predicate = ?2 AND \(live("f"))"
        return switch slot {
        case .subject: out + " AND ?3 IS NULL"
        case .pair: out + " AND f.object IS ?3"
        case .symmetricPair: "\(out) AND f.object = ?3 UNION ALL \(into) AND f.subject = ?3 AND f.subject <> ?1"
        case .symmetricSubject: "\(out) AND ?3 IS NULL UNION ALL \(into) AND f.subject <> ?1"
        }
    }

    /// Reads the ids of the facts of each slot that several share, slot after slot; one at which only something is denied has one fact.
    ///
    /// - Parameter entity: only slots that a fact about this entity is in; nil for all.
    func forEachSharedSlot(of entity: EntityID?, _ body: ([Int64]) throws -> Void) throws {
        let sql = entity == nil ? slotsOfAll() : slotsOfEntity()
        try connection.forEachRow(sql, entity.map { [$0.rawValue] } ?? []) { row in
            guard let slot = Slot(rawValue: row.integer(0)) else { return }
            let ids = try connection.all(
                members(slot), [row.integer(2), row.integer(1), row.optionalInteger(3)] as [any Bindable]
            ) { $0.integer(0) }
            if ids.count > 1 { try body(ids) }
        }
    }
}
