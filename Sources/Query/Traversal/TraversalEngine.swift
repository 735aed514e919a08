internal import DossierModel

/// What a traversal can do, whatever it reads from.
protocol TraversalEngine: AnyObject {
    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int?
    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration
    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration
    /// Goes on from an entity relation by relation, up to `depth`, as long as something is left to go on from.
    ///
    /// - Parameters:
    ///   - kinds: counts only entities of these; nil for all.
    ///   - body: called at each distance with the number of entities so far, the start left out.
    func count(
        from start: Int64, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void) throws
    func degree(of entity: Int64, limit: Int) throws -> Int
}

/// Paths, shortest first; those of one length in the order of their relations, first relation first.
protocol PathEnumeration: AnyObject {
    func next() throws -> Path?
}

/// What was reached from an entity, level by level.
protocol ReachEnumeration: AnyObject {
    /// The entities that are one step further on; nil once there are none.
    func nextLevel() throws -> [Reached]?
}

/// The engine over one kind of adjacency. Searches one after the other reuse its tables.
final class SearchEngine<Source: Adjacency>: TraversalEngine {
    private let source: Source
    // Kept from one question to the next; a stream of paths has one of its own.
    private lazy var search = PathLength(source)
    private var lastReach: Reach<Source>?
    // nil where the rules ask for more than these can do, or there is no image.
    private lazy var quickSearch = (source as? ImageAdjacency).flatMap(ImageSearch.init)
    private lazy var quickCount = (source as? ImageAdjacency).flatMap(ImageCount.init)

    init(_ source: Source) { self.source = source }

    @specialized(where Source == ImageAdjacency)
    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int? {
        guard let from = try source.node(of: start), let to = try source.node(of: end) else { return nil }
        if let quickSearch { return try quickSearch.distance(from: from, to: to, limit: limit) }
        return try search.distance(from: from, to: to, limit: limit, completesLevels: false)
    }

    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration {
        guard let from = try source.node(of: start), let to = try source.node(of: end) else { return NoPaths() }
        return PathStream(source, from: from, to: to, limit: limit, repetition)
    }

    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration {
        guard let from = try source.node(of: start) else { return NoPaths() }
        return newReach(from, depth, keepsRelations: keepsRelations)
    }

    private func newReach(_ start: Node, _ depth: Int, keepsRelations: Bool) -> Reach<Source> {
        // One that nobody else holds any more lends its tables.
        let isFree = isKnownUniquelyReferenced(&lastReach)
        let reach = isFree ? lastReach ?? Reach(source) : Reach(source)
        lastReach = reach
        reach.begin(at: start, depth: depth, keepsRelations: keepsRelations)
        return reach
    }

    func count(
        from start: Int64, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        guard let from = try source.node(of: start) else { return }
        if let quickCount { return try quickCount.count(from: from, depth: depth, kinds: kinds, body) }
        try newReach(from, depth, keepsRelations: false).count(kinds, body)
    }

    /// Brings what searches read into memory, for many questions to come.
    func prepare() {
        source.prepare()
        if quickSearch == nil { search.prepare() }
        _ = quickCount
    }

    func degree(of entity: Int64, limit: Int) throws -> Int {
        try source.node(of: entity).map { try source.degree(of: $0, limit: limit) } ?? 0
    }
}

/// What an entity that the adjacency does not know leads to.
private final class NoPaths: PathEnumeration, ReachEnumeration {
    func next() -> Path? { nil }
    func nextLevel() -> [Reached]? { nil }
}
