import DossierModel
@testable import DossierQuery
import DossierStorage
import Testing

@Suite("Traversal of what may be shown")
struct OpenRelationsTests {
    /// What searches find between all pairs: distances, paths and what is reached, by one engine.
    private func findings(_ engine: any TraversalEngine, _ entities: [EntityID]) throws -> [String] {
        var found: [String] = []
        for start in entities {
            for end in entities {
                found.append("\(start) \(end) \(try engine.distance(from: start.rawValue, to: end.rawValue, limit: 5).map(String.init) ?? "none")")
                let paths = try engine.paths(from: start.rawValue, to: end.rawValue, limit: 3, .never)
                while let path = try paths.next() { found.append(path.facts.map { "\($0)" }.joined(separator: " ")) }
            }
            let reach = try engine.reach(from: start.rawValue, depth: 3, keepsRelations: true)
            while let level = try reach.nextLevel() { found += level.map { "\($0.entity) \($0.distance) \($0.relation.map { "\($0)" } ?? "")" } }
            found.append("\(try engine.degree(of: start.rawValue, limit: 100))")
        }
        return found
    }

    private func engines(_ base: Snapshot, _ rules: TraversalRules) throws -> [any TraversalEngine] {
        let (edges, nodes) = (try EdgeRules(rules, base), try NodeRules(rules, base))
        let image = try #require(try ImageBuilder(base).build())
        return [
            SearchEngine(try IndexAdjacency(base, edges, nodes) {}), SearchEngine(ImageAdjacency(image, edges, nodes) {}),
        ]
    }

    @Test("confidential relations are walked by no engine: the answers are those of a base without them", arguments: 1...30)
    func withoutConfidential(_ seed: Int) throws {
        var random = RandomGraph(seed: seed)
        let graph = try TraversalGraph()
        let names = try random.add(to: graph, named: "g")
        var confidential: [FactID] = []
        try graph.base.revise("sources") { revision in
            let open = try revision.add(NewSource(slug: "open", title: "open"))
            let secret = try revision.add(NewSource(slug: "secret", title: "secret", isConfidential: true))
            for fact in graph.facts {
                switch Int.random(in: 0..<4, using: &random.numbers) {
                case 0:
                    try revision.add(NewCitation(claim: .fact(fact), source: secret))
                    confidential.append(fact)
                case 1:
                    try revision.add(NewCitation(claim: .fact(fact), source: secret))
                    try revision.add(NewCitation(claim: .fact(fact), source: open))
                case 2: try revision.add(NewCitation(claim: .fact(fact), source: open))
                default: break
                }
            }
        }
        let (rules, _) = try random.rules(graph, names)
        let entities = names.map { graph[$0] }
        func both(_ visibility: Visibility) throws -> [[String]] {
            // A snapshot must have ended before the next change.
            let base = try graph.base.snapshot().visible(visibility)
            defer { base.end() }
            return try engines(base, rules).map { try findings($0, entities) }
        }
        let answers = try both(.open)
        try graph.base.revise("without") { revision in for fact in confidential { try revision.retract(fact) } }
        let wanted = try both(.everything)
        #expect(answers == wanted)
    }
}
