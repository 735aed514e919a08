import Foundation
import Testing

@Suite("No answer takes a side silently")
struct DisputedAnswersTests {
    /// Runs a command on the bundled base.
    private func run(_ arguments: String...) throws -> Outcome {
        try Program(Dossier.path, arguments, in: Self.folder.get()).run()
    }

    private static let folder = Result { try TemporaryFolder.withBase() }

    @Test(
        "a side of a dispute is marked wherever it is printed, with the dispute's slug",
        arguments: [
            "show andromede", "relations andromede", "timeline andromede --undated", "around andromede --predicate invests-in", "money andromede",
            "path thales andromede --predicate invests-in --all --max 1", "common thales dassault-systemes --predicate invests-in",
            "sources jdn-0911", "show #17",
        ])
    func everywhere(command: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let folder = try Self.folder.get()
        #expect(try Program(Dossier.path, words, in: folder).run().output.contains("split-of-285"))
        if ["money", "show"].contains(words[0]) { return }
        let rows = csvRows(try Program(Dossier.path, words.filter { $0 != "--undated" } + ["--format", "csv"], in: folder).run().output)
        #expect(rows.contains { $0["disputed"] == "split-of-285" })
    }

    @Test("the favoured share is certain, and not the other beside it; stderr says how many were left out")
    func certain() throws {
        let answer = try run("relations", "cloudwatt", "--predicate", "owns", "--on", "2013-07-01", "--certain", "--format", "csv")
        #expect(csvRows(answer.output).filter { $0["subject"] == "orange" }.map { $0["amount_low"] } == ["44.4"])
        #expect(answer.errors.contains("3 facts are left out: they are disputed, only possible, or not vouched for"))
    }

    @Test("slugs are resolved in the order entity, dispute, source, name")
    func subjects() throws {
        #expect(try run("show", "split-of-285").lines.first?.hasPrefix("Split of the 285 million") == true)
        #expect(try run("conflicts", "split-of-285").output == run("show", "split-of-285").output)
        #expect(try run("show", "lmi-56327").output == run("sources", "lmi-56327").output)
        #expect(try run("show", "#17").lines.first?.hasPrefix("#17 — Thales invests in Andromède") == true)
        #expect(try run("show", "17").output == run("show", "#17").output)
        #expect(try run("show", "#99999").status == 1)
        #expect(try run("show", "Patrick Stark").lines.first == "Patrick Starck — person")
    }

    @Test("who finds nothing is told why")
    func nothing() throws {
        #expect(try run("relations", "prism", "--predicate", "leads").errors.contains("nothing like it is in this base"))
        #expect(try run("relations", "cloudwatt", "--predicate", "leads", "--on", "1990").errors.contains("the conditions leave out what is known"))
        #expect(try run("relations", "sfr", "--predicate", "withdraws-from", "--certain").errors.contains("it is only possible, not certain"))
        let base = try InventedBase(["relations": ["1,a,owns,b,2010,2019,denied"]])
        #expect(try base.run("relations", "a", "--on", "2030").errors.contains("it is denied"))
        #expect(try base.run("path", "a", "b").errors.contains("it is denied"))
    }

    @Test("the brief page fits a screen, whoever it is about", arguments: ["cloudwatt", "numergy", "orange", "etat-francais", "andromede", "patrick-starck"])
    func brief(slug: String) throws {
        let lines = try run("show", slug, "--brief").lines
        #expect(lines.count <= 40 && lines.last == "All of it: dossier show \(slug)")
    }

    @Test("on a terminal a source takes one line, in a pipe its whole reference")
    func sources() throws {
        let folder = try Self.folder.get()
        let page = try Dossier.runOnTerminal(["show", "patrick-starck"], in: folder).output
        #expect(page.contains("(lmi-56327)") && !page.contains("https://"))
        #expect(try Dossier.runOnTerminal(["show", "patrick-starck", "--sources", "full"], in: folder).output.contains("https://"))
        #expect(try run("show", "patrick-starck").output.contains("https://"))
    }
}
