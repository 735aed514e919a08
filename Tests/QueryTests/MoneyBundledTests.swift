import DossierModel
import DossierQuery
import DossierStorage
import Testing

/// What the sources say of the sovereign cloud's money, worked out by hand from the articles.
struct MoneyBundledTests {
    @Test("Andromède was planned at 285 M€ on either split, just what is stated")
    func andromede() throws {
        let base = try AnalysisWorld.bundled()
        let answer = try base.snapshot().money(of: base.reference("andromede"))
        let planned = try #require(answer.totals.first)
        // 135 of the State, 60 of Orange, then 60 and 30 or 30 and 60.
        #expect(planned.flow == .into && planned.modality == .planned)
        #expect(planned.alternatives.map { $0.total.amount?.text(in: .english) } == ["€285 million", "€285 million"])
        #expect(planned.alternatives.map(\.facts.count) == [4, 4])
        #expect(planned.disputes == ["split-of-285"])
        let stated = try #require(answer.stated.first { $0.fact.predicate.name == "stated-total" })
        #expect(stated.gaps.map { [$0.difference?.low, $0.difference?.high] } == [[0, 0], [0, 0]])
    }

    @Test("nothing was committed or paid to Andromède itself; 150 M€ were committed in its place")
    func followers() throws {
        let base = try AnalysisWorld.bundled()
        let totals = try base.snapshot().money(of: base.reference("andromede")).totals
        #expect(totals.filter { $0.flow == .into }.map(\.modality) == [.planned])
        let committed = try #require(totals.first { $0.flow == .following && $0.modality == .committed })
        #expect(committed.range?.text(in: .french) == "150 M€")
        // 75 to Cloudwatt in April and 75 to Numergy in May 2012.
        #expect(committed.facts.map(\.amount?.low) == [7_500_000_000, 7_500_000_000])
    }

    @Test("what the State really paid to the two projects is told in three ways, never added, or is told of each apart")
    func paid() throws {
        let base = try AnalysisWorld.bundled()
        let totals = try base.snapshot().money(of: base.reference("clouds-souverains-francais")).totals
        let paid = try #require(totals.first { $0.modality == .actual })
        #expect(paid.alternatives.map(\.facts.count) == [1, 1, 1, 0])
        #expect(paid.alternatives[3].choices == [.others(dispute: "state-money-paid", sides: ["about 75 million, not all released", "75 million to each"])])
        #expect(paid.range == nil)
        #expect(paid.disputes == ["state-money-paid"])
    }

    @Test("the cloud plan comes to 1,791 or 1,811 M€, and only the first fits the total stated")
    func cloudPlan() throws {
        let base = try AnalysisWorld.bundled()
        let answer = try base.snapshot().money(of: base.reference("plan-cloud"))
        let planned = try #require(answer.totals.first { $0.modality == .planned })
        // 667 + 680 + 444, or 553 + 134 + 680 + 444.
        #expect(planned.alternatives.compactMap { $0.total.amount?.low } == [179_100_000_000, 181_100_000_000])
        let exact = try #require(answer.stated.first { $0.fact.role == "exact figure" })
        #expect(exact.gaps.map { $0.difference?.low } == [0, -2_000_000_000])
    }

    @Test("what is committed to the two companies is not added to what is committed to both together")
    func state() throws {
        let base = try AnalysisWorld.bundled()
        let totals = try base.snapshot().money(of: base.reference("etat-francais")).totals
        let committed = try #require(totals.first { $0.flow == .outOf && $0.modality == .committed })
        #expect(committed.alternatives.compactMap { $0.total.amount?.low }.sorted() == [7_500_000_000, 15_000_000_000])
    }

    @Test("denied money is left out and named: Dassault Systèmes refused to put 75 M€ into its bid")
    func denied() throws {
        let base = try AnalysisWorld.bundled()
        let answer = try base.snapshot().money(of: base.reference("projet-concurrent-d-andromede"))
        #expect(answer.totals.isEmpty)
        #expect(answer.leftOut.map(\.reason) == [.denied])
    }
}
