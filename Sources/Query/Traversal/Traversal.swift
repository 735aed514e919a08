public import DossierModel
public import DossierStorage

/// Questions about how entities are joined, under one set of rules. Made by `Snapshot.traversal`.
///
/// Several questions, one after the other, share what they have built up.
public final class Traversal {
    /// The longest path that is looked for unless a question says otherwise.
    public static let longestWay = 6

    private let engine: any TraversalEngine
    private let base: Snapshot

    init(engine: any TraversalEngine, of base: Snapshot) {
        self.engine = engine
        self.base = base
    }

    /// How many relations the shortest path has, 0 from an entity to itself; nil when there is none of at most `limit`.
    public func distance(from start: EntityID, to end: EntityID, limit: Int = longestWay) throws -> Int? {
        try engine.distance(from: start.rawValue, to: end.rawValue, limit: limit)
    }

    /// The paths of at most `limit` relations: shortest first, those of one length in the order of their relations, first
    /// relation first. Of relations, what is actual comes before what is committed, planned, alleged and denied; of these,
    /// where a time is asked for, what certainly held then before what only may have; then the lower id. Each is looked for
    /// when it is asked for.
    public func paths(
        from start: EntityID, to end: EntityID, limit: Int = longestWay, repetition: PathRepetition = .never
    ) throws -> Paths {
        Paths(try engine.paths(from: start.rawValue, to: end.rawValue, limit: limit, repetition), of: base)
    }

    /// What lies within `depth` relations of an entity, the start left out, nearest first; those at one distance in order of
    /// the relations that reach them.
    public func forEachReached(
        from start: EntityID, depth: Int, withRelations: Bool = true, _ body: (Reached) throws -> Void
    ) throws {
        let reach = try engine.reach(from: start.rawValue, depth: depth, keepsRelations: withRelations)
        while let level = try reach.nextLevel() { for reached in level { try body(reached) } }
    }

    /// The same as a sequence of levels, each read when it is asked for.
    func levels(from start: EntityID, depth: Int, withRelations: Bool) throws -> any ReachEnumeration {
        try engine.reach(from: start.rawValue, depth: depth, keepsRelations: withRelations)
    }

    /// How many entities lie within `depth` relations of an entity, the start left out.
    public func count(from start: EntityID, depth: Int) throws -> Int {
        var last = 0
        try forEachCount(from: start, depth: depth) { last = $1 }
        return last
    }

    /// How many entities lie within 1, 2 ... `depth` relations of an entity, the start left out: what each distance needs is
    /// read when the one before has been told. Nothing is kept or sorted.
    ///
    /// - Parameters:
    ///   - kinds: counts only entities of these, however they were reached.
    ///   - body: called at each distance, as long as something was left to go on from.
    public func forEachCount(
        from start: EntityID, depth: Int, kinds: CountedKinds = .all, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        try engine.count(from: start.rawValue, depth: depth, kinds: kinds.ids, body)
    }

    /// How many live relations an entity has, counted up to `limit`; more than `limit` beyond.
    public func degree(of entity: EntityID, limit: Int) throws -> Int {
        try engine.degree(of: entity.rawValue, limit: limit)
    }
}

/// The kinds of entities that a count is about.
public struct CountedKinds: Sendable {
    /// nil for all.
    let ids: Set<Int64>?

    /// Entities of any kind.
    public static let all = CountedKinds(ids: nil)
}

extension Snapshot {
    /// Kinds by their names, sub-kinds included; all where no name is given.
    ///
    /// - Throws: `TraversalError.unknownKind`.
    public func countedKinds(_ names: [String]) throws -> CountedKinds {
        names.isEmpty ? .all : CountedKinds(ids: try NodeRules.kinds(names, self))
    }
}

/// Paths that are looked for as they are asked for.
public final class Paths {
    private let enumeration: any PathEnumeration
    // Keeps the read transaction open: the enumeration has only its connection.
    private let base: Snapshot

    init(_ enumeration: any PathEnumeration, of base: Snapshot) {
        self.enumeration = enumeration
        self.base = base
    }

    /// The next path; nil after the last.
    public func next() throws -> Path? { try enumeration.next() }
}
