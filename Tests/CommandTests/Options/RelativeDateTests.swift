import Foundation
import Testing

/// Dates that count from a day, at every door that reads dates in words.
@Suite("Relative dates")
struct RelativeDateTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder.withBase() }

    private func run(_ line: String) throws -> Outcome { try Dossier.shell("dossier \(line)", in: folder) }

    @Test(
        "a question counts from the day that is given, and answers as to the date itself",
        arguments: [
            ("show cloudwatt --on 'en juin dernier'", "show cloudwatt --on 2013-06"), ("relations cloudwatt --on 'last spring'", "relations cloudwatt --on 2013-21"),
            ("relations --between \"l'an passé\" 'le mois dernier' --format csv", "relations --between 2012 2013-11 --format csv"),
            ("timeline cloudwatt --from 'il y a 3 jours'", "timeline cloudwatt --from 2013-12-15"), ("stats --on hier", "stats --on 2013-12-17"),
            ("around cloudwatt --on 'last June'", "around cloudwatt --on 2013-06"), ("export graphml - --on 'last June'", "export graphml - --on 2013-06"),
        ])
    func questions(_ relative: String, _ plain: String) throws {
        let (one, other) = (try run(relative + " --relative-to 'le 18 décembre 2013'"), try run(plain))
        #expect(one.status == 0 && one.output == other.output, "\(one)")
        let without = try run(relative)
        #expect(without.status == 64 && without.errors.contains("counts from a day") && without.errors.contains("--relative-to 2013-12-18"), "\(without)")
    }

    @Test("as known at a date, and what changed since one")
    func revisions() throws {
        #expect(try run("list fund --known-at 'next year' --relative-to 2999-01-01").output == run("list fund --known-at 3000").output)
        #expect(try run("diff 'last year' --relative-to 2013-12-18").output == run("diff 2012").output)
        #expect(try run("diff 'last year'").status == 64)
    }

    @Test("what has two readings, or counts from a month, is refused", arguments: [
        "show cloudwatt --on 'last Tuesday' --relative-to 2013-12-18", "show cloudwatt --on 'last June' --relative-to 2013-12",
        "show cloudwatt --on 'last June' --relative-to hier", "show cloudwatt --on 'last June' --relative-to 2013-12-18?",
    ])
    func refused(_ line: String) throws {
        let outcome = try run(line)
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
    }

    @Test("a new fact counts from its source's day of publication, and says so; --relative-to goes before it")
    func desk() throws {
        let added = try run("add Orange owns Numergy --amount '2 %' --starts 'en juin dernier' --source agefi-20140526")
        #expect(added.output.contains("from June 2013 [agefi-20140526]"))
        #expect(added.errors.contains("'en juin dernier' read as June 2013, counted from 26 May 2014, when agefi-20140526 was published"))
        #expect(try run("add Orange owns Bull --amount '2 %' --starts 'en juin dernier' --source agefi-20140526 --relative-to 2012-01-01").output.contains("from June 2011"))
        #expect(try run("edit 15 --starts 'last June' --relative-to 2012-01-01 -n").output.contains("June 2011"))
        #expect(try run("source add letter --title Letter --published hier --relative-to 2012-01-01").status == 0)
        #expect(try run("cite 15 --source letter --as-of hier").status == 0)
        let asOf = try run("sql \"select as_of from citations where source = 'letter'\" --format csv")
        #expect(asOf.lines.last == "2011-12-30")
        try folder.write("source agefi-20140526\nOrange | owns | Thales | 4 %, le mois dernier .. hier\n", to: "some.facts")
        let applied = try run("apply some.facts")
        #expect(applied.output.contains("April 2014 – 25 May 2014") && applied.errors.contains("'hier' read as 25 May 2014"), "\(applied)")
        #expect(try run("apply some.facts --relative-to 2012-03-05 -n").output.contains("February 2012 – 4 March 2012"))
    }

    @Test("without a day, nothing is written", arguments: [
        // A month only, no source, and a source without a date.
        "add Orange owns Numergy --starts 'en juin dernier' --source jdn-0911", "add Orange owns Numergy --starts 'en juin dernier' --unsourced",
        "edit 15 --starts 'last June'", "source add letter --title Letter --published hier",
    ])
    func refusedAtTheDesk(_ line: String) throws {
        let outcome = try run(line)
        #expect(outcome.status == 64 && outcome.errors.contains("--relative-to"), "\(outcome)")
        #expect(try run("log --format csv").lines.count == 2)
    }
}
