import DossierStorage
import DossierModel
import DossierQuery
import Testing

@Suite("When all relations of a path held at once")
struct PathWindowTests {
    let graph: TraversalGraph

    init() throws { graph = try TraversalGraph() }

    private func window(countsEvents: Bool = false) throws -> PathWindow {
        PathWindow(of: try graph.base.snapshot().facts(graph.facts.map(\.rawValue)), countsEvents: countsEvents)
    }

    private func days(_ from: String, _ to: String) -> ClosedRange<Day> { Day(iso: from)!...Day(iso: to)! }

    @Test("the window is what the relations' days have in common")
    func intersection() throws {
        try graph.add("a runs b 2010 2012", "b runs c 2011-05 2014")
        let window = try window()
        #expect(window.possible == days("2011-05-01", "2012-12-31"))
        #expect(window.certain == days("2011-05-31", "2012-01-01"))
        #expect(window.counted == 2)
    }

    @Test("relations without a common day give no window")
    func never() throws {
        try graph.add("a runs b 2010 2011", "b runs c 2012 2014")
        #expect(try window().possible == nil)
        #expect(try window().certain == nil)
    }

    @Test("events and periods are left out, unless events are counted")
    func events() throws {
        try graph.add("a runs b 2010 2012", "b buys c 2011-03-04", "c pays d 2011")
        #expect(try window().possible == days("2010-01-01", "2012-12-31"))
        #expect(try window().leftOut == 2)
        #expect(try window(countsEvents: true).possible == days("2011-03-04", "2011-03-04"))
        #expect(try window(countsEvents: true).certain == days("2011-03-04", "2011-03-04"))
        #expect(try window(countsEvents: true).leftOut == 1)
    }

    @Test("hearsay, denials and unknown dates are never certain", arguments: [Modality.alleged, .denied])
    func uncertain(modality: Modality) throws {
        try graph.add([.init(subject: "a", predicate: "runs", object: "b", starts: "2010", ends: "2012", modality: modality)])
        #expect(try window().certain == nil)
        try graph.add("b runs c - ..")
        #expect(try window().certain == nil)
        #expect(try window().possible == days("2010-01-01", "2012-12-31"))
    }

    @Test("in rows a possible day without bound is NULL, days that never met cross, and certainty stays within SQL's calendar")
    func values() throws {
        func row(_ facts: String...) throws -> [Value] {
            let graph = try TraversalGraph()
            for fact in facts { try graph.add(fact) }
            return PathWindow(of: try graph.base.snapshot().facts(graph.facts.map(\.rawValue))).values
        }
        func text(_ days: String...) -> [Value] { days.map { $0 == "-" ? .null : .text($0) } }
        #expect(try row("a runs b 2010 2012") == text("2010-01-01", "2012-12-31", "2010-12-31", "2012-01-01"))
        #expect(try row("a runs b - 2012") == text("-", "2012-12-31", "-", "-"))
        #expect(try row("a runs b .. 2012") == text("-", "2012-12-31", "-4713-11-25", "2012-01-01"))
        #expect(try row("a runs b -0044 -0043") == text("-0044-01-01", "-0043-12-31", "-0044-12-31", "-0043-01-01"))
        #expect(try row("a runs b Y-12000 -9000") == text("-4713-11-25", "-4713-11-25", "-", "-"))
        #expect(try row("a runs b 2010 2011", "b runs c 2012 2014") == text("2012-01-01", "2011-12-31", "-", "-"))
        #expect(try row("a buys b 2010") == text("-", "-", "-", "-"))
    }

    @Test("a path without relations holds at all times")
    func empty() throws {
        #expect(try window().possible == .distantPast ... .distantFuture)
        #expect(try window().counted == 0)
    }
}
