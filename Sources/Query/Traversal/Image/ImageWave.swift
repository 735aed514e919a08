/// A breadth-first search over an image from one entity, where each relation may be judged by itself: then an entity is either
/// reached or not, which a bit tells.
struct ImageWave: ~Copyable {
    private let heading: Heading
    private let mark: UInt64
    /// The mark of the wave that comes from the other end; 0 for none.
    private let otherMark: UInt64
    /// What was reached, in order of distance.
    private(set) var nodes = Buffer<Node>()
    /// How many levels are complete, the start aside.
    private(set) var distance = 0
    /// The nodes of the last level.
    private(set) var level = 0..<0
    /// How many relations those of the last level have that were counted so far.
    private(set) var work = 0
    private var counted = 0

    init(_ heading: Heading, mark: UInt64, otherMark: UInt64) {
        self.heading = heading
        self.mark = mark
        self.otherMark = otherMark
    }

    mutating func begin(at start: Node, _ marks: borrowing NodeMarks) {
        nodes.append(start)
        _ = marks.set(mark, start)
        distance = 0
        beginLevel(0)
    }

    private mutating func beginLevel(_ first: Int) {
        level = first..<nodes.count
        (counted, work) = (first, 0)
    }

    /// Counts the relations of one more entity of the last level; false when all are counted.
    @inline(__always)
    mutating func countMore(_ source: ImageAdjacency) -> Bool {
        if counted == level.upperBound { return false }
        work += source.work(of: nodes[counted])
        counted += 1
        return true
    }

    /// Goes one step further; stops where it meets the other wave.
    ///
    /// - Returns: whether it did.
    mutating func advance(_ source: ImageAdjacency, _ marks: borrowing NodeMarks) throws -> Bool {
        distance += 1
        for place in level {
            let ranges = try source.edges(of: nodes[place], heading)
            if walk(ranges.primary, source, marks) || walk(ranges.secondary, source, marks) { return true }
        }
        beginLevel(level.upperBound)
        return false
    }

    @inline(__always)
    private mutating func walk(_ range: EdgeRange, _ source: ImageAdjacency, _ marks: borrowing NodeMarks) -> Bool {
        nodes.reserve(range.positions.count)
        for position in range.positions where source.admits(position, range) {
            let neighbour = source.neighbour(at: position)
            let before = marks.set(mark, neighbour)
            if before & otherMark != 0 { return true }
            nodes.append(neighbour, if: before & mark == 0)
        }
        return false
    }

    /// Forgets what was reached and takes off the marks. Costs what was reached.
    mutating func end(_ marks: borrowing NodeMarks) {
        for place in 0..<nodes.count { marks.clear(around: nodes[place]) }
        nodes.removeAll()
    }
}
