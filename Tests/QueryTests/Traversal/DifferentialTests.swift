import DossierStorage
import DossierModel
@testable import DossierQuery
import Testing

@Suite("Traversal answers what trying everything answers")
struct DifferentialTests {
    /// A graph of a base that holds many, and what is asked of it.
    private struct Question {
        let names: [String]
        let facts: [FactRecord]
    }

    /// Each seed makes a base of 100 graphs, and asks three questions of each: through the indexes, and of an image.
    @Test("on random temporal multigraphs", arguments: RandomCases.seeds(8))
    func randomGraphs(seed: Int) throws {
        var random = RandomGraph(seed: seed)
        let graph = try TraversalGraph()
        var questions: [Question] = []
        for index in 0..<100 {
            let before = Set(graph.facts)
            let names = try random.add(to: graph, named: "g\(index)")
            let facts = try graph.base.snapshot().facts(graph.facts.filter { !before.contains($0) }.map(\.rawValue))
            questions.append(Question(names: names, facts: facts))
        }
        let base = try graph.base.snapshot()
        #expect(try base.integrityChecks().filter { !$0.isGood }.map(\.name) == [])
        let image = try #require(try ImageBuilder(base).build())
        for question in questions {
            for _ in 0..<3 {
                let (rules, avoided) = try random.rules(graph, question.names)
                let truth = BruteForce(facts: question.facts, rules: rules, avoided: avoided)
                let start = question.names.randomElement(using: &random.numbers)!
                let end = question.names.randomElement(using: &random.numbers)!
                let (edgeRules, nodeRules) = (try EdgeRules(rules, base), try NodeRules(rules, base))
                let overImage = SearchEngine(ImageAdjacency(image, edgeRules, nodeRules) {})
                overImage.prepare()
                let engines: [any TraversalEngine] = [SearchEngine(try IndexAdjacency(base, edgeRules, nodeRules) {}), overImage]
                for engine in engines {
                    let traversal = Traversal(engine: engine, of: base)
                    let comment = "seed \(seed), \(start) to \(end), \(type(of: engine)), \(rules)"
                    try comparePaths(traversal, truth, graph[start], graph[end], comment)
                    try compareReach(traversal, truth, graph[start], comment)
                    try compareCounts(traversal, truth, graph, graph[start], comment)
                }
            }
        }
    }

    private func comparePaths(
        _ traversal: Traversal, _ truth: BruteForce, _ start: EntityID, _ end: EntityID, _ comment: String
    ) throws {
        let simple = truth.paths(from: start, to: end, limit: 5, .never)
        #expect(try all(traversal.paths(from: start, to: end, limit: 5)) == simple, "\(comment)")
        #expect(try traversal.distance(from: start, to: end, limit: 5) == simple.first?.count, "\(comment)")
        let trails = truth.paths(from: start, to: end, limit: 4, .ofEntities)
        #expect(try all(traversal.paths(from: start, to: end, limit: 4, repetition: .ofEntities)) == trails, "\(comment)")
    }

    private func all(_ paths: Paths) throws -> [[Int64]] {
        var found: [[Int64]] = []
        while let path = try paths.next() { found.append(path.facts.map(\.rawValue)) }
        return found
    }

    private func compareReach(_ traversal: Traversal, _ truth: BruteForce, _ start: EntityID, _ comment: String) throws {
        for depth in [0, 1, 2, 5] {
            let expected = truth.reached(from: start, depth: depth)
            var found: [EntityID: (distance: Int, relation: Int64)] = [:]
            var order: [[Int64]] = []
            try traversal.forEachReached(from: start, depth: depth) { reached in
                found[reached.entity] = (reached.distance, reached.relation!.rawValue)
                order.append([Int64(reached.distance), reached.relation!.rawValue])
            }
            #expect(found.mapValues { "\($0)" } == expected.mapValues { "\($0)" }, "\(comment), depth \(depth)")
            #expect(order.count == expected.count)
            #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) }, "\(comment), depth \(depth)")
            #expect(try traversal.count(from: start, depth: depth) == expected.count)
        }
    }

    private func compareCounts(
        _ traversal: Traversal, _ truth: BruteForce, _ graph: TraversalGraph, _ start: EntityID, _ comment: String
    ) throws {
        let reached = truth.reached(from: start, depth: 5)
        let places = try reached.filter { ["place", "city"].contains(try graph.base.snapshot().entity($0.key)?.kind) }
        let found = [(CountedKinds.all, reached), (try graph.base.snapshot().countedKinds(["place"]), places)]
        for (kinds, expected) in found {
            var (last, count) = (0, 0)
            try traversal.forEachCount(from: start, depth: 5, kinds: kinds) { distance, number in
                #expect(distance == last + 1 && number == expected.values.count { $0.distance <= distance }, "\(comment), \(distance)")
                (last, count) = (distance, number)
            }
            #expect(count == expected.count, "nothing is left when it ends early: \(comment)")
        }
    }
}
