internal import DossierModel

/// What is part of what, directly or by way of others: whether one entity is reached from another. It is asked pair by pair. A list of
/// all pairs would grow with the square of the entities, where parts have many wholes.
///
/// Entities that are parts of each other in a circle are one node, so that the graph has no circles. A few walks through the graph, in
/// different orders, give each node an interval, which holds the intervals of all its wholes (GRAIL, Yildirim and others 2010). Where an
/// interval does not lie within another, no way leads from node to node: most pairs are answered so. For the rest the way is looked for,
/// past nodes whose intervals rule them out.
struct PartOfGraph {
    let nodes: [EntityID: Int]
    /// The wholes of each node, one step away. They have lower numbers than it.
    let wholes: [[Int]]
    /// Whether a node is part of itself: a circle.
    let isCircle: [Bool]
    /// For each walk, each node's rank and the lowest of what it is part of.
    private let walks: [[(low: Int, rank: Int)]]

    private static let walkCount = 3

    /// - Parameter links: each a part and what it is directly part of.
    init(_ links: [(part: EntityID, whole: EntityID)]) {
        var numbers: [EntityID: Int] = [:]
        func number(_ entity: EntityID) -> Int {
            if let known = numbers[entity] { return known }
            numbers[entity] = numbers.count
            return numbers.count - 1
        }
        let pairs = links.map { (number($0.part), number($0.whole)) }
        var next = [[Int]](repeating: [], count: numbers.count)
        for (part, whole) in pairs { next[part].append(whole) }
        let (components, count) = Self.components(of: next)
        nodes = numbers.mapValues { components[$0] }
        var isCircle = [Bool](repeating: false, count: count)
        var sets = [Set<Int>](repeating: [], count: count)
        for (part, whole) in pairs {
            if components[part] == components[whole] {
                isCircle[components[part]] = true
            } else {
                sets[components[part]].insert(components[whole])
            }
        }
        self.isCircle = isCircle
        let wholes = sets.map { $0.sorted() }
        self.wholes = wholes
        walks = (0..<Self.walkCount).map { Self.walk(wholes, number: $0) }
    }

    /// Whether an entity is part of anything, or anything of it.
    func concerns(_ entity: EntityID) -> Bool { nodes[entity] != nil }

    /// Whether one entity is part of another. An entity is part of itself where parts and wholes go in a circle.
    func isPart(_ part: EntityID, of whole: EntityID) -> Bool {
        guard let part = nodes[part], let whole = nodes[whole] else { return false }
        if part == whole { return isCircle[part] }
        guard mayBePart(part, of: whole) else { return false }
        var seen: Set<Int> = [part]
        var open = [part]
        while let node = open.popLast() {
            for next in wholes[node] where mayBePart(next, of: whole) && seen.insert(next).inserted {
                if next == whole { return true }
                open.append(next)
            }
        }
        return false
    }

    private func mayBePart(_ part: Int, of whole: Int) -> Bool {
        walks.allSatisfy { $0[part].low <= $0[whole].low && $0[whole].rank <= $0[part].rank }
    }

    /// Ranks in the order in which a walk leaves nodes: after all that they are part of.
    private static func walk(_ wholes: [[Int]], number: Int) -> [(low: Int, rank: Int)] {
        var marks = [(low: Int, rank: Int)](repeating: (0, -1), count: wholes.count)
        var isEntered = [Bool](repeating: false, count: wholes.count)
        var rank = 0
        // Each walk begins elsewhere, and takes wholes in another order.
        func order(_ count: Int, _ index: Int) -> Int {
            number.isMultiple(of: 2) ? (index + number * count / 3) % count : count - 1 - index
        }
        for start in wholes.indices {
            let root = order(wholes.count, start)
            if isEntered[root] { continue }
            isEntered[root] = true
            var stack = [(node: root, next: 0)]
            while let top = stack.last {
                let above = wholes[top.node]
                if top.next < above.count {
                    stack[stack.count - 1].next += 1
                    let whole = above[order(above.count, top.next)]
                    if !isEntered[whole] {
                        isEntered[whole] = true
                        stack.append((whole, 0))
                    }
                } else {
                    let low = above.map { marks[$0].low }.min() ?? rank
                    marks[top.node] = (min(low, rank), rank)
                    rank += 1
                    stack.removeLast()
                }
            }
        }
        return marks
    }

    /// Tarjan's: the number of the strongly connected component of each node.
    private static func components(of next: [[Int]]) -> (numbers: [Int], count: Int) {
        var numbers = [Int](repeating: -1, count: next.count)
        var entered = [Int](repeating: -1, count: next.count)
        var lows = entered
        var open: [Int] = []
        var (time, count) = (0, 0)
        for start in next.indices where entered[start] < 0 {
            var stack = [(node: start, next: 0)]
            while let top = stack.last {
                let node = top.node
                if top.next == 0 {
                    entered[node] = time
                    lows[node] = time
                    time += 1
                    open.append(node)
                }
                if top.next < next[node].count {
                    stack[stack.count - 1].next += 1
                    let other = next[node][top.next]
                    if entered[other] < 0 {
                        stack.append((other, 0))
                    } else if numbers[other] < 0 {
                        lows[node] = min(lows[node], entered[other])
                    }
                    continue
                }
                stack.removeLast()
                if let above = stack.last { lows[above.node] = min(lows[above.node], lows[node]) }
                guard lows[node] == entered[node] else { continue }
                while let member = open.popLast() {
                    numbers[member] = count
                    if member == node { break }
                }
                count += 1
            }
        }
        return (numbers, count)
    }
}
