import DossierModel
import DossierStorage
import Testing

@testable import DossierQuery

@Suite("A fact has a page of its own")
struct FactPageTests {
    @Test("what it follows and what follows it, what it replaced and what replaced it")
    func neighbours() throws {
        let world = try AnalysisWorld()
        let plan = try world.fact("a", "invests-in", .to("b"), "2011", low: 5, high: 5, modality: .planned)
        let paid = try world.fact("a", "invests-in", .to("b"), "2012", low: 5, high: 5, follows: plan)
        let wrong = try world.fact("a", "motto", .text("Forward"))
        let right = try world.fact("a", "motto", .text("Onward"))
        try world.base.revise("corrected") { try $0.retract(wrong) }
        try world.base.connection.run("UPDATE fact SET replaced_by = ? WHERE id = ?", right.rawValue, wrong.rawValue)
        let base = try world.base.snapshot()
        #expect(try base.factPage(plan)?.followers.map(\.fact.id) == [paid])
        #expect(try base.factPage(paid)?.follows?.fact.id == plan)
        #expect(try base.factPage(right)?.replaced.map(\.fact.id) == [wrong])
        let gone = try #require(try base.factPage(wrong))
        #expect(gone.retractedIn != nil && gone.replacedBy.map(\.fact.id) == [right] && gone.fact.citations.count == 1)
        #expect(try base.factPage(FactID(99)) == nil)
        // Before it was retracted it was live, and had been replaced by nothing.
        let before = try #require(try base.asKnown(at: gone.retractedIn! - 1).factPage(wrong))
        #expect(before.retractedIn == nil && before.replacedBy.isEmpty)
    }

    @Test("what only a confidential source attests has none for others")
    func confidential() throws {
        let world = try AnalysisWorld()
        try world.base.revise("a leak") { try $0.add(NewSource(slug: "leak", title: "The leak", isConfidential: true)) }
        let leaked = try world.fact("a", "motto", .text("Onward"), cited: ["leak"])
        #expect(try world.base.snapshot().factPage(leaked) != nil)
        let base = try world.base.snapshot().visible(.open)
        #expect(try base.factPage(leaked) == nil && base.leftOut.count(of: .attributes) == 1)
    }

    @Test("a source tells a fact with the dates that it gives itself, and no others")
    func ownDates() throws {
        let world = try AnalysisWorld()
        let fact = try world.fact("a", "withdraws-from", .to("b"), "2011-12-22", cited: ["paper", "agency"])
        try world.base.connection.run("UPDATE citation SET starts = '2012-04', basis = 'states' WHERE fact = ? AND locator = 'par. 2'", fact.rawValue)
        let record = try #require(try world.base.snapshot().facts([fact.rawValue]).first)
        #expect(record.citations.map { record.asTold(by: $0).starts } == ["2011-12-22", "2012-04"])
        #expect(record.citations.map(\.basis) == [nil, "states"])
    }

    @Test("slugs of entities, disputes and sources are told apart")
    func slugs() throws {
        let world = try AnalysisWorld()
        let fact = try world.fact("a", "motto", .text("Onward"))
        try world.dispute("paper-or-not", [("so", [fact])])
        let base = try world.base.snapshot()
        #expect(try base.hasEntity(slug: "a") && !base.hasEntity(slug: "paper"))
        #expect(try base.dispute(slug: "paper-or-not")?.sides.count == 1 && base.dispute(slug: "a") == nil)
        #expect(try base.disputes(over: fact).map(\.slug) == ["paper-or-not"])
    }
}
