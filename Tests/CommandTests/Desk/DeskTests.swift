import Foundation
import Testing

/// The desk as a user has it: commands that change a base, what they say, and what they leave.
@Suite("The desk")
struct DeskTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder.withBase() }

    @discardableResult
    private func run(_ line: String) throws -> Outcome { try Dossier.shell("dossier \(line)", in: folder) }

    private func rows(_ sql: String) throws -> [String] {
        try Program(Dossier.path, ["sql", sql, "--format", "tsv"], in: folder).run().lines.dropFirst().map { $0 }
    }

    // All that the base says: the package, which has no history.
    private func package(_ name: String = "dossier.db") throws -> String {
        try Dossier.shell("rm -rf p && dossier --db \(name) export csv p --private >/dev/null 2>&1 && cat p/*.csv", in: folder).output
    }

    private let money = "add 'Caisse des Dépôts' invests-in Andromède --amount '150 M€' --planned --starts 2011~ --source lmi-56327 --at 'par. 1, s. 3'"

    @Test("a line adds a cited fact, and says its number, what stands beside it, a line that does the same, and how to take it back")
    func add() throws {
        let outcome = try run(money)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("+ #397 Caisse des Dépôts invests in Andromède"))
        #expect(outcome.output.contains("[lmi-56327, par. 1, s. 3]"))
        #expect(outcome.errors == "dossier: revision 2; to take it back: dossier undo 2\n")
        let typed = try #require(outcome.lines.first { $0.hasPrefix("  dossier add ") })
        let again = try Dossier.shell(String(typed.dropFirst(2)), in: folder)
        #expect(again.status == 0 && again.errors.contains("nothing was changed"), "\(typed): \(again)")
        #expect(try rows("select amount, modality, starts, sources from relations where id = 397") == ["150000000\tplanned\t2011~\tlmi-56327"])
    }

    @Test("a repeated line changes nothing and says so; with another source the fact is cited once more")
    func repeated() throws {
        try run(money)
        let before = try package()
        let again = try run(money)
        #expect(again.status == 0 && again.output.contains("known already: #397"))
        #expect(try package() == before)
        #expect(try rows("select count(*) from revisions") == ["2"])
        let cited = try run(money.replacing("lmi-56327 --at 'par. 1, s. 3'", with: "itfb-734"))
        #expect(cited.status == 0 && cited.output.contains("known already: #397"))
        #expect(try rows("select sources from relations where id = 397") == ["lmi-56327 itfb-734"])
    }

    @Test(
        "what cannot be meant is refused, with what is near and nothing written",
        arguments: [
            ("add Andromede invests-inn Orange --unsourced", Int32(1), "meant: invests-in?"),
            ("add Zorglubb leads Cloudwatt --unsourced", 1, "--new KIND"),
            ("add Cloudwat leads Numergy --new persson --unsourced", 1, "nothing is called|there is no kind"),
            ("add Orange owns Cloudwatt --source lmi-56326", 1, "lmi-56327"),
            ("add Orange owns Cloudwatt", 64, "--source"),
            ("add Orange owns Cloudwatt --amount 'many' --unsourced", 64, "many"),
            ("add Orange owns Cloudwatt --starts 'someday' --unsourced", 64, "someday"),
            ("add Orange owns Cloudwatt --starts 2012 --on 2013 --unsourced", 64, "--on"),
            ("retract 42", 64, "--because"), ("retract 99999 --because x", 1, "no fact 99999"),
            ("edit 42", 64, "no change is asked for"), ("edit 42 --starts ''", 64, "empty"), ("uncite 42 --source itfb-734 --because x", 1, "no such citation"),
            ("cite 15 --source itfb-734 --starts 1998", 64, "cannot be the same"), ("undo 77", 1, "no revision 77"),
            ("source remove lmi-56327 --because x", 64, "--with-dependents"), ("source edit nothing --title x", 1, "there is no source"),
            ("kind remove company --because x", 64, "hang"), ("entity add Orange --kind person", 64, "already"),
            ("name Orange ' ' --alias", 64, "blank"), ("predicate edit owns --time event", 64, "cannot change under them"),
            ("same Orange Orange", 0, "nothing was changed"), ("dispute edit no-such --topic x", 1, "there is no dispute"),
        ])
    func refused(_ line: String, _ status: Int32, _ words: String) throws {
        let before = try package()
        let outcome = try run(line)
        #expect(outcome.status == status, "\(line): \(outcome)")
        #expect(words.split(separator: "|").contains { outcome.errors.contains($0) }, "\(line): \(outcome.errors)")
        #expect(try package() == before)
        #expect(try rows("select count(*) from revisions") == ["1"])
    }

    @Test("a dry run shows what would be done and leaves every byte of the file")
    func dryRun() throws {
        let before = try folder.bytes(of: "dossier.db")
        for line in [money, "edit 15 --starts 2012", "retract 42 --because x", "same orange sfr", "entity rename Orange O", "source remove itfb-734 --with-dependents --because x"] {
            let outcome = try run(line + " -n")
            #expect(outcome.status == 0 && outcome.errors.contains("nothing was changed"), "\(line): \(outcome)")
            #expect(!outcome.output.isEmpty)
        }
        #expect(try folder.bytes(of: "dossier.db") == before)
    }

    @Test("--new makes the one end that is unknown, once")
    func newEntity() throws {
        let line = "add 'Jeanne Martin' leads Cloudwatt --new person --starts 2014-03 --source lmi-56327"
        #expect(try run(line).output.hasPrefix("+ entity jeanne-martin: Jeanne Martin, person"))
        #expect(try run(line).errors.contains("nothing was changed"))
        #expect(try rows("select slug, kind from entities where name = 'Jeanne Martin'") == ["jeanne-martin\tperson"])
    }

    @Test("an edit puts another fact in the place of one: its citations and its disputes go with it, and the old number leads there")
    func edit() throws {
        let citations = try rows("select count(*) from citations where fact = 15")
        #expect(try run("edit 15 --amount '140 M€'").status == 0)
        #expect(try rows("select id, amount from relations where id in (15, 397)") == ["397\t140000000"])
        #expect(try rows("select count(*) from citations where fact = 397") == citations)
        #expect(try rows("select id from relations where follows = 15") == [])
        #expect(try rows("select count(*) from relations where follows = 397") == ["2"])
        #expect(try run("why 15").output.contains("replaced by #397"))
        // The old number still means it.
        #expect(try run("edit 15 --note 'Corrected'").status == 0)
        #expect(try rows("select note, amount from relations where id = 398") == ["Corrected\t140000000"])
        #expect(try run("edit 15 --note 'Corrected'").errors.contains("nothing was changed"))
    }

    @Test("--on is the whole of a period, and is printed so; what the bundled base says of the year is known")
    func period() throws {
        let known = try run("add Numergy revenue '2 M€' --on 2014 --source lmi-56327 --at 'par. 4'")
        #expect(known.output.contains("known already: #231"), "\(known)")
        let added = try run("add Cloudwatt revenue '3 M€' --on 2015 --source lmi-56327")
        #expect(added.output.contains("Cloudwatt — revenue: €3 million, 2015 [lmi-56327]"), "\(added)")
        #expect(added.output.contains("dossier add cloudwatt revenue '€3 million' --on 2015 --source lmi-56327\n"), "\(added)")
        #expect(try rows("select starts, ends from attributes where id = 397") == ["2015\t2015"])
    }

    @Test("what is taken back is taken back once, and undo brings it back with its citations")
    func retractAndUndo() throws {
        let before = try package()
        #expect(try run("retract 42 43 --because 'the article was corrected'").status == 0)
        #expect(try rows("select message from revisions where id = 2") == ["Retract #42, #43: the article was corrected"])
        #expect(try run("retract 42 --because again").status == 1)
        #expect(try run("undo").status == 0)
        #expect(try rows("select count(*) from relations") == ["278"])
        #expect(try rows("select count(*) from citations") == ["778"])
        #expect(try run("undo 2").status == 1)
        // Only numbers differ.
        #expect(try package().split(separator: "\n").count == before.split(separator: "\n").count)
        #expect(try run("undo").status == 1, "what filled the base is not taken back unless it is named")
    }

    @Test("undo names what was built on a change, and takes it too when asked")
    func builtOn() throws {
        try run("add 'Jeanne Martin' leads Cloudwatt --new person --unsourced")
        try run("add 'Jeanne Martin' leads Numergy --unsourced")
        let refused = try run("undo 2")
        #expect(refused.status == 1 && refused.errors.contains("revision 3"), "\(refused)")
        #expect(try rows("select count(*) from entities where slug = 'jeanne-martin'") == ["1"])
        #expect(try run("undo 2 --with-dependents").status == 0)
        #expect(try rows("select count(*) from entities where slug = 'jeanne-martin'") == ["0"])
        #expect(try rows("select id, undoes from revisions where undoes is not null") == ["4\t3", "5\t2"])
        #expect(try run("find 'Jeanne Martin'").status == 1)
    }

    @Test("two entities become one: facts that say the same are one with the citations of both, and the old slug leads there")
    func same() throws {
        try run("entity add 'Orange SA' --kind company")
        try run("add orange-sa owns Numergy --starts 2012 --source lmi-56327 --at 'par. 1'")
        try run("add orange owns Numergy --starts 2012 --source itfb-734")
        #expect(try run("same Orange orange-sa").status == 0)
        #expect(try rows("select sources from relations where subject = 'orange' and object = 'numergy' and predicate = 'owns'") == ["lmi-56327 itfb-734"])
        #expect(try run("show orange-sa").output.hasPrefix("Orange"))
        #expect(try run("same Orange orange-sa").errors.contains("nothing was changed"))
        #expect(try run("undo").status == 0)
        #expect(try rows("select subject, sources from relations where object = 'numergy' and predicate = 'owns' and starts = '2012' order by 1")
            == ["orange\titfb-734", "orange-sa\tlmi-56327"])
        #expect(try run("doctor").status == 0)
    }

    @Test("a relation that reads the same either way is one fact after two entities became one, whichever way round it was entered")
    func sameTurned() throws {
        try run("entity add 'Orange SA' --kind company")
        try run("add orange partners-with numergy --starts 2012 --source itfb-734")
        try run("add numergy partners-with orange-sa --starts 2012 --source lmi-56327")
        try run("add orange-sa partners-with numergy --starts 2013 --source lmi-56327")
        #expect(try run("same orange orange-sa").status == 0)
        let partners = "select id, starts, sources from relations where predicate = 'partners-with' and 'numergy' in (subject, object) order by 1"
        #expect(try rows(partners) == ["397\t2012\titfb-734 lmi-56327", "399\t2013\tlmi-56327"])
        try run("undo")
        #expect(try rows("select count(*) from (\(partners))") == ["3"])
    }

    @Test("what is noted of facts that become one is not lost: a new fact has it all, and the old numbers lead to it")
    func sameNotes() throws {
        try run("entity add 'Orange SA' --kind company")
        try run("entity add 'Orange plc' --kind company")
        for (name, note) in [("orange", "--note 'a first reading'"), ("orange-sa", "--note 'a second one' --follows 15"), ("orange-plc", "--note 'a first reading'")] {
            try run("add \(name) owns Numergy --starts 2012 --source itfb-734 \(note)")
        }
        let before = try package()
        #expect(try run("same orange orange-plc").status == 0)
        #expect(try rows("select id from relations where note = 'a first reading'") == ["397"])
        #expect(try run("same orange orange-sa").status == 0)
        #expect(try rows("select id, note, follows from relations where id > 396") == ["400\ta first reading; a second one\t15"])
        for number in [397, 398] { #expect(try run("show \(number)").output.contains("400"), "fact \(number)") }
        try run("undo")
        try run("undo 7")
        // Up to the numbers of facts.
        func unnumbered(_ text: String) -> String { text.replacing(/(?m)^[0-9]+,/, with: "") }
        #expect(try unnumbered(package()) == unnumbered(before))
    }

    @Test("dates that cannot be are warned of when they are entered")
    func impossibleDates() throws {
        let outcome = try run("edit 15 --starts 2013-10 --ends 2012-04")
        #expect(outcome.status == 0 && outcome.errors.contains("warning: fact 397 starts 2013-10 and ends 2012-04"), "\(outcome)")
    }

    @Test("an earlier revision has the names, merges, removals and paths of its time")
    func knownThen() throws {
        let questions = ["show orange-business-services", "around orange-business-services", "show numergy", "timeline orange-business-services"]
        let before = try questions.map { try run("\($0) --known-at 1").output }
        #expect(before.allSatisfy { $0.contains("known at") || $0.contains("timeline") })
        try run("same orange orange-business-services")
        try run("entity rename numergy 'Numergy SAS'")
        try run("source remove itfb-734 --with-dependents --because 'a forgery'")
        #expect(try questions.map { try run("\($0) --known-at 1").output } == before)
        #expect(try run("show numergy").output.hasPrefix("Numergy SAS"))
        #expect(try run("around orange-business-services").output.hasPrefix("Around Orange\n"))
    }

    @Test("duplicates are proposed with the command that joins them, until they are said to be two")
    func duplicates() throws {
        try run("entity add 'Numergi' --kind company")
        #expect(try run("duplicates").output.contains("dossier same numergy numergi"))
        #expect(try run("different Numergy numergi --because 'a bakery'").status == 0)
        #expect(try !run("duplicates").output.contains("numergi\n"))
        #expect(try run("same Numergy numergi").errors.contains("a bakery"))
    }

    @Test("a value that is a date is read in words, in a new table as in one that was edited")
    func datesAsValues() throws {
        try run("predicate add inaugurated --label-en 'was opened' --takes value --value-type date --time event")
        try run("export csv p")
        let header = "entity,key,value,modality\n"
        try folder.write(header + "numergy,inaugurated,27/04/2023,actual\n", to: "attributes.csv")
        let edited = try run("import attributes.csv")
        #expect(edited.status == 0 && edited.errors.contains("attributes.csv:2: value: '27/04/2023' is read as 2023-04-27"), "\(edited)")
        #expect(try rows("select value from attributes where key = 'inaugurated'") == ["2023-04-27"])
        _ = try Dossier.shell("rm p/datapackage.json; for table in p/[!ekpu]*.csv; do sed -i '2,$d' $table; done", in: folder)
        try folder.write(header + "numergy,inaugurated,April 2023,actual\n", to: "p/attributes.csv")
        try run("--db fresh.db init --empty")
        let fresh = try run("--db fresh.db import p")
        #expect(fresh.status == 0 && fresh.errors.contains("attributes.csv:2: value: 'April 2023' is read as 2023-04"), "\(fresh)")
    }

    @Test("a removal takes what is called just so and nothing like it, and what was joined goes with what it leads to")
    func removals() throws {
        let remove = "--because x --with-dependents --yes"
        #expect(try run("entity remove orange \(remove)").status == 0)
        let again = try run("entity remove orange \(remove)")
        #expect(again.status == 1 && again.errors.contains("'orange' was removed already, in revision 2"), "\(again)")
        #expect(try run("entity remove numergi \(remove)").errors.contains("nothing is called just 'numergi'"))
        try run("same cloudwatt numergy --keep cloudwatt --yes")
        let joined = try run("entity remove numergy \(remove)")
        #expect(joined.status == 64 && joined.errors.contains("leads to Cloudwatt (cloudwatt) since they were joined"), "\(joined)")
        #expect(try run("different numergy cloudwatt --because x").errors.contains("are one: both lead to Cloudwatt"))
        #expect(try run("entity rename numergy 'Brand New'").output.contains("entity cloudwatt: Brand New"))
        #expect(try run("entity remove cloudwatt \(remove)").status == 0)
        #expect(try run("doctor").status == 0)
        // What is left stands by itself.
        #expect(try Dossier.shell("dossier export csv all && dossier --db other.db init --bare && dossier --db other.db import all", in: folder).status == 0)
        for _ in 0..<4 { #expect(try run("undo").status == 0) }
        #expect(try run("show numergy").output.hasPrefix("Numergy"))
    }

    @Test("an edited table that was taken in and taken back is not passed over, and a table whose missing rows were taken back may be replaced")
    func tablesTakenBack() throws {
        try run("export csv o")
        _ = try Dossier.shell("sed -i 's/Cloudwatt,company/Cloudwatt X,company/; s/^cloudwatt,Cloudwatt,/cloudwatt,Cloudwatt X,/' o/entities.csv; sed -i '/^33,/d' o/relations.csv", in: folder)
        let first = try run("import o --retract-missing --yes")
        #expect(first.status == 0 && first.output.contains("#33"), "\(first)")
        #expect(try run("export csv o").status == 0)
        _ = try Dossier.shell("sed -i '/^35,/d' o/relations.csv", in: folder)
        #expect(try run("import o --retract-missing --yes").status == 0)
        try run("undo")
        let count = try rows("select count(*) from relations")
        let again = try run("import o --retract-missing --yes")
        #expect(again.status == 0 && again.output.hasPrefix("- #"), "what the folder says is said again: \(again)")
        #expect(try Int(rows("select count(*) from relations")[0]) == count.first.flatMap { Int($0) }.map { $0 - 1 }, "\(again)")
    }

    @Test("sides: what stands on none cannot be taken off, one dispute has a claim once, and the side that is favoured keeps someone")
    func sides() throws {
        #expect(try run("dispute add dd --topic T --side 'a: 30' --side 'b: 30'").errors.contains("stands on two sides"))
        #expect(try run("dispute add dd --topic T --side 'a: 30' --side 'b: 31' --favours b").status == 0)
        let none = try run("dispute edit dd --off 'zzz: 30'")
        #expect(none.status == 1 && none.errors.contains("#30 does not stand on the side 'zzz' of dd"), "\(none)")
        let favoured = try run("dispute edit dd --off 'b: 31'")
        #expect(favoured.status == 64 && favoured.errors.contains("the dispute has no side 'b'"), "\(favoured)")
    }

    @Test("what is said beside a line is what its form says: modalities of pages, and keys that there are")
    func lineWords() throws {
        try folder.write("source lmi-56327\nOrange | invests-in | Numergy | 75 M€, prévus | par. 2\n", to: "a.facts")
        #expect(try run("apply a.facts").status == 0)
        #expect(try rows("select modality, role is null from relations where id = 397") == ["planned\t1"])
        for (line, fault) in [
            ("Orange | owns | Numergy | 2012 | spaeker=Orange", "there is no 'spaeker' here"), ("Orange | owns | Numergy | 2012 | p. 3; foo=bar", "foo"),
            ("Orange | owns | Numergy | 2012, engagge | p. 3", "is no modality"),
        ] {
            try folder.write("source lmi-56327\n\(line)\n", to: "b.facts")
            let outcome = try run("apply b.facts")
            #expect(outcome.status == 65 && outcome.errors.contains(fault), "\(line): \(outcome)")
        }
        #expect(try run("add orange owns numergy --unsourced --new zzzq").errors.contains("there is no kind 'zzzq'"))
    }

    @Test("keys that could not be named again, and languages that are none, are refused or folded")
    func keys() throws {
        for line in ["source add '#0' --title t", "source add - --title t", "predicate add 'a,b' --label-en x", "kind add 'My Kind' --plural 'k s'", "unit add 'A B' --kind money", "dispute add 'a|b' --topic t"] {
            #expect(try run(line).status == 64, "\(line)")
        }
        #expect(try run("source edit lmi-56327 --language FRANCAIS").status == 64)
        #expect(try run("source edit lmi-56327 --language EN-gb").output.contains("en-GB"))
    }

    @Test("a signal ends the waiting for a line, and what was typed is kept", arguments: ["INT", "TERM", "HUP"])
    func interruptedWaiting(signal: String) throws {
        let outcome = try Dossier.shell(
            """
            mkfifo lines; (echo 'Orange | owns | Cloudwatt | 44,4 %'; exec sleep 20) >lines 2>/dev/null &
            timeout --preserve-status --kill-after=8 --signal=\(signal) 2 dossier enter --source lmi-56327 <lines; echo "status $?"; kill $!
            cat dossier.db.enter-lmi-56327.facts
            """, in: folder)
        #expect(outcome.output.contains("status 130") && outcome.output.contains("Orange | owns | Cloudwatt"), "\(outcome)")
        #expect(outcome.errors.contains("interrupted; 1 line kept in"))
        #expect(try rows("select count(*) from revisions") == ["1"])
    }

    @Test("a moment before a fact was edited names what it followed then")
    func earlierFollows() throws {
        try run("edit 15 --note N")
        #expect(try rows("select follows from relations where id = 118") == ["397"])
        let then = try run("relations cloudwatt --format csv --known-at 1").lines.first { $0.hasPrefix("118,") }
        #expect(then?.contains(",15,") == true, "\(String(describing: then))")
    }

    @Test("what was renamed, described otherwise or removed can be seen before and after, and taken back")
    func records() throws {
        let before = try package()
        #expect(try run("entity rename Numergy 'Numergy SAS'").output.contains("name: Numergy → Numergy SAS"))
        #expect(try rows("select text from names where entity = 'numergy' and role = 'former'") == ["Numergy"])
        #expect(try run("find 'Numergy SAS'").output.contains("numergy"))
        #expect(try run("entity edit numergy --summary 'Another cloud'").status == 0)
        #expect(try run("source edit lmi-56327 --publisher 'LMI'").status == 0)
        #expect(try run("dispute edit split-of-285 --verdict resolved").status == 0)
        #expect(try run("predicate add audits --label-en audits").status == 0)
        #expect(try run("kind add newspaper --plural newspapers --parent company").status == 0)
        #expect(try rows("select count(*) from newspapers") == ["0"])
        #expect(try run("source remove itfb-734 --with-dependents --because 'a forgery'").status == 0)
        #expect(try run("sources itfb-734").status == 1)
        #expect(try run("diff 1").output.contains("source itfb-734"))
        for _ in 0..<7 { #expect(try run("undo").status == 0) }
        #expect(try run("diff 1").status == 1, "nothing is different any more")
        #expect(try rows("select count(*) from sources where slug = 'itfb-734'") == ["1"])
        #expect(try package().split(separator: "\n").count == before.split(separator: "\n").count)
        #expect(try run("doctor").status == 0)
    }

    @Test("lines of a file are one revision, or nothing; faults are told with line, column and a mark below")
    func apply() throws {
        try folder.write(
            """
            # two clouds
            source press-1 | Two clouds | The Press | 2013-12-03 | https://example.org/clouds
            Orange | owns | Cloudwatt | 44,4 %, 2012-09 .. 2015-03, founding shareholder | par. 1, s. 3
            + Jeanne Martin (person) | leads | Cloudwatt | interim president, 2014-03 .. | par. 6 | "a few words"
            @bid Cloudwatt | revenue | 2 M€ | on 2014 | par. 4 | note=before the merger\\; so they say; speaker=Orange
            - 42 | because=the article was corrected
            ? Orange | invests-in | Numergy | 75 M€, committed | par. 2

            """, to: "article.facts")
        #expect(try run("apply article.facts").status == 0)
        #expect(try rows("select count(*) from revisions") == ["2"])
        #expect(try rows("select role, starts, ends from relations where sources like '%press-1%' and predicate = 'owns'") == ["founding shareholder\t2012-09\t2015-03"])
        #expect(try rows("select note from attributes where sources = 'press-1'") == ["before the merger; so they say"])
        let again = try run("apply article.facts")
        #expect(again.status == 0 && again.errors.contains("fact 42 was retracted already, in revision 2") && again.errors.contains("nothing was changed"), "\(again)")
        try folder.write("source press-1\nOrange | ownz | Cloudwatt\nOrange | owns | Nowhere at all\nOrange | owns\n", to: "bad.facts")
        let outcome = try run("apply bad.facts")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("bad.facts:4:"))
        try folder.write("source press-1\nOrange | ownz | Cloudwatt\nOrange | owns | Nowhere at all\n", to: "bad.facts")
        let both = try run("apply bad.facts")
        #expect(both.status == 65 && both.errors.contains("bad.facts:2:10:") && both.errors.contains("bad.facts:3:17:"))
        #expect(both.errors.contains("  Orange | ownz | Cloudwatt\n           ^"))
        #expect(try rows("select count(*) from revisions") == ["2"])
    }

    @Test("refused lines go to a file with their reasons, and the others are applied")
    func rejects() throws {
        try folder.write("source lmi-56327\nOrange | ownz | Cloudwatt\nOrange | owns | Numergy | 2012\n", to: "some.facts")
        let outcome = try run("apply some.facts --rejects left.facts")
        #expect(outcome.status == 65)
        let left = String(decoding: try folder.bytes(of: "left.facts"), as: UTF8.self)
        #expect(left.hasPrefix("source lmi-56327\n# line 2, column 10: there is no predicate 'ownz'") && left.hasSuffix("\nOrange | ownz | Cloudwatt\n"))
        #expect(try rows("select count(*) from relations where subject = 'orange' and object = 'numergy' and predicate = 'owns'") == ["1"])
        // Once it is mended, the file that was left is applied as it is, under the same source.
        #expect(try Dossier.shell("sed -i s/ownz/owns/ left.facts && dossier apply left.facts", in: folder).status == 0)
        #expect(try rows("select sources from relations order by id desc limit 1") == ["lmi-56327"])
    }

    @Test("every refused line is kept in one run, however many there are, each under a reason of one line")
    func manyRejects() throws {
        let long = String(repeating: "x", count: 513)
        let bad = (0..<200).map { "Nobody \($0) | owns | Orange" } + ["cite x\\nOrange \\| owns \\| Thales | at=1", "\(long) | owns | Orange"]
        try folder.write("source lmi-56327\n" + bad.joined(separator: "\nOrange | owns | Numergy | 2012\n") + "\n", to: "some.facts")
        let outcome = try run("apply some.facts --rejects left.facts")
        #expect(outcome.status == 65 && outcome.errors.contains("202 lines were refused"), "\(outcome.errors)")
        let left = String(decoding: try folder.bytes(of: "left.facts"), as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(left.filter { !$0.hasPrefix("#") } == ["source lmi-56327"] + bad)
        #expect(left.filter { $0.hasPrefix("# line ") }.count == bad.count)
        // What stands below a refused source is not taken for what another document of its name says.
        try folder.write("source lmi-56327 | Another title | X\nOrange | owns | Thales | 3 %\nsource\nOrange | owns | Thales | 4 %\n", to: "other.facts")
        let other = try run("apply other.facts --rejects rest.facts")
        #expect(other.status == 65 && other.errors.contains("other.facts:1:"), "\(other.errors)")
        #expect(try rows("select count(*) from relations where subject = 'orange' and object = 'thales'") == ["0"])
        #expect(
            String(decoding: try folder.bytes(of: "rest.facts"), as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
                == ["source lmi-56327 | Another title | X", "Orange | owns | Thales | 3 %", "source", "Orange | owns | Thales | 4 %"])
        // Alone, such a name is told with its place.
        let place = try Dossier.shell("echo 'Orange | owns | \(long)' | dossier apply -", in: folder)
        #expect(place.status == 65 && place.errors.contains("the standard input:1:17: a name of 513 bytes"))
    }

    @Test("the lines that a base exports change nothing in it, and make the same base of an empty one")
    func exportedFacts() throws {
        #expect(try run("export facts all.facts --private").status == 0)
        #expect(try run("apply all.facts").errors.contains("nothing was changed"))
        #expect(try rows("select count(*) from revisions") == ["1"])
        _ = try Dossier.shell("dossier --db e.db init --empty && dossier --db e.db apply all.facts && dossier --db e.db export facts again.facts --private", in: folder)
        func lines(_ name: String) throws -> [String] {
            // Labels are numbers, and the order is that of the sources.
            String(decoding: try folder.bytes(of: name), as: UTF8.self).replacing(/@[fn][0-9]+/, with: "@").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("source ") }.sorted()
        }
        let (first, second) = (try lines("all.facts"), try lines("again.facts"))
        #expect(first.count == second.count)
        #expect(Set(first).symmetricDifference(second) == [])
        #expect(try run("export facts - --around andromede").output.contains("andromede"))
    }

    @Test("what is confidential is named and not told where an answer may be handed on")
    func confidential() throws {
        try run("source add secret-letter --title 'A SECRET letter' --confidential")
        let outcome = try run("add Orange owns Numergy --role SECRET --source secret-letter")
        #expect(outcome.status == 0)
        try run("name Orange 'SECRET Orange' --source secret-letter")
        // The log tells that something was done, and not what.
        for line in ["log", "log --format csv", "export csv - --view revisions"] {
            let log = try run(line).output
            #expect(log.contains("Add a fact") && log.contains("Add a source") && !log.lowercased().contains("secret"), "\(log)")
            #expect(!log.contains("Numergy"), "\(log)")
        }
        for line in ["add Orange owns Numergy --role SECRET --source secret-letter", "diff 1", "diff 1 --format json", "why 397", "export facts -"] {
            let outcome = try run(line)
            #expect(!outcome.output.contains("SECRET"), "\(line): \(outcome.output)")
        }
        #expect(try run("diff 1 --private").output.contains("SECRET"))
    }

    @Test("wrong turns of somebody who enters the first facts lead on")
    func firstFacts() throws {
        try run("--db new.db init --empty")
        #expect(try run("--db new.db list --format csv").output.contains("companies,0"))
        let unknown = try run("--db new.db add Valmer begets 'Valmer Ferries' --new company --unsourced")
        #expect(unknown.status == 1 && unknown.errors.contains("dossier list predicates"))
        #expect(try run("--db new.db list predicates --format csv").output.contains("\nfounds,"))
        let both = try run("--db new.db add Valmer founds 'Valmer Ferries' --new company --unsourced")
        #expect(both.status == 1 && both.errors.contains("neither 'Valmer' nor 'Valmer Ferries' is known"))
        #expect(both.errors.contains("dossier entity add 'Valmer' --kind"))
        // A period has its first day and its last.
        try run("--db new.db entity add 'Valmer Ferries' --kind company")
        #expect(try run("--db new.db add 'Valmer Ferries' revenue '8 M€' --on 2024 --unsourced").output.contains("revenue: €8 million, 2024\n"))
        #expect(try run("--db new.db add 'Valmer Ferries' revenue '8 M€' --on 2024 --ends 2025 --unsourced").status == 64)
    }

    @Test("an edited package is told what is wrong with its names and its facts")
    func faultsOfEdits() throws {
        #expect(try run("export csv o").status == 0)
        _ = try Dossier.shell("sed -i 's/^6,orange,France Telecom,fr,former,,/6,orange,France Telecom,fr,former,2014,2012/' o/names.csv", in: folder)
        let name = try run("import o --yes")
        #expect(name.errors.contains("starts 2014 and ends 2012, which is before"), "\(name)")
        #expect(try run("export csv p").status == 0)
        // Together with an edited fact, for which the whole base is checked.
        _ = try Dossier.shell(
            "sed -i 's/^7,orange,France Télécom,fr,former,,/7,orange,France Télécom,fr,former,2015,2011/' p/names.csv; sed -i '/^5,/s/promoter/backer/' p/relations.csv",
            in: folder)
        let both = try run("import p --yes")
        #expect(both.errors.contains("starts 2015 and ends 2011, which is before"), "\(both)")
    }

    @Test("who takes the last claim off a favoured side is told, and the side stays favoured whatever else is edited")
    func emptiedSide() throws {
        #expect(try run("dispute add quarrel --topic Who --side 'one: 42' --side 'two: 43' --favours one").status == 0)
        let retracted = try run("retract 42 --because x")
        #expect(retracted.status == 0)
        #expect(retracted.errors.contains("the dispute quarrel favours 'one', which is none of its sides"))
        let edited = try run("dispute edit quarrel --topic 'Who, then'")
        #expect(edited.status == 0)
        #expect(!edited.output.contains("favours"))
        #expect(!edited.errors.contains("warning"))
        #expect(try rows("select favours from disputes where slug = 'quarrel'") == ["one"])
        let name = try run("name Orange 'Orangina' --starts 2014 --ends 2012 --source lmi-56327")
        #expect(name.errors.contains("starts 2014 and ends 2012, which is before"))
        // What only a confidential source attests is not told where the change itself is not.
        try run("source add secret --title Secret --confidential")
        let hidden = try run("name Orange 'Orangette' --starts 2014 --ends 2012 --source secret")
        #expect(hidden.status == 0 && !hidden.errors.contains("which is before"), "\(hidden)")
        #expect(try run("add Orange owns Numergy --starts 2014 --ends 2012 --source secret").errors.contains("which is before") == false)
        #expect(try run("check --private").output.contains("n39 starts 2014 and ends 2012"))
    }

    @Test("a dispute favours one of its sides, which may be put down after it")
    func favouredSide() throws {
        try folder.write("dispute d | Who | favours=he\nside d | she | #42\n", to: "d.facts")
        let outcome = try run("apply d.facts")
        #expect(outcome.status == 65 && outcome.errors.contains("d.facts:1:") && outcome.errors.contains("no side 'he'"))
        try folder.write("dispute d | Who | favours=he\nside d | she | #42\nside d | he | #43\n", to: "d.facts")
        #expect(try run("apply d.facts").status == 0)
        #expect(try run("apply d.facts").errors.contains("nothing was changed"))
    }

    @Test("the history says who, when, what and how much")
    func log() throws {
        _ = try Dossier.shell("DOSSIER_AUTHOR=Ann dossier \(money)", in: folder)
        let log = try run("log --format csv")
        #expect(log.lines[1].contains(",Ann,Add: Caisse des Dépôts invests-in Andromède,\"+1 fact, +1 citation\","))
        #expect(try run("log andromede --limit 1 --format csv").lines.count == 2)
        #expect(try run("log '#397' --format csv").lines.count == 2)
        #expect(try run("log itfb-734 --format csv").lines.count == 2)
        #expect(try run("why 397").output.contains("added in revision 2"))
        try run("uncite 42 --source lmi-56327 --because 'read again'")
        try run("dispute add partners --topic 'Who are the partners' --side 'these: 42' --side 'those: 43'")
        let later = try run("log --limit 2 --format csv").lines
        #expect(later[1].contains(",+1 dispute,") && later[2].contains(",-1 citation,"), "\(later)")
        #expect(try run("show andromede --known-at 1").output != run("show andromede").output)
    }
}
