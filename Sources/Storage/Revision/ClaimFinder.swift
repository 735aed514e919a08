internal import DossierModel

/// Finds the live fact that makes the same claim as another: by the index of triples, and in a triple of many facts by what they say,
/// so that none of these is compared with all others.
final class ClaimFinder {
    struct Triple: Hashable {
        /// After merges, as the table has them.
        let subject: Int64
        let predicate: Int64
        let object: Int64?
    }

    /// What a fact says besides its triple.
    struct Saying: Hashable {
        let value: String?
        let role: String?
        let modality: Int64
        let starts: String?
        let ends: String?
        let low: Int64?
        let high: Int64?
        let unit: Int64?
        /// Of an amount; false where there is none.
        let isApproximate: Bool

        var hasAmount: Bool { low != nil || high != nil }

        init(_ fact: NewFact) {
            if case .value(let text) = fact.object { value = text } else { value = nil }
            (role, modality, starts, ends) = (fact.role, fact.modality.rawValue, fact.starts, fact.ends)
            (low, high, unit) = (fact.amountLow, fact.amountHigh, fact.unit?.rawValue)
            isApproximate = fact.isApproximate && (fact.amountLow != nil || fact.amountHigh != nil)
        }

        fileprivate init(_ row: Row) {
            (value, role, modality) = (row.optionalText(2), row.optionalText(3), row.integer(4))
            (starts, ends) = (row.optionalText(5), row.optionalText(6))
            (low, high, unit) = (row.optionalInteger(7), row.optionalInteger(8), row.optionalInteger(9))
            isApproximate = row.bool(10) && (low != nil || high != nil)
        }

        /// Whether `other` says all that this does: the same value, role and modality, and the dates and the amount that there are.
        fileprivate func isSaid(by other: Saying) -> Bool {
            value == other.value && role == other.role && modality == other.modality && (starts == nil || starts == other.starts)
                && (ends == nil || ends == other.ends)
                && (!hasAmount
                    || low == other.low && high == other.high && unit == other.unit && isApproximate == other.isApproximate)
        }
    }

    private struct Candidate {
        let id: Int64
        /// Whether this revision added it: then it makes the same claim only if it says exactly as much, since a package that tells
        /// two facts apart means it.
        let isNew: Bool
        let saying: Saying

        func makes(_ claim: Saying) -> Bool { saying == claim || !isNew && claim.isSaid(by: saying) }
    }

    // In order of their ids: the one that is preferred, one that says exactly as much, the first.
    private static func choice(of candidates: [Candidate], _ claim: Saying, preferring preferred: Int64?) -> Int64? {
        if let preferred, candidates.contains(where: { $0.id == preferred && $0.makes(claim) }) { return preferred }
        return (candidates.first { $0.saying == claim } ?? candidates.first { $0.makes(claim) })?.id
    }

    /// The facts of a triple that has many: by what they say exactly, and those from before in order of their ids.
    private final class Group {
        private var exact: [Saying: [Candidate]] = [:]
        private var old: [Candidate] = []

        func add(_ candidate: Candidate) {
            exact[candidate.saying, default: []].append(candidate)
            if !candidate.isNew { old.append(candidate) }
        }

        func find(_ claim: Saying, preferring preferred: Int64?) -> Int64? {
            let same = exact[claim] ?? []
            if preferred == nil, let first = same.first { return first.id }
            return choice(of: same + old, claim, preferring: preferred)
        }
    }

    /// Facts of one triple beyond which they are kept in memory, in some 200 bytes each.
    private static let manyFacts = 32

    private let revision: Int64
    private let statement: Statement
    private lazy var numbered = Result { try connection.prepareOnce(Self.plainFact) }
    private var (tried, said) = (0, 0)
    private var groups: [Triple: Group] = [:]
    private let connection: Connection
    private var askedEntities = 0
    // Where merged entities lead, once many entities were asked about. A merge makes a new finder.
    private var merged: [Int64: Int64]?
    /// Entities up to which each is asked of the file: reading which are merged goes through an index of them all.
    private static let manyEntities = 10_000

    init(_ connection: Connection, _ revision: RevisionID) throws(SQLiteError) {
        self.connection = connection
        self.revision = revision.rawValue
        statement = try connection.prepareOnce(
            """
            SELECT id, added_in, value, role, modality, starts, ends, amount_low, amount_high, unit, approximate FROM fact
            WHERE subject = ?1 AND predicate = ?2 AND object IS ?3 AND retracted_in IS NULL
            ORDER BY id
            """)
    }

    /// The key of the entity that stands for `entity` after merges.
    func standIn(for entity: EntityID) throws -> Int64 {
        let id = entity.rawValue
        if let merged { return merged[id] ?? id }
        askedEntities += 1
        if askedEntities > Self.manyEntities {
            let rows = try connection.all("SELECT id, canonical FROM entity WHERE canonical <> id") { ($0.integer(0), $0.integer(1)) }
            merged = try Dictionary(rows: rows, of: "entity")
        }
        return try connection.integer("SELECT canonical FROM entity WHERE id = ?", id) ?? id
    }

    /// The fact that says what `saying` does, perhaps more: `preferred` if it does, else one that says exactly as much, else the first.
    func find(_ saying: Saying, of triple: Triple, preferring preferred: Int64?) throws(SQLiteError) -> Int64? {
        if let group = groups[triple] { return group.find(saying, preferring: preferred) }
        var candidates: [Candidate] = []
        try statement.bind(triple.subject, at: 0)
        try statement.bind(triple.predicate, at: 1)
        try triple.object.bind(to: statement, at: 2)
        defer { statement.reset() }
        while try statement.step() {
            let row = statement.row
            candidates.append(
                Candidate(id: row.integer(0), isNew: row.integer(1) == revision, saying: Saying(row)))
        }
        if candidates.count > Self.manyFacts {
            let group = Group()
            for candidate in candidates { group.add(candidate) }
            groups[triple] = group
        }
        return Self.choice(of: candidates, saying, preferring: preferred)
    }

    // The columns of a claim, then the others. Of a fact that follows another or has a private note there is more to compare.
    private static let plainFact = """
        SELECT id, added_in, value, role, modality, starts, ends, amount_low, amount_high, unit, approximate,
               coalesce(stated_subject, subject), predicate, coalesce(stated_object, object), note
        FROM fact WHERE id = ?1 AND follows IS NULL AND private_note IS NULL AND retracted_in IS NULL
        """

    /// Whether the live fact with a number says just what `fact` does, in the same words, and nothing else.
    ///
    /// May be false all the same where most numbers that were asked for say something else: then it is not worth looking.
    func isSaid(_ fact: NewFact, by id: Int64) throws -> Bool {
        if fact.privateNote != nil || tried > 100 && said < tried / 2 { return false }
        tried += 1
        let statement = try numbered.get()
        try statement.bind(id, at: 0)
        defer { statement.reset() }
        guard try statement.step() else { return false }
        let row = statement.row
        var object: Int64?
        if case .entity(let entity) = fact.object { object = entity.rawValue }
        guard row.integer(11) == fact.subject.rawValue, row.integer(12) == fact.predicate.rawValue, row.optionalInteger(13) == object,
            row.optionalText(14) == fact.note, Saying(row) == Saying(fact)
        else { return false }
        said += 1
        return true
    }

    /// Notes a fact that this revision has added.
    func added(_ id: Int64, _ saying: @autoclosure () -> Saying, of triple: Triple) {
        groups[triple]?.add(Candidate(id: id, isNew: true, saying: saying()))
    }
}
