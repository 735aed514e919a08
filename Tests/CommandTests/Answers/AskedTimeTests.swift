import Foundation
import Testing

/// A time that is asked about is answered by every command that takes it, or refused: never passed over.
@Suite("A time that is asked about")
struct AskedTimeTests {
    private static let base = Result { try TemporaryFolder.withBase() }

    private func run(_ line: String) throws -> Outcome { try Dossier.shell("dossier \(line)", in: Self.base.get()) }

    @Test("what lies around says how surely it held then, as relations do")
    func around() throws {
        let page = try run("around cloudwatt --on 'mars 2014' --predicate leads").output
        #expect(page.contains("possibly: Cloudwatt is led by Patrick Starck") && page.contains("possibly: Cloudwatt is led by Nadine Pichelot"))
        for shape in ["dot", "mermaid"] {
            #expect(try run("around cloudwatt --on 'mars 2014' --predicate leads --as \(shape)").output.contains("possibly: leads"), "\(shape)")
        }
        let around = csvRows(try run("around cloudwatt --on 2013-06 --depth 2 --limit 1000 --format csv").output)
        #expect(!around.isEmpty)
        for row in around {
            let relation = try #require(row["relation"])
            let all = csvRows(try run("relations \(row["from"] ?? "") --on 2013-06 --format csv").output)
            #expect(all.first { $0["id"] == relation }?["holds"] == row["holds"], "relation \(relation)")
        }
        #expect(try !run("around cloudwatt --format csv").output.contains("holds"))
    }

    @Test(
        "is refused where nothing has a time",
        arguments: [
            "list --on 2012", "list --certain", "list modalities --certain", "show lmi-56327 --on 1990", "show split-of-285 --certain", "show '#15' --brief",
            "show lmi-56327 --only names", "relations --at-least '-5 €'", "money --at-least '-5 €'",
        ])
    func refused(_ line: String) throws {
        let outcome = try run(line)
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
    }

    @Test("what is certain is asked for without a time too")
    func certain() throws {
        let all = try run("stats --between 1900 2100 --format csv").output
        let certain = csvRows(try run("stats --certain --format csv").output)
        #expect(certain.allSatisfy { $0["possible"] == "0" } && !all.isEmpty && certain.count == 2)
        #expect(try run("list companies --certain").lines.count < run("list companies").lines.count)
    }

    @Test("find says that there is more than it prints")
    func findCut() throws {
        #expect(try run("find --text cloud").errors.contains("there is more: --limit with a higher number than 20"))
        #expect(try run("find cloud --limit 1").errors.contains("a higher number than 1"))
        #expect(try !run("find --text cloud --limit 1000").errors.contains("there is more"))
    }
}
