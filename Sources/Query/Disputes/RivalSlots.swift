internal import DossierModel
internal import DossierStorage

/// The slots in which facts may be rivals: those that several live facts share, and the ends that something is denied of.
extension Snapshot {
    private static func predicates(_ slot: String, symmetric: Bool) -> String {
        "f.predicate IN (SELECT id FROM predicate WHERE slot = '\(slot)' AND \(symmetric ? "symmetric" : "NOT symmetric"))"
    }

    // Each statement gives a row for a slot: the ids of its facts, with commas. The indexes answer all but what is denied.
    private func slotsOfAll() -> String {
        let live = live("f")
        return """
            SELECT group_concat(f.id) FROM main.fact f INDEXED BY fact_out
            WHERE \(Self.predicates("subject", symmetric: false)) AND \(live) GROUP BY f.subject, f.predicate HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(f.id) FROM main.fact f INDEXED BY fact_out
            WHERE \(Self.predicates("pair", symmetric: false)) AND \(live) GROUP BY f.subject, f.predicate, f.object HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(f.id) FROM fact f
            WHERE \(Self.predicates("pair", symmetric: true)) AND f.object IS NOT NULL AND \(live)
            GROUP BY f.predicate, min(f.subject, f.object), max(f.subject, f.object) HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(id) FROM (
                SELECT f.id, f.predicate, f.subject AS entity FROM fact f WHERE \(Self.predicates("subject", symmetric: true)) AND \(live)
                UNION ALL
                SELECT f.id, f.predicate, f.object FROM fact f
                WHERE \(Self.predicates("subject", symmetric: true)) AND f.subject <> f.object AND \(live)
            ) GROUP BY predicate, entity HAVING count(*) > 1
            UNION ALL
            \(denials(of: "1"))
            """
    }

    // ?1 is the entity.
    private func slotsOfEntity() -> String {
        let (live, others) = (live("f"), live("g"))
        func symmetric(_ slot: String) -> String {
            """
            SELECT f.id, f.predicate, f.subject, f.object FROM main.fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND f.object IS NOT NULL AND \(Self.predicates(slot, symmetric: true)) AND \(live)
            UNION ALL
            SELECT f.id, f.predicate, f.subject, f.object FROM main.fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND \(Self.predicates(slot, symmetric: true)) AND \(live)
            """
        }
        return """
            SELECT group_concat(f.id) FROM main.fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND \(Self.predicates("subject", symmetric: false)) AND \(live) GROUP BY f.predicate HAVING count(*) > 1
            UNION ALL
            SELECT (SELECT group_concat(g.id) FROM main.fact g INDEXED BY fact_out
                    WHERE g.subject = f.subject AND g.predicate = f.predicate AND \(others))
            FROM main.fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND \(Self.predicates("subject", symmetric: false)) AND \(live)
              AND EXISTS (SELECT 1 FROM main.fact g INDEXED BY fact_out
                          WHERE g.subject = f.subject AND g.predicate = f.predicate AND g.id <> f.id AND \(others))
            GROUP BY f.predicate, f.subject
            UNION ALL
            SELECT group_concat(f.id) FROM main.fact f INDEXED BY fact_out
            WHERE f.subject = ?1 AND \(Self.predicates("pair", symmetric: false)) AND \(live)
            GROUP BY f.predicate, f.object HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(f.id) FROM main.fact f INDEXED BY fact_in
            WHERE f.object = ?1 AND f.subject <> ?1 AND \(Self.predicates("pair", symmetric: false)) AND \(live)
            GROUP BY f.predicate, f.subject HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(id) FROM (\(symmetric("pair")))
            GROUP BY predicate, min(subject, object), max(subject, object) HAVING count(*) > 1
            UNION ALL
            SELECT group_concat(id) FROM (\(symmetric("subject"))) GROUP BY predicate HAVING count(*) > 1
            UNION ALL
            SELECT (SELECT group_concat(g.id) FROM fact g WHERE g.predicate = f.predicate AND (g.subject = f.other OR g.object = f.other) AND \(others))
            FROM (SELECT DISTINCT predicate, iif(subject = ?1, object, subject) AS other FROM (\(symmetric("subject")))) f
            UNION ALL
            \(denials(of: "f.subject = ?1"))
            UNION ALL
            \(denials(of: "f.object = ?1 AND f.subject <> ?1"))
            """
    }

    // All that is said of the ends of what is denied. What has a slot is found with it.
    private func denials(of condition: String) -> String {
        """
        SELECT (SELECT group_concat(g.id) FROM fact g
                WHERE g.predicate = f.predicate AND \(live("g"))
                  AND (g.subject = f.subject AND g.object IS f.object OR p.symmetric AND g.subject = f.object AND g.object = f.subject))
        FROM fact f CROSS JOIN predicate p ON p.id = f.predicate
        WHERE f.modality = 5 AND p.slot = 'none' AND \(condition) AND \(live("f"))
        GROUP BY +f.subject, +f.predicate, +f.object
        """
    }

    /// Reads the ids of the facts of each slot that several share, slot after slot.
    ///
    /// - Parameter entity: only slots that a fact about this entity is in; nil for all.
    func forEachSharedSlot(of entity: EntityID?, _ body: ([Int64]) throws -> Void) throws {
        let sql = entity == nil ? slotsOfAll() : slotsOfEntity()
        try connection.forEachRow(sql, entity.map { [$0.rawValue] } ?? []) { row in
            let ids = row.text(0).split(separator: ",").compactMap { Int64($0) }
            if ids.count > 1 { try body(ids) }
        }
    }
}
