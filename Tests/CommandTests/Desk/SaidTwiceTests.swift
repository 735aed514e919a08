import Foundation
import Testing

/// What somebody says again, or otherwise, at the desk is neither lost nor taken for something else.
@Suite("Said again, and otherwise")
struct SaidTwiceTests {
    @Test("a fact that followed what was merged follows it again once the merging is taken back, and back and forth")
    func followsAgain() throws {
        let folder = try TemporaryFolder.withCompanies()
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
        let folder = try TemporaryFolder.withCompanies()
        try folder.write("source s1\ncite 1 | p. 9\n\(second)\n", to: "change.facts")
        let outcome = try Dossier.shell("dossier add Alpha owns Gamma --source s1 && dossier apply change.facts --yes && dossier undo --yes", in: folder)
        #expect(outcome.status == 0, "\(outcome)")
        #expect(try Dossier.run("sql", "select fact is not null as f, locator from citations", "--format", "csv", in: folder).output == "f,locator\r\n1,\r\n")
    }

    @Test("--rejects never replaces a file, its own input least of all")
    func rejects() throws {
        let folder = try TemporaryFolder.withCompanies()
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
        let folder = try TemporaryFolder.withCompanies()
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --on 2013-05 --as-of 2014 --source s1", in: folder)
        #expect(outcome.status == 64 && outcome.errors.contains("--on and --as-of"), "\(outcome)")
        #expect(try Dossier.run("apply", "-", in: folder, input: "source s1\nAlpha | owns | Beta | on 2014 | p. 1 | as_of=2015\n").status == 65)
    }

    @Test("what a known fact does not say is told, with the command that makes it say so")
    func unchanged() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note first", in: folder)
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note second", in: folder)
        #expect(outcome.status == 0 && outcome.errors.contains("dossier edit 1 --note '...'"), "\(outcome)")
        let same = try Dossier.shell("dossier add Alpha owns Beta --source s1 --note first", in: folder)
        #expect(!same.errors.contains("edit"), "\(same)")
    }

    @Test("that two differ is told as that, also when it is known already")
    func different() throws {
        let folder = try TemporaryFolder.withCompanies()
        for _ in 0..<2 {
            let outcome = try Dossier.run("different", "Alpha", "Beta", "--because", "two firms", in: folder)
            #expect(outcome.status == 0 && outcome.output.contains("Alpha (alpha) ≠ Beta (beta)"), "\(outcome)")
        }
    }

    @Test("the command that is advised for a rival enters it")
    func rival() throws {
        let folder = try TemporaryFolder.withCompanies()
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
        let folder = try TemporaryFolder.withCompanies()
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
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1", in: folder)
        #expect(try Dossier.run("apply", "-", in: folder, input: "source s1\nAlpha | owns | Gamma | , | p. 3\n").status == 65)
        #expect(try Dossier.run("retract", "1", "1", "--because", "wrong", in: folder).status == 0)
    }

    @Test("what is called as something that was joined and removed is new, and itself")
    func newAgain() throws {
        let folder = try TemporaryFolder.withCompanies()
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
        let folder = try TemporaryFolder.withCompanies()
        let forgotten = try Dossier.run("apply", "-", in: folder, input: "Alpha | owns | Beta\n")
        #expect(forgotten.status == 0 && forgotten.errors.contains("1 fact without a source"), "\(forgotten)")
        let meant = try Dossier.run("apply", "-", in: folder, input: "source -\nAlpha | owns | Gamma\nsource s1\nAlpha | owns | Delta\n")
        #expect(meant.status == 0 && !meant.errors.contains("without a source"), "\(meant)")
    }

    @Test("contradictions are told beside rows for programs too")
    func rows() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --amount '20 %' --starts 2014 --source s1", in: folder)
        let outcome = try Dossier.shell("dossier add Alpha owns Beta --amount '30 %' --starts 2014 --source s2 --format json", in: folder)
        #expect(outcome.status == 0 && outcome.errors.contains("#2 contradicts #1"), "\(outcome)")
    }

    @Test("what a line takes back that was taken back already is told, and the rest of the file stands; alone it ends with 1")
    func takenBackAgain() throws {
        let folder = try TemporaryFolder.withCompanies()
        let made = try Dossier.shell(
            "dossier add Alpha owns Gamma --source s1 && dossier cite 1 --source s2 && dossier add Alpha owns Delta --source s1", in: folder)
        #expect(made.status == 0, "\(made)")
        try folder.write(
            """
            uncite #1 | source=s2; because=misread
            - 2 | because=wrong
            remove entity beta | because=unused
            source s1
            Gamma | owns | Delta
            """, to: "a.facts")
        #expect(try Dossier.run("apply", "a.facts", "--yes", in: folder).status == 0)
        for _ in 0..<2 {
            let again = try Dossier.run("apply", "a.facts", in: folder)
            #expect(again.status == 0 && again.errors.contains("nothing was changed"), "\(again)")
            for told in ["#1 is no longer cited from there", "fact 2 was retracted already, in revision", "'beta' was removed already, in revision"] {
                #expect(again.errors.contains(told), "\(told): \(again)")
            }
        }
        let entered = try Dossier.run("enter", "--source", "s1", in: folder, input: "- 2 | because=wrong\nDelta | owns | Alpha\n")
        #expect(entered.status == 0 && entered.errors.contains("fact 2 was retracted already"), "\(entered)")
        // Nothing else is asked for.
        let alone = try Dossier.run("apply", "-", in: folder, input: "- 2 | because=wrong\n")
        #expect(alone.status == 1 && alone.errors.contains("the standard input:1:3: fact 2 was retracted already"), "\(alone)")
        for command in ["retract 2 --because x", "uncite 1 --source s2 --because x", "entity remove beta --because x", "source remove nope --because x"] {
            #expect(try Dossier.shell("dossier \(command)", in: folder).status == 1, "\(command)")
        }
        // What uses it instead of taking it back is at fault.
        let used = try Dossier.run("apply", "-", in: folder, input: "source s1\ncite #2 | p. 1\nGamma | owns | Alpha\n")
        #expect(used.status == 65 && used.errors.contains("fact 2 was retracted already"), "\(used)")
        #expect(try Dossier.run("doctor", in: folder).status == 0)
    }

    @Test("faults of words and of meaning are told in one run, and not what only a faulty line makes")
    func oneRun() throws {
        let folder = try TemporaryFolder.withCompanies()
        try folder.write(
            """
            source s1
            Alpha | owns | Beta | planed
            Alpha | ownz | Beta
            + Newbie (person | leads | Alpha
            Newbie | leads | Beta
            - 77 | because=x
            """, to: "a.facts")
        let outcome = try Dossier.run("apply", "a.facts", in: folder)
        #expect(outcome.status == 65)
        let places = outcome.errors.split(separator: "\n").compactMap { $0.firstMatch(of: #/a\.facts:([0-9]+):[0-9]+: /#).map { String($0.1) } }
        #expect(places == ["2", "3", "4", "6"], "\(outcome)")
    }

    @Test("a day in figures that can be two is told as that, also among the details of a line")
    func severalDays() throws {
        let folder = try TemporaryFolder.withCompanies()
        for details in ["04/05/2023", "12 %, 04/05/2023", "4-5-2023", "on 04/05/2023", "04/05/2023 .."] {
            let outcome = try Dossier.run("apply", "-", in: folder, input: "source s1\nAlpha | owns | Beta | \(details)\n")
            #expect(outcome.status == 65 && outcome.errors.contains("one way only: 2023-05-04 or 2023-04-05"), "\(details): \(outcome)")
        }
    }

    @Test("what a line adds and the next one edits is not printed as a line to type again")
    func superseded() throws {
        let folder = try TemporaryFolder.withCompanies()
        let outcome = try Dossier.run("apply", "-", in: folder, input: "source s1\n@it Alpha | owns | Beta\nedit @it | role=buyer\n")
        #expect(outcome.status == 0 && !outcome.output.contains("dossier add"), "\(outcome)")
    }

    @Test("an undo that is refused names all that stands in its way, first what is to go first, and that can be done")
    func builtOn() throws {
        let folder = try TemporaryFolder.withCompanies()
        let made = try Dossier.shell(
            "dossier add Alpha owns Beta --source s1 && for role in a b c; do dossier edit 1 --role $role; done", in: folder)
        #expect(made.status == 0, "\(made)")
        let added = try #require(made.errors.firstMatch(of: /undo ([0-9]+)/).flatMap { Int($0.1) })
        let refused = try Dossier.run("undo", "\(added)", in: folder)
        #expect(refused.status == 1, "\(refused)")
        #expect(refused.errors.contains("dossier undo \(added + 3) first, or --with-dependents, which takes back \(added + 3), \(added + 2), \(added + 1)"), "\(refused)")
        for revision in (added...added + 3).reversed() { #expect(try Dossier.run("undo", "\(revision)", in: folder).status == 0) }
    }

    @Test("an old number leads to all that became of it: on its page, in 'why' and in 'log'; a spelling has a history too")
    func oldNumbers() throws {
        let folder = try TemporaryFolder.withCompanies()
        let made = try Dossier.shell(
            """
            dossier add Alpha owns Beta --source s1 && dossier edit 1 --role a && dossier edit 1 --role b \
            && dossier name Alpha 'Alpha SA' --source s1 && dossier retract n1 --because wrong \
            && dossier entity remove delta --because unused && dossier source add s3 --title Three && dossier source remove s3 --because unused
            """, in: folder)
        #expect(made.status == 0, "\(made)")
        #expect(try Dossier.run("show", "#1", in: folder).output.contains("#3 Alpha owns Beta, b"))
        #expect(try Dossier.run("why", "1", in: folder).output.contains("replaced by #3: dossier why 3"))
        func messages(_ subject: String) throws -> [String] {
            let outcome = try Dossier.run("log", subject, "--format", "csv", in: folder)
            return outcome.lines.dropFirst().map { $0.split(separator: ",").dropFirst(2).first.map(String.init) ?? "" }
        }
        let all = ["Edit of #1", "Edit of #1", "Add: Alpha owns Beta"]
        for number in ["#1", "#2", "3"] { #expect(try messages(number) == all, "\(number)") }
        #expect(try messages("n1") == ["Retract n1: wrong", "Name of Alpha: Alpha SA"])
        #expect(try messages("delta") == ["Remove the entity delta: unused", "Add the entity delta"])
        #expect(try messages("s3").count == 2)
        let why = try Dossier.run("why", "n1", in: folder)
        #expect(why.status == 0 && why.output.contains("Alpha SA") && why.output.contains("retracted in revision"), "\(why)")
        #expect(try Dossier.run("why", "n9", in: folder).status == 1)
    }

    @Test("a terminal is asked before lines take something away, wherever the lines come from, and a no keeps what was entered")
    func asked() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Beta --source s1", in: folder)
        try folder.write("- 1 | because=wrong\n", to: "a.facts")
        func answer(_ typed: String, _ command: String) throws -> Outcome {
            try Dossier.shell("(\(typed)) | script -qec \"\(command)\" /dev/null", in: folder)
        }
        let no = try answer("sleep 1; echo n; sleep 1", "cat a.facts | dossier apply -")
        #expect(no.output.contains("go on? [y/N]") && no.output.contains("nothing was changed"), "\(no)")
        let entered = try answer("sleep 1; cat a.facts; sleep 1; printf '\\004'; sleep 1; echo n; sleep 1", "dossier enter")
        #expect(entered.output.contains("go on? [y/N]") && entered.output.contains("the lines stand in 'dossier.db.enter.facts'"), "\(entered)")
        #expect(try Dossier.count("select count(*) from relations", in: folder) == 1)
        let yes = try answer("sleep 1; printf '\\004'; sleep 1; echo y; sleep 1", "dossier enter")
        #expect(yes.output.contains("to take it back"), "\(yes)")
        #expect(try Dossier.count("select count(*) from relations", in: folder) == 0)
    }

    @Test("what takes back again is told beside other faults by none of them; a removed source has no citations any more")
    func repeatedBesideFaults() throws {
        let folder = try TemporaryFolder.withCompanies()
        _ = try Dossier.shell("dossier add Alpha owns Gamma --source s1 && dossier cite 1 --source s2", in: folder)
        let lines = "uncite 1 | source=s2; because=x\nremove source s2 | because=x\nsource s1\nAlpha | owns | Delta\n- 1 | because=x\n- 1 | because=x\n"
        #expect(try Dossier.run("apply", "-", in: folder, input: lines).errors.contains("fact 1 was retracted already, on a line above"))
        let again = try Dossier.run("apply", "-", in: folder, input: lines)
        #expect(again.status == 0 && again.errors.contains("nothing was changed"), "\(again)")
        let fault = try Dossier.run("apply", "-", in: folder, input: "- 1 | because=x\n- 99 | because=x\n")
        #expect(fault.status == 65 && fault.errors.contains(":2:3: there is no fact 99") && !fault.errors.contains("retracted already"), "\(fault)")
        let words = try Dossier.run("apply", "-", in: folder, input: "- 1 | because=x\nsource s1\nAlpha | owns | Delta | planed\n")
        #expect(words.status == 65 && !words.errors.contains("retracted already"), "\(words)")
        let entered = try Dossier.run("enter", in: folder, input: "entity zz | company | Zz\n- 1 | because=x\n")
        #expect(entered.status == 0 && entered.errors.contains("fact 1 was retracted already"), "\(entered)")
    }

    @Test("only what a faulty line was to make is not told as missing")
    func followingFaults() throws {
        let folder = try TemporaryFolder.withCompanies()
        func places(_ lines: String) throws -> [String] {
            let outcome = try Dossier.run("apply", "-", in: folder, input: lines)
            return outcome.errors.split(separator: "\n").compactMap { $0.firstMatch(of: #/input:([0-9]+):[0-9]+: /#).map { String($0.1) } }
        }
        #expect(try places("source s9 | New | P | 99/99/99\nAlpha | owns | Beta\n") == ["1"])
        #expect(try places("source s1\n@a Alpha | owns | Beta | planed\nside d | one | @a\nfollows\n").contains("2"))
        #expect(try places("source s1\n+ Jeanne Martin (person | leads | Alpha\njeanne martin | leads | Beta\n") == ["2"])
        // It makes nothing, and has the letters.
        #expect(try places("source s1\nOranje Z | owns | Beta | 2023, planed\n- 3 | because=x\nOranje Z | owns | Gamma\n") == ["2", "3", "4"])
    }
}
