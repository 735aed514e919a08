public import DossierStorage

extension Snapshot {
    /// How many relations a base needs for an adjacency image to pay: below, the indexes answer as fast.
    public static let imageBreakEven = 50_000

    /// Starts a traversal of the base as it is known at `knownAt`.
    ///
    /// - Parameter checkpoint: called at least every few milliseconds of work; what it throws ends the question.
    /// - Throws: `TraversalError` when a rule names a predicate or a kind that there is not.
    public func traversal(
        _ rules: TraversalRules = TraversalRules(), checkpoint: @escaping () throws -> Void = {}
    ) throws -> Traversal {
        Traversal(engine: try engine(rules, checkpoint), of: self)
    }

    func engine(_ rules: TraversalRules, _ checkpoint: @escaping () throws -> Void) throws -> any TraversalEngine {
        try noteRelationsLeftOut()
        func engine(_ rules: TraversalRules) throws -> any TraversalEngine {
            try AdaptiveEngine(self, rules, breakEven: Self.imageBreakEven, checkpoint: checkpoint)
        }
        return try rules.certainOnly ? CertainEngine(self, rules, engine) : engine(rules)
    }

    /// Makes the adjacency image of a large base ahead of the first question: for large imports, once they are committed.
    ///
    /// - Parameter gatherer: what has watched the load that was just committed, so that the base need not be read.
    /// - Returns: whether one is there now; false for a small base, one in memory, or an unwritable cache.
    @discardableResult
    public func writeAdjacencyImage(
        from gatherer: ImageGatherer? = nil, checkpoint: @escaping () throws -> Void = {}
    ) throws -> Bool {
        guard try connection.integer("SELECT max(id) FROM fact") ?? 0 >= Int64(Self.imageBreakEven),
            let cache = try ImageCache(self)
        else { return false }
        if cache.read() != nil { return true }
        let image =
            try gatherer?.image(baseID: cache.baseID, state: cache.state)
            ?? ImageBuilder(self, checkpoint: checkpoint).build()
        return image.map { cache.write($0) } ?? false
    }
}
