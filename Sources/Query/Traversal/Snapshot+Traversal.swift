public import DossierStorage

extension Snapshot {
    /// How many relations a base needs for an adjacency image to pay: below, the indexes answer as fast.
    public static let imageBreakEven = 50_000

    /// Starts a traversal of the base as it is known at `knownAt`: over an adjacency image where there is one of this very state
    /// of the file, else through the indexes.
    ///
    /// - Parameters:
    ///   - hasManyQuestions: makes an image where a large base has none, keeps it in `cacheFolder`, and brings it into memory. That
    ///     takes up to a second for a million relations, and pays from some ten questions on.
    ///   - checkpoint: called at least every few milliseconds of work; what it throws ends the question.
    /// - Throws: `TraversalError` when a rule names a predicate or a kind that there is not.
    public func traversal(
        _ rules: TraversalRules = TraversalRules(), hasManyQuestions: Bool = false, checkpoint: @escaping () throws -> Void = {}
    ) throws -> Traversal {
        Traversal(engine: try engine(rules, hasManyQuestions: hasManyQuestions, checkpoint), of: self)
    }

    func engine(
        _ rules: TraversalRules, hasManyQuestions: Bool = false, _ checkpoint: @escaping () throws -> Void
    ) throws -> any TraversalEngine {
        try noteRelationsLeftOut()
        func engine(_ rules: TraversalRules) throws -> any TraversalEngine {
            let (edgeRules, nodeRules) = (try EdgeRules(rules, self), try NodeRules(rules, self))
            guard let image = try adjacencyImage(isMade: hasManyQuestions, checkpoint) else {
                return SearchEngine(try IndexAdjacency(self, edgeRules, nodeRules, checkpoint: checkpoint))
            }
            let engine = SearchEngine(ImageAdjacency(image, edgeRules, nodeRules, checkpoint: checkpoint))
            if hasManyQuestions { engine.prepare() }
            return engine
        }
        return try rules.certainOnly ? CertainEngine(self, rules, engine) : engine(rules)
    }

    /// The image of the base as it is.
    ///
    /// - Parameter isMade: whether to make one where there is none, and to keep it if that can be.
    /// - Returns: nil where there is none, for a small base and for an earlier revision.
    private func adjacencyImage(isMade: Bool, _ checkpoint: @escaping () throws -> Void) throws -> AdjacencyImage? {
        guard knownAt == .max, try mayHaveImage() else { return nil }
        let cache = try ImageCache(self)
        if let image = cache?.read() { return image }
        guard isMade, let image = try ImageBuilder(self, checkpoint: checkpoint).build() else { return nil }
        cache?.write(image)
        return image
    }

    private func mayHaveImage() throws -> Bool {
        try connection.integer("SELECT max(id) FROM fact") ?? 0 >= Int64(Self.imageBreakEven)
    }

    /// Makes the adjacency image of a large base ahead of the first question: for large imports, once they are committed.
    ///
    /// - Parameter gatherer: what has watched the load that was just committed, so that the base need not be read.
    /// - Returns: whether one is there now; false for a small base, one in memory, or an unwritable cache.
    @discardableResult
    public func writeAdjacencyImage(
        from gatherer: ImageGatherer? = nil, checkpoint: @escaping () throws -> Void = {}
    ) throws -> Bool {
        guard try mayHaveImage(), let cache = try ImageCache(self) else { return false }
        if cache.read() != nil { return true }
        let image =
            try gatherer?.image(baseID: cache.baseID, state: cache.state)
            ?? ImageBuilder(self, checkpoint: checkpoint).build()
        return image.map { cache.write($0) } ?? false
    }
}
