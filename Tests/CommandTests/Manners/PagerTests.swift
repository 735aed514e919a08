import Foundation
import Testing

@Suite("The pager")
struct PagerTests {
    /// A program that says who it is and how less would be told to behave, then shows what it is given.
    private static func withPagers() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withBase()
        for name in ["mine", "other"] {
            try folder.write("#!/bin/sh\necho \"\(name): LESS=$LESS\"\ncat\n", to: name)
            _ = try Dossier.shell("chmod +x \(name)", in: folder)
        }
        return folder
    }

    private func shown(_ environment: [String: String], _ arguments: [String] = ["stats"]) throws -> Outcome {
        try Dossier.runOnTerminal(arguments, in: Self.withPagers(), withErrors: true, environment: environment)
    }

    @Test("DOSSIER_PAGER goes before PAGER, and LESS is FRX where it is not set")
    func order() throws {
        #expect(try shown(["PAGER": "./mine"]).output.hasPrefix("mine: LESS=FRX\n"))
        #expect(try shown(["PAGER": "./mine", "DOSSIER_PAGER": "./other", "LESS": "R"]).output.hasPrefix("other: LESS=R\n"))
        #expect(try shown(["PAGER": "./mine --", "DOSSIER_PAGER": ""]).output.hasPrefix("what"))
    }

    @Test("no pager with --no-pager, on a dumb terminal, or where it is cat")
    func none() throws {
        let plain = try shown(["PAGER": "cat"]).output
        #expect(plain.contains("entities"))
        #expect(try shown(["PAGER": "./mine"], ["stats", "--no-pager"]).output == plain)
        #expect(try shown(["PAGER": "./mine"], ["--no-pager", "stats"]).output == plain)
        #expect(try shown(["PAGER": "./mine", "TERM": "dumb"]).output == plain)
    }

    @Test("a pager that cannot start: a note, then the answer", arguments: ["no-such-pager -x", "./no-such-pager", "/dev/null"])
    func missing(_ pager: String) throws {
        let outcome = try shown(["PAGER": pager])
        #expect(outcome.output.contains("dossier: the pager '\(pager)' cannot start"))
        #expect(outcome.output.contains("entities") && outcome.status == 0)
    }

    @Test("less shows a page in bold letters, not in codes")
    func less() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try Dossier.runOnTerminal(["show", "val-de-reuil"], in: folder, environment: ["PAGER": "less", "NO_COLOR": ""])
        #expect(outcome.output.contains("\u{1B}[1m") && !outcome.output.contains("ESC[1m"))
    }

    @Test("the file is free while a pager shows it")
    func free() throws {
        let folder = try Self.withPagers()
        let pager = "sh -c 'sqlite3 -cmd \".timeout 0\" dossier.db \"create table t (x)\" && echo free'"
        let outcome = try Dossier.runOnTerminal(["stats"], in: folder, withErrors: true, environment: ["PAGER": pager])
        #expect(outcome.output.contains("free"), "\(outcome.output)")
    }

    @Test("Ctrl-C before the first row says so, shows nothing, and ends the process by the signal")
    func interrupted() throws {
        let folder = try TemporaryFolder.withBase()
        let endless = "with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) from n"
        let running = try Dossier.start("sql", endless, in: folder)
        usleep(500_000)
        running.send(signal: SIGINT)
        let outcome = running.finish()
        #expect(outcome == Outcome(output: "", errors: "dossier: interrupted\n", status: 130))
    }
}
