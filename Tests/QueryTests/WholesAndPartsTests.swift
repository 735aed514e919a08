import DossierModel
import Testing

@testable import DossierQuery

@Suite("Wholes and parts")
struct WholesAndPartsTests {
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
        let tree = WholesAndParts(links.map { (id($0.0), id($0.1)) })
        for part in 0..<count {
            for whole in 0..<count { #expect(tree.isPart(id(part), of: id(whole)) == known.contains([part, whole]), "\(links): \(part) of \(whole)") }
            #expect(tree.concerns(id(part)) == links.contains { $0.0 == part || $0.1 == part })
        }
    }

    @Test("a long chain, and a dense graph of many, are asked in no time", .timeLimit(.minutes(1)))
    func large() {
        let count = 100_000
        let chain = WholesAndParts((1..<count).map { (id($0 - 1), id($0)) })
        for start in stride(from: 0, to: count - 1, by: 7) { #expect(!chain.isPart(id(start + 1), of: id(start))) }
        #expect(chain.isPart(id(0), of: id(count - 1)))
        var generator = Generator(state: 7)
        let dense = WholesAndParts((0..<(3 * count)).map { _ in
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
