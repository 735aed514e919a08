import DossierModel
@testable import DossierQuery
import DossierStorage
import Testing

@Suite("Hubs, interruption, and many questions")
struct LargeGraphTests {
    private static let spokes = 100_000
    private let graph: TraversalGraph

    /// a and b are joined to a hub that 100,000 others run, and by a longer way that avoids it.
    init() throws {
        graph = try TraversalGraph()
        try graph.add("a runs hub", "hub runs b", "a owns x", "x owns y", "y owns b", "hub owns hub")
        try graph.base.connection.execute(
            script: """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(Self.spokes))
                INSERT INTO entity (id, slug, kind, name, folded, canonical, added_in)
                SELECT 1000 + i, 's-' || i, 1, 's' || i, 's' || i, 1000 + i, 1 FROM n;
                INSERT INTO fact (subject, predicate, object, modality, added_in)
                SELECT id, 1, \(graph["hub"].rawValue), 3, 1 FROM entity WHERE id > 1000;
                """)
    }

    private func engines(_ rules: TraversalRules, _ checkpoint: @escaping () throws -> Void = {}) throws -> [Traversal] {
        let base = try graph.base.snapshot()
        let image = try #require(try ImageBuilder(base).build())
        let (edges, nodes) = (try EdgeRules(rules, base), try NodeRules(rules, base))
        return [
            Traversal(
                engine: SearchEngine(try IndexAdjacency(base, edges, nodes, checkpoint: checkpoint)), of: base),
            Traversal(engine: SearchEngine(ImageAdjacency(image, edges, nodes, checkpoint: checkpoint)), of: base),
        ]
    }

    @Test("a search that meets at a hub does not read the hub")
    func meeting() throws {
        var checkpoints = 0
        for traversal in try engines(TraversalRules(), { checkpoints += 1 }) {
            let path = try #require(try traversal.paths(from: graph["a"], to: graph["b"]).next())
            #expect(path.facts == [FactID(1), FactID(2)])
        }
        // A checkpoint stands for 2,000 relations, or for one entity.
        #expect(checkpoints < 20)
    }

    @Test("a hub is counted, and passed by where it has too many relations")
    func degree() throws {
        var rules = TraversalRules()
        rules.maxDegree = 1_000
        for traversal in try engines(rules) {
            #expect(try traversal.distance(from: graph["a"], to: graph["b"]) == 3)
            #expect(try traversal.degree(of: graph["hub"], limit: 200_000) == Self.spokes + 3)
            #expect(try traversal.degree(of: graph["hub"], limit: 100) > 100)
            #expect(try traversal.count(from: graph["hub"], depth: 1) == Self.spokes + 2)
        }
    }

    @Test("counts grow with the distance, each entity once")
    func counts() throws {
        for traversal in try engines(TraversalRules()) {
            for _ in 0..<2 {
                var counts: [Int] = []
                try traversal.forEachCount(from: graph["x"], depth: 9) { counts.append($1) }
                // a and y; then the hub and b; then what runs the hub; from there nothing new.
                #expect(counts == [2, 4, Self.spokes + 4, Self.spokes + 4])
            }
        }
    }

    @Test("work is interrupted within some thousand relations of a checkpoint that throws")
    func interruption() throws {
        struct Stop: Error {}
        var left = 0
        for traversal in try engines(TraversalRules(), { left -= 1; if left < 0 { throw Stop() } }) {
            left = 3
            #expect(throws: Stop.self) { try traversal.count(from: graph["a"], depth: 6) }
            left = .max
            #expect(try traversal.count(from: graph["a"], depth: 6) == Self.spokes + 4)
        }
    }

    @Test("one question reads the indexes, many are asked of an image, and both give the same answers")
    func manyQuestions() throws {
        let base = try graph.base.snapshot()
        let (one, many) = (try base.traversal(), try base.traversal(hasManyQuestions: true))
        func reached(_ traversal: Traversal) throws -> [Reached] {
            var found: [Reached] = []
            try traversal.forEachReached(from: graph["a"], depth: 6) { found.append($0) }
            return found
        }
        #expect(try reached(one) == reached(many))
        #expect(try one.count(from: graph["x"], depth: 6) == many.count(from: graph["x"], depth: 6))
        let (paths, others) = (
            try one.paths(from: graph["a"], to: graph["b"], limit: 6, repetition: .ofEntities),
            try many.paths(from: graph["a"], to: graph["b"], limit: 6, repetition: .ofEntities)
        )
        var count = 0
        while let path = try others.next() {
            #expect(try paths.next() == path)
            count += 1
        }
        #expect(try paths.next() == nil)
        #expect(count == 3)
    }
}
