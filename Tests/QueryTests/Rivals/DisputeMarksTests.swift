import DossierModel
import DossierStorage
import Testing

@testable import DossierQuery

@Suite("What stands against a fact is said, and keeps it from being certain")
struct DisputeMarksTests {
    private static var day: TimeQuestion { get throws { .on(try EDTF("2015-03-01")) } }

    /// Two shares of one thing, on two sides of a dispute.
    private func world(_ verdict: NewDispute.Verdict, favours: String?) throws -> (AnalysisWorld, FactID, FactID) {
        let world = try AnalysisWorld()
        let one = try world.fact("a", "owns", .to("b"), "2010", "2019", low: 44, high: 44, unit: "percent")
        let other = try world.fact("a", "owns", .to("b"), "2010", "2019", low: 45, high: 45, unit: "percent")
        try world.dispute("share", verdict: verdict, favours: favours, [("exact", [one]), ("rounded", [other])])
        return (world, one, other)
    }

    @Test(
        "only a favoured side is certain, and none of rivals",
        arguments: [
            (NewDispute.Verdict.rival, nil, []), (.rival, "exact", []), (.apparent, "exact", [1]), (.resolved, "rounded", [2]),
            (.apparent, nil, [1, 2]), (.resolved, nil, [1, 2]),
        ] as [(NewDispute.Verdict, String?, [Int64])])
    func certainSides(verdict: NewDispute.Verdict, favours: String?, certain: [Int64]) throws {
        let (world, _, _) = try world(verdict, favours: favours)
        var filter = FactFilter()
        filter.certainOnly = true
        for when in [TimeQuestion.any, try Self.day] {
            filter.when = when
            let base = try world.base.snapshot()
            #expect(try base.answers(about: world.entity("a"), filter).map(\.fact.id.rawValue) == certain)
            #expect(base.leftOut.uncertainCount == 2 - certain.count)
            var rules = TraversalRules()
            rules.certainOnly = true
            if case .on(let date) = when { rules.time = .on(date) }
            #expect(try base.traversal(rules).distance(from: world.entity("a"), to: world.entity("b")) == (certain.isEmpty ? nil : 1))
        }
    }

    @Test("a date is answered by all sides that may hold then, each as possible, with what the others say")
    func allSides() throws {
        let (world, one, other) = try world(.rival, favours: "exact")
        var filter = FactFilter()
        filter.when = try Self.day
        let answers = try world.base.snapshot().answers(about: world.entity("a"), filter)
        #expect(answers.map(\.fact.id) == [one, other] && answers.allSatisfy { $0.certainty == .possible })
        guard case .side(let side)? = answers.last?.marks.first else { throw RecordFault("no mark") }
        #expect(side.dispute == "share" && side.others == ["exact"] && side.favoured == "exact" && !side.isFavoured)
    }

    @Test("a dispute that tells of what is confidential is not told; what is open in it then rivals by rule")
    func confidential() throws {
        let world = try AnalysisWorld()
        try world.base.revise("a leak") { try $0.add(NewSource(slug: "leak", title: "The leak", isConfidential: true)) }
        let open = try world.fact("a", "owns", .to("b"), "2010", "2019", low: 44, high: 44, unit: "percent")
        let rival = try world.fact("a", "owns", .to("b"), "2010", "2019", low: 45, high: 45, unit: "percent")
        let leaked = try world.fact("a", "owns", .to("b"), "2010", "2019", low: 46, high: 46, unit: "percent", cited: ["leak"])
        try world.dispute("share", [("44", [open]), ("45", [rival]), ("46", [leaked])])
        let base = try world.base.snapshot().visible(.open)
        let marks = try base.disputeMarks(of: base.facts([open.rawValue]))[open]
        guard case .rivals(let rivals)? = marks.first else { throw RecordFault("no mark") }
        #expect(marks.count == 1 && rivals.map(\.id) == [rival])
    }

    @Test("certain ways are all ways of certain relations, in their order", arguments: 1...20)
    func certainWays(seed: Int) throws {
        var numbers = SeededNumbers(state: UInt64(seed))
        let world = try AnalysisWorld()
        let slugs = ["a", "b", "c", "d"]
        var facts: [FactID] = []
        for _ in 0..<12 {
            let (from, to) = (slugs.randomElement(using: &numbers)!, slugs.randomElement(using: &numbers)!)
            let share = Int64.random(in: 1...2, using: &numbers)
            let modality = [Modality.actual, .actual, .actual, .alleged, .denied].randomElement(using: &numbers)!
            facts.append(try world.fact(from, "owns", .to(to), "2010", "2019", low: share, high: share, unit: "percent", modality: modality))
        }
        try world.dispute("d", verdict: .apparent, favours: "one", [("one", [facts[0], facts[1]]), ("two", [facts[2]])])
        for slug in slugs { try world.entity(slug) }
        let base = try world.base.snapshot()
        let marks = try base.disputeMarks(of: base.facts(facts.map(\.rawValue)))
        let (start, end) = (try world.entity("a"), try world.entity("d"))
        func ways(_ rules: TraversalRules) throws -> [Path] {
            let paths = try base.traversal(rules).paths(from: start, to: end, limit: 4, repetition: .ofEntities)
            var found: [Path] = []
            while let path = try paths.next() { found.append(path) }
            return found
        }
        var rules = TraversalRules()
        rules.modalities = [.planned, .committed, .actual]
        let expected = try ways(rules).filter { $0.facts.allSatisfy { marks[$0].allSatisfy(\.allowsCertainty) } }
        rules.certainOnly = true
        #expect(try ways(rules) == expected, "seed \(seed)")
        let search = try base.traversal(rules)
        #expect(try search.distance(from: start, to: end, limit: 4) == expected.first?.length)
        var reached = Set<EntityID>()
        try search.forEachReached(from: start, depth: 4) { reached.insert($0.entity) }
        #expect(reached.contains(end) == !expected.isEmpty)
        #expect(try search.count(from: start, depth: 4) == reached.count)
    }
}
