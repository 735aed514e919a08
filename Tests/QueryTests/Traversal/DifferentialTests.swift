import Model
import Query
import Testing

@Suite("Traversal answers what trying everything answers")
struct DifferentialTests {
    /// Each seed makes a base of 100 graphs, and asks three questions of each.
    @Test("on random temporal multigraphs", arguments: 1...30)
    func randomGraphs(seed: Int) throws {
        var random = RandomGraph(seed: seed)
        let graph = try TraversalGraph()
        for index in 0..<100 {
            let before = Set(graph.facts)
            let names = try random.add(to: graph, named: "g\(index)")
            let facts = try graph.base.facts(graph.facts.filter { !before.contains($0) }.map(\.rawValue))
            for _ in 0..<3 {
                let (rules, avoided) = try random.rules(graph, names)
                let truth = BruteForce(facts: facts, rules: rules, avoided: avoided)
                let start = names.randomElement(using: &random.numbers)!
                let end = names.randomElement(using: &random.numbers)!
                let question = "seed \(seed), graph \(index), \(start) to \(end), \(rules)"
                try comparePaths(graph, truth, start, end, question)
                try compareReach(graph, truth, start, question)
            }
        }
    }

    private func comparePaths(
        _ graph: TraversalGraph, _ truth: BruteForce, _ start: String, _ end: String, _ question: String
    ) throws {
        let simple = truth.paths(from: graph[start], to: graph[end], limit: 5, .never)
        #expect(try graph.paths(start, end, limit: 5, .never) { $0 = truth.rules } == simple, "\(question)")
        let distance = simple.first?.count
        #expect(try graph.distance(start, end, limit: 5) { $0 = truth.rules } == distance, "\(question)")
        let trails = truth.paths(from: graph[start], to: graph[end], limit: 4, .ofEntities)
        #expect(try graph.paths(start, end, limit: 4, .ofEntities) { $0 = truth.rules } == trails, "\(question)")
    }

    private func compareReach(_ graph: TraversalGraph, _ truth: BruteForce, _ start: String, _ question: String) throws {
        for depth in [0, 1, 2, 5] {
            let expected = truth.reached(from: graph[start], depth: depth)
            let traversal = try graph.base.traversal(truth.rules)
            var found: [EntityID: (distance: Int, relation: Int64)] = [:]
            var distances: [Int] = []
            try traversal.forEachReached(from: graph[start], depth: depth) { reached in
                found[reached.entity] = (reached.distance, reached.relation!.rawValue)
                distances.append(reached.distance)
            }
            #expect(found.mapValues { "\($0)" } == expected.mapValues { "\($0)" }, "\(question), depth \(depth)")
            #expect(distances == distances.sorted())
            #expect(distances.count == expected.count)
            #expect(try traversal.count(from: graph[start], depth: depth) == expected.count)
        }
    }
}
