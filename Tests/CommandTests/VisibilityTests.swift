import Foundation
import Testing

/// A base whose source `hidden-source` is confidential, and where everything that it says, and what only it attests, has the mark
/// `SECRET` in its text. The slugs of the source and of the dispute say `hidden-`.
private let world = Result {
    let folder = try TemporaryFolder()
    let secret = ["alias", "role", "note", "private note", "value", "follower", "title", "author", "publisher", "url", "locator", "quote", "topic", "side", "comment"]
    let texts = Dictionary(uniqueKeysWithValues: secret.map { ($0, "SECRET \($0)") })
    try SmallPackage(texts: texts, isConfidential: true).makeBase(in: folder)
    try folder.write("from,to\r\na,b\r\nd,c\r\n", to: "ends.csv")
    try folder.write("name\r\na\r\nd\r\n", to: "starts.csv")
    return folder
}

/// The questions that can give away something confidential, and whether with `--private` they do give away a text with the mark.
private let questions: [(line: String, tells: Bool)] = [
    ("show a", true), ("show b", true), ("show a --on 2013", true), ("show a --known-at 2", true), ("find secret", true),
    ("find alias", true), ("find --text secret", true), ("find --text note", true), ("list", false), ("list companies", false),
    ("list companies --on 2014", false), ("relations", true), ("relations a", true), ("relations c --incoming", true),
    ("relations b --predicate owns", true), ("relations --on 2013", true), ("sources", true), ("sources hidden-source", true),
    ("sources open", false), ("sources derived", false), ("around a", true), ("around a --depth 3 --kind company", true),
    ("path a b", true), ("path d c", true), ("path a c --all", true), ("path a b --on 2013", true), ("common a d", true),
    ("common a b", true), ("timeline", true), ("timeline a", true), ("timeline b --from 2011 --to 2011", true), ("money", true),
    ("money a", true), ("money d --by object", true), ("conflicts", true), ("conflicts a", true), ("stats", false),
    ("stats --on 2013", false), ("check", false), ("show #8", false), ("show #9", true), ("show hidden-dispute", true),
    ("show hidden-source", true), ("show open-dispute", false), ("sources open --alone", false), ("relations a --certain", false),
]
private let formats = ["table", "csv", "tsv", "json", "ndjson", "markdown"]

/// - Parameter isPast: whether slugs may be named: a history names what its commands named.
private func expectNothing(in outcome: Outcome, _ line: String, isPast: Bool = false, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!outcome.output.contains("SECRET") && !outcome.errors.contains("SECRET"), "\(line)", sourceLocation: sourceLocation)
    if isPast { return }
    #expect(!outcome.output.contains("hidden-"), "\(line)", sourceLocation: sourceLocation)
    // An amount that only the hidden source gives, and a day that only it saw.
    #expect(!outcome.output.contains("7777") && !outcome.output.contains("7,777") && !outcome.output.contains("2018"), "\(line)", sourceLocation: sourceLocation)
}

@Suite("What is confidential")
struct VisibilityTests {
    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
        try Program(Dossier.path, arguments, in: folder).run()
    }

    /// What can happen to what is confidential: commands, for each number that a statement gives, and whether the mark comes only with them.
    private static let histories: [(line: String, numbers: String?, isMarkedLater: Bool)] = [
        ("source edit derived --clear derived-from && dossier source remove hidden-source --with-dependents --because x --yes", nil, false),
        ("uncite %@ --source hidden-source --because x --yes", "SELECT DISTINCT coalesce(fact, 'n' || name) FROM citation WHERE source = \(hidden) AND retracted_in IS NULL", false),
        ("retract %@ --because x --yes", "SELECT DISTINCT coalesce(fact, 'n' || name) FROM citation WHERE source = \(hidden) AND retracted_in IS NULL", false),
        ("dispute edit hidden-dispute --clear favours >/dev/null; dossier dispute edit hidden-dispute --off '%@'", "SELECT side || ': ' || coalesce(fact, 'n' || name) FROM dispute_side WHERE dispute = (SELECT id FROM dispute WHERE slug = 'hidden-dispute')", false),
        ("edit %@ --note 'SECRET again'", "SELECT DISTINCT fact FROM citation WHERE source = \(hidden) AND fact IS NOT NULL AND fact NOT IN (SELECT fact FROM citation WHERE source <> \(hidden) AND fact IS NOT NULL) AND retracted_in IS NULL", false),
        ("source edit hidden-source --confidential", nil, true),
    ]
    private static let hidden = "(SELECT id FROM source WHERE slug = 'hidden-source')"

    @Test("nor does it once it was taken back, removed or edited, or was marked later, nor an earlier moment", arguments: histories.indices)
    func afterHistory(_ index: Int) throws {
        let history = Self.histories[index]
        let folder: TemporaryFolder
        if history.isMarkedLater {
            folder = try TemporaryFolder()
            let secret = ["alias", "role", "note", "value", "follower", "title", "author", "publisher", "url", "locator", "quote", "topic", "side", "comment"]
            let texts = Dictionary(uniqueKeysWithValues: secret.map { ($0, "SECRET \($0)") })
            try SmallPackage(texts: texts, isConfidential: false).makeBase(in: folder)
        } else {
            folder = try TemporaryFolder()
            _ = try Dossier.shell("cp '\(world.get().path)'/*.db '\(world.get().path)'/*.csv .", in: folder)
        }
        let numbers = try history.numbers.map { Array(try run(["sql", $0, "--format", "tsv"], in: folder).lines.dropFirst()) } ?? [""]
        #expect(!numbers.isEmpty)
        for number in numbers {
            let outcome = try Dossier.shell("dossier " + history.line.replacing("%@", with: number), in: folder)
            #expect(outcome.status == 0 && !outcome.output.contains("SECRET"), "\(history.line), \(number): \(outcome)")
        }
        let last = try #require(Int(run(["sql", "SELECT max(id) FROM revision", "--format", "tsv"], in: folder).lines.last ?? ""))
        let lines = questions.map(\.line) + ["diff 1", "diff 1 \(last)", "log"] + (1...last).map { "diff \($0)" }
        for line in lines {
            expectNothing(in: try run(words(line), in: folder), "\(history.line): \(line)", isPast: line.hasPrefix("diff") || line == "log" || index == 3)
        }
        for line in questions.map(\.line) where !line.contains("--known-at") {
            for moment in Set([1, 2, last - 1]) where moment > 0 {
                let outcome = try run(words(line) + ["--known-at", "\(moment)"], in: folder)
                if outcome.status != 64 { expectNothing(in: outcome, "\(history.line): \(line) --known-at \(moment)", isPast: index == 3) }
            }
        }
    }

    @Test("log finds no entity by a name that only it attests, no fact and no source of it, unless --private asks for it", arguments: ["SECRET alias", "#9", "hidden-source"])
    func log(_ subject: String) throws {
        let folder = try world.get()
        let outcome = try run(["log", subject], in: folder)
        #expect(outcome.status == 1 && outcome.output.isEmpty && !outcome.errors.contains("read as"), "\(outcome)")
        let all = try run(["log", subject, "--private"], in: folder)
        #expect(all.status == 0 && !all.output.isEmpty, "\(all)")
    }

    @Test("no page in a pipe and no row format gives it away, unless --private asks for it", arguments: questions.map(\.line))
    func pipes(_ line: String) throws {
        let folder = try world.get()
        let question = try #require(questions.first { $0.line == line })
        for format in [nil] + formats.map(Optional.some) {
            let arguments = words(line) + (format.map { ["--format", $0] } ?? [])
            expectNothing(in: try run(arguments, in: folder), "\(arguments)")
            if format != nil, format != "csv", format != "table" { continue }
            let all = try run(arguments + ["--private"], in: folder)
            #expect(!all.errors.contains("--private shows"), "\(arguments)")
            #expect(all.status == 0 || line == "check", "\(arguments): \(all.errors)")
            if question.tells { #expect(tells(all.output, line), "\(arguments)") }
        }
    }

    // Rows for people leave some columns out: what tells is then the source's slug or an amount.
    private func tells(_ output: String, _ line: String) -> Bool {
        ["SECRET", "hidden-", "7777", "7,777"].contains { output.contains($0) }
    }

    @Test(
        "parts of pages in a pipe have none of it",
        arguments: ["show a --brief", "show a --only says", "show b --only disputes", "show a --sources short", "timeline --years", "timeline a --undated"])
    func parts(_ line: String) throws {
        let folder = try world.get()
        expectNothing(in: try run(words(line), in: folder), line)
        #expect(try run(words(line) + ["--private"], in: folder).status == 0)
    }

    @Test("a page on a terminal has it, marked; rows on a terminal do not", arguments: questions.map(\.line))
    func terminals(_ line: String) throws {
        let folder = try world.get()
        let question = try #require(questions.first { $0.line == line })
        let page = try Dossier.runOnTerminal(words(line), in: folder)
        #expect(!page.errors.contains("--private shows"))
        if question.tells {
            #expect(tells(page.output, line))
            #expect(page.output.contains("[confidential]") || page.output.contains("[private]"), "\(page.output)")
        }
        for format in ["table", "csv"] {
            expectNothing(in: try Dossier.runOnTerminal(words(line) + ["--format", format], in: folder), "\(line) \(format)")
        }
    }

    @Test("the marks are in both languages")
    func french() throws {
        let page = try Dossier.runOnTerminal(words("show a --lang fr"), in: world.get()).output
        #expect(page.contains("[confidentiel]") && page.contains("[privé] SECRET private note") && !page.contains("[confidential]"))
    }

    @Test("what check finds in confidential things is marked, and only there on a page of its owner")
    func findings() throws {
        let folder = try TemporaryFolder()
        // Two years for one founding, and the dispute that would cover them left out.
        try SmallPackage(isConfidential: true).makeBase(in: folder, without: ["disputes", "dispute_sides"])
        let page = try Dossier.runOnTerminal(["check"], in: folder).output.split(separator: "\n")
        let rivals = try #require(page.firstIndex { $0.contains("rivals-outside-dispute") })
        #expect(page[(rivals + 1)...].prefix(6).joined(separator: " ").contains("[confidential]"))
        #expect(!(try run(["check"], in: folder).output.contains("rivals-outside-dispute")))
        #expect(try run(["check", "--private"], in: folder).output.contains("rivals-outside-dispute"))
    }

    @Test("a pager counts as a terminal")
    func pager() throws {
        let page = try Dossier.runOnTerminal(["show", "a"], in: world.get(), environment: ["PAGER": "tr a-z A-Z"])
        #expect(page.output.contains("SECRET ROLE") && page.output.contains("[CONFIDENTIAL]"))
    }

    @Test("graphs and batches are made to be handed on, whatever the terminal", arguments: ["--as dot", "--as mermaid"])
    func graphs(_ shape: String) throws {
        let folder = try world.get()
        let line = words("around d \(shape)")
        let outcome = try Dossier.runOnTerminal(line, in: folder)
        expectNothing(in: outcome, "\(line)")
        #expect(outcome.status == 1 && outcome.errors.contains("--private shows them"))
        #expect(try run(line + ["--private"], in: folder).output.contains("pays [confidential], 2014"))
    }

    @Test("batches do not walk what is confidential")
    func batches() throws {
        let folder = try world.get()
        func lengths(_ arguments: String...) throws -> [String] {
            csvRows(try run(words("path --batch ends.csv --format csv") + arguments, in: folder).output).map { $0["length"] ?? "" }
        }
        #expect(try lengths() == ["1", ""])
        #expect(try lengths("--private") == ["1", "1"])
        let counts = csvRows(try run(words("around --batch starts.csv --format csv"), in: folder).output)
        #expect(counts.map { $0["entities"] } == ["2", "0"])
    }

    @Test(
        "stderr counts what was left out",
        arguments: [
            ("relations --format csv", "3 facts, 1 source and 1 private note are confidential: --private shows them"),
            ("relations d --format json", "1 fact and 1 source are confidential: --private shows them"),
            ("show b", "3 facts and 1 source are confidential: --private shows them"),
            ("relations --predicate founded --format csv", ""),
            ("timeline b --from 2011 --to 2011", "1 fact and 1 source are confidential: --private shows them"),
            ("money d", "1 fact and 1 source are confidential: --private shows them"),
            ("find alias", "1 name is confidential: --private shows it"),
            ("sources", "1 source is confidential: --private shows it"),
            ("conflicts --format csv", "1 dispute"), ("path d c", "3 facts"), ("around d", "3 facts"),
            ("stats", "5 facts, 1 name, 1 dispute and 1 source are confidential: --private shows them"),
            ("check", "5 facts, 1 name, 1 dispute and 1 source are confidential: --private shows them"),
            ("export csv - --view relations", "3 facts and 1 source are confidential: --private shows them"),
            ("export csv - --view companies", ""), ("show c --format csv", "1 fact"), ("show p", ""),
        ])
    func counted(_ line: String, _ sentence: String) throws {
        let errors = try run(words(line), in: world.get()).errors
        #expect(sentence.isEmpty ? !errors.contains("--private") : errors.contains("dossier: " + sentence) || errors.contains(sentence), "\(errors)")
    }

    @Test("an answer that is all confidential is nothing found, and says why")
    func nothing() throws {
        let outcome = try run(words("relations d --format csv"), in: world.get())
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("1 fact and 1 source are confidential") && outcome.errors.contains("no relation is like that"))
    }

    @Test("a sum does not count what is confidential, and the sum on a terminal says that it does")
    func sums() throws {
        let folder = try world.get()
        let rows = csvRows(try run(words("money c --format csv"), in: folder).output).filter { $0["row"] == "total" }
        // With what an open dispute has on one side, and without.
        #expect(rows.map { $0["amount_low"] } == ["106", "6"])
        let page = try Dossier.runOnTerminal(words("money c"), in: folder).output
        #expect(page.contains("actual: €7,783 to 7,883 (2–3 of 3 facts, 1 [confidential])"))
    }

    @Test("what follows a confidential fact is not reached through it")
    func chains() throws {
        let open = try run(words("money a --format csv"), in: world.get()).output
        #expect(!csvRows(open).contains { $0["flow"] == "following" })
    }

    @Test("the days on which only a confidential source saw a fact hold do not count")
    func days() throws {
        let folder = try world.get()
        func holds(_ arguments: String...) throws -> String? {
            let rows = csvRows(try run(words("relations b --on 2016 --predicate owns --outgoing --format csv") + arguments, in: folder).output)
            return rows.first { $0["id"] == "4" }?["holds"]
        }
        #expect(try holds() == "possible")
        #expect(try holds("--private") == "certain")
    }

    @Test("a name that only a confidential source records is none")
    func names() throws {
        let folder = try world.get()
        let outcome = try run(["show", "SECRET alias"], in: folder)
        #expect(outcome.status == 1 && !outcome.output.contains("Alpha"))
        #expect(try run(["show", "SECRET alias", "--private"], in: folder).output.contains("Alpha — company"))
        #expect(try run(words("show b --private"), in: folder).output.contains("SECRET value"))
    }

    @Test("answers are those of a base that holds only what is open")
    func openBase() throws {
        let folder = try world.get()
        let other = try TemporaryFolder()
        let steps = [["export", "csv", other.path(of: "open")], ["--db", other.path(of: "dossier.db"), "init", "--empty"], ["--db", other.path(of: "dossier.db"), "import", other.path(of: "open")]]
        for arguments in steps { #expect(try run(arguments, in: folder).status == 0) }
        let views = [
            "relations --columns id,subject,subject_name,predicate,object,object_name,amount,role,note,sources,follows,possible_from,possible_to,disputed", "attributes", "sources", "citations", "names", "disputes", "dispute_sides", "entities", "companies", "people", "kinds", "predicates",
        ]
        for line in questions.map(\.line) + views.map({ "export csv - --view \($0)" }) + ["show a --format csv", "timeline --format json", "money --format csv"] {
            let (wanted, got) = (try run(words(line), in: other), try run(words(line), in: folder))
            #expect(got.output == wanted.output, "\(line)")
            #expect(got.status == wanted.status, "\(line)")
        }
    }

    // MARK: Exports

    @Test("no view or table of the file that can be exported gives it away")
    func views() throws {
        let folder = try world.get()
        let names = try Dossier.query("select name from sqlite_master where type in ('view', 'table')", as: [String: String].self, in: folder)
            .compactMap { $0["name"] }
        #expect(names.count > 40)
        // The base's own random id may have any digits.
        for name in names + ["FACT", "sqlite_master"] where name != "meta" {
            let outcome = try run(["export", "csv", "-", "--view", name], in: folder)
            expectNothing(in: outcome, name)
            #expect(outcome.status == 0 || outcome.status == 64, "\(name): \(outcome.errors)")
        }
        for (view, text) in [("relations", "SECRET role"), ("attributes", "SECRET value"), ("sources", "SECRET title"), ("citations", "SECRET quote"), ("names", "SECRET alias"), ("disputes", "SECRET topic"), ("dispute_sides", "SECRET side"), ("fact", "SECRET private note"), ("change", "id,")] {
            #expect(try run(["export", "csv", "-", "--view", view, "--private"], in: folder).output.contains(text), "\(view)")
        }
    }

    @Test("views give rows of what is open, and cells without what is confidential")
    func openRows() throws {
        let folder = try world.get()
        func rows(_ view: String) throws -> [[String: String]] { csvRows(try run(["export", "csv", "-", "--view", view], in: folder).output) }
        let relations = try rows("relations")
        #expect(relations.map { $0["id"] } == ["2", "4", "5", "7"])
        #expect(relations.map { $0["sources"] } == ["open", "open", "open", "derived"])
        #expect(relations.map { $0["follows"] } == ["", "", "", ""])
        #expect(relations.map { $0["disputed"] } == ["open-dispute", "", "open-dispute", ""])
        // A confidential source saw facts 2 and 4 hold: the days that rest on that are not told.
        #expect(relations.map { $0["certain_from"] } == ["", "", "2015-12-31", "2016-12-31"])
        #expect(try rows("attributes").map { $0["id"] } == ["8"])
        #expect(try rows("sources").map { $0["derived_from"] } == ["", ""])
        #expect(try rows("citations").count == 6)
    }

    @Test("a package has none of it")
    func package() throws {
        let folder = try world.get()
        let outcome = try run(["export", "csv", "out"], in: folder)
        #expect(outcome.errors.contains("5 facts, 1 name, 1 dispute, 1 source and 1 private note are confidential"))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path(of: "out")) {
            let text = String(decoding: try folder.bytes(of: "out/\(name)"), as: UTF8.self)
            #expect(!text.contains("SECRET") && !text.contains("hidden-") && (!name.hasSuffix(".csv") || !text.contains("7777")), "\(name)")
        }
    }

    @Test("private notes do not leave in tables of a base that has no confidential source")
    func notesAlone() throws {
        let folder = try TemporaryFolder()
        try SmallPackage(texts: ["private note": "SECRET"]).makeBase(in: folder)
        for table in ["fact", "change", "text_search"] {
            #expect(!(try run(["export", "csv", "-", "--view", table], in: folder).output.contains("SECRET")), "\(table)")
        }
        let show = try run(["show", "a"], in: folder)
        #expect(!show.output.contains("SECRET") && show.errors.contains("1 private note is confidential: --private shows it"))
        #expect(try run(["show", "a", "--private"], in: folder).output.contains("[private] SECRET"))
        #expect(try run(words("show a --format csv --private"), in: folder).output.contains("SECRET"))
    }

    // MARK: SQL, and what costs nothing

    @Test("SQL sees the whole file, and says so", arguments: ["sql", "export csv - --query"])
    func sql(_ command: String) throws {
        let outcome = try run(words(command) + ["select title from sources"], in: world.get())
        #expect(outcome.output.contains("SECRET title"))
        #expect(outcome.errors == "dossier: the base has confidential sources: SQL sees the whole file, with them and what only they attest\n")
    }

    @Test("a query of a part that is chosen sees that part, and says so where it has something confidential")
    func sqlOfPart() throws {
        let query = ["export", "csv", "-", "--query", "select title from sources", "--around", "a"]
        let open = try run(query, in: world.get())
        #expect(!open.output.contains("SECRET") && !open.errors.contains("SQL sees"), "\(open)")
        let all = try run(query + ["--private"], in: world.get())
        #expect(all.output.contains("SECRET title"))
        #expect(all.errors == "dossier: the part has confidential sources: SQL sees them and what only they attest\n")
    }

    @Test("a base without confidential sources never speaks of them")
    func silence() throws {
        let folder = try TemporaryFolder.withBase()
        for line in ["show cloudwatt", "relations --format csv", "stats", "check", "sources", "sql select(1)", "export csv - --view sources"] {
            #expect(!(try run(words(line), in: folder).errors.contains("confidential")), "\(line)")
        }
    }

    @Test("what was known at a time is confidential by the sources of that time")
    func knownAt() throws {
        let folder = try TemporaryFolder()
        try SmallPackage(texts: ["role": "SECRET"], isConfidential: true).makeBase(in: folder)
        // The second revision cites an open source for the fact.
        _ = try run(["export", "csv", "more", "--private"], in: folder)
        let citations = String(decoding: try folder.bytes(of: "more/citations.csv"), as: UTF8.self)
        try folder.write(citations + "1,,open,,,,,\r\n", to: "more/citations.csv")
        #expect(try run(["import", "more"], in: folder).status == 0)
        #expect(try run(words("show a --format csv"), in: folder).output.contains("SECRET"))
        #expect(!(try run(words("show a --format csv --known-at 1"), in: folder).output.contains("SECRET")))
        #expect(!(try run(words("path a b --predicate owns --known-at 1 --format csv"), in: folder).output.contains("SECRET")))
    }
}
