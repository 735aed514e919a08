internal import DossierModel
internal import DossierStorage

/// Searches through the indexes, and goes over to an adjacency image where there is one, or once it pays to make one.
///
/// A question that has read as many relations as the base has would have been cheaper with an image: one is made then, kept for
/// the next time, and the question goes on where it was. So no question takes much more than twice its best.
final class AdaptiveEngine: TraversalEngine {
    // Kept alive by the traversal.
    private unowned let base: Snapshot
    private let edgeRules: EdgeRules
    private let nodeRules: NodeRules
    private let checkpoint: () throws -> Void
    private var engine: any TraversalEngine
    private var hasGoneOver = false

    /// - Parameter breakEven: how many relations a base needs for an image to pay.
    init(
        _ base: Snapshot, _ rules: TraversalRules, breakEven: Int, checkpoint: @escaping () throws -> Void
    ) throws {
        self.base = base
        self.checkpoint = checkpoint
        edgeRules = try EdgeRules(rules, base)
        nodeRules = try NodeRules(rules, base)
        let relations = Int(try base.connection.integer("SELECT max(id) FROM fact") ?? 0)
        if relations >= breakEven, base.knownAt == .max {
            if let image = try ImageCache(base)?.read() {
                engine = SearchEngine(ImageAdjacency(image, edgeRules, nodeRules, checkpoint: checkpoint))
                return
            }
            engine = SearchEngine(
                try IndexAdjacency(base, edgeRules, nodeRules, budget: relations, checkpoint: checkpoint))
        } else {
            engine = SearchEngine(try IndexAdjacency(base, edgeRules, nodeRules, checkpoint: checkpoint))
        }
    }

    /// Asks again after going over to an image, if the indexes are outrun.
    fileprivate func attempt<Answer>(_ ask: (any TraversalEngine) throws -> Answer) throws -> Answer {
        do {
            return try ask(engine)
        } catch is IndexOutrun {
            try goOver()
            return try ask(engine)
        }
    }

    /// Starts a stream anew that the indexes could not finish.
    fileprivate func restart<Stream>(_ begin: (any TraversalEngine) throws -> Stream) throws -> Stream {
        try goOver()
        return try begin(engine)
    }

    private func goOver() throws {
        // Another stream may have gone over meanwhile.
        if hasGoneOver { return }
        hasGoneOver = true
        guard let image = try ImageBuilder(base, checkpoint: checkpoint).build() else {
            engine = SearchEngine(try IndexAdjacency(base, edgeRules, nodeRules, checkpoint: checkpoint))
            return
        }
        try ImageCache(base)?.write(image)
        engine = SearchEngine(ImageAdjacency(image, edgeRules, nodeRules, checkpoint: checkpoint))
    }

    func distance(from start: Int64, to end: Int64, limit: Int) throws -> Int? {
        try attempt { try $0.distance(from: start, to: end, limit: limit) }
    }

    func paths(from start: Int64, to end: Int64, limit: Int, _ repetition: PathRepetition) throws -> any PathEnumeration {
        try ResumedPaths(self) { try $0.paths(from: start, to: end, limit: limit, repetition) }
    }

    func reach(from start: Int64, depth: Int, keepsRelations: Bool) throws -> any ReachEnumeration {
        try ResumedReach(self) { try $0.reach(from: start, depth: depth, keepsRelations: keepsRelations) }
    }

    func count(
        from start: Int64, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        var told = 0
        try attempt { engine in
            try engine.count(from: start, depth: depth, kinds: kinds) { distance, count in
                // After going over it starts again.
                if distance <= told { return }
                told = distance
                try body(distance, count)
            }
        }
    }

    func degree(of entity: Int64, limit: Int) throws -> Int { try attempt { try $0.degree(of: entity, limit: limit) } }

    func prepare() { engine.prepare() }
}

/// Paths that go on where they were after the engine has changed: both engines give the same ones in the same order.
private final class ResumedPaths: PathEnumeration {
    private let owner: AdaptiveEngine
    private let begin: (any TraversalEngine) throws -> any PathEnumeration
    private var paths: any PathEnumeration
    private var given = 0

    init(_ owner: AdaptiveEngine, _ begin: @escaping (any TraversalEngine) throws -> any PathEnumeration) throws {
        self.owner = owner
        self.begin = begin
        paths = try owner.attempt(begin)
    }

    func next() throws -> Path? {
        let path: Path?
        do {
            path = try paths.next()
        } catch is IndexOutrun {
            paths = try owner.restart(begin)
            for _ in 0..<given { _ = try paths.next() }
            path = try paths.next()
        }
        if path != nil { given += 1 }
        return path
    }
}

/// The same for what is reached, level by level.
private final class ResumedReach: ReachEnumeration {
    private let owner: AdaptiveEngine
    private let begin: (any TraversalEngine) throws -> any ReachEnumeration
    private var reach: any ReachEnumeration
    private var given = 0

    init(_ owner: AdaptiveEngine, _ begin: @escaping (any TraversalEngine) throws -> any ReachEnumeration) throws {
        self.owner = owner
        self.begin = begin
        reach = try owner.attempt(begin)
    }

    func nextLevel() throws -> [Reached]? {
        let level: [Reached]?
        do {
            level = try reach.nextLevel()
        } catch is IndexOutrun {
            reach = try owner.restart(begin)
            for _ in 0..<given { _ = try reach.nextLevel() }
            level = try reach.nextLevel()
        }
        if level != nil { given += 1 }
        return level
    }
}
