internal import DossierModel

extension PartOfGraph {
    /// Things that hang together, each a part of another or its whole.
    struct Group {
        /// By their places among those that were asked about, in order.
        let members: [Int]
        /// How many there are at most of which each two are whole and part.
        let longestChain: Int
    }

    /// Members that may be told apart pair by pair before anything else is worth its while.
    private static let few = 64

    /// The pairs of entities, by their places, of which one is part of the other.
    ///
    /// Of few, and where that is less work, each pair is asked; of many, ways are walked up from each.
    func pairs(among entities: [EntityID]) -> [(Int, Int)] {
        if entities.count > Self.few, let above = Above(entities, self, budget: entities.count * entities.count),
            let pairs = above.pairs(self, budget: entities.count * entities.count / 2)
        {
            return pairs
        }
        return entities.indices.flatMap { one in
            entities[(one + 1)...].indices.compactMap { other in
                isPart(entities[one], of: entities[other]) || isPart(entities[other], of: entities[one]) ? (one, other) : nil
            }
        }
    }

    /// The groups of these entities, as the number of links has it; nil where they are few, or that would be more work than to ask
    /// each pair.
    func groups(of entities: [EntityID]) -> [Group]? {
        if entities.count <= Self.few { return nil }
        return Above(entities, self, budget: entities.count * entities.count)?.groups(self)
    }
}

/// What lies above some entities, themselves included.
private struct Above {
    /// Nodes in order, wholes before their parts.
    private var nodes: [Int] = []
    /// The places of the entities that are a node.
    private var members: [Int: [Int]] = [:]
    /// Of each node that lies below one of the entities, or is one, how many of them a chain has at most that ends at it.
    private var chains: [Int: Int] = [:]

    /// Nil where more links lie above than `budget`.
    init?(_ entities: [EntityID], _ parts: PartOfGraph, budget: Int) {
        for (place, entity) in entities.enumerated() {
            if let node = parts.nodes[entity] { members[node, default: []].append(place) }
        }
        var seen = Set(members.keys)
        var open = Array(seen)
        var links = 0
        while let node = open.popLast() {
            nodes.append(node)
            links += parts.wholes[node].count
            if links > budget { return nil }
            for whole in parts.wholes[node] where seen.insert(whole).inserted { open.append(whole) }
        }
        nodes.sort()
        for node in nodes {
            let own = members[node]?.count ?? 0
            let length = (parts.isCircle[node] ? own : min(own, 1)) + (parts.wholes[node].compactMap { chains[$0] }.max() ?? 0)
            if length > 0 { chains[node] = length }
        }
    }

    func groups(_ parts: PartOfGraph) -> [PartOfGraph.Group] {
        // What is below a link is part of all that is above it: the link joins them where there is something above.
        var joined: [Int: Int] = [:]
        func root(_ node: Int) -> Int {
            var node = node
            while let next = joined[node] {
                if let further = joined[next] { joined[node] = further }
                node = next
            }
            return node
        }
        for node in nodes {
            for whole in parts.wholes[node] where chains[whole] != nil {
                let (one, other) = (root(node), root(whole))
                if one != other { joined[max(one, other)] = min(one, other) }
            }
        }
        var groups: [Int: (members: [Int], longest: Int)] = [:]
        for node in nodes {
            guard let length = chains[node] else { continue }
            let root = root(node)
            groups[root, default: ([], 0)].members += members[node] ?? []
            groups[root, default: ([], 0)].longest = max(groups[root]?.longest ?? 0, length)
        }
        return groups.sorted { $0.key < $1.key }.map { PartOfGraph.Group(members: $0.value.members.sorted(), longestChain: $0.value.longest) }
    }

    /// Nil where more nodes are walked past than `budget`.
    func pairs(_ parts: PartOfGraph, budget: Int) -> [(Int, Int)]? {
        var pairs: [(Int, Int)] = []
        var steps = 0
        for (start, own) in members.sorted(by: { $0.key < $1.key }) {
            if parts.isCircle[start] {
                for (place, one) in own.enumerated() { pairs += own[(place + 1)...].map { (one, $0) } }
            }
            var seen: Set<Int> = [start]
            var open = [start]
            while let node = open.popLast() {
                for whole in parts.wholes[node] where chains[whole] != nil && seen.insert(whole).inserted {
                    steps += 1
                    if steps > budget { return nil }
                    open.append(whole)
                    for other in members[whole] ?? [] { pairs += own.map { (min($0, other), max($0, other)) } }
                }
            }
        }
        return pairs
    }
}
