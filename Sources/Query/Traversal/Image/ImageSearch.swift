/// Distances over an image where rules judge each relation by itself: relations are walked both ways, no days are carried along
/// a path, and every entity may be passed through. An entity is then either reached or not, which a mark tells.
///
/// Keeps its tables from one question to the next.
final class ImageSearch {
    private static let forwardMark: UInt8 = 1, backwardMark: UInt8 = 2

    private let source: ImageAdjacency
    private let scan: RunScan
    private let marks: NodeMarks
    private var forward = ImageFrontier()
    private var backward = ImageFrontier()

    /// nil where the rules ask for more.
    init?(_ source: ImageAdjacency) {
        guard source.judgesOnlyRelations else { return nil }
        self.source = source
        scan = source.scan
        marks = NodeMarks(nodeCount: source.nodeCapacity)
    }

    /// How many relations the shortest path has; nil when there is none of at most `limit`.
    func distance(from start: Node, to end: Node, limit: Int) throws -> Int? {
        if start == end { return 0 }
        defer {
            clear(&forward)
            clear(&backward)
        }
        _ = (marks.set(Self.forwardMark, start), marks.set(Self.backwardMark, end))
        forward.begin(at: start)
        backward.begin(at: end)
        while forward.distance + backward.distance < limit {
            let isForward = forwardIsCheaper()
            let hasMet = isForward
                ? try advance(&forward, Self.forwardMark, toward: Self.backwardMark)
                : try advance(&backward, Self.backwardMark, toward: Self.forwardMark)
            if hasMet { return forward.distance + backward.distance }
            if isForward ? forward.level.isEmpty : backward.level.isEmpty { return nil }
        }
        return nil
    }

    // The side with fewer relations to read goes on: both are counted in turns, and the larger one no further than needed.
    private func forwardIsCheaper() -> Bool {
        while true {
            if forward.work <= backward.work {
                if !forward.lookUpMore(source) { return true }
            } else if !backward.lookUpMore(source) {
                return false
            }
        }
    }

    private func advance(_ side: inout ImageFrontier, _ mark: UInt8, toward otherMark: UInt8) throws -> Bool {
        try side.advance(source) { run, reached in scan.collect(run, mark, stoppingAt: otherMark, marks, into: &reached) }
    }

    private func clear(_ side: inout ImageFrontier) {
        for place in 0..<side.count { marks.clear(side.node(place)) }
        side.end()
    }
}
