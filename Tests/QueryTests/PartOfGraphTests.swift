import DossierModel
import Testing

@testable import DossierQuery

@Suite("Wholes and parts")
struct PartOfGraphTests {
    private func id(_ number: Int) -> EntityID { EntityID(Int64(number)) }

    /// All pairs, found by walking from each.
    private func pairs(_ links: [(Int, Int)], _ count: Int) -> Set<[Int]> {
        var next = [Int: [Int]]()
        for (part, whole) in links { next[part, default: []].append(whole) }
        var found = Set<[Int]>()
        for start in 0..<count {
            var open = next[start] ?? []
            while let node = open.popLast() {
                if found.insert([start, node]).inserted { open += next[node] ?? [] }
            }
        }
        return found
    }

    @Test("what a walk finds is part, nothing else, with circles and without", arguments: 0..<200)
    func random(_ seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let count = 2 + seed % 12
        let links = (0..<(seed % 30)).map { _ -> (Int, Int) in
            let (one, other) = (Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
            return seed.isMultiple(of: 2) ? (one, other) : (min(one, other), max(one, other))
        }.filter { seed.isMultiple(of: 2) || $0.0 != $0.1 }
        let known = pairs(links, count)
        let tree = PartOfGraph(links.map { (id($0.0), id($0.1)) })
        for part in 0..<count {
            for whole in 0..<count { #expect(tree.isPart(id(part), of: id(whole)) == known.contains([part, whole]), "\(links): \(part) of \(whole)") }
            #expect(tree.concerns(id(part)) == links.contains { $0.0 == part || $0.1 == part })
        }
    }

    @Test("of many, pairs are those that each pair asked for itself gives, and groups hang together by them", arguments: 0..<60)
    func members(_ seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 5)
        let count = 20 + seed * 3
        // Chains, forests and tangles; circles in some.
        let links = (1..<count).flatMap { part -> [(Int, Int)] in
            (0..<(seed % 4)).map { _ in
                let other = seed % 4 == 1 ? max(0, part - .random(in: 1...3, using: &generator)) : .random(in: 0..<(seed % 5 == 0 ? count : part), using: &generator)
                return (part, other)
            }
        }
        let known = pairs(links, count)
        let entities = (0..<(70 + seed)).map { _ in Int.random(in: 0..<count, using: &generator) }
        let expected = entities.indices.flatMap { one in
            entities[(one + 1)...].indices.compactMap { other -> [Int]? in
                known.contains([entities[one], entities[other]]) || known.contains([entities[other], entities[one]]) ? [one, other] : nil
            }
        }
        let parts = PartOfGraph(links.map { (id($0.0), id($0.1)) })
        let found = parts.pairs(among: entities.map(id))
        #expect(found.count == expected.count && Set(found.map { [$0.0, $0.1] }) == Set(expected))

        guard let groups = parts.groups(of: entities.map(id)) else { return }
        var neighbours = [Int: Set<Int>]()
        for pair in expected {
            neighbours[pair[0], default: []].insert(pair[1])
            neighbours[pair[1], default: []].insert(pair[0])
        }
        for group in groups {
            // All that a member reaches, and nothing else.
            guard let first = group.members.first(where: { neighbours[$0] != nil }) else { continue }
            var reached: Set<Int> = [first]
            var open = [first]
            while let next = open.popLast() { for other in neighbours[next] ?? [] where reached.insert(other).inserted { open.append(other) } }
            #expect(reached == Set(group.members))
            if !known.contains(where: { $0[0] == $0[1] }) {
                #expect(longestChain(Set(group.members.map { entities[$0] }), known) == group.longestChain)
            }
        }
        let grouped = groups.flatMap(\.members)
        #expect(Set(neighbours.keys).isSubset(of: grouped) && Set(grouped).count == grouped.count)
    }

    // Of how many entities each is part of the next; without circles.
    private func longestChain(_ entities: Set<Int>, _ known: Set<[Int]>) -> Int {
        var lengths = [Int: Int]()
        func length(_ entity: Int) -> Int {
            if let length = lengths[entity] { return length }
            let length = 1 + (entities.filter { known.contains([entity, $0]) }.map(length).max() ?? 0)
            lengths[entity] = length
            return length
        }
        return entities.map(length).max() ?? 0
    }

    @Test("a chain is as long as its members, also past others; a star has two, and a circle all of its own")
    func chains() {
        let chain = PartOfGraph((1..<300).map { (id($0), id($0 - 1)) })
        let every = stride(from: 0, to: 300, by: 3).map(id)
        #expect(chain.groups(of: every)?.map(\.longestChain) == [100] && chain.groups(of: every)?.map(\.members.count) == [100])
        let star = PartOfGraph((1..<300).map { (id($0), id(0)) })
        #expect(star.groups(of: (0..<300).map(id))?.map(\.longestChain) == [2])
        // Without the whole, parts have nothing to do with each other.
        #expect(star.groups(of: (1..<300).map(id))?.allSatisfy { $0.members.count == 1 } == true)
        let circle = PartOfGraph((0..<100).map { (id($0), id(($0 + 1) % 100)) })
        #expect(circle.groups(of: (0..<100).map(id))?.map(\.longestChain) == [100])
    }

    @Test("a long chain, and a dense graph of many, are asked in no time", .timeLimit(.minutes(1)))
    func large() {
        let count = 100_000
        let chain = PartOfGraph((1..<count).map { (id($0 - 1), id($0)) })
        for start in stride(from: 0, to: count - 1, by: 7) { #expect(!chain.isPart(id(start + 1), of: id(start))) }
        #expect(chain.isPart(id(0), of: id(count - 1)))
        var generator = Generator(state: 7)
        let dense = PartOfGraph((0..<(3 * count)).map { _ in
            (id(.random(in: 0..<count, using: &generator)), id(.random(in: 0..<count, using: &generator)))
        })
        var found = 0
        for _ in 0..<20_000 where dense.isPart(id(.random(in: 0..<count, using: &generator)), of: id(.random(in: 0..<count, using: &generator))) {
            found += 1
        }
        #expect(found > 10_000)
    }
}

/// SplitMix64: the same numbers in each run.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
