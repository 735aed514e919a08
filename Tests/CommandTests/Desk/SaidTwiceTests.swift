import Foundation
import Testing

/// What somebody says again, or otherwise, at the desk is neither lost nor taken for something else.
@Suite("Said again, and otherwise")
struct SaidTwiceTests {
    /// A base of a few companies and two sources.
    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try Dossier.shell(
            """
            dossier init --empty && dossier source add s1 --title One && dossier source add s2 --title Two \
            && for e in Alpha Beta Gamma Delta; do dossier entity add $e --kind company; done
            """, in: folder)
        #expect(made.status == 0, "\(made)")
        return folder
    }

    @Test("a fact that followed what was merged follows it again once the merging is taken back, and back and forth")
    func followsAgain() throws {
        let folder = try Self.folder()
        let made = try Dossier.shell(
            """
            dossier add Alpha owns Gamma --source s1 && dossier add Beta owns Gamma --source s1 \
            && dossier add Delta owns Gamma --follows 2 --source s1 && dossier same Alpha Beta && dossier undo
            """, in: folder)
        #expect(made.status == 0, "\(made)")
        func followed() throws -> String {
            try Dossier.run("sql", "select g.subject from relations f join relations g on g.id = f.follows", "--format", "csv", in: folder).output
        }
        #expect(try followed() == "subject\r\nbeta\r\n")
        // The undo is undone, and that too.
        let last = try Dossier.shell("dossier sql 'select max(id) from revisions' --format csv | tail -1 | tr -d '\\r'", in: folder).output
        let number = try #require(Int(last.filter(\.isNumber)))
        #expect(try Dossier.shell("dossier undo \(number)", in: folder).status == 0)
        #expect(try followed() == "subject\r\nalpha\r\n")
        #expect(try Dossier.shell("dossier undo \(number + 1)", in: folder).status == 0)
        #expect(try followed() == "subject\r\nbeta\r\n")
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    @Test("what one revision adds to a fact and takes away with it again is not there once it is taken back", arguments: ["edit 1 | role=chair", "- 1 | because=wrong"])
    func cameAndWent(second: String) throws {
        let folder = try Self.folder()
        try folder.write("source s1\ncite 1 | p. 9\n\(second)\n", to: "change.facts")
        let outcome = try Dossier.shell("dossier add Alpha owns Gamma --source s1 && dossier apply change.facts --yes && dossier undo --yes", in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        #expect(try Dossier.run("sql", "select fact is not null as f, locator from citations", "--format", "csv", in: folder).output == "f,locator\r\n1,\r\n")
    }

    @Test("--rejects never replaces a file, its own input least of all")
    func rejects() throws {
        let folder = try Self.folder()
        try folder.write("source s1\nAlpha | ownz | Beta\nAlpha | owns | Gamma\n", to: "a.facts")
        try folder.write("precious\n", to: "keep.txt")
        for name in ["keep.txt", "a.facts"] {
            let outcome = try Dossier.run("apply", "a.facts", "--rejects", name, in: folder)
            #expect(outcome.status == 73 && outcome.errors.contains("'\(name)' exists already"), "\(outcome)")
        }
        #expect(try String(decoding: folder.bytes(of: "keep.txt"), as: UTF8.self) == "precious\n")
        #expect(try Dossier.run("apply", "a.facts", "--rejects", "new.facts", in: folder).status == 65)
        #expect(try String(decoding: folder.bytes(of: "new.facts"), as: UTF8.self).contains("ownz"))
    }

    @Test("when a source saw a state hold is said once")
    func seenTwice() throws {
        let folder = try Self.folder()
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --on 2013-05 --as-of 2014 --source s1", in: folder)
        #expect(outcome.status == 64 && outcome.errors.contains("--on and --as-of"), "\(outcome)")
        #expect(try Dossier.run("apply", "-", in: folder, input: "source s1\nAlpha | owns | Beta | on 2014 | p. 1 | as_of=2015\n").status == 65)
    }

    @Test("what a known fact does not say is told, with the command that makes it say so")
    func unchanged() throws {
        let folder = try Self.folder()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note first", in: folder)
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note second", in: folder)
        #expect(outcome.status == 0 && outcome.errors.contains("dossier edit 1 --note '...'"), "\(outcome)")
        let same = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note first", in: folder)
        #expect(!same.errors.contains("edit"), "\(same)")
    }

    @Test("that two differ is told as that, also when it is known already")
    func different() throws {
        let folder = try Self.folder()
        for _ in 0..<2 {
            let outcome = try Dossier.run("different", "Alpha", "Beta", "--because", "two firms", in: folder)
            #expect(outcome.status == 0 && outcome.output.contains("Alpha (alpha) ≠ Beta (beta)"), "\(outcome)")
        }
    }

    @Test("the command that is advised for a rival enters it")
    func rival() throws {
        let folder = try Self.folder()
        _ = try Dossier.shell("dossier add Alpha invests-in Beta --amount '3 M€' --planned --starts 2014 --source s1", in: folder)
        let refused = try Dossier.shell("dossier cite 1 --source s2 --starts 2016", in: folder)
        #expect(refused.status == 64, "\(refused)")
        let advice = try #require(refused.errors.split(separator: "\n").joined(separator: " ").components(separatedBy: "fact of its own: ").last)
        let entered = try Dossier.shell(advice, in: folder)
        #expect(entered.status == 0 && entered.output.contains("#2"), "\(advice): \(entered)")
        let row = try Dossier.run("sql", "select object, amount, modality, starts from relations where id = 2", "--format", "csv", in: folder).lines.last
        #expect(row?.contains("beta") == true && row?.contains("planned,2016") == true, "\(row ?? "")")
    }

    @Test("a source that there is not is told once, where it is named; of several faults each has its own advice")
    func unknownSource() throws {
        let folder = try Self.folder()
        try folder.write("source nope\nAlpha | owns | Beta\nAlpha | owns | Gamma\n", to: "a.facts")
        let outcome = try Dossier.run("apply", "a.facts", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("a.facts:1:8: there is no source 'nope'"), "\(outcome)")
        #expect(outcome.errors.components(separatedBy: "no source 'nope'").count == 2, "\(outcome)")
        try folder.write("source s1\nAlpha | owns | Beta | planed\nsame | Alpha\n", to: "b.facts")
        let both = try Dossier.run("apply", "b.facts", in: folder)
        let first = try #require(both.errors.split(separator: "\n").first)
        #expect(first.contains("'planed' is no modality (planned"), "\(both)")
    }

    @Test("a number that is given twice is taken back once, and a comma by itself is no role")
    func smallThings() throws {
        let folder = try Self.folder()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1", in: folder)
        #expect(try Dossier.run("apply", "-", in: folder, input: "source s1\nAlpha | owns | Gamma | , | p. 3\n").status == 65)
        #expect(try Dossier.run("retract", "1", "1", "--because", "wrong", in: folder).status == 0)
    }

    @Test("what is called as something that was joined and removed is new, and itself")
    func newAgain() throws {
        let folder = try Self.folder()
        let outcome = try Dossier.shell(
            """
            dossier same Alpha Beta && dossier entity remove alpha --with-dependents --because x \
            && dossier add Gamma owns beta --new company --source s1
            """, in: folder)
        #expect(outcome.status == 0 && outcome.output.contains("Gamma owns beta"), "\(outcome)")
        #expect(try Dossier.run("doctor", in: folder).status == 0)
        // Taken back, one after the other, it is as it was.
        #expect(try Dossier.shell("dossier undo && dossier undo && dossier undo", in: folder).status == 0)
        #expect(try Dossier.run("show", "beta", in: folder).output.hasPrefix("Beta "))
    }

    @Test("facts of lines above which no source stands are told, unless the lines say that they have none")
    func unsourced() throws {
        let folder = try Self.folder()
        let forgotten = try Dossier.run("apply", "-", in: folder, input: "Alpha | owns | Beta\n")
        #expect(forgotten.status == 0 && forgotten.errors.contains("1 fact without a source"), "\(forgotten)")
        let meant = try Dossier.run("apply", "-", in: folder, input: "source -\nAlpha | owns | Gamma\nsource s1\nAlpha | owns | Delta\n")
        #expect(meant.status == 0 && !meant.errors.contains("without a source"), "\(meant)")
    }

    @Test("contradictions are told beside rows for programs too")
    func rows() throws {
        let folder = try Self.folder()
        _ = try Dossier.shell("dossier add Alpha owns Beta --amount '20 %' --starts 2014 --source s1", in: folder)
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --amount '30 %' --starts 2014 --source s2 --format json", in: folder)
        #expect(outcome.status == 0 && outcome.errors.contains("#2 contradicts #1"), "\(outcome)")
    }
}
