internal import Model

/// What a traversal can do, whatever it reads from.
protocol TraversalEngine: AnyObject {
    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int?
    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration
    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration
    func degree(of entity: Int64, limit: Int) throws -> Int
}

/// Paths, shortest first; those of one length in order of the ids of their relations.
protocol PathEnumeration: AnyObject {
    func next() throws -> Path?
}

/// What was reached from an entity, level by level.
protocol ReachEnumeration: AnyObject {
    /// The entities that are one step further on; nil once there are none.
    func nextLevel() throws -> [Reached]?
    /// Goes on to the full depth without telling what is reached.
    func finish() throws
    /// How many entities were reached so far, the start left out.
    var count: Int { get }
}

/// The engine over one kind of adjacency. Searches one after the other reuse its tables.
final class SearchEngine<Source: Adjacency>: TraversalEngine {
    private let source: Source
    // Kept from one question to the next; a stream of paths has one of its own.
    private lazy var search = PathSearch(source)
    private var lastReach: Reach<Source>?

    init(_ source: Source) { self.source = source }

    @specialized(where Source == ImageAdjacency)
    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int? {
        guard let from = try source.node(of: start), let to = try source.node(of: end) else { return nil }
        return try search.distance(from: from, to: to, limit: limit, completesLevels: false)
    }

    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration {
        guard let from = try source.node(of: start), let to = try source.node(of: end) else { return NoPaths() }
        return PathStream(source, from: from, to: to, limit: limit, repetition)
    }

    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration {
        guard let from = try source.node(of: start) else { return NoPaths() }
        // One that nobody else holds any more lends its tables.
        let isFree = isKnownUniquelyReferenced(&lastReach)
        let reach = isFree ? lastReach ?? Reach(source) : Reach(source)
        lastReach = reach
        reach.begin(at: from, depth: depth, keepsRelations: keepsRelations)
        return reach
    }

    func degree(of entity: Int64, limit: Int) throws -> Int {
        try source.node(of: entity).map { try source.degree(of: $0, limit: limit) } ?? 0
    }
}

/// What an entity that the adjacency does not know leads to.
private final class NoPaths: PathEnumeration, ReachEnumeration {
    func next() -> Path? { nil }
    func nextLevel() -> [Reached]? { nil }
    func finish() {}
    var count: Int { 0 }
}
