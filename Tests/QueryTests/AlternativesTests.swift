import Testing

@testable import DossierQuery

@Suite("Ways to choose")
struct AlternativesTests {
    @Test("choices of a knot are the sets without a contradiction to which nothing can be added", arguments: 0..<120)
    func choices(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 3
        func next(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let count = 2 + next(9)
        let pairs = (0..<next(14)).map { _ in (next(count), next(count)) }.filter { $0.0 != $0.1 }
        func contradicts(_ one: Int, _ other: Int) -> Bool { pairs.contains { $0 == (one, other) || $0 == (other, one) } }
        func isFree(_ set: [Int]) -> Bool { set.allSatisfy { one in !set.contains { contradicts(one, $0) } } }
        let sets = (0..<(1 << count)).map { bits in (0..<count).filter { bits >> $0 & 1 == 1 } }.filter(isFree)
        let full = sets.filter { set in (0..<count).allSatisfy { set.contains($0) || !isFree(set + [$0]) } }
        let alternatives = Alternatives(count: count, contradictions: pairs)
        #expect(alternatives.undisputed == (0..<count).filter { one in !(0..<count).contains { contradicts(one, $0) } })
        guard alternatives.combinationCount(atMost: .max) != nil else { return }
        #expect(alternatives.combinations.count == full.count && Set(alternatives.combinations) == Set(full), "\(pairs)")
    }

    @Test("a crowd is a knot as its pairs would make it, with what else contradicts its members")
    func crowds() {
        let crowd = Array(3..<(3 + Alternatives.mostChoices + 6))
        let all = crowd.flatMap { one in crowd.filter { $0 > one }.map { (one, $0) } }
        let others = [(0, 5), (1, 2)]
        let (listed, told) = (
            Alternatives(count: 90, contradictions: all + others), Alternatives(count: 90, contradictions: others, crowds: [crowd.reversed()])
        )
        #expect(told.undisputed == listed.undisputed)
        #expect(told.knots.map(\.members) == listed.knots.map(\.members))
        #expect(told.knots.map(\.choices) == listed.knots.map(\.choices) && told.knots.map { $0.choices?.count } == [nil, 2])
    }

    @Test("a star of very many is two ways")
    func star() {
        let count = 20_000
        let alternatives = Alternatives(count: count, contradictions: (1..<count).map { (0, $0) })
        #expect(alternatives.knots.map { $0.choices?.map(\.count) } == [[1, count - 1]])
    }
}
