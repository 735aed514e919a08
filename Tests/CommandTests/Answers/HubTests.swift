import Foundation
import Testing

@Suite("Entities with very many facts")
struct HubTests {
    private static let count = 2_500

    /// A hub whose facts begin later the lower their ids, cited from two sources in turn.
    private static let hub = Result {
        try InventedBase([
            "entities": (1...count).map { "e\($0),company,Company \($0)" },
            "relations": (1...count).map { "\($0),a,supplies,e\($0),\(4_000 - $0 / 2),,actual" },
            "citations": (1...count).map { "\($0),,\($0 % 2 == 0 ? "s" : "t"),row \($0)" },
        ])
    }

    @Test("a page is written as it is read: in order of days, each mark with its place, each source once")
    func page() throws {
        let lines = try Self.hub.get().run("show", "a").lines
        #expect(lines.prefix(2) == ["Alpha — company", "Supplies"])
        let facts = lines.filter { $0.hasPrefix("  Company") }
        #expect(facts.count == Self.count)
        #expect(facts.first == "  Company 2500, from 2750 [1, row 2500]")
        #expect(facts.last == "  Company 1, from 4000 [2, row 1]")
        let years = facts.compactMap { $0.split(separator: " ").dropFirst(3).first.flatMap { Int($0) } }
        #expect(years == years.sorted())
        #expect(lines.suffix(3) == ["Sources", "[1] “The source”, undated.", "[2] “Another”, undated."])
    }

    @Test("a short page has lettered places, and what is asked of it in time is left out of it")
    func shortPage() throws {
        let page = try Self.hub.get().run("show", "e10")
        #expect(page.lines.contains("  Alpha, from 3995 [1]"))
        let asked = try Self.hub.get().run("relations", "a", "--on", "2760", "--format", "csv")
        #expect(asked.lines.count == 22)
        #expect(try Self.hub.get().run("relations", "a", "--on", "2749").status == 1)
        #expect(try Self.hub.get().run("relations", "a", "--on", "2749").output.isEmpty)
        #expect(try Self.hub.get().run("relations", "a", "--on", "2749", "--format", "json").output == "[]\n")
    }

    @Test("a reader that goes away early is no error", arguments: ["relations a", "show a", "relations a --format csv", "show a --format ndjson"])
    func head(command: String) throws {
        let outcome = try Self.hub.get().shell("dossier \(command) | head -5")
        #expect(outcome.lines.count >= 4)
        #expect(outcome.errors.isEmpty)
    }

    @Test("rows are all there, in order of id")
    func rows() throws {
        let lines = try Self.hub.get().run("relations", "a", "--format", "csv").lines
        #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == (1...Self.count).map { "\($0)"[...] })
    }
}
