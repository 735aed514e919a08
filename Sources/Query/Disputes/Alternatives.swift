internal import DossierModel

/// Facts of which some contradict each other, and the ways of taking as many of them together as do not.
///
/// Each fact is a node, each contradiction an edge; a way to choose is a maximal set without an edge. Facts that contradict
/// nothing are in every choice, and each knot of contradicting facts is chosen from by itself.
struct Alternatives {
    /// Facts that no contradiction touches, as indexes, in order.
    let undisputed: [Int]
    /// The facts of each knot and the choices from them, as indexes in order. `choices` is nil where a knot has more than `mostChoices`.
    let knots: [(members: [Int], choices: [[Int]]?)]

    /// The most choices that are worked out for one knot.
    static let mostChoices = 64

    /// - Parameters:
    ///   - count: how many facts there are.
    ///   - contradictions: pairs of indexes.
    ///   - crowds: indexes of facts that hang together by contradictions. More than `mostChoices` facts of a crowd contradict each other: a
    ///     choice has at most one of these, so there are too many. `contradictions` need not have a crowd's pairs.
    init(count: Int, contradictions: [(Int, Int)], crowds: [[Int]] = []) {
        var neighbours = [Int: Set<Int>]()
        func join(_ one: Int, _ other: Int) {
            neighbours[one, default: []].insert(other)
            neighbours[other, default: []].insert(one)
        }
        for (one, other) in contradictions where one != other { join(one, other) }
        for crowd in crowds { for (one, next) in zip(crowd, crowd.dropFirst()) { join(one, next) } }
        let crowded = Set(crowds.joined())
        undisputed = (0..<count).filter { neighbours[$0] == nil }
        var seen = Set<Int>()
        var knots: [(members: [Int], choices: [[Int]]?)] = []
        for start in neighbours.keys.sorted() where !seen.contains(start) {
            var members: Set<Int> = [start]
            var open = [start]
            while let next = open.popLast() {
                for neighbour in neighbours[next] ?? [] where members.insert(neighbour).inserted { open.append(neighbour) }
            }
            seen.formUnion(members)
            knots.append((members.sorted(), members.isDisjoint(with: crowded) ? Self.choices(of: members, neighbours) : nil))
        }
        self.knots = knots
    }

    /// How many ways there are over all knots; nil where one has more than `mostChoices` or the product is above `most`.
    func combinationCount(atMost most: Int) -> Int? {
        var product = 1
        for knot in knots {
            guard let choices = knot.choices else { return nil }
            product *= choices.count
            if product > most { return nil }
        }
        return product
    }

    /// Every way of choosing, each as indexes in order: one choice of each knot, and all that is undisputed.
    ///
    /// Only for use where `combinationCount` gives a number.
    var combinations: [[Int]] {
        var ways = [undisputed]
        for knot in knots {
            let choices = knot.choices ?? []
            ways = ways.flatMap { way in choices.map { (way + $0).sorted() } }
        }
        return ways
    }

    // Bron and Kerbosch's enumeration, over the complement of the graph: sets in which no two are neighbours.
    private static func choices(of members: Set<Int>, _ neighbours: [Int: Set<Int>]) -> [[Int]]? {
        var found: [[Int]] = []
        func extend(_ chosen: [Int], candidates: Set<Int>, excluded: Set<Int>) -> Bool {
            var (chosen, candidates, excluded) = (chosen, candidates, excluded)
            // Who contradicts no candidate is in every set.
            let free = candidates.filter { (neighbours[$0] ?? []).isDisjoint(with: candidates) }
            chosen += free
            candidates.subtract(free)
            for member in free { excluded.subtract(neighbours[member] ?? []) }
            if candidates.isEmpty {
                if excluded.isEmpty { found.append(chosen.sorted()) }
                return found.count <= mostChoices
            }
            // Every maximal set holds the pivot or one of its neighbours, so only those need to be tried.
            let pivot = candidates.min { (neighbours[$0]?.count ?? 0, $0) < (neighbours[$1]?.count ?? 0, $1) }
            let tried = pivot.map { candidates.intersection(neighbours[$0] ?? []).union([$0]) } ?? candidates
            for member in tried.sorted() {
                let barred = (neighbours[member] ?? []).union([member])
                let goesOn = extend(
                    chosen + [member], candidates: candidates.subtracting(barred), excluded: excluded.subtracting(barred))
                if !goesOn { return false }
                candidates.remove(member)
                excluded.insert(member)
            }
            return true
        }
        guard extend([], candidates: members, excluded: []) else { return nil }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
