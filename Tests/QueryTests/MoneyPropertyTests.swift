import DossierInterchange
import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// What holds for money whatever the facts are.
struct MoneyPropertyTests {
    /// Random numbers that a failing case can be repeated with (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    // Payments of a random size, some of them ranges, some without a bound; every payer and date is another.
    private func payments(_ seed: UInt64, in world: AnalysisWorld, cited: (Int) -> [String] = { _ in ["paper"] }) throws -> [(Int64?, Int64?)] {
        var numbers = Numbers(state: seed)
        var bounds: [(Int64?, Int64?)] = []
        for index in 0..<12 {
            let low = Int64.random(in: 0...1000, using: &numbers)
            let high = low + Int64.random(in: 0...100, using: &numbers)
            let kind = Int.random(in: 0..<8, using: &numbers)
            let amount: (Int64?, Int64?) = kind == 0 ? (low, nil) : kind == 1 ? (nil, high) : kind < 5 ? (low, low) : (low, high)
            try world.fact("payer-\(index)", "pays", .to("p"), "20\(10 + index)", low: amount.0, high: amount.1, cited: cited(index))
            bounds.append(amount)
        }
        return bounds
    }

    @Test("a total holds every sum of values that its parts allow, and no other", arguments: 1...8 as ClosedRange<UInt64>)
    func intervals(seed: UInt64) throws {
        let world = try AnalysisWorld()
        let bounds = try payments(seed, in: world)
        let range = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first?.range)
        // Money is not negative: what has no lower bound may be nothing.
        #expect(range.low == bounds.map { ($0.0 ?? 0) * 100 }.reduce(0, +))
        let hasNoTop = bounds.contains { $0.1 == nil }
        #expect(range.high == (hasNoTop ? nil : bounds.map { ($0.1 ?? 0) * 100 }.reduce(0, +)))
    }

    @Test("splitting a fact's citations changes no total", arguments: 1...4 as ClosedRange<UInt64>)
    func citations(seed: UInt64) throws {
        let (once, often) = (try AnalysisWorld(), try AnalysisWorld())
        _ = try payments(seed, in: once)
        _ = try payments(seed, in: often) { $0.isMultiple(of: 2) ? ["paper", "agency"] : ["paper", "paper", "agency"] }
        let answers = try [once, often].map { try $0.base.snapshot().money(of: $0.reference("p")).totals }
        #expect(answers[0].map(\.range) == answers[1].map(\.range))
        #expect(answers[0].map(\.facts.count) == answers[1].map(\.facts.count))
    }

    @Test("importing the bundled package a second time changes no total and no rival")
    func importedTwice() throws {
        let base = try AnalysisWorld.bundled()
        let before = try base.snapshot().money().totals
        let rivals = try base.snapshot().rivals().count
        _ = try PackageImporter(.bundled, into: base).run(message: "again")
        let after = try base.snapshot().money().totals
        #expect(after.map(\.range) == before.map(\.range))
        #expect(after.map { $0.facts.map(\.id) } == before.map { $0.facts.map(\.id) })
        #expect(try base.snapshot().rivals().count == rivals)
    }

    @Test("the same claim entered twice by hand counts once, at compatible dates only")
    func enteredTwice() throws {
        let world = try AnalysisWorld()
        let first = try world.fact("a", "pays", .to("p"), "2012", low: 10, high: 10)
        try world.fact("a", "pays", .to("p"), "2012-05", low: 10, high: 10)
        try world.fact("a", "pays", .to("p"), "2013", low: 10, high: 10)
        let answer = try world.base.snapshot().money(of: world.reference("p"))
        #expect(answer.totals.map { $0.range?.low } == [2000])
        #expect(answer.leftOut.map(\.reason) == [.duplicate(of: first)])
    }

    @Test("no way to add up holds two facts that contradict each other, and each is as full as it can be", arguments: 1...6 as ClosedRange<UInt64>)
    func choices(seed: UInt64) throws {
        var numbers = Numbers(state: seed)
        let world = try AnalysisWorld()
        var facts: [FactID] = []
        for index in 0..<8 { facts.append(try world.fact("payer-\(index)", "pays", .to("p"), low: 1, high: 1)) }
        var opposed = Set<Set<FactID>>()
        for index in 0..<3 {
            let (one, other) = (facts.randomElement(using: &numbers)!, facts.randomElement(using: &numbers)!)
            if one == other { continue }
            try world.dispute("dispute-\(index)", [("one", [one]), ("other", [other])])
            opposed.insert([one, other])
        }
        let total = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first)
        // Every subset, tried one by one.
        let consistent = (0..<256).map { bits in Set(facts.indices.filter { bits >> $0 & 1 == 1 }.map { facts[$0] }) }
            .filter { set in !opposed.contains { $0.isSubset(of: set) } }
        let fullest = consistent.filter { set in !consistent.contains { $0.isStrictSuperset(of: set) } }
        #expect(Set(total.alternatives.map { Set($0.facts.map(\.id)) }) == Set(fullest))
        #expect(total.alternatives.count == fullest.count)
    }
}
