/// Where an entity's relations stand in an image.
struct ImageRun: BitwiseCopyable {
    let from: UInt32
    let to: UInt32

    @inline(__always)
    var count: Int { Int(to) - Int(from) }
}

/// What a breadth-first search over an image has reached, and the relations that it goes on by.
struct ImageFrontier: ~Copyable {
    // Runs whose first neighbours are looked at together: so many cache misses are waited for at once, not one after another.
    private static let block = 8

    /// What was reached, in order of distance.
    private var reached = Buffer<Node>()
    /// The relations of those of the last level that were looked up so far.
    private var runs = Buffer<ImageRun>()
    /// How many levels are complete, the start aside.
    private(set) var distance = 0
    /// Which of the reached make up the last level.
    private(set) var level = 0..<0
    /// How many relations the runs have together.
    private(set) var work = 0
    // Keeps what is only looked at from being left out.
    private var seen: UInt32 = 0

    mutating func begin(at start: Node) {
        reached.append(start)
        distance = 0
        beginLevel(0)
    }

    private mutating func beginLevel(_ first: Int) {
        level = first..<reached.count
        work = 0
        runs.removeAll()
    }

    var count: Int { reached.count }

    @inline(__always)
    func node(_ place: Int) -> Node { reached[place] }

    /// Looks up the relations of some more entities of the last level; false when those of all are known.
    @inline(__always)
    mutating func lookUpMore(_ source: ImageAdjacency) -> Bool {
        let first = level.lowerBound + runs.count
        let count = min(Self.block, level.upperBound - first)
        if count == 0 { return false }
        var more = 0
        runs.append(atMost: count) { new in
            for place in 0..<count {
                new[place] = source.run(of: reached[first + place])
                more &+= new[place].count
            }
            return count
        }
        work += more
        return true
    }

    /// Goes one step further.
    ///
    /// - Parameter walk: appends the new entities among the neighbours of a run; returns whether to stop at once, which leaves
    ///   the level incomplete.
    /// - Returns: whether it stopped.
    @inline(__always)
    mutating func advance(_ source: ImageAdjacency, _ walk: (ImageRun, inout Buffer<Node>) -> Bool) throws -> Bool {
        while lookUpMore(source) {}
        distance += 1
        var first = 0
        while first < runs.count {
            let end = min(first + Self.block, runs.count)
            var work = end - first
            for place in first..<end {
                let run = runs[place]
                work += run.count
                seen ^= run.count > 0 ? source.neighbour(at: Int(run.from)) : 0
            }
            try source.tick(work)
            for place in first..<end where walk(runs[place], &reached) { return true }
            first = end
        }
        beginLevel(level.upperBound)
        return false
    }

    /// Forgets what was reached, and keeps its memory.
    mutating func end() { reached.removeAll() }
}
