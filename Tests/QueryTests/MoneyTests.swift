import DossierInterchange
import DossierModel
import DossierQuery
import DossierStorage
import Testing

struct MoneyTests {
    private func sums(_ total: MoneyTotal) -> [Int64?] { total.alternatives.map { $0.total.amount?.low } }

    @Test("modalities, units and directions are never added together")
    func apart() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("p"), "2012", low: 1, high: 1)
        try world.fact("b", "pays", .to("p"), "2012", low: 2, high: 2)
        try world.fact("a", "pays", .to("p"), "2012", low: 4, high: 4, modality: .planned)
        try world.fact("a", "pays", .to("p"), "2012", low: 8, high: 8, unit: "USD")
        try world.fact("p", "pays", .to("a"), "2012", low: 16, high: 16)
        try world.fact("a", "owns", .to("p"), "2012", low: 50, high: 50, unit: "percent")
        let answer = try world.base.snapshot().money(of: world.reference("p"))
        let lines = answer.totals.map { "\($0.flow.rawValue) \($0.unit.code) \($0.modality.name) \(($0.range?.low ?? 0) / 100)" }
        #expect(lines == ["into EUR planned 4", "into EUR actual 3", "into USD actual 8", "out-of EUR actual 16"])
    }

    @Test("a supplier, a host and an employee are paid by the object; who pays or owns pays for it")
    func payers() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "supplies", .to("p"), "2012", low: 1, high: 1)
        try world.fact("a", "hosts", .to("p"), "2012", low: 2, high: 2)
        try world.fact("a", "works-for", .to("p"), "2012", low: 4, high: 4)
        try world.fact("a", "pays", .to("p"), "2012", low: 8, high: 8)
        let base = try world.base.snapshot()
        func lines(_ entity: String) throws -> [String] {
            try base.money(of: world.reference(entity)).totals.map { "\($0.flow.rawValue) \(($0.range?.low ?? 0) / 100)" }
        }
        #expect(try lines("p") == ["into 8", "out-of 7"])
        #expect(try lines("a") == ["into 7", "out-of 8"])
    }

    @Test("hearsay, denials and relations without an amount are left out and named")
    func leftOut() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("p"), "2012", low: 1, high: 1)
        let heard = try world.fact("b", "pays", .to("p"), "2012", low: 2, high: 2, modality: .alleged)
        let denied = try world.fact("c", "pays", .to("p"), "2012", low: 2, high: 2, modality: .denied)
        let silent = try world.fact("d", "pays", .to("p"), "2012")
        try world.fact("e", "hosts", .to("p"), "2012")
        let answer = try world.base.snapshot().money(of: world.reference("p"))
        #expect(answer.leftOut.map(\.fact.id) == [heard, denied, silent])
        #expect(answer.leftOut.map(\.reason) == [.alleged, .denied, .noAmount])
    }

    @Test("a missing upper bound leaves the total with none, a missing lower bound adds nothing below")
    func bounds() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("p"), "2012", low: 10, high: 10)
        try world.fact("b", "pays", .to("p"), "2013", low: 5, high: nil)
        try world.fact("c", "pays", .to("p"), "2014", low: nil, high: 3)
        let range = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first?.range)
        #expect(range.low == 1500)
        #expect(range.high == nil)
    }

    @Test("the two sides of a dispute give two totals, and the favoured one is marked")
    func sides() throws {
        let world = try AnalysisWorld()
        try world.fact("x", "invests-in", .to("p"), low: 100, high: 100)
        let a60 = try world.fact("a", "invests-in", .to("p"), low: 60, high: 60)
        let b30 = try world.fact("b", "invests-in", .to("p"), low: 30, high: 30)
        let a30 = try world.fact("a", "invests-in", .to("p"), low: 30, high: 30)
        let b61 = try world.fact("b", "invests-in", .to("p"), low: 61, high: 61)
        try world.dispute("split", favours: "30 and 61", [("60 and 30", [a60, b30]), ("30 and 61", [a30, b61])])
        let total = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first)
        #expect(sums(total) == [19000, 19100])
        #expect(
            total.alternatives.map(\.choices) == [
                [.side(dispute: "split", text: "60 and 30", isFavoured: false)],
                [.side(dispute: "split", text: "30 and 61", isFavoured: true)],
            ])
        #expect(total.range == Amount(low: 19000, high: 19100, unit: total.unit))
    }

    @Test("rivals that no one has written up are not added either")
    func rivals() throws {
        let world = try AnalysisWorld()
        let one = try world.fact("a", "invests-in", .to("p"), "2012", low: 60, high: 60)
        let other = try world.fact("a", "invests-in", .to("p"), "2012", low: 30, high: 30)
        let total = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first)
        #expect(sums(total) == [6000, 3000])
        #expect(total.alternatives.map(\.choices) == [[.facts([one])], [.facts([other])]])
    }

    @Test("a payment to a whole and payments to its parts are two ways to add up, not one sum")
    func wholes() throws {
        let world = try AnalysisWorld()
        try world.fact("left", "part-of", .to("whole"))
        try world.fact("right", "part-of", .to("whole"))
        try world.fact("a", "pays", .to("left"), "2012", low: 10, high: 10)
        try world.fact("a", "pays", .to("right"), "2012", low: 20, high: 20)
        try world.fact("a", "pays", .to("whole"), "2012", low: 28, high: 28, isApproximate: true)
        try world.fact("b", "pays", .to("whole"), "2012", low: 5, high: 5)
        let answer = try world.base.snapshot().money(of: world.reference("a"))
        #expect(answer.totals.map(sums) == [[3000, 2800]])
    }

    @Test("one payer of a long chain of parts, each of them once: any of them, at most all; at other times each way is listed")
    func chain() throws {
        let world = try AnalysisWorld()
        for number in 0..<70 {
            if number > 0 { try world.fact("part-\(number)", "part-of", .to("part-\(number - 1)")) }
            try world.fact("a", "pays", .to("part-\(number)"), "2012", low: Int64(number + 1), high: Int64(number + 1))
        }
        let total = try #require(try world.base.snapshot().money(of: world.reference("a")).totals.first)
        #expect(total.alternatives.isEmpty && total.facts.count == 70)
        #expect(total.range?.low == 100 && total.range?.high == 100 * (1...70).reduce(0, +))
        try world.fact("a", "pays", .to("part-0"), "2013", low: 1000, high: 1000)
        let later = try #require(try world.base.snapshot().money(of: world.reference("a")).totals.first)
        #expect(later.range?.low == 100_100 && later.range?.high == 100 * (1...70).reduce(0, +) + 100_000)
    }

    @Test("one payer of a whole and very many parts of it: the whole, or all parts")
    func star() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("whole"), "2012", low: 50, high: 50)
        for number in 0..<80 {
            try world.fact("part-\(number)", "part-of", .to("whole"))
            try world.fact("a", "pays", .to("part-\(number)"), "2012", low: 1, high: 1)
        }
        let answer = try world.base.snapshot().money(of: world.reference("a"))
        #expect(answer.totals.map(sums) == [[5000, 8000]])
    }

    @Test("what replaces a plan is counted, and the plan it replaces is not")
    func superseded() throws {
        let world = try AnalysisWorld()
        let plan = try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10, modality: .planned)
        let revised = try world.fact("a", "invests-in", .to("p"), "2013", low: 20, high: 20, modality: .planned, follows: plan)
        let answer = try world.base.snapshot().money(of: world.reference("p"))
        #expect(answer.totals.map(sums) == [[2000]])
        #expect(answer.leftOut.map(\.reason) == [.superseded(by: revised)])
    }

    @Test("what carries out a plan elsewhere stands apart, under its own flow")
    func following() throws {
        let world = try AnalysisWorld()
        let plan = try world.fact("a", "invests-in", .to("project"), "2011", low: 10, high: 10, modality: .planned)
        let decided = try world.fact("a", "invests-in", .to("company"), "2012", low: 8, high: 8, modality: .committed, follows: plan)
        try world.fact("a", "invests-in", .to("company"), "2013", low: 6, high: 6, follows: decided)
        let answer = try world.base.snapshot().money(of: world.reference("project"))
        #expect(answer.totals.map { "\($0.flow.rawValue) \($0.modality.name)" } == ["into planned", "following committed", "following actual"])
        let carriedOut = try #require(answer.comparisons.last)
        #expect(carriedOut.unpaid?.low == 200)
    }

    @Test("what others paid than had promised is not taken off the promise", arguments: [("a", true), ("b", true), ("c", false)])
    func othersPaid(payer: String, isOfThePromise: Bool) throws {
        let world = try AnalysisWorld()
        try world.fact("a", "invests-in", .to("p"), "2012", low: 10, high: 10, modality: .committed)
        try world.fact("b", "invests-in", .to("p"), "2012", low: 5, high: 5, modality: .committed)
        try world.fact(payer, "invests-in", .to("p"), "2013", low: 2, high: 2)
        let into = try #require(try world.base.snapshot().money(of: world.reference("p")).comparisons.first)
        #expect(into.committed?.low == 1500 && into.actual?.low == 200)
        #expect(into.unpaid?.low == (isOfThePromise ? 1300 : nil))
        // Seen from who pays, it is those who are paid that matter.
        try world.fact(payer, "invests-in", .to("q"), "2013", low: 1, high: 1)
        let out = try world.base.snapshot().money(of: world.reference(payer)).comparisons
        #expect(out.allSatisfy { $0.unpaid == nil })
    }

    @Test("a stated total stands beside the sum with the difference, for each side")
    func stated() throws {
        let world = try AnalysisWorld()
        let one = try world.fact("a", "invests-in", .to("p"), low: 60, high: 70)
        let other = try world.fact("a", "invests-in", .to("p"), low: 90, high: 90)
        try world.dispute("how-much", [("60 to 70", [one]), ("90", [other])])
        try world.fact("p", "stated-total", .amount, low: 100, high: 100)
        try world.fact("p", "stated-total", .amount, low: 7, high: 7, modality: .planned)
        try world.fact("p", "revenue", .amount, "2012", "2012", low: 7, high: 7)
        let stated = try world.base.snapshot().money(of: world.reference("p")).stated
        #expect(stated.count == 2)
        #expect(stated[0].gaps.map { [$0.difference?.low, $0.difference?.high] } == [[3000, 4000], [1000, 1000]])
        #expect(stated[1].flow == nil)
    }

    @Test("money of one undertaking is not added to that of another, where all is asked about")
    func roots() throws {
        let world = try AnalysisWorld()
        try world.base.revise("kinds") { try $0.add(Kind(name: "project", plural: "projects")) }
        try world.entity("whole", kind: "project")
        try world.entity("part", kind: "project")
        try world.fact("part", "part-of", .to("whole"))
        try world.fact("firm", "part-of", .to("part"))
        try world.fact("c", "pays", .to("firm"), "2012", low: 1, high: 1)
        try world.fact("a", "pays", .to("whole"), "2012", low: 2, high: 2)
        try world.fact("firm", "pays", .to("supplier"), "2012", low: 4, high: 4)
        try world.fact("a", "pays", .to("b"), "2012", low: 8, high: 8)
        let totals = try world.base.snapshot().money().totals
        #expect(totals.map { "\($0.root?.slug ?? "") \(($0.range?.low ?? 0) / 100)" } == ["b 8", "whole 7"])
    }

    @Test("a total whose fact others contradict stands beside one without it", arguments: [NewDispute.Verdict.rival, .apparent])
    func unpaid(verdict: NewDispute.Verdict) throws {
        let world = try AnalysisWorld()
        let paid = try world.fact("a", "pays", .to("p"), "2012", low: 5, high: 5)
        let refused = try world.fact("p", "motto", .text("never paid"))
        try world.dispute("payment", verdict: verdict, [("it was paid", [paid]), ("it was not", [refused])])
        let total = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first)
        #expect(total.alternatives.map(\.facts.count) == (verdict == .rival ? [1, 0] : [1]))
        #expect(total.range?.low == (verdict == .rival ? nil : 500))
    }

    @Test("groups say which year a vague date allows, and keep undated money apart", arguments: MoneyGrouping.allCases)
    func groups(grouping: MoneyGrouping) throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("p"), "2012-05", low: 1, high: 1)
        try world.fact("a", "pays", .to("q"), "[2012..2014]", low: 2, high: 2)
        try world.fact("b", "invests-in", .to("q"), low: 4, high: 4)
        let groups = try world.base.snapshot().money(by: grouping).groups.map { "\($0.root?.slug ?? ""): \($0.group.text) \(($0.range?.low ?? 0) / 100)" }
        switch grouping {
        case .predicate: #expect(groups == ["p: pays 1", "q: invests-in 4", "q: pays 2"])
        case .year: #expect(groups == ["p: 2012 1", "q:  4", "q: 2012-2014 2"])
        case .subject: #expect(groups == ["p: a 1", "q: a 2", "q: b 4"])
        case .object: #expect(groups == ["p: p 1", "q: q 6"])
        case .modality: #expect(groups == ["p:  1", "q:  6"])
        }
    }

    @Test("too many ways to add up are given as one range that holds them all")
    func manyWays() throws {
        let world = try AnalysisWorld()
        for index in 0..<6 {
            try world.fact("a\(index)", "invests-in", .to("p"), low: 1, high: 1)
            try world.fact("a\(index)", "invests-in", .to("p"), low: 3, high: 3)
        }
        let total = try #require(try world.base.snapshot().money(of: world.reference("p")).totals.first)
        #expect(total.alternatives.isEmpty)
        #expect(total.range == Amount(low: 600, high: 1800, unit: total.unit))
        #expect(total.facts.count == 12)
    }

    @Test("a sum too large for 64 bits is an error, not a wrong number")
    func overflow() throws {
        let world = try AnalysisWorld()
        try world.fact("a", "pays", .to("p"), "2012", low: 80_000_000_000_000_000, high: nil)
        try world.fact("b", "pays", .to("p"), "2012", low: 80_000_000_000_000_000, high: nil)
        #expect(throws: AmountTotal.Failure.overflow) { try world.base.snapshot().money(of: world.reference("p")) }
    }

    @Test("facts that follow each other in a circle all count: none is the newest", arguments: [2, 3, 5])
    func circle(count: Int) throws {
        let world = try AnalysisWorld()
        let facts = try (0..<count).map { try world.fact("a", "pays", .to("p"), "\(2010 + $0)", low: 10, high: 10) }
        for (fact, earlier) in zip(facts, facts.dropFirst() + facts.prefix(1)) {
            try world.base.connection.run("UPDATE fact SET follows = ? WHERE id = ?", earlier.rawValue, fact.rawValue)
        }
        // A new version of one of them replaces that one.
        let last = try world.fact("a", "pays", .to("p"), "2019", low: 10, high: 10, follows: facts[0])
        let answer = try world.base.snapshot().money()
        #expect(answer.totals.map { $0.facts.map(\.id) } == [Array(facts.dropFirst()) + [last]])
        #expect(answer.leftOut.map(\.reason) == [.superseded(by: last)])
    }
}
