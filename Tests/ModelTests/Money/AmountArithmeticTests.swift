import DossierModel
import Testing

@Suite struct AmountArithmeticTests {
    @Test("An amount has a bound, and its bounds are in order")
    func invariants() {
        #expect(Amount(low: nil, high: nil, unit: Units.euro) == nil)
        #expect(Amount(low: 2, high: 1, unit: Units.euro) == nil)
        #expect(Amount(low: 1, high: 1, unit: Units.euro) == exactly(1, Units.euro))
    }

    @Test("The planned shares of Andromède add up on each side of their dispute")
    func total() throws {
        for shares in [[135, 60, 60, 30], [135, 60, 30, 60]] as [[Int64]] {
            var total = AmountTotal(unit: Units.euro)
            for share in shares { try total.add(#require(millions(share, share))) }
            #expect(total.amount == millions(285, 285))
            #expect(total.count == 4)
        }
    }

    @Test("A missing upper bound makes the total at least; a missing lower bound adds nothing to it")
    func missingBounds() throws {
        var total = AmountTotal(unit: Units.euro)
        try total.add(#require(millions(60, 60)))
        try total.add(#require(millions(nil, 3)))
        #expect(total.amount == millions(60, 63))
        #expect(total.countWithoutLow == 1)
        try total.add(#require(millions(225, nil, approximate: true)))
        #expect(total.amount == millions(285, nil, approximate: true))
        #expect(total.countWithoutHigh == 1)
    }

    @Test("A total without parts, or without any bound, is no amount")
    func noBound() throws {
        var total = AmountTotal(unit: Units.euro)
        #expect(total.amount == nil)
        try total.add(#require(millions(nil, 3)))
        #expect(total.amount == millions(nil, 3))
        try total.add(#require(millions(2, nil)))
        #expect(total.amount == millions(2, nil))
    }

    @Test("Units are never mixed and a total that overflows is refused, leaving it as it was")
    func refused() throws {
        var total = AmountTotal(unit: Units.euro)
        #expect(throws: AmountTotal.Failure.otherUnit("USD")) { try total.add(exactly(1, Units.dollar)) }
        try total.add(exactly(.max, Units.euro))
        #expect(throws: AmountTotal.Failure.overflow) { try total.add(exactly(1, Units.euro)) }
        #expect(total.amount == exactly(.max, Units.euro))
        #expect(total.count == 1)
    }

    @Test("The sum holds every sum of values that its parts allow, whatever their order")
    func intervals() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let parts: [Amount] = try (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                let low = Int64.random(in: 0...50, using: &generator)
                let high = low + Int64.random(in: 0...50, using: &generator)
                let bounds: (Int64?, Int64?) = [(low, high), (nil, high), (low, nil)].randomElement(using: &generator)!
                return try #require(Amount(low: bounds.0, high: bounds.1, unit: Units.count))
            }
            var total = AmountTotal(unit: Units.count)
            for part in parts { try total.add(part) }
            var shuffled = AmountTotal(unit: Units.count)
            for part in parts.shuffled(using: &generator) { try shuffled.add(part) }
            #expect(total == shuffled)
            let value = parts.reduce(Int64(0)) { sum, part in
                sum + Int64.random(in: (part.low ?? 0)...(part.high ?? 1000), using: &generator)
            }
            // Both bounds may be missing from different parts: then nothing is known but what the counts say.
            let amount = total.amount
            #expect((amount?.low ?? 0) <= value && value <= amount?.high ?? .max)
        }
    }

    @Test("A range is at least so much for certain only by its lower bound, and an approximate one never")
    func atLeast() throws {
        let least = exactly(200, Units.euro)
        for (low, high, answer) in [
            (Int64?(2), Int64?(2), Certainty.certain), (3, 4, .certain), (2, nil, .certain), (1, 2, .possible), (1, nil, .possible), (nil, 5, .possible),
            (1, 1, .no), (nil, 1, .no),
        ] {
            let amount = try #require(Amount(low: low.map { $0 * 100 }, high: high.map { $0 * 100 }, unit: Units.euro))
            #expect(amount.isAtLeast(least) == answer, "\(amount)")
            let about = try #require(Amount(low: amount.low, high: amount.high, unit: Units.euro, isApproximate: true))
            #expect(about.isAtLeast(least) == min(answer, .possible), "\(about)")
            #expect(Amount(low: amount.low, high: amount.high, unit: Units.dollar)?.isAtLeast(least) == .no)
        }
    }

    @Test("Ranges overlap where some value lies in both, and only in one unit")
    func overlap() throws {
        let small = try #require(millions(1, 2)), large = try #require(millions(3, 4)), open = try #require(millions(2, nil))
        #expect(small.overlaps(open) && !small.overlaps(large) && !small.overlaps(exactly(150, Units.dollar)))
    }
}
