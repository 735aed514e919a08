import DossierStorage
import DossierModel
import DossierQuery
import Testing

@Suite("What lies around entities, and what they have in common")
struct NeighbourhoodTests {
    let graph: TraversalGraph

    init() throws {
        graph = try TraversalGraph()
        try graph.add(entities: ["paris:city", "france:place"])
        try graph.add("a runs b 2010 2012", "b owns paris 2011 2015", "paris runs france", "c runs b 2013 2014", "c owns a 2010 2011")
    }

    private func found(
        _ start: String, depth: Int, kinds: [String] = [], limit: Int = .max, withBetween: Bool = false,
        _ change: (inout TraversalRules) -> Void = { _ in }
    ) throws -> [String] {
        var rules = TraversalRules()
        change(&rules)
        return try graph.base.snapshot().neighbourhood(
            of: graph[start], depth: depth, rules, kinds: kinds, limit: limit, withBetween: withBetween
        ).found.map { "\($0.distance) \($0.entity.slug) \($0.step.fact.id)" }
    }

    @Test("entities come by distance, each with the relation of lowest id that reached it first")
    func distances() throws {
        #expect(try found("a", depth: 0) == [])
        #expect(try found("a", depth: 1) == ["1 b 1", "1 c 5"])
        #expect(try found("a", depth: 3) == ["1 b 1", "1 c 5", "2 paris 2", "3 france 3"])
        #expect(try found("a", depth: 2) { $0.direction = .outgoing } == ["1 b 1", "2 paris 2"])
    }

    @Test("at a date the whole way must hold on it")
    func dates() throws {
        #expect(try found("a", depth: 9) { $0.time = .on(try! EDTF("2012-06-01")) } == ["1 b 1", "2 paris 2", "3 france 3"])
        #expect(try found("a", depth: 9) { $0.time = .on(try! EDTF("2010-06-01")) } == ["1 b 1", "1 c 5"])
    }

    @Test("kinds choose what is shown, not what is passed; what lies between is shown on demand")
    func kinds() throws {
        #expect(try found("a", depth: 3, kinds: ["place"]) == ["2 paris 2", "3 france 3"])
        #expect(try found("a", depth: 3, kinds: ["place"], withBetween: true) == ["1 b 1", "2 paris 2", "3 france 3"])
    }

    @Test("the limit keeps the nearest, and says that there is more")
    func limit() throws {
        #expect(try found("a", depth: 3, limit: 2) == ["1 b 1", "1 c 5"])
        #expect(try graph.base.snapshot().neighbourhood(of: graph["a"], depth: 3, limit: 2).isCut)
        #expect(try !graph.base.snapshot().neighbourhood(of: graph["a"], depth: 3, limit: 4).isCut)
    }

    @Test("what is shared at one step is told with the relations of each and when all held")
    func common() throws {
        let shared = try graph.base.snapshot().common([graph["a"], graph["c"]])
        #expect(shared.map(\.entity.slug) == ["b"])
        #expect(shared[0].relations.map { $0.map(\.id.rawValue) } == [[1], [4]])
        #expect(shared[0].isAlike)
        #expect(shared[0].window.possible == nil)
        var rules = TraversalRules()
        rules.time = .jointly
        #expect(try graph.base.snapshot().common([graph["a"], graph["c"]], rules).isEmpty)
    }

    @Test("what is shared alike comes first, and what does not join all of them is left out")
    func alike() throws {
        try graph.add("a owns fund 2010 2013", "x runs fund 2012 2014", "x runs both", "a runs both", "x runs lonely")
        #expect(try graph.base.snapshot().common([graph["a"], graph["x"]]).map(\.entity.slug) == ["both", "fund"])
        var rules = TraversalRules()
        rules.time = .on(try EDTF("2013-06-01"))
        rules.predicates = ["owns", "runs"]
        let shared = try graph.base.snapshot().common([graph["a"], graph["x"]], rules)
        #expect(shared.map(\.entity.slug) == ["both", "fund"])
        rules.certainOnly = true
        #expect(try graph.base.snapshot().common([graph["a"], graph["x"]], rules).isEmpty)
    }
}
