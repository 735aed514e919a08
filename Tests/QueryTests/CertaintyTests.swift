import DossierModel
import DossierStorage
import Testing

@testable import DossierQuery

@Suite("What no one vouches for is never certain, whoever asks")
struct CertaintyTests {
    static let unvouched: [Modality] = [.alleged, .denied]

    /// One tie that lasted from 2010 to 2019 for certain, but for its modality.
    private func world(_ modality: Modality) throws -> (AnalysisWorld, Snapshot, FactID) {
        let world = try AnalysisWorld()
        let fact = try world.fact("a", "owns", .to("b"), "2010", "2019", modality: modality)
        let base = try world.base.snapshot()
        try SQLFunctions.register(on: base)
        return (world, base, fact)
    }

    private static let between = TimeQuestion.between(Day(year: 2014, month: 1, day: 1), Day(year: 2015, month: 1, day: 1))

    @Test("the questions below are certain of what is planned, committed or actual", arguments: [Modality.planned, .committed, .actual])
    func vouched(modality: Modality) throws {
        #expect(try answers(modality) == Answers(filter: ["certain", "certain"], certainOnly: 1, factsOn: "certain", timeline: ["certain", "certain"], window: true, way: true, view: true))
    }

    @Test("and of nothing that is alleged or denied", arguments: unvouched)
    func hearsayAndDenials(modality: Modality) throws {
        #expect(try answers(modality) == Answers(filter: ["possible", "possible"], certainOnly: 0, factsOn: "possible", timeline: ["possible", "possible"], window: false, way: false, view: false))
    }

    @Test("as known at an earlier revision too", arguments: unvouched)
    func knownAt(modality: Modality) throws {
        let (world, _, fact) = try world(modality)
        let before = try #require(try world.base.connection.integer("SELECT max(id) FROM revision"))
        try world.base.revise("out") { try $0.retract(fact) }
        let base = try world.base.snapshot().asKnown(at: before)
        try SQLFunctions.register(on: base)
        #expect(try base.connection.text("SELECT certainty FROM facts_on('2015-03-01')") == "possible")
        var rules = TraversalRules()
        rules.modalities = Set(Modality.allCases)
        rules.time = .on(try EDTF("2015-03-01"))
        rules.certainOnly = true
        #expect(try base.traversal(rules).distance(from: world.entity("a"), to: world.entity("b")) == nil)
    }

    /// What is said of the tie at each door.
    private struct Answers: Equatable {
        let filter: [String]
        let certainOnly: Int
        let factsOn: String?
        let timeline: [String]
        /// Whether some day is certain: in a path's window, on a way of certain days only, in the view.
        let window, way, view: Bool
    }

    private func answers(_ modality: Modality) throws -> Answers {
        let (world, base, fact) = try world(modality)
        let (a, b) = (try world.entity("a"), try world.entity("b"))
        let on = TimeQuestion.on(try EDTF("2015-03-01"))
        let filter = try [on, Self.between].flatMap { when in
            var filter = FactFilter()
            filter.when = when
            return try base.answers(about: a, filter).map(\.certainty.rawValue)
        }
        var certain = FactFilter()
        certain.when = on
        certain.certainOnly = true
        var question = TimelineQuestion()
        question.from = Day(year: 2000, month: 1, day: 1)
        question.to = Day(year: 2030, month: 1, day: 1)
        var rules = TraversalRules()
        rules.modalities = Set(Modality.allCases)
        rules.time = .on(try EDTF("2015-03-01"))
        rules.certainOnly = true
        let image = try #require(try ImageBuilder(base).build())
        let engines: [any TraversalEngine] = [
            SearchEngine(try IndexAdjacency(base, EdgeRules(rules, base), NodeRules(rules, base)) {}),
            SearchEngine(ImageAdjacency(image, try EdgeRules(rules, base), try NodeRules(rules, base)) {}),
        ]
        let lengths = try engines.map { try $0.distance(from: a.rawValue, to: b.rawValue, limit: 3) }
        #expect(lengths[0] == lengths[1])
        return Answers(
            filter: filter, certainOnly: try base.answers(about: a, certain).count,
            factsOn: try base.connection.text("SELECT certainty FROM facts_on('2015-03-01')"),
            timeline: try base.timeline(question).entries.map(\.certainty.rawValue),
            window: PathWindow(of: try base.facts([fact.rawValue])).certain != nil, way: lengths[0] != nil,
            view: try base.connection.integer("SELECT count(certain_from) + count(certain_to) FROM relations") ?? 0 > 0)
    }
}
