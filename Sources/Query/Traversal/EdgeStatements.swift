internal import DossierStorage

/// The statements that read an entity's relations, each compiled when it is first needed.
final class EdgeStatements {
    /// What is read of a relation beside its id and its other end.
    enum Detail {
        /// Predicate, modality and the stored days.
        case days
        /// Predicate, modality, and what the days follow from as it was known at an earlier revision.
        case datesKnownThen
    }

    private unowned let base: Snapshot
    private let detail: Detail
    private let lifetimes: String
    private var compiled: [String: Statement] = [:]

    /// - Parameter withLifetimes: whether two columns more tell between which days the ends of the relation can exist.
    init(_ base: Snapshot, detail: Detail, withLifetimes: Bool = false) throws {
        self.base = base
        self.detail = detail
        lifetimes = withLifetimes ? try ", " + base.lifetimeColumns() : ""
    }

    /// ?1 is the entity, ?2 the revision.
    func all(_ isOutgoing: Bool) throws -> Statement { try statement(select(isOutgoing)) }

    /// ?3 is the predicate.
    func ofPredicate(_ isOutgoing: Bool) throws -> Statement { try statement(select(isOutgoing) + " AND f.predicate = ?3") }

    private func statement(_ sql: String) throws -> Statement {
        if let known = compiled[sql] { return known }
        let statement = try base.connection.prepareOnce(sql)
        compiled[sql] = statement
        return statement
    }

    private func select(_ isOutgoing: Bool) -> String {
        let (near, far) = isOutgoing ? ("subject", "object") : ("object", "subject")
        return """
            SELECT f.id, f.\(far)\(columns)\(lifetimes)
            FROM \(base.indexedFacts(isOutgoing ? .out : .in))
            WHERE f.\(near) = ?1 AND f.object IS NOT NULL AND \(live)
            """
    }

    // ?2 is used either way, so that all statements take the same parameters.
    private var live: String {
        let live = base.knownAt == .max ? "f.retracted_in IS NULL AND ?2" : LiveSQL.row("f", at: "?2")
        return base.hidesClaims ? "\(live) AND \(base.open.fact("f.id"))" : live
    }

    private var columns: String {
        switch detail {
        case .days: ", f.predicate, f.modality, f.possible_from, f.possible_to, f.certain_from, f.certain_to"
        case .datesKnownThen:
            """
            , f.predicate, f.modality, f.starts, f.ends,
            (SELECT group_concat(c.as_of, char(10)) FROM citation c
             WHERE c.fact = f.id AND \(LiveSQL.row("c", at: "?2")))
            """
        }
    }

    /// How many live relations an entity has, counted up to `limit`.
    func degree(of entity: Int64, limit: Int) throws -> Int {
        let statement = try statement(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM \(base.indexedFacts(.out)) WHERE f.subject = ?1 AND f.object IS NOT NULL AND \(live)
                UNION ALL
                SELECT 1 FROM \(base.indexedFacts(.in)) WHERE f.object = ?1 AND f.subject <> ?1 AND \(live)
                LIMIT ?3)
            """)
        defer { statement.reset() }
        try statement.bind(entity, at: 0)
        try statement.bind(base.knownAt, at: 1)
        try statement.bind(Int64(limit), at: 2)
        return try statement.step() ? Int(statement.row.integer(0)) : 0
    }
}
