import Foundation
import Testing

@Suite("Subjects of help, version, usage")
struct HelpTopicTests {
    private static let topics = ["amounts", "columns", "confidential", "dates", "formats", "paths", "statuses"]

    @Test("a subject is told in the words of the documents", arguments: topics)
    func topic(_ name: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Dossier.run("help", name, in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.lines.count > 5 && !outcome.output.contains("**"))
        let documents = try ["README.md", "docs/dates.md", "docs/formats.md", "docs/money.md", "docs/traversal.md", "docs/visibility.md"]
            .map { try Repository.text(of: $0) }.joined().filter { !" \n|`*".contains($0) }
        // Words of lines follow each other in the document as they do here, marks and links aside.
        let known = outcome.lines.filter { documents.contains($0.filter { !" |`*".contains($0) }) }
        #expect(known.count * 2 > outcome.lines.count)
        #expect(try Dossier.run("--help", in: folder).output.contains("dossier help \(name) "))
    }

    @Test("statuses have the table of README")
    func statuses() throws {
        let output = try Dossier.run("help", "statuses", in: TemporaryFolder()).output
        for status in ["64", "65", "66", "75", "130"] { #expect(output.contains("\n\(status) ")) }
    }

    @Test("no help on it: the nearest subject or command")
    func unknown() throws {
        let outcome = try Dossier.run("help", "datess", in: TemporaryFolder())
        #expect(outcome.status == 64 && outcome.errors.contains("try: dossier help dates\n"))
        #expect(try Dossier.run("help", "shwo", in: TemporaryFolder()).errors.contains("try: dossier help show\n"))
    }

    @Test("a subject is found under other names for it", arguments: ["status", "exit", "exit status", "Exit-Codes", "statusses"])
    func otherNames(_ name: String) throws {
        let outcome = try Dossier.shell("dossier help \(name)", in: TemporaryFolder())
        #expect(outcome.output.hasPrefix("Exit status\n") || outcome.status == 64 && outcome.errors.contains("try: dossier help statuses\n"), "\(outcome)")
    }

    @Test("--version has the versions of SQLite and of the schema")
    func version() throws {
        let output = try Dossier.run("--version", in: TemporaryFolder()).output
        #expect(output.wholeMatch(of: /dossier \d+\.\d+\.\d+, SQLite 3\.\d+\.\d+, schema \d+\n/) != nil)
    }

    @Test("wrong usage shows the command's usage, and the nearest that there is")
    func usage() throws {
        let folder = try TemporaryFolder()
        let option = try Dossier.run("money", "--bye", "year", in: folder)
        #expect(option.status == 64 && option.errors.contains("Did you mean '--by'?") && option.errors.contains("Usage: dossier money"))
        for (line, usage) in [
            ("show numergy --format jsn", "show [<options>] <name> ..."), ("--lang xx export csv out", "export csv [<options>] <folder>"),
            ("sql 'select 1' --limit x", "sql [<options>] [<query>]"), ("stats --wide --wrap", "stats [<options>]"), ("--lang xx", "[<options>] <subcommand>"),
        ] {
            let outcome = try Dossier.shell("dossier " + line, in: folder)
            #expect(outcome.status == 64 && outcome.errors.contains("\nUsage: dossier \(usage)\n  try: dossier "), "\(outcome)")
            #expect(!line.contains("jsn") || outcome.errors.contains("did you mean json?"))
        }
        let format = try Dossier.run("export", "graphlm", "x", in: folder)
        #expect(format.status == 64 && format.errors.contains("no command 'export graphlm'"))
        #expect(format.errors.contains("try: dossier export graphml x\n"))
    }
}

@Suite("Views and SQL of other dialects")
struct SQLMannersTests {
    @Test("views have a line and their columns each; one can be asked for, in any case")
    func views() throws {
        let folder = try TemporaryFolder.withBase()
        let all = try Dossier.run("views", "--format", "csv", in: folder)
        #expect(csvRows(all.output).allSatisfy { $0["about"]?.isEmpty == false && $0["columns"]?.isEmpty == false })
        let page = try Dossier.run("views", in: folder).output
        #expect(page.contains("\nentities\n  Everything that facts are about") && page.contains("people, places"))
        #expect(try Dossier.run("views", "Disputes", in: folder).output.hasSuffix("\n  slug, topic, verdict, favours, comment\n"))
        #expect(try Dossier.run("views", "relation", in: folder).errors.contains("try: dossier views relations\n"))
    }

    @Test("a row too wide for the terminal is a record; --wide and a named format leave it a table; slugs are whole in any table")
    func widths() throws {
        let folder = try TemporaryFolder.withBase()
        func shown(_ arguments: [String]) throws -> String {
            let outcome: Outcome = try Dossier.runOnTerminal(arguments, in: folder, environment: ["COLUMNS": "80"])
            return outcome.output
        }
        let query = "select * from relations limit 2"
        let records = try shown(["sql", query])
        #expect(records.contains("\n── 2 ──") && records.contains("\nsubject_name   Clouds souverains français\n"))
        #expect(try shown(["sql", query, "--wide"]).hasPrefix("id  subject "))
        #expect(try shown(["sql", query, "--format", "table"]).hasPrefix("id  subject "))
        #expect(try Dossier.run("sql", query, "--format", "record", in: folder).output.hasPrefix("── 1 ──"))
        let wrapped = try shown(["list", "companies", "--wrap"])
        #expect(wrapped.contains("\namazon-web-services ") && !wrapped.contains("…") && wrapped.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try Dossier.run("--wrap", "list", "companies", in: folder).output == wrapped)
        struct Entity: Decodable { let slug: String }
        let slugs = try Dossier.query("select slug from companies", as: Entity.self, in: folder).map(\.slug)
        let list = try shown(["list", "companies"])
        #expect(slugs.count > 10 && slugs.allSatisfy { list.contains("\n\($0) ") })
        #expect(list.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test(
        "habits of other databases are told what to write",
        arguments: [
            ("select top 5 * from entities", "limit N"), ("select * from entities fetch first 5 rows only", "limit N"),
            ("select name::text from entities", "cast(x as text)"), ("select 1 where 'a' ilike 'A'", "like, which"), ("show tables", "dossier views"),
            (".tables", "dossier views"), ("describe relations", "dossier views"), ("select concat('a', 'b')", "a || b"), ("select now()", "datetime('now')"),
            ("select name from entities where slug = \"orange\"", "single quotes: 'orange'"),
        ])
    func dialects(_ sql: String, _ advice: String) throws {
        let outcome = try Dossier.run("sql", sql, in: .withBase())
        #expect(outcome.status == 65 && outcome.errors.contains("  try: ") && outcome.errors.contains(advice), "\(outcome.errors)")
    }

    @Test("habits that SQLite shares work", arguments: ["select `name` from entities limit 0, 1", "select true and not false", "select [name] from entities limit 1"])
    func shared(_ sql: String) throws {
        let outcome = try Dossier.run("sql", sql, in: .withBase())
        #expect(outcome.status == 0 && outcome.lines.count == 3, "\(outcome.errors)")
    }
}

@Suite("The plan of a statement")
struct ExplainTests {
    @Test("it says what is looked up and what is read whole, in words, and runs nothing")
    func plan() throws {
        let folder = try TemporaryFolder.withBase()
        let lookup = try Dossier.run("sql", "--explain", "select name from entities where slug = 'orange'", in: folder)
        #expect(lookup.output.hasPrefix("· looks up entity by its index entity_by_slug: slug=?"), "\(lookup)")
        // Tables go by their names, not by those that only views have for them.
        let view = try Dossier.run("sql", "--explain", "select r.object_name, c.locator from relations r, citations c where c.fact = r.id", in: folder).output
        let tables = Set(view.matches(of: /(?:looks up|every row of) ([a-z_]+)/).map { String($0.1) })
        #expect(tables.isSuperset(of: ["fact", "entity", "citation"]) && tables.allSatisfy { $0.count > 1 }, "\(view)")
        let scan = try Dossier.run("sql", "--explain", "select count(*) from citations order by 1", "--lang", "fr", in: folder)
        #expect(scan.output.contains("· lit chaque ligne de "), "\(scan)")
        let steps = csvRows(try Dossier.run("sql", "--explain", "select 1 where :k = 1", "-p", "k=2", "--format", "csv", in: folder).output)
        #expect(steps.count == 1 && steps[0]["detail"] == "SCAN CONSTANT ROW")
        let wrong = try Dossier.run("sql", "--explain", "select nme from entities", in: folder)
        #expect(wrong.status == 65 && wrong.errors.contains("1:8: select nme"), "\(wrong)")
    }
}

@Suite("Pages as Markdown")
struct MarkdownPageTests {
    @Test("show --format markdown is the page: headings, lists, and a footnote for each mark")
    func page() throws {
        let folder = try TemporaryFolder.withBase()
        for subject in ["numergy", "#15", "split-of-285"] {
            let page = try Dossier.run("show", subject, "--format", "markdown", in: folder).output
            #expect(page.hasPrefix("# ") && page.contains("\n- ") && !page.contains("| --- |") && !page.contains("\u{1B}"), "\(page)")
            let marks = Set(page.matches(of: /\[\^([0-9]+[a-z]*)\](?!:)/).map { String($0.1) })
            let notes = page.matches(of: /(?m)^\[\^([0-9]+[a-z]*)\]: .+/).map { String($0.1) }
            #expect(!marks.isEmpty && marks == Set(notes) && notes.count == marks.count, "\(subject)")
        }
        let page = try Dossier.run("show", "numergy", "--format", "markdown", in: folder).output
        #expect(page.hasPrefix("# Numergy — company\n\nSovereign cloud company of SFR,"))
        #expect(page.contains("\n## Is owned by\n\n- ") && page.contains("\n- SFR, 47\u{A0}%, ") && page.contains("\n  - ≠ others say"))
        #expect(try Dossier.run("show", "lmi-56327", "--format", "markdown", in: folder).output.hasPrefix("# Le Monde Informatique, “"))
        // Other commands write tables.
        #expect(try Dossier.run("relations", "numergy", "--format", "markdown", in: folder).output.hasPrefix("| id | subject |"))
    }

    @Test("what Markdown would act on reads as it is")
    func escapes() throws {
        let folder = try TemporaryFolder()
        let text = "*a* [b](c) `d` # e <f> [^1]"
        try SmallPackage(texts: ["summary": text, "note": "1. first", "title": text]).makeBase(in: folder)
        let page = try Dossier.run("show", "a", "--format", "markdown", in: folder).output
        #expect(page.contains("\n\\*a\\* \\[b](c) \\`d\\` # e \\<f>"), "\(page)")
    }
}

@Suite("A file that was cut short")
struct CutFileTests {
    @Test("doctor says how much is missing, and what to do with what is left")
    func doctor() throws {
        let folder = try TemporaryFolder.withBase()
        let size = try folder.bytes(of: "dossier.db").count
        _ = try Dossier.shell("head -c 100000 dossier.db > cut.db", in: folder)
        let outcome = try Dossier.run("--db", "cut.db", "doctor", in: folder)
        #expect(outcome.status == 65 && outcome.errors.contains("cut short: 100000 of \(size) bytes are there"))
        #expect(outcome.errors.contains("restore a backup; what is left of it comes out with .recover of the sqlite3 of https://sqlite.org"))
    }
}
