import DossierModel
import DossierQuery
import DossierStorage
import Testing

@Suite("Paths between two entities")
struct PathTests {
    let graph: TraversalGraph

    init() throws { graph = try TraversalGraph() }

    @Test("from an entity to itself there is the path without relations")
    func zeroLength() throws {
        try graph.add("a runs b", "b runs a", "a owns a")
        #expect(try graph.distance("a", "a") == 0)
        #expect(try graph.paths("a", "a") == [[]])
        // No relation twice: ways out and back, and the relation with itself.
        #expect(try graph.paths("a", "a", limit: 2, .ofEntities) == [[], [3], [1, 2], [2, 1]])
    }

    @Test("where nothing leads, there is no path, and no endless search")
    func unreachable() throws {
        try graph.add("a runs b", "c runs d", "c runs c")
        #expect(try graph.distance("a", "d", limit: 60) == nil)
        #expect(try graph.paths("a", "d", limit: 60, .ofEntities).isEmpty)
    }

    @Test("a path is only found within its bound", arguments: 0...4)
    func bounds(limit: Int) throws {
        try graph.add("a runs b", "b runs c", "c runs d")
        #expect(try graph.distance("a", "d", limit: limit) == (limit >= 3 ? 3 : nil))
        #expect(try graph.paths("a", "d", limit: limit).count == (limit >= 3 ? 1 : 0))
        #expect(try graph.paths("a", "b", limit: limit).count == (limit >= 1 ? 1 : 0))
    }

    @Test("parallel relations are different paths")
    func parallel() throws {
        try graph.add("a runs b 2010 2011", "a owns b 2013 2014", "b runs c 2010 2011")
        #expect(try graph.paths("a", "c") == [[1, 3], [2, 3]])
        #expect(try graph.paths("a", "c") { $0.time = .jointly } == [[1, 3]])
    }

    @Test("relations that never held together make no path jointly, but do at any time")
    func disjointDates() throws {
        try graph.add("a runs b 2010 2011", "b runs c 2013 2014")
        #expect(try graph.paths("a", "c") == [[1, 2]])
        #expect(try graph.paths("a", "c") { $0.time = .jointly }.isEmpty)
        #expect(try graph.distance("a", "c") { $0.time = .jointly } == nil)
    }

    @Test("a longer way that held together is found past a shorter one that did not")
    func longerJointly() throws {
        try graph.add(
            "a runs b 2010 2011", "b runs c 2013 2014", "a owns d 2010 2012", "d owns e 2011 2013", "e owns c 2011 2012")
        #expect(try graph.distance("a", "c") == 2)
        #expect(try graph.distance("a", "c") { $0.time = .jointly } == 3)
        #expect(try graph.paths("a", "c") { $0.time = .jointly } == [[3, 4, 5]])
    }

    @Test("on a vague date all relations must hold on one and the same day of it")
    func oneDay() throws {
        try graph.add("a runs b 2013-01 2013-03", "b runs c 2013-10 2013-12")
        #expect(try graph.paths("a", "b") { $0.time = .on(try! EDTF("2013")) } == [[1]])
        #expect(try graph.paths("a", "c") { $0.time = .on(try! EDTF("2013")) }.isEmpty)
    }

    @Test("an event counts at its date only when events are asked for, a period never")
    func events() throws {
        try graph.add("a buys b 2013-05-02", "b runs c 2010 2015", "a pays c 2013")
        let day = TraversalRules.Time.on(try EDTF("2013-05-02"))
        #expect(try graph.paths("a", "c") { $0.time = day }.isEmpty)
        #expect(try graph.paths("a", "c") { $0.time = day; $0.countsEvents = true } == [[1, 2]])
        #expect(try graph.paths("a", "c") { $0.time = .on(try! EDTF("2013-05-03")); $0.countsEvents = true }.isEmpty)
    }

    @Test("what only possibly holds is left out where certainty is asked, and hearsay always is")
    func certainty() throws {
        try graph.add([
            .init(subject: "a", predicate: "runs", object: "b", starts: "2010", ends: "2014"),
            .init(subject: "c", predicate: "runs", object: "d", starts: "2010", ends: "2014", modality: .alleged),
        ])
        func found(_ start: String, _ end: String, on date: String, certain: Bool) throws -> Int {
            try graph.paths(start, end) { $0.time = .on(try! EDTF(date)); $0.certainOnly = certain }.count
        }
        #expect(try found("a", "b", on: "2012-01-01", certain: true) == 1)
        #expect(try found("a", "b", on: "2010-06-01", certain: true) == 0)
        #expect(try found("a", "b", on: "2010-06-01", certain: false) == 1)
        #expect(try found("a", "b", on: "2012?", certain: true) == 0)
        #expect(try found("c", "d", on: "2012-01-01", certain: true) == 0)
        #expect(try found("c", "d", on: "2012-01-01", certain: false) == 1)
    }

    @Test("directed, a path goes from subject to object, and either way over symmetric predicates")
    func directions() throws {
        try graph.add("a runs b", "c runs b", "d allied c")
        #expect(try graph.paths("a", "c") == [[1, 2]])
        #expect(try graph.paths("a", "c") { $0.direction = .outgoing }.isEmpty)
        #expect(try graph.paths("b", "a") { $0.direction = .incoming } == [[1]])
        #expect(try graph.paths("c", "d") { $0.direction = .outgoing } == [[3]])
        #expect(try graph.paths("d", "b") { $0.direction = .outgoing } == [[3, 2]])
    }

    @Test("walked backwards, a relation reads by its inverse label")
    func inverseLabels() throws {
        try graph.add("a runs b", "c runs b")
        let path = try #require(try graph.base.snapshot().traversal().paths(from: graph["a"], to: graph["c"]).next())
        let record = try #require(try graph.base.snapshot().records([path]).first)
        #expect(record.steps.map(\.isBackwards) == [false, true])
        #expect(record.steps.map { $0.fact.predicate.label(in: .french, inverse: $0.isBackwards) } == ["gère", "est géré par"])
        #expect(record.steps.map(\.from.slug) == ["a", "b"])
        #expect(record.steps.map(\.to.slug) == ["b", "c"])
    }

    @Test("the relations of a merged entity are those of the one it was merged into")
    func merged() throws {
        try graph.add("a runs b", "c runs d")
        #expect(try graph.distance("a", "d") == nil)
        try graph.merge("b", into: "c")
        #expect(try graph.paths("a", "d") == [[1, 2]])
    }

    @Test("a retracted relation joins nothing, except as it was known before")
    func retracted() throws {
        let facts = try graph.add("a runs b 2010 2012", "b runs c 2011 2013")
        let before = try #require(try graph.base.connection.integer("SELECT max(id) FROM revision"))
        try graph.retract(facts[1])
        #expect(try graph.distance("a", "c") == nil)
        graph.knownAt = before
        #expect(try graph.distance("a", "c") == 2)
        #expect(try graph.distance("a", "c") { $0.time = .jointly } == 2)
        #expect(try graph.distance("a", "c") { $0.time = .on(try! EDTF("2013-06-01")) } == nil)
    }

    @Test("days follow the citations that were known at the revision")
    func knownThen() throws {
        try graph.add("a runs b", "b runs c 2010 2010")
        let before = try #require(try graph.base.connection.integer("SELECT max(id) FROM revision"))
        try graph.base.revise("a sighting") { revision in
            let source = try revision.add(NewSource(slug: "s", title: "A source"))
            for date in ["2009", "2012"] {
                try revision.add(NewCitation(claim: .fact(FactID(1)), source: source, asOf: date))
            }
        }
        func certain() throws -> Int? {
            try graph.distance("a", "b") { $0.time = .on(try! EDTF("2010-06-01")); $0.certainOnly = true }
        }
        #expect(try certain() == 1)
        graph.knownAt = before
        #expect(try certain() == nil)
    }

    @Test("without the only bridge there is no path; the ends themselves are never in the way")
    func excluded() throws {
        try graph.add("a runs b", "b runs c")
        #expect(try graph.distance("a", "c") { $0.excluded = [graph["b"]] } == nil)
        #expect(try graph.distance("a", "c") { $0.excluded = [graph["a"], graph["c"]] } == 2)
    }

    @Test("a path keeps away from a kind and its sub-kinds, but may end there")
    func kinds() throws {
        try graph.add(entities: ["paris:city", "france:place"])
        try graph.add("a runs paris", "b runs paris", "a runs x", "x runs y", "y runs b", "b runs france")
        #expect(try graph.paths("a", "b").first == [1, 2])
        #expect(try graph.paths("a", "b") { $0.avoidedKinds = ["place"] } == [[3, 4, 5]])
        #expect(try graph.distance("a", "france") { $0.avoidedKinds = ["place"] } == 4)
        #expect(throws: TraversalError.unknownKind("planet")) {
            try graph.distance("a", "b") { $0.avoidedKinds = ["planet"] }
        }
    }

    @Test("a path does not pass through an entity with too many relations")
    func maxDegree() throws {
        try graph.add("a runs hub", "hub runs b", "hub runs x", "a runs y", "y runs z", "z runs b")
        #expect(try graph.distance("a", "b") == 2)
        #expect(try graph.distance("a", "b") { $0.maxDegree = 2 } == 3)
        #expect(try graph.distance("a", "hub") { $0.maxDegree = 0 } == 1)
    }

    @Test("denied relations join nothing unless they are asked for, and predicates and modalities narrow the search")
    func filters() throws {
        try graph.add([
            .init(subject: "a", predicate: "runs", object: "b", modality: .denied),
            .init(subject: "a", predicate: "owns", object: "c", modality: .planned),
            .init(subject: "c", predicate: "owns", object: "b"),
        ])
        #expect(try graph.distance("a", "b") == 2)
        #expect(try graph.distance("a", "b") { $0.modalities = [.denied] } == 1)
        #expect(try graph.distance("a", "b") { $0.modalities = [.actual] } == nil)
        #expect(try graph.distance("a", "b") { $0.predicates = ["owns"] } == 2)
        #expect(try graph.distance("a", "b") { $0.predicates = ["runs"] } == nil)
        #expect(throws: TraversalError.unknownPredicate("walks")) {
            try graph.distance("a", "b") { $0.predicates = ["walks"] }
        }
    }

    @Test("paths of one length come in order of the ids of their relations")
    func order() throws {
        try graph.add("c runs d", "a runs c", "b runs d", "a runs b", "a owns b", "a runs d")
        #expect(try graph.paths("a", "d") == [[6], [2, 1], [4, 3], [5, 3]])
    }

    @Test("of several relations between the same entities, what is surer comes first, not what was written down first")
    func surer() throws {
        let modalities: [Modality] = [.denied, .alleged, .planned, .committed, .actual]
        try graph.add(modalities.map { TraversalGraph.Edge(subject: "a", predicate: "owns", object: "b", modality: $0) })
        #expect(try graph.paths("a", "b") == [[5], [4], [3], [2]])
        #expect(try graph.paths("a", "b") { $0.modalities = Set(modalities) } == [[5], [4], [3], [2], [1]])
    }

    @Test("where a time is asked for, what certainly held then comes before what may have")
    func surerThen() throws {
        try graph.add(
            [("2012-06", "2014"), ("2011", "2014")].map {
                TraversalGraph.Edge(subject: "a", predicate: "owns", object: "b", starts: $0, ends: $1)
            })
        #expect(try graph.paths("a", "b") == [[1], [2]])
        #expect(try graph.paths("a", "b") { $0.time = .on(try! EDTF("2012-06-15")) } == [[2], [1]])
    }
}
