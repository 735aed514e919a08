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
    public var namesRetracted = 0
    public var sources = 0
    public var citations = 0
    /// Those whose fact or name stands.
    public var citationsRetracted = 0
    public var disputes = 0
    /// Kinds, predicates, units and other names of predicates.
    public var words = 0
    /// Rows without versions that it changed or removed.
    public var edits = 0

    public init() {}
}

/// What a log is about.
public enum LogSubject: Sendable {
    case all
    case entity(EntityID)
    case claim(Claim)
    case source(SourceID)
}

/// Where a fact or a spelling comes from, and what became of it.
public struct ClaimHistory: Sendable {
    public enum Subject: Sendable {
        case fact(FactRecord)
        case name(NameRecord, of: EntityReference)
    }

    /// As it was last.
    public let subject: Subject
    public let claim: Claim
    public let added: RevisionRecord
    /// nil while it is live.
    public let retracted: RevisionRecord?
    /// What took its place, and the place of that, and so on: the last stands, or was retracted.
    public let replacedBy: [Claim]
    /// In the place of which others it stands.
    public let replaces: [Claim]
}

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

    private static let revisionColumns = "r.id, r.at, r.author, r.message, r.undoes"

    /// The revisions, newest first: all, or those that added, retracted or changed something about a subject.
    public func log(of subject: LogSubject = .all, limit: Int = .max) throws -> [RevisionRecord] {
        let (condition, key) = Self.condition(subject)
        let sql = """
            SELECT \(Self.revisionColumns) FROM revision r WHERE r.id <= ?1 AND ?2 IS ?2\(condition.map { " AND r.id IN (\($0))" } ?? "")
            ORDER BY r.id DESC LIMIT ?3
            """
        let values: [any Bindable] = [knownAt, key, Int64(limit)]
        return try connection.all(sql, values) { RevisionRecord(row: $0) }
    }

    private static func condition(_ subject: LogSubject) -> (sql: String?, key: Int64?) {
        func ofRows(_ table: String, _ condition: String) -> String {
            "SELECT added_in FROM \(table) WHERE \(condition) UNION SELECT retracted_in FROM \(table) WHERE \(condition)"
        }
        switch subject {
        case .all: return (nil, nil)
        case .entity(let id):
            return (
                """
                SELECT added_in FROM entity WHERE id = ?2
                UNION \(ofRows("name", "entity = ?2")) UNION \(ofRows("fact", "subject = ?2")) UNION \(ofRows("fact", "object = ?2"))
                UNION SELECT c.added_in FROM citation c JOIN fact f ON f.id = c.fact WHERE f.subject = ?2
                UNION SELECT c.retracted_in FROM citation c JOIN fact f ON f.id = c.fact WHERE f.subject = ?2
                UNION SELECT revision FROM change WHERE "table" = 'entity' AND "row" = ?2
                UNION SELECT revision FROM change WHERE "table" = 'entity' AND "row" IN (SELECT id FROM entity WHERE canonical = ?2)
                """, id.rawValue
            )
        case .claim(let claim):
            let table = claim.column
            // An edit gives it another number: the history is that of all that it was and became.
            let ids = """
                WITH RECURSIVE one (id) AS (
                    VALUES (?2) UNION SELECT r.replaced_by FROM one JOIN \(table) r ON r.id = one.id WHERE r.replaced_by IS NOT NULL
                    UNION SELECT r.id FROM one JOIN \(table) r ON r.replaced_by = one.id
                )
                SELECT id FROM one
                """
            return (
                """
                \(ofRows(table, "id IN (\(ids))")) UNION \(ofRows("citation", "\(table) IN (\(ids))"))
                UNION \(ofRows("dispute_side", "\(table) IN (\(ids))"))
                UNION SELECT revision FROM change WHERE "table" = '\(table)' AND "row" IN (\(ids))
                """, claim.key
            )
        case .source(let id):
            return (
                """
                SELECT added_in FROM source WHERE id = ?2 UNION \(ofRows("citation", "source = ?2"))
                UNION SELECT revision FROM change WHERE "table" = 'source' AND "row" = ?2
                """, id.rawValue
            )
        }
    }

    /// The last revision that stands, takes nothing back, and has not filled the base with its vocabulary: what 'undo' means without
    /// a number. nil where there is none.
    public func lastUndoable() throws -> RevisionID? {
        var taken: Set<Int64> = []
        let revisions = try connection.all("SELECT id, undoes FROM revision ORDER BY id DESC") { ($0.integer(0), $0.optionalInteger(1)) }
        for (id, undoes) in revisions where !taken.contains(id) {
            if let undoes {
                taken.insert(undoes)
                continue
            }
            let fills = try connection.integer(
                "SELECT EXISTS (SELECT 1 FROM predicate WHERE added_in = ?1) AND EXISTS (SELECT 1 FROM kind WHERE added_in = ?1)", id)
            if fills != 1 { return RevisionID(id) }
        }
        return nil
    }

    /// How much each revision did. Reads the tables once.
    public func revisionCounts() throws -> [RevisionID: RevisionCounts] {
        var counts: [RevisionID: RevisionCounts] = [:]
        let parts: [(String, String, WritableKeyPath<RevisionCounts, Int>)] = [
            ("fact", "added_in", \.factsAdded), ("fact", "retracted_in", \.factsRetracted), ("entity", "added_in", \.entities),
            ("name", "added_in", \.names), ("name", "retracted_in", \.namesRetracted), ("source", "added_in", \.sources),
            ("citation", "added_in", \.citations), ("dispute", "added_in", \.disputes),
            (
                """
                (SELECT c.retracted_in FROM citation c LEFT JOIN fact f ON f.id = c.fact LEFT JOIN name n ON n.id = c.name
                 WHERE c.retracted_in IS NOT coalesce(f.retracted_in, n.retracted_in))
                """, "retracted_in", \.citationsRetracted
            ),
            (
                """
                (SELECT added_in FROM kind UNION ALL SELECT added_in FROM predicate
                 UNION ALL SELECT added_in FROM unit UNION ALL SELECT added_in FROM predicate_alias)
                """, "added_in", \.words
            ),
            ("(SELECT DISTINCT revision, \"table\", \"row\" FROM change WHERE \"table\" <> 'fact')", "revision", \.edits),
        ]
        for (table, column, part) in parts {
            try connection.forEachRow("SELECT \(column), count(*) FROM \(table) WHERE \(column) IS NOT NULL GROUP BY 1") { row in
                counts[RevisionID(row.integer(0)), default: RevisionCounts()][keyPath: part] = Int(row.integer(1))
            }
        }
        return counts
    }

    /// The entity or the source of a slug that was removed; nil where none was.
    public func removedSubject(slug: String) throws -> LogSubject? {
        func row(_ table: String) throws -> Int64? {
            try connection.integer("SELECT id FROM \(table) WHERE slug = ? AND removed", slug)
        }
        return try row("entity").map { .entity(EntityID($0)) } ?? row("source").map { .source(SourceID($0)) }
    }

    /// Where a fact or a spelling comes from and what became of it; nil where none ever had the number, or it may not be shown.
    public func history(of claim: Claim) throws -> ClaimHistory? {
        let (subject, retractedIn): (ClaimHistory.Subject, Int64?)
        switch claim {
        case .fact(let id):
            guard let (fact, retraction) = try asLastKnown(id) else { return nil }
            (subject, retractedIn) = (.fact(fact), retraction)
        case .name(let id):
            guard let (name, entity, retraction) = try asLastKnown(id) else { return nil }
            (subject, retractedIn) = (.name(name, of: entity), retraction)
        }
        guard let added = try connection.integer("SELECT added_in FROM \(claim.column) WHERE id = ?", claim.key).flatMap({ try revision($0) })
        else { return nil }
        return ClaimHistory(
            subject: subject, claim: claim, added: added, retracted: try retractedIn.flatMap { try revision($0) },
            replacedBy: try retractedIn == nil ? [] : successors(of: claim), replaces: try predecessors(of: claim))
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
