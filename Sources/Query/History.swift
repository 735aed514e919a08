public import DossierModel
public import DossierStorage

/// One change to the base, as the history tells it.
public struct RevisionRecord: Hashable, Sendable {
    public let id: RevisionID
    /// UTC, ISO 8601 to the second.
    public let at: String
    public let author: String?
    public let message: String
    /// The revision that this one takes back.
    public let undoes: RevisionID?
}

/// How much a revision did.
public struct RevisionCounts: Hashable, Sendable {
    public var factsAdded = 0
    public var factsRetracted = 0
    public var entities = 0
    public var names = 0
    public var sources = 0
    public var citations = 0
}

/// Where a fact comes from, and what became of it.
public struct FactHistory: Sendable {
    /// As it was last.
    public let fact: FactRecord
    public let added: RevisionRecord
    /// nil while it is live.
    public let retracted: RevisionRecord?
    /// What stands in its place.
    public let replacedBy: FactID?
    /// In the place of which facts it stands.
    public let replaces: [FactID]
}

extension Snapshot {
    private static let revisionColumns = "r.id, r.at, r.author, r.message, r.undoes"

    /// The revisions, newest first; with an entity, those that added or retracted something about it.
    public func log(of entity: EntityID? = nil, limit: Int = .max) throws -> [RevisionRecord] {
        let sql =
            entity == nil
            ? "SELECT \(Self.revisionColumns) FROM revision r WHERE r.id <= ?1 AND ?2 IS NULL ORDER BY r.id DESC LIMIT ?3"
            : """
            SELECT \(Self.revisionColumns) FROM revision r WHERE r.id <= ?1 AND r.id IN (
                SELECT added_in FROM entity WHERE id = ?2
                UNION SELECT added_in FROM name WHERE entity = ?2
                UNION SELECT retracted_in FROM name WHERE entity = ?2
                UNION SELECT added_in FROM fact WHERE subject = ?2 UNION SELECT retracted_in FROM fact WHERE subject = ?2
                UNION SELECT added_in FROM fact WHERE object = ?2 UNION SELECT retracted_in FROM fact WHERE object = ?2
                UNION SELECT revision FROM change WHERE "table" = 'entity' AND "row" = ?2
            ) ORDER BY r.id DESC LIMIT ?3
            """
        let values: [any Bindable] = [knownAt, entity?.rawValue, Int64(limit)]
        return try connection.all(sql, values) { RevisionRecord(row: $0) }
    }

    /// How much each revision did. Reads the tables once.
    public func revisionCounts() throws -> [RevisionID: RevisionCounts] {
        var counts: [RevisionID: RevisionCounts] = [:]
        let parts: [(String, String, WritableKeyPath<RevisionCounts, Int>)] = [
            ("fact", "added_in", \.factsAdded), ("fact", "retracted_in", \.factsRetracted), ("entity", "added_in", \.entities),
            ("name", "added_in", \.names), ("source", "added_in", \.sources), ("citation", "added_in", \.citations),
        ]
        for (table, column, part) in parts {
            try connection.forEachRow("SELECT \(column), count(*) FROM \(table) WHERE \(column) IS NOT NULL GROUP BY 1") { row in
                counts[RevisionID(row.integer(0)), default: RevisionCounts()][keyPath: part] = Int(row.integer(1))
            }
        }
        return counts
    }

    /// Where a fact comes from and what became of it; nil where no fact ever had the number.
    public func history(of fact: FactID) throws -> FactHistory? {
        let found = try connection.first("SELECT added_in, retracted_in, replaced_by FROM fact WHERE id = ?", [fact.rawValue]) {
            (added: $0.integer(0), retracted: $0.optionalInteger(1), replacedBy: $0.optionalInteger(2))
        }
        guard let found else { return nil }
        let then = found.retracted.map { asKnown(at: $0 - 1) } ?? self
        guard let record = try then.facts([fact.rawValue]).first, let added = try revision(found.added) else { return nil }
        return FactHistory(
            fact: record, added: added, retracted: try found.retracted.flatMap { try revision($0) },
            replacedBy: found.replacedBy.map { FactID($0) },
            replaces: try connection.all("SELECT id FROM fact WHERE replaced_by = ? ORDER BY id", [fact.rawValue]) {
                FactID($0.integer(0))
            })
    }

    private func revision(_ number: Int64) throws -> RevisionRecord? {
        try connection.first("SELECT \(Self.revisionColumns) FROM revision r WHERE r.id = ?", [number]) { RevisionRecord(row: $0) }
    }
}

extension RevisionRecord {
    fileprivate init(row: Row) {
        self.init(
            id: RevisionID(row.integer(0)), at: row.text(1), author: row.optionalText(2), message: row.text(3),
            undoes: row.optionalInteger(4).map { RevisionID($0) })
    }
}
