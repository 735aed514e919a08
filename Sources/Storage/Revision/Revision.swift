public import DossierModel

/// One change to a knowledge base while it is being made: everything added in it is committed together, or not at all.
///
/// Facts, names and citations are added in a revision and retracted in a later one; nothing is deleted.
public final class Revision {
    /// How rows are written.
    public enum Pace: Sendable {
        /// Row by row, each checked against its foreign keys.
        case incremental
        /// Into an empty base: indexes and the search index are made at the end, and the caller vouches for its references.
        case bulk
    }

    public private(set) var id: RevisionID
    let connection: Connection
    let pace: Pace
    var vocabulary = VocabularyCache()
    // Made when a claim is looked for; given up when facts are retracted or moved.
    var claims: ClaimFinder?
    /// Which entities stand for those that were asked about; given up when entities are merged or parted.
    var canonicalKeys: [EntityID: Int64] = [:]
    /// The entities that are looked up before their turn comes; nil where nothing is.
    var ahead: OperationsAhead?
    /// The dates of the fact that was added last, which is cited next; nil once facts are retracted.
    var datesOfLastFact: (id: FactID, starts: String?, ends: String?)?
    var lastFact: Int64
    var lastName: Int64
    var kindsChanged = false
    /// Whether a fact was added that has a note, a role or a value in words.
    var factsHaveText = false
    // In a bulk load there are no indexes yet to move facts by: entities are merged before facts are added.
    var mergedInBulk = BulkMerges()
    // The entities whose first and last days may be others when this revision is over.
    var changedLives: Set<Int64> = []
    /// Whether facts were loaded that begin or end lives.
    var factsTellOfLives = false
    // Whose life each predicate began or ended before.
    let livesBefore: [Int64: Predicate.Life?]
    let load: BulkLoad?
    /// Sees the rows of a bulk load.
    public var watcher: (any LoadWatcher)?

    init(_ connection: Connection, message: String, author: String?, load: BulkLoad?) throws {
        self.connection = connection
        self.load = load
        pace = load == nil ? .incremental : .bulk
        id = try Self.insert(message, author, on: connection)
        // Ids are never used twice, not even those of facts that were retracted before the base was copied.
        lastFact = try Meta.lastUsedID(table: "fact", on: connection)
        lastName = try Meta.lastUsedID(table: "name", on: connection)
        livesBefore = load == nil ? try LifeDays(connection).predicates() : [:]
    }

    private static func insert(_ message: String, _ author: String?, on connection: Connection) throws -> RevisionID {
        try RecordTexts.check(message, column: "message")
        try RecordTexts.check(author, column: "author")
        try connection.run("INSERT INTO revision (at, author, message) VALUES (?, ?, ?)", Moment.now(), author, message)
        return RevisionID(connection.lastInsertedRow)
    }

    /// Begins another revision, which is committed together with those before it, or not at all.
    public func beginNext(_ message: String, author: String?) throws {
        id = try Self.insert(message, author, on: connection)
    }

    /// Says otherwise what the change is.
    public func setMessage(_ message: String) throws {
        try RecordTexts.check(message, column: "message")
        try connection.run("UPDATE revision SET message = ? WHERE id = ?", message, id.rawValue)
    }

    /// Keeps more of the file in memory, up to 64 MB, from here on: for a change that touches many pages, each of which would else be
    /// read and written again and again.
    public func expectManyPages() throws { try connection.expectManyPages() }

    func finish() throws {
        if kindsChanged { try KindViews(connection: connection).rebuild() }
        try storeLives()
        try Meta.set("last_fact_id", String(lastFact), on: connection)
        try Meta.set("last_name_id", String(lastName), on: connection)
    }
}

extension Revision {
    /// Sets or, with nil, removes what the file says of itself: base_id, package_title ...
    public func setMeta(_ key: String, _ value: String?) throws {
        try Meta.set(key, value, on: connection)
    }

    /// The largest id of a fact or a name: the largest integer that JSON and spreadsheets carry exactly (RFC 8259, section 6).
    public static let largestID: Int64 = 9_007_199_254_740_991

    /// Keeps ids up to these from being given: a package says which ids its base has used.
    public func reserveIDs(facts: Int64, names: Int64) {
        lastFact = max(lastFact, min(facts, Self.largestID))
        lastName = max(lastName, min(names, Self.largestID))
    }

    /// The id to use: the one that is given, or the next one after all that were.
    static func nextID(_ given: Int64?, after last: inout Int64) throws(RecordFault) -> Int64 {
        if let given {
            guard (1...largestID).contains(given) else {
                throw RecordFault("an id is from 1 to \(largestID), not \(given)", column: "id")
            }
            last = max(last, given)
            return given
        }
        guard last < largestID else { throw RecordFault("there is no id left after \(last)", column: "id") }
        last += 1
        return last
    }

    /// Keeps the row as it is before an edit, as a JSON object, in the `change` table.
    func recordChange(table: String, row: Int64) throws {
        let columns = try connection.all(
            "SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]) { $0.text(0) }
        let pairs = columns.map { name in
            "'\(name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))', \(quotedIdentifier(name))"
        }
        try connection.run(
            """
            INSERT INTO change (revision, "table", "row", before)
            SELECT ?, ?, id, json_object(\(pairs.joined(separator: ", "))) FROM \(quotedIdentifier(table)) WHERE id = ?
            """, id.rawValue, table, row)
    }
}

/// What a fact's predicate demands, kept for the length of a revision.
struct VocabularyCache {
    struct Entry {
        let name: String
        let takes: Predicate.Takes
        let valueType: Predicate.ValueType?
        let temporality: Temporality
        let isSymmetric: Bool
        let life: Predicate.Life?
        /// Whether its values are words, which are searched: not numbers, dates, addresses and identifiers.
        var isProse: Bool { valueType == .text }
    }
    var predicates: [PredicateID: Entry] = [:]
}
