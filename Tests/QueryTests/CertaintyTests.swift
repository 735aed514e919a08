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

@Suite("What was retracted or merged, whoever asks")
struct RetractionTests {
    /// A question about the entity "a", and how many answers it has.
    struct Door: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let count: @Sendable (Snapshot, EntityID) throws -> Int
    }

    static let doors = [
        Door(testDescription: "answers") { try $0.answers(about: $1).count },
        Door(testDescription: "all answers") { base, _ in
            var count = 0
            try base.forEachAnswer { _ in count += 1 }
            return count
        },
        Door(testDescription: "page") { base, entity in
            var count = 0
            let reference = try #require(try base.entity(entity))
            try base.page(of: reference).facts.forEachGroup { count += $0.answers.count }
            return count
        },
        Door(testDescription: "rivals") { try $0.rivals(of: $1).reduce(0) { $0 + $1.facts.count } },
        Door(testDescription: "conflicts") { try $0.conflicts(about: $1).flatMap(\.sides).count },
        Door(testDescription: "timeline") { base, _ in try base.timeline().entries.count { $0.moment == .starts } },
        Door(testDescription: "money") { base, _ in try base.money().totals.reduce(0) { $0 + $1.facts.count } },
        Door(testDescription: "facts_on") { base, _ in
            try SQLFunctions.register(on: base)
            return Int(try base.connection.integer("SELECT count(*) FROM facts_on('2015')") ?? -1)
        },
        Door(testDescription: "neighbours") { base, entity in
            var count = 0
            try base.traversal().forEachReached(from: entity, depth: 1) { _ in count += 2 }
            return count
        },
    ]

    private func world() throws -> (AnalysisWorld, [FactID]) {
        let world = try AnalysisWorld()
        let facts = [
            try world.fact("a", "invests-in", .to("b"), "2010", "2019", low: 10, high: 10),
            try world.fact("a", "invests-in", .to("b"), "2010", "2019", low: 20, high: 20),
        ]
        return (world, facts)
    }

    @Test("facts that were retracted answer nothing, but as known before", arguments: doors)
    func retracted(door: Door) throws {
        let (world, facts) = try world()
        let a = try world.entity("a")
        let before = try #require(try world.base.connection.integer("SELECT max(id) FROM revision"))
        #expect(try door.count(try world.base.snapshot(), a) == 2)
        try world.base.revise("out") { revision in for fact in facts { try revision.retract(fact) } }
        #expect(try door.count(try world.base.snapshot(), a) == 0)
        #expect(try door.count(try world.base.snapshot().asKnown(at: before), a) == 2)
    }

    @Test("facts of an entity that was merged are those of the one that it was merged into", arguments: doors)
    func merged(door: Door) throws {
        let (world, _) = try world()
        let (a, c) = (try world.entity("a"), try world.entity("c"))
        try world.base.revise("merge") { try $0.merge(a, into: c) }
        #expect(try door.count(try world.base.snapshot(), c) == 2)
        guard case .found(let hit) = try world.base.snapshot().resolve("a") else { throw Missing() }
        #expect(hit.entity.id == c)
    }

    struct Missing: Error {}
}
