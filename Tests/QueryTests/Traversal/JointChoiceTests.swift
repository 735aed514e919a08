import DossierModel
import DossierStorage
import Testing

@testable import DossierQuery

@Suite("What entities have in common is chosen as looking at each combination would")
struct JointChoiceTests {
    /// All choices of one fact of each side.
    private func choices(_ sides: [[FactRecord]]) -> [[FactRecord]] {
        sides.reduce([[]]) { chosen, side in chosen.flatMap { before in side.map { before + [$0] } } }
    }

    /// How good a choice is: what is left out, then the certain, then the possible days that are asked about, as many as there are.
    private func worth(_ choice: [FactRecord], _ asked: ClosedRange<Day>, _ countsEvents: Bool) -> [Int] {
        let window = PathWindow(of: choice, countsEvents: countsEvents)
        func count(_ days: ClosedRange<Day>?) -> Int {
            guard let days, days.overlaps(asked) else { return -1 }
            return days.clamped(to: asked).upperBound.epochDay - days.clamped(to: asked).lowerBound.epochDay
        }
        return [-window.leftOut, count(window.certain), count(window.possible)]
    }

    @Test("on random relations", arguments: RandomCases.seeds(10))
    func differential(seed: Int) throws {
        var random = RandomGraph(seed: seed)
        for _ in 0..<10 {
            let graph = try TraversalGraph()
            _ = try random.add(to: graph, named: "g")
            let facts = try graph.base.snapshot().facts(graph.facts.map(\.rawValue))
            var sides: [[FactRecord]] = [[], [], []]
            for fact in facts { sides[Int.random(in: 0..<3, using: &random.numbers)].append(fact) }
            sides.removeAll(where: \.isEmpty)
            if sides.isEmpty { continue }
            let countsEvents = random.chance(2)
            let asked = random.chance(2)
                ? Day(year: 2011, month: 3, day: 1)...Day(year: 2012, month: 2, day: 1) : Day.distantPast ... .distantFuture
            let best = try #require(choices(sides).map { worth($0, asked, countsEvents) }.max { $0.lexicographicallyPrecedes($1) })
            let chosen = try #require(
                JointChoice(within: asked, countsEvents: countsEvents).best(of: sides, mustHoldTogether: false))
            #expect(worth(chosen, asked, countsEvents) == best, "seed \(seed)")
            let together = JointChoice(within: asked, countsEvents: countsEvents).best(of: sides, mustHoldTogether: true)
            #expect((together != nil) == (best[2] >= 0), "seed \(seed)")
        }
    }

    @Test("of many relations of a day each the only two that coincide are found, and the first of equals is taken")
    func needle() throws {
        let graph = try TraversalGraph()
        func days(_ subject: String, _ year: Int, _ count: Int) -> [String] {
            (0..<count).map { "\(subject) runs c \(Day(epochDay: year * 400 + $0)) \(Day(epochDay: year * 400 + $0))" }
        }
        for line in days("a", 30, 65) + days("b", 40, 64) { try graph.add(line) }
        var rules = TraversalRules()
        rules.time = .jointly
        #expect(try graph.base.snapshot().common([graph["a"], graph["b"]], rules).isEmpty)
        let last = Day(epochDay: 30 * 400 + 64)
        try graph.add("b runs c \(last) \(last)")
        let shared = try graph.base.snapshot().common([graph["a"], graph["b"]], rules)
        #expect(shared.map(\.window.certain) == [last...last])
        #expect(shared.map { $0.relations.map(\.count) } == [[1, 1]])
    }

    @Test("jointly, just those relations are named that held on a day on which each of the others had one", arguments: RandomCases.seeds(10))
    func heldTogether(seed: Int) throws {
        var random = SeededNumbers(state: UInt64(seed))
        let graph = try TraversalGraph()
        let names = seed % 2 == 0 ? ["a", "b"] : ["a", "b", "d"]
        var spans: [[ClosedRange<Int>]] = []
        for name in names {
            let own = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                let first = Int.random(in: 0...30, using: &random)
                return first...(first + Int.random(in: 0...4, using: &random))
            }
            for span in own { try graph.add("\(name) runs c \(Day(epochDay: 12_000 + span.lowerBound)) \(Day(epochDay: 12_000 + span.upperBound))") }
            spans.append(own)
        }
        let moments = (0...34).filter { day in spans.allSatisfy { $0.contains { $0.contains(day) } } }
        var rules = TraversalRules()
        rules.time = .jointly
        let shared = try graph.base.snapshot().common(names.map { graph[$0] }, rules)
        if moments.isEmpty {
            #expect(shared.isEmpty)
        } else {
            let kept = spans.map { side in side.filter { span in moments.contains { span.contains($0) } }.count }
            #expect(shared.map { $0.relations.map(\.count) } == [kept])
        }
    }

    @Test("an entity with more relations than the rules allow is nothing in common", arguments: [(1, 0), (2, 0), (3, 1), (nil, 1)] as [(Int?, Int)])
    func maxDegree(most: Int?, count: Int) throws {
        let graph = try TraversalGraph()
        try graph.add("a runs c", "b runs c", "d runs c")
        var rules = TraversalRules()
        rules.maxDegree = most
        #expect(try graph.base.snapshot().common([graph["a"], graph["b"]], rules).count == count)
    }
}
