import Foundation
import DossierModel
@testable import DossierQuery
import DossierStorage
import Testing

@Suite("On 2,500 relations of Debian's package lists, traversal agrees with SQLite's recursive queries")
struct PackageGraphTests {
    private let base: Writer
    private let entities: [Int64]

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../OutsideTruth/traversal/packages.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let base = try KnowledgeBase.inMemory()
        try base.revise("packages") { revision in
            try revision.add(Kind(name: "platform", plural: "platforms"))
            var predicates: [String: PredicateID] = [:]
            var entities: [String: EntityID] = [:]
            func entity(_ name: String) throws -> EntityID {
                if let known = entities[name] { return known }
                let slug = "e\(entities.count)"
                let added = try revision.add(NewEntity(slug: slug, kind: "platform", name: name))
                entities[name] = added
                return added
            }
            for line in lines {
                let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                let predicate = try predicates[cells[1]] ?? revision.add(
                    Predicate(name: cells[1], takes: .entity, temporality: .state, labelEnglish: cells[1]))
                predicates[cells[1]] = predicate
                try revision.add(
                    NewFact(
                        subject: try entity(cells[0]), predicate: predicate, object: .entity(try entity(cells[2])),
                        starts: cells[3].isEmpty ? nil : cells[3], ends: cells[4].isEmpty ? nil : cells[4]))
            }
        }
        self.base = base
        entities = try base.connection.all("SELECT id FROM entity ORDER BY id") { $0.integer(0) }
    }

    // UNION keeps one row for each entity and distance, so it ends.
    private static let walks = """
        WITH RECURSIVE edge (a, b) AS MATERIALIZED (
            SELECT subject, object FROM fact UNION SELECT object, subject FROM fact WHERE ?3),
        walk (entity, distance) AS (
            SELECT ?1, 0 UNION SELECT e.b, w.distance + 1 FROM walk w JOIN edge e ON e.a = w.entity WHERE w.distance < ?2)
        """

    @Test("lengths of shortest paths", arguments: [true, false])
    func lengths(bothWays: Bool) throws {
        var rules = TraversalRules()
        rules.direction = bothWays ? .both : .outgoing
        for traversal in try engines(rules) {
            for index in 0..<40 {
                let (start, end) = (entities[index * 7 % entities.count], entities[(index * 13 + 5) % entities.count])
                let expected = try base.connection.first(
                    Self.walks + "SELECT min(distance) FROM walk WHERE entity = ?4", [start, 5, bothWays, end]
                ) { $0.optionalInteger(0).map { Int($0) } } ?? nil
                #expect(try traversal.distance(from: EntityID(start), to: EntityID(end), limit: 5) == expected)
                #expect(try traversal.paths(from: EntityID(start), to: EntityID(end), limit: 5).next()?.length == expected)
            }
        }
    }

    @Test("how many entities lie within one, two and three relations", arguments: [true, false])
    func counts(bothWays: Bool) throws {
        var rules = TraversalRules()
        rules.direction = bothWays ? .both : .outgoing
        for traversal in try engines(rules) {
            for index in 0..<25 {
                let start = entities[index * 11 % entities.count]
                for depth in 1...3 {
                    let expected = try base.connection.integer(
                        Self.walks + "SELECT count(DISTINCT entity) FROM walk WHERE entity <> ?1", start, depth, bothWays)
                    #expect(try traversal.count(from: EntityID(start), depth: depth) == Int(expected ?? -1))
                }
            }
        }
    }

    private func engines(_ rules: TraversalRules) throws -> [Traversal] {
        let base = try base.snapshot()
        let image = try #require(try ImageBuilder(base).build())
        let (edges, nodes) = (try EdgeRules(rules, base), try NodeRules(rules, base))
        return [
            Traversal(engine: SearchEngine(try IndexAdjacency(base, edges, nodes) {}), of: base),
            Traversal(engine: SearchEngine(ImageAdjacency(image, edges, nodes) {}), of: base),
        ]
    }
}
