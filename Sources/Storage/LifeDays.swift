package import DossierModel

/// Between which days entities can exist: derived from actual facts whose predicates begin or end a life, and stored with the entity.
///
/// An entity can exist from the earliest day that one of its beginnings may have, to the latest that one of its ends may have. What
/// has no date says nothing; what may lie any time before a day, or after it, bounds nothing.
package struct LifeDays {
    /// What facts are read, and as of when.
    package struct Reading: Sendable {
        /// The facts as `fact`, to be looked up by one of their ends through the index of that name.
        var facts: @Sendable (_ index: String) -> String
        /// Conditions on `fact`.
        package var isAsked: String

        package init(facts: @escaping @Sendable (_ index: String) -> String, isAsked: String) {
            self.facts = facts
            self.isAsked = isAsked
        }

        /// The live facts of the file.
        static let live = Reading(facts: { "main.fact INDEXED BY \($0)" }, isAsked: "fact.retracted_in IS NULL")
    }

    /// Expressions of SQL for the first and the last day of an entity.
    package struct Expressions: Sendable {
        package let from, to: String

        package init(from: String, to: String) { (self.from, self.to) = (from, to) }
    }

    private let connection: Connection

    package init(_ connection: Connection) { self.connection = connection }

    /// Whose life each predicate begins or ends; nil for neither.
    func predicates() throws -> [Int64: Predicate.Life?] {
        var found: [Int64: Predicate.Life?] = [:]
        try connection.forEachRow("SELECT id, life FROM predicate") { row in
            found[row.integer(0)] = .some(row.isNull(1) ? nil : try row.named(1))
        }
        return found
    }

    /// Whether any predicate begins or ends lives.
    package func areTold() throws -> Bool {
        try connection.integer("SELECT 1 FROM predicate WHERE life IS NOT NULL LIMIT 1") != nil
    }

    // MARK: One entity

    /// What derives the days of one entity by looking up its facts: costs as many looks into an index as predicates tell of lives.
    ///
    /// - Parameter entity: an expression for its id.
    package func expressions(of entity: String, _ reading: Reading) throws -> Expressions {
        let predicates = try predicates()
        func day(_ asSubject: Predicate.Life, _ asObject: Predicate.Life, _ telling: Telling) -> String {
            let sides = [("subject", "fact_out", asSubject), ("object", "fact_in", asObject)].compactMap {
                side, index, life -> String? in
                let ids = predicates.filter { $0.value == life }.keys.sorted()
                if ids.isEmpty { return nil }
                return """
                    SELECT fact.\(telling.day) AS day FROM \(reading.facts(index))
                    WHERE fact.\(side) = \(entity) AND fact.predicate IN (\(ids.map(String.init).joined(separator: ", ")))
                      AND \(telling.isDated) AND \(Self.isActual) AND \(reading.isAsked)
                    """
            }
            return sides.isEmpty ? "NULL" : "(SELECT \(telling.outermost) FROM (\(sides.joined(separator: " UNION ALL "))))"
        }
        return Expressions(from: day(.beginsSubject, .beginsObject, .ofBeginnings), to: day(.endsSubject, .endsObject, .ofEnds))
    }

    /// Stores the days of some entities anew.
    func store(_ entities: Set<Int64>) throws {
        let derived = try expressions(of: "e.id", .live)
        let some = "[\(entities.sorted().map(String.init).joined(separator: ","))]"
        let found = try connection.all(
            "SELECT e.id, e.lives_from, e.lives_to, \(derived.from), \(derived.to) FROM entity e WHERE e.id IN (SELECT value FROM json_each(?))",
            [some]
        ) { (id: $0.integer(0), stored: Lifetime(row: $0, at: 1), derived: Lifetime(row: $0, at: 3)) }
        for entity in found where entity.stored != entity.derived { try store(entity.derived, of: entity.id) }
    }

    private func store(_ lifetime: Lifetime, of entity: Int64) throws {
        try connection.run(
            "UPDATE entity SET lives_from = ?, lives_to = ? WHERE id = ?", lifetime.from.map { Int64($0.epochDay) },
            lifetime.to.map { Int64($0.epochDay) }, entity)
    }

    // MARK: All entities

    // Reads the facts once: for all entities at once no index is of use.
    private static func everyEntity(_ isAsked: String) -> String {
        let (begin, end) = (Telling.ofBeginnings, Telling.ofEnds)
        return """
            SELECT entity, \(begin.outermost(where: "begins")), \(end.outermost(where: "NOT begins"))
            FROM (
                SELECT CASE WHEN p.life IN ('begins-subject', 'ends-subject') THEN fact.subject ELSE fact.object END AS entity,
                       p.life IN ('begins-subject', 'begins-object') AS begins,
                       CASE WHEN p.life IN ('begins-subject', 'begins-object') THEN fact.\(begin.day) ELSE fact.\(end.day) END AS day
                FROM fact JOIN predicate p ON p.id = fact.predicate
                WHERE p.life IS NOT NULL AND \(isActual) AND \(isAsked)
                  AND CASE WHEN p.life IN ('begins-subject', 'begins-object') THEN \(begin.isDated) ELSE \(end.isDated) END)
            GROUP BY entity ORDER BY entity
            """
    }

    /// The entities whose days something bounds. Reads all facts.
    package func derivedForAll(where isAsked: String = Reading.live.isAsked) throws -> [Int64: Lifetime] {
        if try !areTold() { return [:] }
        return try lifetimes(Self.everyEntity(isAsked))
    }

    /// The same as they are stored.
    package func storedForAll() throws -> [Int64: Lifetime] {
        try lifetimes("SELECT id, lives_from, lives_to FROM entity WHERE lives_from IS NOT NULL OR lives_to IS NOT NULL")
    }

    private func lifetimes(_ sql: String) throws -> [Int64: Lifetime] {
        var found: [Int64: Lifetime] = [:]
        try connection.forEachRow(sql) { row in
            let lifetime = Lifetime(row: row, at: 1)
            if lifetime != .unbounded { found[row.integer(0)] = lifetime }
        }
        return found
    }

    /// Stores the days of all entities anew, and returns them.
    @discardableResult
    func storeAll() throws -> [Int64: Lifetime] {
        let (derived, stored) = (try derivedForAll(), try storedForAll())
        for entity in Set(derived.keys).union(stored.keys).sorted() where derived[entity] != stored[entity] {
            try store(derived[entity] ?? .unbounded, of: entity)
        }
        return derived
    }

    // MARK: The rule

    private static let isActual = "fact.modality = \(Modality.actual.rawValue)"

    // Which of a fact's days tells of a life, of which facts, and which of several counts.
    private struct Telling {
        let day, isDated, aggregate: String

        // Its earliest day follows from its dates alone: citations do not move it, nor does who may see them.
        static let ofBeginnings = Telling(day: "possible_from", isDated: "fact.starts IS NOT NULL", aggregate: "min")
        static let ofEnds = Telling(
            day: "possible_to", isDated: "(fact.starts IS NOT NULL OR fact.ends IS NOT NULL)", aggregate: "max")

        var outermost: String { "CASE WHEN count(*) = count(day) THEN \(aggregate)(day) END" }

        func outermost(where condition: String) -> String {
            func among(_ function: String) -> String { "\(function) FILTER (WHERE \(condition))" }
            return "CASE WHEN \(among("count(*)")) = \(among("count(day)")) THEN \(among("\(aggregate)(day)")) END"
        }
    }
}

extension Lifetime {
    /// From two columns.
    package init(row: Row, at column: Int) {
        func day(_ column: Int) -> Day? { row.optionalInteger(column).map { Day(epochDay: Int($0)) } }
        self.init(from: day(column), to: day(column + 1))
    }
}
