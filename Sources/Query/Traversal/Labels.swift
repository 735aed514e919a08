/// What a search has reached, by distance: an entity, and where windows are tracked the days on which it is reached.
///
/// Without windows an entity has one label, at its distance. With windows it has one for each way of reaching it that no
/// other is as near as and holds on all days of.
struct Labels: ~Copyable {
    /// In order of distance.
    private var nodes: Buffer<Node>
    private var windows: Buffer<DayWindow>
    /// For each label the one before it of the same entity, plus 1; 0 for none.
    private var older: Buffer<UInt32>
    /// For each entity its latest label, plus 1.
    private var latest: NodeTable
    /// The first label of each level.
    private var starts: [Int] = []
    private let tracksWindows: Bool
    /// The distance of the first level.
    private let firstDistance: Int

    init(tracksWindows: Bool, nodeCapacity: Int, firstDistance: Int = 0) {
        nodes = Buffer()
        windows = Buffer(capacity: 1)
        older = Buffer(capacity: 1)
        latest = NodeTable(capacity: nodeCapacity)
        self.tracksWindows = tracksWindows
        self.firstDistance = firstDistance
    }

    /// The distance of the last level.
    var distance: Int { firstDistance + starts.count - 1 }
    /// The labels of the last level.
    var lastLevel: Range<Int> { (starts.last ?? 0)..<nodes.count }

    /// The labels at a distance; none beyond the last level.
    func level(_ distance: Int) -> Range<Int> {
        let index = distance - firstDistance
        guard starts.indices.contains(index) else { return 0..<0 }
        return starts[index]..<(index + 1 < starts.count ? starts[index + 1] : nodes.count)
    }

    @inline(__always)
    func node(_ label: Int) -> Node { nodes[label] }

    @inline(__always)
    func window(_ label: Int) -> DayWindow { tracksWindows ? windows[label] : .always }

    mutating func beginLevel() { starts.append(nodes.count) }

    @inline(__always)
    mutating func append(_ node: Node, _ window: DayWindow) {
        let before = latest[node]
        nodes.append(node)
        if tracksWindows {
            windows.append(window)
            older.append(before)
        }
        latest[node] = UInt32(truncatingIfNeeded: nodes.count)
    }

    /// Whether an entity has a label.
    @inline(__always)
    func has(_ node: Node) -> Bool { latest[node] != 0 }

    /// Gives an entity its label where windows are not tracked; false when it has one.
    @inline(__always)
    mutating func appendIfNew(_ node: Node) -> Bool {
        if latest[node] != 0 { return false }
        nodes.append(node)
        latest[node] = UInt32(truncatingIfNeeded: nodes.count)
        return true
    }

    /// Whether an entity has a label that holds on all these days.
    @inline(__always)
    func covers(_ node: Node, _ window: DayWindow) -> Bool {
        let label = latest[node]
        return label != 0 && (!tracksWindows || any(from: label) { windows[$0].contains(window) })
    }

    /// Whether an entity has a label that shares a day with these.
    @inline(__always)
    func meets(_ node: Node, _ window: DayWindow) -> Bool {
        let label = latest[node]
        return label != 0 && (!tracksWindows || any(from: label) { windows[$0].overlaps(window) })
    }

    /// Whether an entity has a label at most so far away that shares a day with these.
    func meets(_ node: Node, _ window: DayWindow, within distance: Int) -> Bool {
        let label = latest[node]
        if label == 0 || distance < firstDistance { return false }
        let index = distance - firstDistance + 1
        let bound = index < starts.count ? starts[index] : nodes.count
        if !tracksWindows { return label - 1 < bound }
        return any(from: label) { $0 < bound && windows[$0].overlaps(window) }
    }

    /// The first label of an entity; nil for none.
    func first(of node: Node) -> Int? {
        var label = latest[node]
        if label == 0 { return nil }
        while tracksWindows, older[Int(label) - 1] != 0 { label = older[Int(label) - 1] }
        return Int(label) - 1
    }

    private func any(from label: UInt32, _ condition: (Int) -> Bool) -> Bool {
        var label = label
        while label != 0 {
            let index = Int(label) - 1
            if condition(index) { return true }
            label = older[index]
        }
        return false
    }

    /// Brings the table of entities into memory, for many searches to come.
    func prepare() { latest.prepare() }

    /// Empties it and keeps its memory. Costs what was reached.
    mutating func removeAll() {
        for label in 0..<nodes.count { latest[nodes[label]] = 0 }
        nodes.removeAll()
        windows.removeAll()
        older.removeAll()
        starts.removeAll(keepingCapacity: true)
    }
}
