/// A breadth-first search from one end of paths, level by level.
final class Wave<Source: Adjacency> {
    let source: Source
    let heading: Heading
    private(set) var labels: Labels
    /// The other end: passed over by the rules for entities.
    private var otherEnd: Node?
    private let isPlain: Bool
    private let hasNodeRules: Bool
    private var knownWork: Int?

    init(_ source: Source, _ heading: Heading) {
        self.source = source
        self.heading = heading
        labels = Labels(tracksWindows: source.rules.tracksWindows, nodeCapacity: source.nodeCapacity)
        isPlain = source.isPlain
        hasNodeRules = !source.nodeRules.isEmpty
    }

    /// Makes ready for many searches.
    func prepare() { labels.prepare() }

    /// Starts anew.
    func begin(at node: Node, otherEnd: Node) {
        labels.removeAll()
        labels.beginLevel()
        labels.append(node, source.rules.within)
        self.otherEnd = otherEnd
        knownWork = nil
    }

    /// How many levels are complete, the start aside.
    var distance: Int { labels.distance }

    /// Whether nothing is left to walk on from.
    var isExhausted: Bool { labels.lastLevel.isEmpty }

    /// About how many relations the next level reads.
    func work() throws -> Int {
        if let knownWork { return knownWork }
        var work = 0
        for label in labels.lastLevel { work += try source.work(of: labels.node(label)) }
        knownWork = work
        return work
    }

    /// Goes one step further.
    ///
    /// - Parameters:
    ///   - other: the wave that comes from the other end.
    ///   - stopsWhereTheyMeet: leaves the level incomplete at the first meeting.
    /// - Returns: whether it met the other wave on this level.
    func advance(toward other: Wave, stopsWhereTheyMeet: Bool) throws -> Bool {
        let level = labels.lastLevel
        labels.beginLevel()
        knownWork = nil
        var hasMet = false
        for label in level {
            let node = labels.node(label)
            let window = labels.window(label)
            let ranges = try source.edges(of: node, heading)
            hasMet = try walk(ranges.primary, window, other, stopsWhereTheyMeet) || hasMet
            if hasMet && stopsWhereTheyMeet { return true }
            hasMet = try walk(ranges.secondary, window, other, stopsWhereTheyMeet) || hasMet
            if hasMet && stopsWhereTheyMeet { return true }
        }
        return hasMet
    }

    @inline(__always)
    private func walk(_ range: EdgeRange, _ window: DayWindow, _ other: Wave, _ stopsWhereTheyMeet: Bool) throws -> Bool {
        var hasMet = false
        if isPlain {
            for position in range.positions {
                let neighbour = source.neighbour(at: position)
                if other.labels.has(neighbour) {
                    hasMet = true
                    if stopsWhereTheyMeet { return true }
                }
                _ = labels.appendIfNew(neighbour)
            }
            return hasMet
        }
        for position in range.positions where source.admits(position, range) {
            let neighbour = source.neighbour(at: position)
            let shared = window.intersection(source.window(at: position))
            if shared.isEmpty { continue }
            if other.labels.meets(neighbour, shared) {
                hasMet = true
                if stopsWhereTheyMeet { return true }
            }
            if labels.covers(neighbour, shared) { continue }
            if hasNodeRules, neighbour != otherEnd, try !isPassable(neighbour) { continue }
            labels.append(neighbour, shared)
        }
        return hasMet
    }

    private func isPassable(_ node: Node) throws -> Bool { try source.isAdmitted(node) && !source.isHub(node) }
}
