import DossierModel
import DossierQuery
import DossierStorage
import Testing

@Suite("Traversal in SQL")
struct TraversalFunctionsTests {
    let graph: TraversalGraph

    init() throws {
        graph = try TraversalGraph()
        try graph.add(entities: ["paris:city"])
        try graph.add("a runs b 2010 2012", "b owns paris 2011 2015", "c runs b 2013 2014", "lone runs lone")
    }

    private func rows(_ sql: String) throws -> [String] {
        let asked = try graph.base.snapshot()
        try TraversalFunctions.register(on: asked)
        defer { asked.end() }
        return try graph.base.connection.all(sql) { row in
            (0..<row.count).map { row.optionalText($0) ?? "-" }.joined(separator: " ")
        }
    }

    @Test("neighbours gives entities with distance and relation")
    func neighbours() throws {
        #expect(try rows("SELECT * FROM neighbours('a')") == ["b b company 1 1 runs a"])
        #expect(try rows("SELECT entity, distance, \"from\" FROM neighbours('a', 2)") == ["b 1 a", "paris 2 b", "c 2 b"])
        #expect(try rows("SELECT entity FROM neighbours('a', 2, 'outgoing')") == ["b", "paris"])
        #expect(try rows("SELECT entity FROM neighbours('b', 1, NULL, 'runs')") == ["a", "c"])
        #expect(try rows("SELECT entity FROM neighbours('b', 1, 'both', NULL, '2012-03')") == ["a", "paris"])
        #expect(try rows("SELECT entity FROM neighbours WHERE start = 'b' AND \"on\" = 2014") == ["paris", "c"])
    }

    @Test("reachable has no bound, and joins with the views")
    func reachable() throws {
        #expect(try rows("SELECT entity, distance FROM reachable('paris')") == ["b 1", "a 2", "c 2"])
        #expect(try rows("SELECT e.kind, count(*) FROM reachable('a') r JOIN entities e ON e.slug = r.entity GROUP BY 1") == ["city 1", "company 2"])
        #expect(try rows("SELECT e.slug, (SELECT count(*) FROM reachable(e.slug)) FROM entities e ORDER BY 1") == ["a 3", "b 3", "c 3", "lone 0", "paris 3"])
    }

    @Test("paths gives a row a step, with the window of the whole path")
    func paths() throws {
        #expect(
            try rows("SELECT path, step, relation, \"from\", predicate, \"to\", length, possible_from, possible_to, certain_from FROM paths('a', 'paris')")
                == ["1 1 1 a runs b 2 2011-01-01 2012-12-31 2011-12-31", "1 2 2 b owns paris 2 2011-01-01 2012-12-31 2011-12-31"])
        // Never all at once: the days cross.
        #expect(try rows("SELECT path, possible_from > possible_to, certain_from FROM paths('a', 'c') WHERE step = 1") == ["1 1 -"])
        #expect(try rows("SELECT * FROM paths('a', 'c', 6, 1, NULL, NULL, NULL, 1)") == [])
        #expect(try rows("SELECT * FROM paths('a', 'c', 1)") == [])
        #expect(try rows("SELECT * FROM paths('a', 'a')") == [])
    }

    @Test("entities that are not there give no rows, wrong arguments an error")
    func arguments() throws {
        #expect(try rows("SELECT * FROM neighbours('nowhere-at-all')") == [])
        #expect(try rows("SELECT * FROM neighbours(NULL)") == [])
        for call in ["neighbours('a', -1)", "neighbours('a', 1, 'up')", "neighbours('a', 1, NULL, 'walks')", "neighbours('a', 1, NULL, NULL, 'soonish')"] {
            #expect(throws: SQLiteError.self) { try rows("SELECT * FROM \(call)") }
        }
    }

    @Test("a change of the base shows in the next call")
    func changes() throws {
        #expect(try rows("SELECT count(*) FROM reachable('lone')") == ["0"])
        try graph.add("lone runs a")
        #expect(try rows("SELECT count(*) FROM reachable('lone')") == ["4"])
    }

    @Test("the base is released although functions ask about it")
    func release() throws {
        weak var base: Writer?
        do {
            let other = try TraversalGraph()
            try other.add("a runs b")
            let asked = try other.base.snapshot()
            try TraversalFunctions.register(on: asked)
            #expect(try other.base.connection.integer("SELECT count(*) FROM neighbours('a')") == 1)
            base = other.base
        }
        #expect(base == nil)
    }
}
