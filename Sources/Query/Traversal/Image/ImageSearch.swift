/// Distances and counts over an image where rules judge each relation by itself: no days are carried along a path, and every
/// entity may be passed through. Keeps its tables from one question to the next.
final class ImageSearch {
    private let source: ImageAdjacency
    // Read and written for each relation; nothing else runs meanwhile but checkpoints.
    @exclusivity(unchecked) private var marks: NodeMarks
    @exclusivity(unchecked) private var forward = ImageWave(.away, mark: 1, otherMark: 2)
    @exclusivity(unchecked) private var backward = ImageWave(.back, mark: 2, otherMark: 1)
    @exclusivity(unchecked) private var alone = ImageWave(.away, mark: 1, otherMark: 0)

    /// nil where the rules ask for more.
    init?(_ source: ImageAdjacency) {
        if source.rules.tracksWindows || !source.nodeRules.isEmpty { return nil }
        self.source = source
        marks = NodeMarks(nodeCount: source.nodeCapacity)
    }

    /// How many relations the shortest path has; nil when there is none of at most `limit`.
    func distance(from start: Node, to end: Node, limit: Int) throws -> Int? {
        if start == end { return 0 }
        defer {
            forward.end(marks)
            backward.end(marks)
        }
        forward.begin(at: start, marks)
        backward.begin(at: end, marks)
        while forward.distance + backward.distance < limit {
            let isForward = forwardIsCheaper()
            if try isForward ? forward.advance(source, marks) : backward.advance(source, marks) {
                return forward.distance + backward.distance
            }
            if (isForward ? forward.level : backward.level).isEmpty { return nil }
        }
        return nil
    }

    // The side with fewer relations to read goes on: both are counted in turns, and the larger one no further than needed.
    private func forwardIsCheaper() -> Bool {
        while true {
            if forward.work <= backward.work {
                if !forward.countMore(source) { return true }
            } else if !backward.countMore(source) {
                return false
            }
        }
    }

    /// Goes on from an entity relation by relation, up to `depth`, as long as something is left to go on from.
    ///
    /// - Parameters:
    ///   - kinds: counts only entities of these; nil for all.
    ///   - body: called at each distance with the number of entities so far, the start left out.
    func count(
        from start: Node, depth: Int, kinds: Set<Int64>?, _ body: (_ distance: Int, _ count: Int) throws -> Void
    ) throws {
        defer { alone.end(marks) }
        alone.begin(at: start, marks)
        var count = 0
        while alone.distance < depth, !alone.level.isEmpty {
            _ = try alone.advance(source, marks)
            if let kinds {
                for place in alone.level where kinds.contains(source.kind(of: alone.nodes[place])) { count += 1 }
            } else {
                count += alone.level.count
            }
            try body(alone.distance, count)
        }
    }
}
