import Foundation
import Testing

@Suite("Rows about facts")
struct FactColumnsTests {
    /// Every command whose rows are facts, or rest on facts.
    private static let commands = [
        "show andromede", "show #17", "show lmi-56327", "relations andromede", "relations", "timeline andromede",
        "around andromede",
        "path thales andromede", "common thales dassault-systemes", "money andromede", "sources jdn-0911",
    ]

    private static let folder = Result { try TemporaryFolder.withBase() }

    private func run(_ command: String, _ format: String) throws -> String {
        try Program(Dossier.path, command.split(separator: " ").map(String.init) + ["--format", format], in: Self.folder.get())
            .run().output
    }

    private func sql(_ query: String) throws -> [String] {
        try Program(Dossier.path, ["sql", query, "--format", "tsv"], in: Self.folder.get()).run().lines.dropFirst().map { $0 }
    }

    @Test("say what stands against them, in every command and format", arguments: commands)
    func disputed(command: String) throws {
        let header = try #require(try run(command, "csv").split(whereSeparator: \.isNewline).first).split(separator: ",")
        #expect(header.contains("disputed") && header.contains("sources"))
        // Pages say it in a line below, and money in its sums.
        if ["show", "sources", "money"].contains(where: command.hasPrefix) { return }
        #expect(try run(command, "markdown").split(separator: "\n").first?.contains("disputed") == true)
    }

    @Test("so do the views that have facts, with the slugs of written disputes")
    func views() throws {
        for view in ["relations", "attributes"] {
            #expect(try sql("SELECT count(*) FROM pragma_table_info('\(view)') WHERE name = 'disputed'") == ["1"])
        }
        #expect(try sql("SELECT disputed FROM relations WHERE id = 17") == ["split-of-285"])
    }

    @Test("have in CSV where each source says so")
    func places() throws {
        let row = try #require(csvRows(try run("show #17", "csv")).first)
        #expect(row["sources"]?.hasPrefix("lmi-56327") == true)
        #expect(row["citations"]?.hasPrefix("lmi-56327 par. ") == true)
    }

    // MARK: JSON

    private func json(_ command: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(run(command, "json").utf8))
    }

    private func factSchema() throws -> [String: Any] {
        let data = try Data(contentsOf: Repository.root.appendingPathComponent("docs/schema/fact.json"))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    /// Checks the members of a fact and their types against the published schema; Tests/OutsideTruth/json does the rest.
    private func expectFact(_ object: [String: Any], _ schema: [String: Any], _ command: String) throws {
        let properties = try #require(schema["properties"] as? [String: [String: Any]])
        for name in try #require(schema["required"] as? [String]) {
            let value = try #require(object[name], "\(command): no \(name)")
            let declared = properties[name]?["type"]
            let types = (declared as? [String]) ?? [(declared as? String) ?? "string"]
            #expect(types.contains { matches(value, $0) }, "\(command): \(name) is \(value)")
        }
    }

    private func matches(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": value is NSNull
        case "string": value is String
        case "array": value is [Any]
        // A boolean comes as a number of one character.
        case "boolean": (value as? NSNumber).map { ["c", "B"].contains(String(cString: $0.objCType)) } ?? false
        case "integer", "number": value is NSNumber
        default: false
        }
    }

    @Test("are one shape in JSON, by itself or within an answer that says more", arguments: commands)
    func shape(command: String) throws {
        let answer = try json(command)
        let rows = try #require((answer as? [String: Any])?["facts"] as? [[String: Any]] ?? answer as? [[String: Any]])
        let schema = try factSchema()
        #expect(!rows.isEmpty)
        for row in rows {
            if let facts = row["facts"] as? [[String: Any]] {
                for fact in facts { try expectFact(fact, schema, command) }
            } else {
                try expectFact(row["fact"] as? [String: Any] ?? row, schema, command)
            }
        }
    }

    @Test("stand on the page of an entity beside its names, summary, kind and disputes")
    func page() throws {
        let page = try #require(try json("show andromede") as? [String: Any])
        #expect(page["slug"] as? String == "andromede" && page["kind"] as? String == "project" && page["summary"] is String)
        #expect(page["names"] is [[String: Any]])
        let disputes = try #require(page["disputes"] as? [[String: Any]])
        #expect(disputes.contains { $0["slug"] as? String == "split-of-285" && $0["sides"] is [[String: Any]] })
    }

    @Test(
        "are an empty list where nothing is found",
        arguments: ["relations prism --predicate leads", "path prism bleu --max 1", "find zzzzzz"])
    func nothing(command: String) throws { #expect(try run(command, "json") == "[]\n") }
}
