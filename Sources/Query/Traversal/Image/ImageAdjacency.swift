internal import DossierModel
internal import Glibc

/// Relations read from an adjacency image. What the rules say of a profile is found out once.
final class ImageAdjacency: Adjacency {
    let rules: EdgeRules
    let nodeRules: NodeRules
    private let checkpoint: () throws -> Void
    private let image: AdjacencyImage
    private let nodeCount: Int
    private let nodeLimit: Node
    private let positionCount: Int
    private let positionLimit: UInt32
    private let firstEntity: Int64
    private let entities: UnsafePointer<Int64>
    private let starts: UnsafePointer<UInt32>
    private let kinds: UnsafePointer<UInt32>
    private let neighbours: UnsafePointer<UInt32>
    private let profileOf: UnsafePointer<UInt32>
    private let facts: UnsafePointer<UInt32>
    private let verdicts: ProfileVerdicts
    // Whether every relation may be walked.
    private let admitsAll: Bool
    private let hasRefused: Bool
    /// Whether a relation is all that must be looked at: both ways are walked, whatever the entities and the days before.
    let judgesOnlyRelations: Bool
    let isPlain: Bool
    // Whether relations as subject come first, and what comes second.
    private let isOutgoingFirst: (away: Bool, back: Bool)
    private let isSymmetricOnly: Bool
    private let tracksWindows: Bool
    private let hasSymmetric: Bool
    private var sinceCheckpoint = 0

    init(_ image: AdjacencyImage, _ rules: EdgeRules, _ nodeRules: NodeRules, checkpoint: @escaping () throws -> Void) {
        self.image = image
        self.rules = rules
        self.nodeRules = nodeRules
        self.checkpoint = checkpoint
        let layout = image.layout
        nodeLimit = Node(clamping: layout.nodeCount)
        (nodeCount, positionCount) = (layout.nodeCount, 2 * layout.edgeCount)
        positionLimit = UInt32(clamping: 2 * layout.edgeCount)
        firstEntity = layout.firstEntity
        entities = image.array(layout.entities, of: Int64.self)
        starts = image.array(layout.starts, of: UInt32.self)
        kinds = image.array(layout.kinds, of: UInt32.self)
        neighbours = image.array(layout.neighbours, of: UInt32.self)
        profileOf = image.array(layout.profileOf, of: UInt32.self)
        facts = image.array(layout.facts, of: UInt32.self)
        verdicts = ProfileVerdicts(image, rules)
        hasRefused = !rules.refused.isEmpty
        admitsAll = verdicts.admitAll && rules.direction == .both && !hasRefused
        tracksWindows = rules.tracksWindows
        hasSymmetric = !rules.symmetric.isEmpty
        judgesOnlyRelations = rules.direction == .both && !rules.tracksWindows && nodeRules.isEmpty && !hasRefused
        isPlain = admitsAll && nodeRules.isEmpty
        isOutgoingFirst = (rules.direction != .incoming, rules.direction == .incoming)
        isSymmetricOnly = rules.direction != .both
    }

    var nodeCapacity: Int { nodeCount }

    func prepare() {
        image.bringIn(admitsAll ? image.layout.neighboursEnd : image.layout.profileOfEnd)
        if !admitsAll { verdicts.judgeAll() }
    }

    func node(of entity: Int64) -> Node? {
        if firstEntity != 0 {
            let node = entity.subtractingReportingOverflow(firstEntity)
            return node.overflow || node.partialValue < 0 || node.partialValue >= nodeCount ? nil : Node(node.partialValue)
        }
        return UnsafeBufferPointer(start: entities, count: nodeCount).index(ofOrdered: entity).map { Node($0) }
    }

    func entity(of node: Node) -> Int64 { firstEntity != 0 ? firstEntity + Int64(node) : entities[Int(node)] }

    /// Where the relations of an entity stand, as subject and as object.
    @inline(__always)
    private func runs(_ node: Node) -> (asSubject: Range<Int>, asObject: Range<Int>) {
        let places = starts + 2 * Int(node)
        let from = min(Int(places[0]), positionCount)
        let middle = max(from, min(Int(places[1]), positionCount))
        return (from..<middle, middle..<max(middle, min(Int(places[2]), positionCount)))
    }

    @inline(__always)
    func edges(of node: Node, _ heading: Heading) throws -> (primary: EdgeRange, secondary: EdgeRange) {
        let (asSubject, asObject) = runs(node)
        try tick(asSubject.count + asObject.count + 1)
        let isOutgoingFirst = heading == .away ? isOutgoingFirst.away : isOutgoingFirst.back
        let first = isOutgoingFirst ? asSubject : asObject
        let second = isSymmetricOnly && !hasSymmetric ? 0..<0 : isOutgoingFirst ? asObject : asSubject
        return (
            EdgeRange(positions: first, isSymmetricOnly: false), EdgeRange(positions: second, isSymmetricOnly: isSymmetricOnly)
        )
    }

    /// Where the relations of an entity stand, whichever way they lead.
    @inline(__always)
    func run(of node: Node) -> ImageRun {
        let places = starts + 2 * Int(node)
        let from = min(places[0], positionLimit)
        return ImageRun(from: from, to: max(from, min(places[2], positionLimit)))
    }

    /// Counts some work, and calls the checkpoint from time to time.
    @inline(__always)
    func tick(_ work: Int) throws {
        sinceCheckpoint += work
        if sinceCheckpoint > 20_000 { try pause() }
    }

    @inline(never)
    private func pause() throws {
        sinceCheckpoint = 0
        try checkpoint()
    }

    @inline(__always)
    func admits(_ position: Int, _ range: EdgeRange) -> Bool {
        if admitsAll { return true }
        return verdicts.admits(profileOf[position], isSymmetricOnly: range.isSymmetricOnly) && !(hasRefused && isRefused(position))
    }

    @inline(never)
    private func isRefused(_ position: Int) -> Bool { rules.refused.contains(Int64(facts[position])) }

    /// The inner loop of searches that walk both ways.
    var scan: RunScan {
        RunScan(
            neighbours: neighbours, nodeLimit: nodeLimit,
            judge: admitsAll ? nil : ProfileJudge(profileOf: profileOf, verdicts: verdicts))
    }

    @inline(__always)
    func neighbour(at position: Int) -> Node {
        let node = neighbours[position]
        return node < nodeLimit ? node : 0
    }

    @inline(__always)
    func window(at position: Int) -> DayWindow { tracksWindows ? verdicts.window(profileOf[position]) : .always }

    func fact(at position: Int) -> RankedFact {
        RankedFact(rank: verdicts.rank(profileOf[position]), id: Int64(facts[position]))
    }

    func degree(of node: Node, limit: Int) -> Int {
        let (asSubject, asObject) = runs(node)
        let both = asSubject.count + asObject.count
        // Relations with itself stand in both runs, so that at least the longer one counts.
        if max(asSubject.count, asObject.count) > limit { return both }
        return both - (asSubject.count <= asObject.count ? asSubject : asObject).count { neighbours[$0] == node }
    }

    @inline(__always)
    func work(of node: Node) -> Int { run(of: node).count }

    func kind(of node: Node) -> Int64 { Int64(kinds[Int(node)]) }
}
