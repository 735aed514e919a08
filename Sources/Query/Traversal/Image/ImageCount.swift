/// Counts over an image of what lies within some relations of an entity, where rules judge each relation by itself.
///
/// Keeps its tables from one question to the next.
final class ImageCount {
    private let source: ImageAdjacency
    private let scan: RunScan
    private let marks: NodeMarks
    private var frontier = ImageFrontier()

    /// nil where the rules ask for more.
    init?(_ source: ImageAdjacency) {
        guard source.judgesOnlyRelations else { return nil }
        self.source = source
        scan = source.scan
        marks = NodeMarks(nodeCount: source.nodeCapacity)
    }

    /// Goes on from an entity relation by relation, up to `depth`, as long as something is left to go on from.
    ///
    /// - Parameters:
    ///   - kinds: counts only entities of these; nil for all.
    ///   - body: called at each distance with the number of entities so far, the start left out.
    func count(
        from start: Node, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        defer {
            for place in 0..<frontier.count { marks.clear(frontier.node(place)) }
            frontier.end()
        }
        _ = marks.set(1, start)
        frontier.begin(at: start)
        var count = 0
        while frontier.distance < depth, !frontier.level.isEmpty {
            try advance()
            if let kinds {
                for place in frontier.level where kinds.contains(source.kind(of: frontier.node(place))) { count += 1 }
            } else {
                count += frontier.level.count
            }
            try body(frontier.distance, count)
        }
    }

    private func advance() throws {
        _ = try frontier.advance(source) { run, reached in scan.collect(run, 1, stoppingAt: 0, marks, into: &reached) }
    }
}
