import Foundation
import Testing

/// What somebody meets who enters the first facts of a story: what is read otherwise than it was meant is said, or refused.
@Suite("The first facts of a new base")
struct FirstFactsTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try shell(
            """
            dossier init --empty && dossier source add nb --title 'Nordic Business' --published 2025-02-11 &&
            dossier entity add 'Norrvolt AB' --kind company && dossier entity add 'Karin Ekdahl' --kind person
            """)
    }

    @discardableResult
    private func shell(_ script: String, status: Int32 = 0) throws -> (output: String, errors: String) {
        let outcome = try Dossier.shell(script, in: folder)
        #expect(outcome.status == status, "\(script): \(outcome.output)\(outcome.errors)")
        return (outcome.output, outcome.errors)
    }

    private func rows(_ sql: String) throws -> [String] {
        try Dossier.run("sql", sql, "--format", "csv", in: folder).output.split(whereSeparator: \.isNewline).dropFirst().map(String.init)
    }

    @Test("details take key=value, and no key that there is not")
    func pairs() throws {
        try shell("printf '%s\\n' 'source nb' 'Norrvolt AB | revenue | 790 M€ | note=as stated; role=group, 2023 | par. 3' | dossier apply -")
        #expect(try rows("select role, note, starts, ends from attributes") == ["group,as stated,2023,2023"])
        let unknown = try shell("echo 'Norrvolt AB | revenue | 5 M€ | not=x, 2022' | dossier apply -", status: 65)
        #expect(unknown.errors.contains("there is no 'not' here") && unknown.errors.contains("meant: note=?"))
        #expect(try rows("select count(*) from attributes") == ["1"])
    }

    @Test("a share in words is the amount, not the role; a year in the place of a place is asked about")
    func sharesAndPlaces() throws {
        try shell(
            """
            printf '%s\\n' 'source nb' 'Karin Ekdahl | owns | Norrvolt AB | un tiers du capital, 2014 | 2021' \
            'Karin Ekdahl | owns | Norrvolt AB | half of the capital, founder, 2015 | at=2021' | dossier apply - &&
            dossier export facts out.facts && dossier init --empty --force && dossier apply out.facts
            """)
        #expect(try rows("select amount_low, amount_high, role, locator from relations join citations on citations.fact = relations.id order by relations.id") == ["33.33,33.34,,2021", "50,50,founder,2021"])
        let asked = try shell("printf '%s\\n' 'source nb' 'Karin Ekdahl | owns | Norrvolt AB | 60 % | 2021' | dossier apply -", status: 65)
        #expect(asked.errors.contains("2:44") && asked.errors.contains("60 %, 2021; a place is written at=2021"))
    }

    @Test("a date alone is all of a period, the start of a state; what is exported says the same")
    func dates() throws {
        try shell(
            """
            printf '%s\\n' 'Norrvolt AB | revenue | 1 M€ | 2021' 'Norrvolt AB | revenue | 2 M€ | 2022 ..' 'Norrvolt AB | revenue | 3 M€ | 2023 .. 2024' \
                'Karin Ekdahl | leads | Norrvolt AB | 2017-05' 'Karin Ekdahl | joins | Norrvolt AB | 2017-04' | dossier apply -
            dossier export csv a; dossier export facts all.facts; dossier --db b.db init --bare; dossier --db b.db apply all.facts; dossier --db b.db export csv b
            diff a/attributes.csv b/attributes.csv && diff a/relations.csv b/relations.csv
            """)
        #expect(try rows("select starts, coalesce(ends, '-') from attributes order by id") == ["2021,2021", "2022,-", "2023,2024"])
        #expect(try rows("select starts, ends is null from relations order by id") == ["2017-05,1", "2017-04,1"])
        // A value that is a date is when it was.
        try shell("dossier add Norrvolt founded 'spring 2017' --unsourced && dossier timeline norrvolt-ab | grep -i 'spring 2017'")
        try shell("dossier edit 1 --on 2020")
        #expect(try rows("select starts, ends from attributes where amount_low = 1000000") == ["2020,2020"])
        #expect(try shell("dossier edit 4 --on 2018", status: 64).errors.contains("--starts and --ends"))
    }

    @Test("a value that is a day is when it was, in a line as by a command; starts=- says that it is not, and comes back")
    func daysAsValues() throws {
        try shell(
            """
            printf '%s\\n' 'source nb' 'Norrvolt AB | launched | around June 2020 | | par. 4' 'Norrvolt AB | founded | 2017 | starts=- | par. 1' \\
                'Karin Ekdahl | born | 1970 | on 1971 | par. 2' | dossier apply - && dossier export facts all.facts &&
            dossier export csv a && dossier --db b.db init --bare && dossier --db b.db apply all.facts && dossier --db b.db export csv b &&
            diff a/attributes.csv b/attributes.csv
            """)
        #expect(try rows("select value, coalesce(starts, '-') from attributes order by id") == ["2020-06~,2020-06~", "2017,-", "1970,1971"])
        // What came in without its start is the same fact, and stays as it is.
        #expect(try shell("echo 'Norrvolt AB | founded | 2017' | dossier apply -").output.hasPrefix("= known already"))
        #expect(try shell("echo 'Norrvolt AB | founded | 2017 | on 2016, starts=-' | dossier apply -", status: 65).errors.contains("starts=- says"))
        // The start goes with the value that it repeats.
        try shell("dossier edit 1 --object 2021")
        #expect(try rows("select value, starts from attributes where key = 'launched'") == ["2021,2021"])
        try shell("dossier undo")
        // A row of a table says its start: it stays, and the table is known already when it is read again.
        try shell("dossier export csv t && sed -i 's/,launched,2020-06~,/,launched,2022,/' t/attributes.csv && dossier import t --yes")
        #expect(try rows("select value, starts from attributes where key = 'launched'") == ["2022,2020-06~"])
        #expect(try shell("dossier import t --yes").errors.contains("nothing"))
        try shell("dossier undo")
        // The command says the same: it is known already.
        let again = try shell("dossier add norrvolt-ab launched 'around June 2020' --source nb --at 'par. 4'")
        #expect(again.output.hasPrefix("= known already"), "\(again)")
        #expect(try shell("dossier timeline norrvolt-ab").output.contains("June 2020"))
    }

    @Test("what is paid is actual, and no role", arguments: ["paid", "payés", "versée"])
    func paid(word: String) throws {
        try shell("echo 'Karin Ekdahl | invests-in | Norrvolt AB | 12 M€, \(word), spring 2019' | dossier apply -")
        #expect(try rows("select modality, role is null, starts from relations") == ["actual,1,2019-21"])
        // A role that is called so stays one, also on its way out and back.
        try shell("echo 'Karin Ekdahl | invests-in | Norrvolt AB | 12 M€, planned, role=\(word), 2020' | dossier apply -")
        try shell("dossier export facts all.facts && dossier --db b.db init --bare && dossier --db b.db apply all.facts")
        #expect(try rows("select role from relations where starts = '2020'") == [word])
        #expect(try shell("dossier --db b.db sql \"select role from relations where starts = '2020'\" --format csv").output.contains(word))
    }

    @Test("a change that the sentence of a fact does not say is told beside it")
    func unsaidChanges() throws {
        try shell("echo 'Norrvolt AB | launched | 2020 | starts=-' | dossier apply -")
        let dated = try shell("dossier edit 1 --starts 2020 --role mill")
        #expect(dated.output.contains("starts: – → 2020"), "\(dated)")
        #expect(try shell("dossier edit 2 --note 'in the autumn'").output.contains("note: – → in the autumn"))
        #expect(try shell("dossier diff 5").output.contains("note: – → in the autumn"))
    }

    @Test("a kind is told by its name, however it was written, and 'list kinds' lists them")
    func kinds() throws {
        #expect(try shell("dossier entity add 'Sjöbanken' --kind public_bodies").output.contains("Sjöbanken, public-body"))
        #expect(try shell("dossier list kinds --format csv").output == (try shell("dossier list --format csv").output))
    }

    @Test("--new makes the end that is not known, reads the other, and says what the new one is like")
    func new() throws {
        let deal = try shell("dossier add Norrvolt acquires 'Genkraft A/S' --new company --unsourced")
        #expect(deal.errors.contains("'Norrvolt' read as Norrvolt AB") && deal.output.contains("entity genkraft-a-s"))
        // A line says which end is new: the other is never made.
        try shell("echo '+ Norrvolt | owns | Norrvolt Marine Oy (company)' | dossier apply -")
        #expect(try rows("select slug from entities order by slug") == ["genkraft-a-s", "karin-ekdahl", "norrvolt-ab", "norrvolt-marine-oy"])
        let twin = try shell("dossier add 'Karin Ekdal' leads norrvolt-ab --new person --unsourced")
        #expect(twin.errors.contains("called much like it: Karin Ekdahl") && twin.errors.contains("dossier same karin-ekdahl"))
        let both = try shell("dossier add 'X Y' leads 'Z Q' --new person --unsourced", status: 1)
        #expect(both.errors.contains("neither 'X Y' nor 'Z Q' is known"))
        let line = try shell("echo 'Norrvolt AB | owns | Nobody Ltd' | dossier apply -", status: 65)
        #expect(line.errors.contains("'Nobody Ltd (KIND)'") && !line.errors.contains("--new"))
        // In a base that is empty both ends of the first fact are unknown: what makes each is said at once.
        let none = try shell("dossier add 'X Y' leads 'Z Q' --unsourced", status: 1)
        #expect(none.errors.contains("first: dossier entity add 'X Y' --kind KIND; then --new KIND makes the other"))
        let two = try shell("printf 'X Y | leads | Z Q\\n+ X Y (person) | leads | Z Q (company)\\n' | dossier apply -", status: 65)
        #expect(two.errors.contains("entity z-q | company | Z Q"))
        let speaker = try shell("dossier add Norrvolt revenue '5 M€' --on 2024 --source nb --speaker 'Court of Auditors'", status: 1)
        #expect(speaker.errors.contains("dossier entity add 'Court of Auditors' --kind KIND") && !speaker.errors.contains("close to it"))
    }

    @Test("a dry run leaves no file, and reads none")
    func dryRun() throws {
        try shell(
            """
            echo 'Norrvolt | revenue | 7 M€ | 2011' | dossier enter --source nb --dry-run
            printf 'Norrvolt | revenue | 7 M€ | 2011\\nnonsense\\n' > a.facts; dossier apply a.facts -n --rejects rejects.facts
            ls | sort | tr '\\n' ' ' | grep -qx 'a.facts dossier.db '
            echo 'Norrvolt | revenue | 8 M€ | 2012' | dossier enter --source nb
            """)
        #expect(try rows("select starts from attributes") == ["2012"])
        #expect(try folder.names.sorted() == ["a.facts", "dossier.db"])
    }

    @Test("enter can begin with the line of its source, changes sources, says contradictions at once, and goes on where it was interrupted")
    func enter() throws {
        let lines = """
            source courier | Port grows | The Courier | 2023-05-02 | language=en
            Norrvolt | number-of | 9,500 | role=employees
            source post | The port | The Post | 2023-06-01
            Norrvolt | number-of | 9600 | role=employees
            """
        let first = try shell("printf '%s\n' '\(lines.split(separator: "\n").joined(separator: "' '"))' | dossier enter --dry-run")
        #expect(first.errors.contains("These contradict each other:"))
        // What an interrupted session has kept.
        try folder.write(lines + "\n", to: "dossier.db.enter.facts")
        let resumed = try shell("echo 'Norrvolt | revenue | 8 M€ | 2022' | dossier enter")
        #expect(resumed.errors.contains("goes on from 'dossier.db.enter.facts': 4 lines"))
        #expect(try rows("select amount, sources from attributes order by id") == ["9500,courier", "9600,post", "8000000,post"])
        #expect(try folder.names.sorted() == ["dossier.db"])
        // What only a confidential source says stays out of a pipe, also as what contradicts a line.
        try shell("dossier source add leak --title Leak --confidential; dossier add Norrvolt capital '7 M€' --role HIDDEN --starts 2020 --source leak")
        let open = try shell("echo 'Norrvolt | capital | 8 M€ | 2020, HIDDEN' | dossier enter --source nb --dry-run | cat")
        #expect(open.errors.contains("(confidential)") && !open.errors.contains("€7 million"))
    }

    @Test("lines of enter that change nothing are kept without a word of a change; one that opens a source that is none is refused")
    func enterWithoutChange() throws {
        let lines = ["Norrvolt | revenue | 8 M€ | 2022", "# checked", "? Norrvolt | owns | Nobody", "source nb", "source nc", "Norrvolt | capital | 1 M€ | 2022"]
        let outcome = try shell("printf '%s\n' '\(lines.joined(separator: "' '"))' | dossier enter", status: 65)
        #expect(outcome.errors.components(separatedBy: "€8 million").count == 2, "\(outcome.errors)")
        #expect(outcome.errors.contains("only proposes something") && outcome.errors.contains("source nc\n       ^\nnot kept: there is no source 'nc' (meant: nb?)"))
        #expect(try rows("select amount, coalesce(nullif(sources, ''), '-') from attributes order by id") == ["8000000,-", "1000000,nb"])
        let notes = try shell("printf '# checked\\n? Norrvolt | owns | Nobody\\n' | dossier enter --source nb", status: 1)
        #expect(notes.errors.contains("nothing was entered"))
        #expect(try folder.names.sorted() == ["dossier.db"])
    }

    @Test("what add prints can be typed again, whatever its figures; a comma is read as the source's language has it")
    func figures() throws {
        let typed = try shell("dossier add Norrvolt number-of '4 200' --role homes --unsourced")
        #expect(typed.output.contains("dossier add norrvolt-ab number-of 4200 "))
        let unclear = try shell("dossier add Norrvolt number-of '9,500' --source nb", status: 64)
        #expect(unclear.errors.contains("dossier source edit nb --language"))
        try shell("dossier source edit nb --language en-GB && dossier add Norrvolt number-of '9,500' --role sites --source nb")
        try shell("dossier source edit nb --language fr && dossier add Norrvolt measure '9,500 MW' --source nb")
        #expect(try rows("select amount, unit from attributes order by id") == ["4200,count", "9500,count", "9.5,MW"])
    }

    @Test("two entities that are made one may say two things: that is said")
    func joined() throws {
        try shell(
            """
            dossier entity add 'Norr Volt' --kind company
            dossier add norrvolt-ab number-of 590 --role employees --starts 2022 --unsourced
            dossier add norr-volt number-of 640 --role employees --starts 2022 --unsourced
            """)
        let same = try shell("dossier same norrvolt-ab norr-volt --yes")
        #expect(same.output.contains("These contradict each other:") && same.output.contains("590") && same.output.contains("640"))
    }

    @Test("what is counted is the role, a number alone counts, currencies are there or can be added")
    func amounts() throws {
        try shell("dossier add Norrvolt number-of '1,150 people' --unsourced && dossier add Norrvolt number-of 12 --role sites --unsourced")
        #expect(try rows("select amount, unit, role from attributes order by id") == ["1150,count,people", "12,count,sites"])
        try shell("dossier add Norrvolt revenue 'SEK 840 million' --on 2024 --unsourced && dossier add Norrvolt measure '1,2 GW' --unsourced")
        #expect(try rows("select amount_low, unit from attributes where id > 2 order by id") == ["840000000,SEK", "1.2,GW"])
        let unknown = try shell("dossier add Norrvolt revenue 'XAF 5 million' --unsourced", status: 64)
        #expect(unknown.errors.contains("dossier unit add XAF --kind money"))
        // A sum without its unit is none.
        try shell("dossier add Norrvolt revenue 840 --unsourced", status: 64)
    }

    @Test("what check would find wrong with a new fact is said at once; a date of a state is said to be when it was seen")
    func warnings() throws {
        let turned = try shell("dossier add Norrvolt works-for 'Karin Ekdahl' --unsourced")
        #expect(turned.errors.contains("warning: ") && turned.errors.contains("its subject norrvolt-ab is a company"))
        #expect(try shell("dossier add 'Karin Ekdahl' owns Norrvolt --amount '150 %' --unsourced").errors.contains("more than 100 %"))
        let seen = try shell("dossier add 'Karin Ekdahl' leads Norrvolt --on 2025-02 --source nb")
        #expect(seen.errors.contains("'leads' lasts: February 2025 is when the source saw it"))
        let headcount = try shell("dossier add Norrvolt headcount 12 --unsourced", status: 1)
        #expect(headcount.errors.contains("meant: number-of?"))
        try shell("dossier add Norrvolt revenue '5 M€' --on 2024 --unsourced; dossier add Norrvolt revenue '6 M€' --on 2024 --unsourced")
        #expect(try shell("dossier show norrvolt-ab").output.contains("says: €6 million, 2024"))
    }

    @Test("a source's dates that cannot be the fact's are refused at every door; a correction of the fact corrects them")
    func citedDates() throws {
        try shell("dossier source add other --title Other; dossier add 'Karin Ekdahl' leads Norrvolt --starts 2017-05 --source nb")
        let cited = try shell("dossier cite 1 --source other --starts 2019", status: 64)
        #expect(cited.errors.contains("cannot be the same") && cited.errors.contains("dossier add karin-ekdahl leads"))
        let line = try shell(
            "printf '%s\\n' 'source nb' '@a Norrvolt AB | revenue | 1 M€ | 2020' 'source other' 'cite @a | says=2019' | dossier apply -", status: 65)
        #expect(line.errors.contains("-:4") || line.errors.contains(":4:"))
        try shell("dossier cite 1 --source other --starts 2017; dossier export csv package; sed -i 's/,2017\\r$/,2019\\r/' package/citations.csv; grep -q ',2019' package/citations.csv")
        #expect(try shell("dossier import package", status: 65).errors.contains("cannot be the same"))
        #expect(try shell("dossier --db new.db init --bare; dossier --db new.db import package", status: 65).errors.contains("citations.csv:"))
        // What the other source says stands in the way of another year, and not of another month.
        #expect(try shell("dossier edit 1 --starts 2018", status: 64).errors.contains("the source other says 2017"))
        try shell("dossier edit 1 --starts 2017-06")
        #expect(try rows("select source, starts from citations order by source") == ["nb,2017-06", "other,2017"])
    }
}
