internal import Glibc

/// Relations read from an adjacency image. What the rules say of a profile is found out once.
final class ImageAdjacency: Adjacency {
    let rules: EdgeRules
    let nodeRules: NodeRules
    private let checkpoint: () throws -> Void
    private let image: AdjacencyImage
    private let nodeCount: Int
    private let edgeCount: Int
    private let profileCount: Int
    private let firstEntity: Int64
    private let entities: UnsafePointer<Int64>
    private let outStarts: UnsafePointer<UInt32>
    private let inStarts: UnsafePointer<UInt32>
    private let kinds: UnsafePointer<UInt32>
    private let neighbours: UnsafePointer<UInt32>
    private let profileOf: UnsafePointer<UInt32>
    private let outPositions: UnsafePointer<UInt32>
    private let facts: UnsafePointer<Int64>
    private let verdicts: ProfileVerdicts
    private let admitsAll: Bool
    let isPlain: Bool
    // Whether relations as subject come first, and what comes second.
    private let isOutgoingFirst: (away: Bool, back: Bool)
    private let isSymmetricOnly: Bool
    private let tracksWindows: Bool
    private let hasSymmetric: Bool
    @exclusivity(unchecked) private var sinceCheckpoint = 0

    init(_ image: AdjacencyImage, _ rules: EdgeRules, _ nodeRules: NodeRules, checkpoint: @escaping () throws -> Void) {
        self.image = image
        self.rules = rules
        self.nodeRules = nodeRules
        self.checkpoint = checkpoint
        let layout = image.layout
        (nodeCount, edgeCount, profileCount) = (layout.nodeCount, layout.edgeCount, layout.profileCount)
        firstEntity = layout.firstEntity
        entities = image.array(layout.entities, of: Int64.self)
        outStarts = image.array(layout.outStarts, of: UInt32.self)
        inStarts = image.array(layout.inStarts, of: UInt32.self)
        kinds = image.array(layout.kinds, of: UInt32.self)
        neighbours = image.array(layout.neighbours, of: UInt32.self)
        profileOf = image.array(layout.profileOf, of: UInt32.self)
        outPositions = image.array(layout.outPositions, of: UInt32.self)
        facts = image.array(layout.facts, of: Int64.self)
        verdicts = ProfileVerdicts(image, rules)
        admitsAll = verdicts.admitAll && rules.direction == .both
        tracksWindows = rules.tracksWindows
        hasSymmetric = !rules.symmetric.isEmpty
        isPlain = admitsAll && nodeRules.isEmpty
        isOutgoingFirst = (rules.direction != .incoming, rules.direction == .incoming)
        isSymmetricOnly = rules.direction != .both
    }

    var nodeCapacity: Int { nodeCount }

    func node(of entity: Int64) -> Node? {
        if firstEntity != 0 {
            let node = entity.subtractingReportingOverflow(firstEntity)
            return node.overflow || node.partialValue < 0 || node.partialValue >= nodeCount ? nil : Node(node.partialValue)
        }
        var (low, high) = (0, nodeCount)
        while low < high {
            let middle = (low + high) / 2
            if entities[middle] < entity { low = middle + 1 } else { high = middle }
        }
        return low < nodeCount && entities[low] == entity ? Node(low) : nil
    }

    func entity(of node: Node) -> Int64 { firstEntity != 0 ? firstEntity + Int64(node) : entities[Int(node)] }

    @inline(__always)
    private func run(_ starts: UnsafePointer<UInt32>, _ node: Node) -> Range<Int> {
        let from = min(Int(starts[Int(node)]), edgeCount)
        return from..<max(from, min(Int(starts[Int(node) + 1]), edgeCount))
    }

    @inline(__always)
    func edges(of node: Node, _ heading: Heading) throws -> (primary: EdgeRange, secondary: EdgeRange) {
        let asSubject = run(outStarts, node)
        let asObject = run(inStarts, node)
        sinceCheckpoint += asSubject.count + asObject.count + 1
        if sinceCheckpoint > 20_000 { try pause() }
        let outgoing = asSubject
        let incoming = asObject.lowerBound + edgeCount..<asObject.upperBound + edgeCount
        let isOutgoingFirst = heading == .away ? isOutgoingFirst.away : isOutgoingFirst.back
        let first = isOutgoingFirst ? outgoing : incoming
        let second = isSymmetricOnly && !hasSymmetric ? 0..<0 : isOutgoingFirst ? incoming : outgoing
        return (
            EdgeRange(positions: first, isSymmetricOnly: false), EdgeRange(positions: second, isSymmetricOnly: isSymmetricOnly)
        )
    }

    @inline(never)
    private func pause() throws {
        sinceCheckpoint = 0
        try checkpoint()
    }

    @inline(__always)
    func admits(_ position: Int, _ range: EdgeRange) -> Bool {
        admitsAll || verdicts.admits(profileOf[position], isSymmetricOnly: range.isSymmetricOnly)
    }

    @inline(__always)
    func neighbour(at position: Int) -> Node {
        let node = neighbours[position]
        return node < nodeCount ? node : 0
    }

    @inline(__always)
    func window(at position: Int) -> DayWindow { tracksWindows ? verdicts.window(profileOf[position]) : .always }

    func fact(at position: Int) -> Int64 {
        let out = position < edgeCount ? position : Int(outPositions[position - edgeCount])
        return out < edgeCount ? facts[out] : 0
    }

    func degree(of node: Node, limit: Int) -> Int {
        let (asSubject, asObject) = (run(outStarts, node), run(inStarts, node))
        let both = asSubject.count + asObject.count
        // Relations with itself stand in both runs, so that at least the longer one counts.
        if max(asSubject.count, asObject.count) > limit { return both }
        let shorter =
            asSubject.count <= asObject.count ? asSubject : asObject.lowerBound + edgeCount..<asObject.upperBound + edgeCount
        return both - shorter.count { neighbours[$0] == node }
    }

    @inline(__always)
    func work(of node: Node) -> Int { run(outStarts, node).count + run(inStarts, node).count }

    func kind(of node: Node) -> Int64 { Int64(kinds[Int(node)]) }
}
