import Foundation
import Testing

/// What `check` advises is a command: run as it is printed, with the dots filled in, the finding is gone.
@Suite("Advice of check")
struct CheckAdviceTests {
    /// A fault: how it gets into a base at the desk, its code, which piece of advice is taken, and what stands for the dots.
    struct Fault: Sendable, CustomTestStringConvertible {
        let code: String
        let makes: [String]
        let advice: Int
        let words: [String]
        /// What another program does to the file.
        var sql = ""
        var testDescription: String { "\(code), advice \(advice + 1)" }
    }

    private static let paris = "insert into source_text (source, text) select id, 'Clouds over Paris' from source where slug = 'itfb-734'"

    static let faults = [
        Fault(code: "ended-before-start", makes: ["add Orange owns Numergy --starts 2014 --ends 2012 --source lmi-56327"], advice: 0, words: ["2012", "2014"]),
        Fault(code: "ended-before-start", makes: ["name Orange 'Orangina SA' --starts 2014 --ends 2012 --source lmi-56327"], advice: 0, words: ["a slip"]),
        Fault(code: "uncited-fact", makes: ["add Orange owns Numergy --starts 2014 --unsourced"], advice: 0, words: ["lmi-56327", "par. 1"]),
        Fault(code: "uncited-fact", makes: ["add Orange owns Numergy --starts 2014 --unsourced"], advice: 1, words: ["unfounded"]),
        Fault(code: "uncited-name", makes: ["name Orange 'Orangina SA'"], advice: 0, words: ["lmi-56327", "par. 1"]),
        Fault(code: "uncited-name", makes: ["name Orange 'Orangina SA'"], advice: 1, words: ["a drink"]),
        Fault(code: "unsourced-date", makes: ["add Orange owns Numergy --starts 2014 --unsourced", "cite 397 --source lmi-56327 --basis states"], advice: 0, words: ["itfb-734", "2014", "2015"]),
        Fault(code: "unsourced-date", makes: ["add Orange owns Numergy --starts 2014 --unsourced", "cite 397 --source lmi-56327 --basis states"], advice: 1, words: []),
        Fault(code: "inferred-only", makes: ["add Orange owns Numergy --starts 2014 --source lmi-56327 --basis inferred"], advice: 0, words: ["itfb-734", "par. 1"]),
        Fault(code: "uncited-source", makes: ["source add letter --title 'A letter'"], advice: 0, words: ["not used"]),
        Fault(code: "unused-entity", makes: ["entity add 'Zorro SA' --kind company"], advice: 0, words: ["not used"]),
        Fault(code: "one-sided-dispute", makes: ["dispute add quarrel --topic who --side 'one: 42'"], advice: 1, words: ["no quarrel"]),
        Fault(code: "favours-no-side", makes: ["dispute add quarrel --topic who --side 'one: 42' --side 'two: 43' --favours one", "retract 42 --because x"], advice: 1, words: []),
        Fault(code: "derivation-circle", makes: ["source edit lmi-56327 --derived-from itfb-734", "source edit itfb-734 --derived-from lmi-56327"], advice: 0, words: []),
        Fault(code: "duplicate-name", makes: ["entity add 'Numergy' --kind company --slug numergy-2", "add numergy-2 owns Bull --starts 2012 --source lmi-56327"], advice: 0, words: []),
        Fault(code: "duplicate-name", makes: ["entity add 'Numergy' --kind company --slug numergy-2", "add numergy-2 owns Bull --starts 2012 --source lmi-56327"], advice: 1, words: ["a bakery"]),
        Fault(code: "shares-over-100", makes: ["add Bull owns Numergy --amount '120 %' --starts 2012 --source lmi-56327"], advice: 0, words: ["20 %"]),
        Fault(code: "rivals-outside-dispute", makes: ["add Bull owns Bleu --amount '20 %' --starts 2021 --source lmi-56327", "add Bull owns Bleu --amount '30 %' --starts 2021 --source itfb-734"], advice: 0, words: ["How much"]),
        Fault(code: "before-existence", makes: ["add 'Late SA' founded 2015 --new company --source lmi-56327", "add Orange owns 'Late SA' --starts 2011 --ends 2012 --source lmi-56327"], advice: 0, words: ["2016"]),
        Fault(code: "before-existence", makes: ["add 'Late SA' founded 2015 --new company --source lmi-56327", "add 'Late SA' owns Orange --starts 2011 --ends 2012 --source lmi-56327"], advice: 1, words: ["when"]),
        Fault(code: "closed-before-opening", makes: ["add 'Late SA' founded 2015 --new company --source lmi-56327", "add 'Late SA' dissolved 2014 --source lmi-56327"], advice: 1, words: ["2016"]),
        Fault(code: "parted-before-joining", makes: ["add 'Late SA' takes-part-in Numergy --new company --starts 2015 --source lmi-56327", "add 'Late SA' withdraws-from Numergy --on 2014 --source lmi-56327"], advice: 0, words: ["2016"]),
        Fault(code: "kind-mismatch", makes: ["entity add Louvre --kind datacenter", "add Louvre works-for Orange --starts 2014 --source lmi-56327"], advice: 0, words: ["patrick-starck"]),
        Fault(code: "kind-mismatch", makes: ["entity add Louvre --kind datacenter", "add Orange located-in Louvre --starts 2014 --source lmi-56327"], advice: 1, words: ["Rouen"]),
        Fault(code: "kind-mismatch", makes: ["entity add Louvre --kind datacenter", "add Louvre works-for Orange --starts 2014 --source lmi-56327"], advice: 2, words: ["person"]),
        Fault(code: "quote-not-found", makes: ["add Orange owns Numergy --starts 2014 --source itfb-734 --at 'p. 1' --quote 'Clouds over Rome'", "cite 397 --source itfb-734 --at 'p. 2' --quote Clouds"], advice: 1, words: ["misquoted", "Clouds over"], sql: paris),
        Fault(code: "quote-not-found", makes: ["name Orange 'Orangina SA' --source itfb-734 --quote 'Clouds over Rome'"], advice: 0, words: ["misquoted"], sql: paris),
        Fault(code: "follows-circle", makes: ["edit 118 --follows 119", "edit 119 --follows 118"], advice: 0, words: []),
    ]

    /// What is read of a finding here.
    private struct Finding: Decodable, Equatable {
        let code: String
        let commands: [String]
    }

    @Test("the command that is printed does it", arguments: faults)
    func advice(_ fault: Fault) throws {
        let folder = try TemporaryFolder.withBase()
        func findings() throws -> [Finding] {
            let outcome = try Dossier.run("check", "--format", "json", in: folder)
            return try JSONDecoder().decode([Finding].self, from: Data(outcome.output.utf8)).filter { $0.code == fault.code }
        }
        let known = try findings()
        for line in fault.makes {
            let outcome = try Dossier.shell("dossier \(line)", in: folder)
            #expect(outcome.status == 0, "\(line): \(outcome.errors)")
        }
        if !fault.sql.isEmpty { #expect(try Dossier.shell("sqlite3 dossier.db \"\(fault.sql)\"", in: folder).status == 0) }
        let found = try findings().filter { !known.contains($0) }
        #expect(found.count == 1, "\(found)")
        let commands = try #require(found.first).commands
        var command = commands[fault.advice].replacing(" SLUG ", with: " a-new-dispute ")
        for word in fault.words { command = command.replacing("'...'", with: "'\(word)'", maxReplacements: 1) }
        // The page prints the same.
        #expect(try Dossier.run("check", in: folder).output.contains(commands[fault.advice]))
        let outcome = try Dossier.shell(command, in: folder)
        #expect(outcome.status == 0, "\(command): \(outcome)")
        #expect(try findings() == known, "\(command)")
    }

    @Test("of what is damaged in the file, 'doctor' tells more", arguments: [
        ("dangling-reference", "update citation set speaker = 99999 where id = (select min(id) from citation)"),
        ("merged-entity", "update entity set canonical = (select id from entity where slug = 'bull') where slug = 'orange'"),
    ])
    func damage(code: String, sql: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write("pragma foreign_keys = off; pragma ignore_check_constraints = 1; \(sql);", to: "damage.sql")
        #expect(try Dossier.shell("sqlite3 dossier.db < damage.sql", in: folder).status == 0)
        let page = try Dossier.run("check", in: folder)
        #expect(page.output.contains(code) && page.output.contains("\n      dossier doctor\n"), "\(page)")
        #expect(try Dossier.run("doctor", in: folder).status == 65)
    }

    @Test("every rule has advice that is tried here")
    func all() throws {
        let tried = Set(Self.faults.map(\.code)).union(["dangling-reference", "merged-entity"])
        let rules = try Repository.text(of: "docs/check.md").split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| `([a-z0-9-]+)` \| (error|warning|info)/).map { String($0.1) }
        }
        #expect(rules.count >= 21 && tried == Set(rules), "\(tried.symmetricDifference(rules))")
    }
}
