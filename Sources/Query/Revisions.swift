public import DossierModel
public import DossierStorage

extension Snapshot {
    /// Whether a revision has this number.
    public func hasRevision(_ number: Int64) throws -> Bool {
        try connection.integer("SELECT 1 FROM revision WHERE id = ?", number) != nil
    }

    /// Whether an entity was there at the revision that is asked about.
    public func isKnown(_ entity: EntityID) throws -> Bool {
        try knownAt == .max || connection.integer("SELECT added_in <= ? FROM entity WHERE id = ?", knownAt, entity.rawValue) == 1
    }

    /// The last revision made on a day or before it, in UTC; 0 when there was none yet.
    public func lastRevision(on day: Day) throws -> Int64 {
        if day == .distantFuture { return .max }
        let next = Day(epochDay: day.epochDay + 1).description
        return try connection.integer("SELECT max(id) FROM revision WHERE at < ?", next) ?? 0
    }
}
