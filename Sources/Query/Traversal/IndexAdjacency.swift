internal import DossierModel
internal import DossierStorage

/// Relations read through the indexes of the file, with statements that are compiled once.
///
/// Memory grows with the entities that were met.
final class IndexAdjacency: Adjacency {
    let rules: EdgeRules
    let nodeRules: NodeRules
    // Kept alive by the traversal: the table functions, which the connection holds, keep engines from one call to the next.
    private unowned let base: Snapshot
    private let checkpoint: () throws -> Void
    private let statements: EdgeStatements
    private let profiles: ProfileReader
    // Entities are numbered in the order in which they are met.
    private var nodes: [Int64: Node] = [:]
    private var entities: [Int64] = []
    private var degrees: [Node: (count: Int, limit: Int)] = [:]
    private var kinds: [Node: Int64] = [:]
    // What `edges` read last.
    private var neighbours: [Node] = []
    private var facts: [RankedFact] = []
    private var windows: [DayWindow] = []

    init(_ base: Snapshot, _ rules: EdgeRules, _ nodeRules: NodeRules, checkpoint: @escaping () throws -> Void) throws {
        self.base = base
        self.rules = rules
        self.nodeRules = nodeRules
        self.checkpoint = checkpoint
        profiles = try ProfileReader(rules, base)
        statements = try EdgeStatements(base, detail: profiles.detail, withLifetimes: rules.asksForTime)
    }

    var nodeCapacity: Int { 0 }
    var isPlain: Bool { !rules.tracksWindows && nodeRules.isEmpty }

    func node(of entity: Int64) throws -> Node? { number(entity) }

    func entity(of node: Node) -> Int64 { entities[Int(node)] }

    private func number(_ entity: Int64) -> Node {
        if let node = nodes[entity] { return node }
        let node = Node(entities.count)
        nodes[entity] = node
        entities.append(entity)
        return node
    }

    func edges(of node: Node, _ heading: Heading) throws -> (primary: EdgeRange, secondary: EdgeRange) {
        try checkpoint()
        neighbours.removeAll(keepingCapacity: true)
        facts.removeAll(keepingCapacity: true)
        windows.removeAll(keepingCapacity: true)
        let entity = entities[Int(node)]
        let isOutgoingFirst = (rules.direction == .incoming) == (heading == .back)
        try read(entity, isOutgoing: isOutgoingFirst, isSymmetricOnly: false)
        let split = neighbours.count
        let isSymmetricOnly = rules.direction != .both
        if !isSymmetricOnly || !rules.symmetric.isEmpty {
            try read(entity, isOutgoing: !isOutgoingFirst, isSymmetricOnly: isSymmetricOnly)
        }
        return (
            EdgeRange(positions: 0..<split, isSymmetricOnly: false),
            EdgeRange(positions: split..<neighbours.count, isSymmetricOnly: isSymmetricOnly)
        )
    }

    private func read(_ entity: Int64, isOutgoing: Bool, isSymmetricOnly: Bool) throws {
        let wanted = isSymmetricOnly ? rules.predicates.map(rules.symmetric.intersection) ?? rules.symmetric : rules.predicates
        guard let wanted else { return try read(statements.all(isOutgoing), entity, predicate: nil) }
        let statement = try statements.ofPredicate(isOutgoing)
        for predicate in wanted.sorted() { try read(statement, entity, predicate: predicate) }
    }

    private func read(_ statement: Statement, _ entity: Int64, predicate: Int64?) throws {
        defer { statement.reset() }
        try statement.bind(entity, at: 0)
        try statement.bind(base.knownAt, at: 1)
        if let predicate { try statement.bind(predicate, at: 2) }
        var count = 0
        while try statement.step() {
            count += 1
            if count & 0x7FF == 0 { try checkpoint() }
            let row = statement.row
            guard let (window, rank) = try profiles.judge(row), !rules.refused.contains(row.integer(0)) else { continue }
            neighbours.append(number(row.integer(1)))
            facts.append(RankedFact(rank: rank, id: row.integer(0)))
            windows.append(window)
        }
    }

    // What the rules refuse was not kept.
    func admits(_ position: Int, _ range: EdgeRange) -> Bool { true }
    func neighbour(at position: Int) -> Node { neighbours[position] }
    func window(at position: Int) -> DayWindow { windows[position] }
    func fact(at position: Int) -> RankedFact { facts[position] }

    func degree(of node: Node, limit: Int) throws -> Int {
        if let known = degrees[node], known.count <= known.limit || limit <= known.limit { return known.count }
        let count = try statements.degree(of: entities[Int(node)], limit: limit + 1)
        degrees[node] = (count, limit)
        return count
    }

    // Exact where it decides between a small end and a hub; a hub is not counted to its end.
    func work(of node: Node) throws -> Int { try degree(of: node, limit: 4_096) }

    func kind(of node: Node) throws -> Int64 {
        if let kind = kinds[node] { return kind }
        let kind = try base.connection.integer("SELECT kind FROM entity WHERE id = ?", entities[Int(node)]) ?? 0
        kinds[node] = kind
        return kind
    }
}
