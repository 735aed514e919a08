internal import DossierModel
internal import DossierStorage

// An actual relation that no date bounds does not hold before its ends can exist, or after they are gone: `HoldingDays.within`. What
// is planned may precede. Stored days stay what dates and citations say; whoever asks about a time reads these days beside them.
extension Snapshot {
    /// Two columns of a statement that reads facts as f: between which days both ends of a relation can exist, NULL where nothing
    /// bounds them or its own dates do.
    ///
    /// - Parameter rows: what the statement calls the rows of both entities; nil where it has not joined them.
    func lifetimeColumns(rows: (subject: String, object: String)? = nil) throws -> String {
        let days = LifeDays(connection)
        if rows == nil || reckonsLives, try !days.areTold() { return "NULL, NULL" }
        let subject = try lifetime(of: "f.subject", row: rows?.subject, days)
        let object = try lifetime(of: "f.object", row: rows?.object, days)
        return """
            \(lifetimeColumn("possible_from", "max", subject.from, object.from, unbounded: .distantPast)),
            \(lifetimeColumn("possible_to", "min", subject.to, object.to, unbounded: .distantFuture))
            """
    }

    // Each expression stands in it once: it may be a search.
    private func lifetimeColumn(_ column: String, _ function: String, _ one: String, _ other: String, unbounded: Day) -> String
    {
        let none = unbounded.epochDay
        return """
            CASE WHEN f.modality = \(Modality.actual.rawValue) AND f.object IS NOT NULL AND f.\(column) IS NULL
                 THEN nullif(\(function)(coalesce(\(one), \(none)), coalesce(\(other), \(none))), \(none)) END
            """
    }

    // The stored days rest on all that is known now.
    private var reckonsLives: Bool { knownAt != .max || hidesClaims }

    private func lifetime(of entity: String, row: String?, _ days: LifeDays) throws -> LifeDays.Expressions {
        if reckonsLives { return try days.expressions(of: entity, reading) }
        if let row { return LifeDays.Expressions(from: "\(row).lives_from", to: "\(row).lives_to") }
        func stored(_ column: String) -> String { "(SELECT e.\(column) FROM entity e WHERE e.id = \(entity))" }
        return LifeDays.Expressions(from: stored("lives_from"), to: stored("lives_to"))
    }

    private var reading: LifeDays.Reading {
        let isPast = readsPastFacts
        return LifeDays.Reading(
            facts: { isPast ? "fact" : "main.fact INDEXED BY \($0)" }, isAsked: "\(live("fact")) AND \(open.fact("fact.id"))")
    }

    /// Between which days entities can exist, of those that something bounds.
    func lifetimes() throws -> [Int64: Lifetime] {
        let days = LifeDays(connection)
        return reckonsLives ? try days.derivedForAll(where: reading.isAsked) : try days.storedForAll()
    }
}
