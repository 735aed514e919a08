import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// docs/check.md, rule by rule: dates as exact as they come, approximate, in doubt, both, and sets; one fact and many.
@Suite("What check finds, and what proves nothing")
struct CheckMarksTests {
    /// A date with each mark, and whether a rule that needs it to lie in 2012 can prove anything by it.
    struct Mark: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// The date of a year with the mark: "2012~".
        let date: @Sendable (Int) -> String
        let proves: Bool
    }

    static let marks = [
        Mark(testDescription: "exact", date: { "\($0)" }, proves: true),
        Mark(testDescription: "a day", date: { "\($0)-06-15" }, proves: true),
        Mark(testDescription: "approximate", date: { "\($0)~" }, proves: true),
        Mark(testDescription: "in doubt", date: { "\($0)?" }, proves: false),
        Mark(testDescription: "in doubt and approximate", date: { "\($0)%" }, proves: false),
        Mark(testDescription: "one of two", date: { "[\($0),\($0 + 1)]" }, proves: true),
        Mark(testDescription: "one of a range", date: { "[\($0)..\($0 + 1)]" }, proves: true),
    ]

    private func codes(_ world: AnalysisWorld) throws -> [FindingCode] {
        try world.base.snapshot().check().findings.map(\.code).filter { $0.severity == .error }
    }

    @Test("an end before the start, with either of them marked", arguments: marks)
    func endedBeforeStart(mark: Mark) throws {
        let expected: [FindingCode] = mark.proves ? [.endedBeforeStart] : []
        for (starts, ends) in [(mark.date(2016), "2010"), ("2016", mark.date(2010)), (mark.date(2016), mark.date(2010))] {
            let world = try AnalysisWorld()
            try world.fact("a", "hosts", .to("b"), starts, ends)
            #expect(try codes(world) == expected, "\(starts) to \(ends)")
        }
        // Wide enough to be all right.
        let world = try AnalysisWorld()
        try world.fact("a", "hosts", .to("b"), "[2009,2016]", mark.date(2010))
        try world.fact("a", "hosts", .to("c"), "2011~", "2010")
        #expect(try codes(world).isEmpty)
    }

    @Test("a tie before the founding: with one founding and with two, one tie and two", arguments: marks)
    func beforeExistence(mark: Mark) throws {
        for (isMarkOnTie, foundings, ties) in [(true, 1, 1), (false, 1, 1), (true, 2, 1), (false, 2, 2), (true, 1, 3)] {
            let world = try AnalysisWorld()
            try world.entity("ann", kind: "person")
            for number in 0..<foundings {
                let date = isMarkOnTie ? "201\(6 + number)" : mark.date(2016 + number)
                try world.fact("a", "founded", .text(date), date)
            }
            for _ in 0..<ties { try world.fact("ann", "leads", .to("a"), isMarkOnTie ? mark.date(2010) : "2010", "2019") }
            #expect(try codes(world) == (mark.proves ? [.beforeExistence] : []))
            let finding = try world.base.snapshot().check().findings.first { $0.code == .beforeExistence }
            if mark.proves { #expect(finding?.subjects.count == ties + foundings + 1) }
            // One founding that may have been before is enough to prove nothing.
            try world.fact("a", "founded", .text("2009"), "2009")
            #expect(try codes(world).isEmpty)
        }
    }

    @Test("an end before the beginning", arguments: marks)
    func closedBeforeOpening(mark: Mark) throws {
        for (closing, opening) in [(mark.date(2010), "2016"), ("2010", mark.date(2016))] {
            let world = try AnalysisWorld()
            try world.fact("a", "dissolved", .text(closing), closing)
            try world.fact("a", "founded", .text(opening), opening)
            #expect(try codes(world) == (mark.proves ? [.closedBeforeOpening] : []))
        }
    }

    @Test("a parting before any joining", arguments: marks)
    func partedBeforeJoining(mark: Mark) throws {
        for (parting, joining) in [(mark.date(2010), "2016"), ("2010", mark.date(2016))] {
            let world = try AnalysisWorld()
            try world.fact("a", "withdraws-from", .to("b"), parting)
            try world.fact("a", "joins", .to("b"), joining)
            #expect(try codes(world) == (mark.proves ? [.partedBeforeJoining] : []))
            try world.fact("a", "joins", .to("b"))
            #expect(try codes(world).isEmpty)
        }
    }

    @Test("shares on days that both certainly hold", arguments: marks)
    func shares(mark: Mark) throws {
        let world = try AnalysisWorld()
        try world.fact("a", "owns", .to("c"), mark.date(2010), mark.date(2018), low: 60, high: 60, unit: "percent")
        try world.fact("b", "owns", .to("c"), "2012", "2016", low: 60, high: 60, unit: "percent")
        #expect(try codes(world) == (mark.proves ? [.sharesOver100] : []))
    }

    @Test("many contradictions of one thing are one finding", arguments: [2, 5, 40])
    func together(count: Int) throws {
        let world = try AnalysisWorld()
        try world.entity("ann", kind: "person")
        try world.fact("a", "founded", .text("2016"), "2016")
        for _ in 0..<count { try world.fact("ann", "leads", .to("a"), "2010") }
        let found = try world.base.snapshot().check().findings.filter { $0.code == .beforeExistence }
        #expect(found.map(\.subjects.count) == [count + 2])
        #expect(found[0].message.utf8.count < 400)
    }
}

@Suite("Shares")
struct SharesTests {
    /// Shares of one thing over one year, in a unit with three decimals.
    private func findings(_ shares: [String], subjects: [String]? = nil, modality: Modality = .actual) throws -> [Finding] {
        let world = try AnalysisWorld()
        try world.base.revise("a finer unit") { try $0.add(DossierModel.Unit(code: "fine", exponent: 3, kind: .percent, symbol: "%")) }
        for (number, share) in shares.enumerated() {
            try world.share(subjects?[number] ?? "s\(number)", of: "c", share, "2011", "2015", modality: modality)
        }
        return try world.base.snapshot().check().findings.filter { $0.code == .sharesOver100 }
    }

    @Test(
        "a share counts half of its last digit less, whatever its decimals",
        arguments: [
            // Six times, and whether that is more than the whole.
            ("16", false), ("17", false), ("18", true), ("16.6", false), ("16.7", false), ("16.8", true), ("16.66", false),
            ("16.67", false), ("16.68", true), ("16.666", false), ("16.667", false), ("16.668", true),
        ] as [(String, Bool)])
    func decimals(share: String, exceeds: Bool) throws {
        #expect(try findings(Array(repeating: share, count: 6)).count == (exceeds ? 1 : 0))
    }

    @Test("one share of more than the whole", arguments: [("150", 1), ("100.6", 1), ("101", 1), ("100", 0), ("100.04", 1)] as [(String, Int)])
    func one(share: String, count: Int) throws {
        #expect(try findings([share]).count == count)
    }

    @Test("one share of more than the whole is wrong whenever it holds", arguments: [(nil, nil), ("2012?", nil), (nil, ".."), ("2012~", "2013%")] as [(String?, String?)])
    func oneAtAnyTime(starts: String?, ends: String?) throws {
        let world = try AnalysisWorld()
        try world.fact("a", "owns", .to("b"), starts, ends, low: 150, high: 150, unit: "percent")
        #expect(try world.base.snapshot().check().findings.count { $0.code == .sharesOver100 } == 1)
    }

    @Test("about 150 %, and 150 % that is alleged or denied, prove nothing")
    func unproven() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "owns", .to("b"), "2012", low: 150, high: 150, unit: "percent", isApproximate: true)
        #expect(try world.base.snapshot().check().findings.allSatisfy { $0.code != .sharesOver100 })
        for modality in [Modality.alleged, .denied] { #expect(try findings(["150"], modality: modality).isEmpty) }
        for modality in [Modality.planned, .committed] { #expect(try findings(["150"], modality: modality).count == 1) }
    }

    @Test("a pair has one share at a time: what is said twice, or handed over, is not added")
    func onePair() throws {
        #expect(try findings(["60", "60"], subjects: ["a", "a"]).isEmpty)
        #expect(try findings(["60", "70", "30"], subjects: ["a", "a", "b"]).isEmpty)
        #expect(try findings(["60", "70", "50"], subjects: ["a", "a", "b"]).count == 1)
        let world = try AnalysisWorld()
        try world.fact("a", "owns", .to("c"), "2010", "2016-01-31", low: 47, high: 47, unit: "percent")
        try world.fact("a", "owns", .to("c"), "2016-01-31", "2020", low: 100, high: 100, unit: "percent")
        #expect(try world.base.snapshot().check().findings.allSatisfy { $0.code != .sharesOver100 })
    }

    @Test("the largest amounts are told, not overflowed")
    func largest() throws {
        let found = try findings(["9000000000000000", "9000000000000000"])
        #expect(found.map(\.subjects.count) == [1, 1])
    }

    @Test("shares come and go: the day of the excess is the first on which all hold")
    func sweep() throws {
        let world = try AnalysisWorld()
        for year in 2000..<2010 {
            try world.fact("a\(year)", "owns", .to("c"), "\(year)-01-01", "\(year)-12-31", low: 60, high: 60, unit: "percent")
        }
        #expect(try world.base.snapshot().check().findings.allSatisfy { $0.code != .sharesOver100 })
        try world.fact("late", "owns", .to("c"), "2007-03-05", "2008-06-01", low: 45, high: 45, unit: "percent")
        let found = try world.base.snapshot().check().findings.filter { $0.code == .sharesOver100 }
        #expect(found.map(\.subjects.count) == [2])
        #expect(found.first?.message.contains("2007-03-05") == true)
    }
}

extension AnalysisWorld {
    /// A share as it is written, in a unit with three decimals ("fine").
    fileprivate func share(
        _ subject: String, of object: String, _ share: String, _ starts: String?, _ ends: String?, modality: Modality
    ) throws {
        let (subject, object) = (try entity(subject), try entity(object))
        try base.revise("a share") { revision in
            let predicate = try #require(try revision.predicate(named: "owns"))
            let unit = try #require(try revision.unit(coded: "fine"))
            var fact = NewFact(subject: subject, predicate: predicate, object: .entity(object), starts: starts, ends: ends, modality: modality)
            fact.unit = unit.0
            fact.amountLow = try FixedPoint.parse(share, exponent: 3)
            fact.amountHigh = fact.amountLow
            let id = try revision.add(fact)
            let source = try #require(try revision.source(slug: "paper"))
            try revision.add(NewCitation(claim: .fact(id), source: source))
        }
    }
}
