import Foundation
import Testing

/// What the value of an option may be, asked of every option of every command that the parser knows: a new one is in here by itself.
@Suite("Values of options")
struct OptionValueTests {
    /// What each command is called with, so that only the option under test can be wrong.
    private static let calls: [String: [String]] = [
        "show": ["cloudwatt"], "find": ["telecom"], "list": ["companies"], "relations": ["cloudwatt"], "sources": [],
        "around": ["cloudwatt"], "path": ["cloudwatt", "numergy"], "common": ["cloudwatt", "numergy"], "timeline": ["cloudwatt"],
        "money": ["andromede"], "conflicts": ["bleu"], "sql": ["select 1"], "stats": [], "compare": ["Orange", "Thales"],
        "export csv": ["out"],
        "export datasette-metadata": ["-"], "import csv": ["package"], "import ftm": ["-"], "init": [], "check": [], "doctor": [], "migrate": [],
        "views": [], "completions": ["bash"], "complete": ["kinds"],
    ].merging(deskCalls) { $1 }

    /// The commands that change a base: how each is called, to look at what it would do.
    private static let deskCalls: [String: [String]] = [
        "add": ["Orange", "owns", "Numergy", "-n"], "edit": ["42", "-n"], "retract": ["42", "-n"], "cite": ["42", "-n"], "uncite": ["42", "-n"],
        "name": ["Orange", "OSA", "-n"], "entity add": ["Zorro", "-n"], "entity edit": ["orange", "-n"], "entity rename": ["orange", "O", "-n"],
        "entity remove": ["prism", "-n"], "source add": ["letter", "-n"], "source edit": ["itfb-734", "-n"], "source remove": ["itfb-734", "-n"],
        "dispute add": ["quarrel", "-n"], "dispute edit": ["split-of-285", "-n"], "dispute remove": ["split-of-285", "-n"],
        "same": ["orange", "sfr", "-n"], "different": ["orange", "sfr", "-n"], "duplicates": [], "enter": ["-n"], "apply": ["some.facts", "-n"],
        "predicate add": ["audits", "-n"], "predicate edit": ["owns", "-n"], "predicate alias": ["has", "owns", "-n"],
        "predicate remove": ["audits", "-n"], "kind add": ["paper", "-n"], "kind edit": ["fund", "-n"], "kind remove": ["paper", "-n"],
        "unit add": ["CHF", "-n"], "unit edit": ["EUR", "-n"], "unit remove": ["CHF", "-n"], "log": [], "why": ["42"], "diff": ["0"], "undo": ["-n"], "export facts": ["-"],
    ]

    private static func isDesk(_ place: CommandDeclarations.Place) -> Bool { deskCalls[place.command.joined(separator: " ")] != nil }

    /// A good value of each option.
    private static let samples: [String: String] = [
        "--db": "dossier.db", "--format": "csv", "--lang": "fr", "--on": "june 2013", "--known-at": "1", "--from": "march 2012",
        "--to": "march 2014", "--kind": "company", "--avoid-kind": "person", "--predicate": "invests-in", "--modality": "actual",
        "--not": "bleu", "--max-degree": "50", "--timeout": "60", "--depth": "1", "--limit": "5", "--as": "tree", "--max": "2",
        "--shortest": "2", "--by": "year", "--batch": "batch.csv", "--file": "query.sql", "--parameter": "k=1", "--view": "kinds",
        "--columns": "name", "--query": "select 1", "--message": "m", "--author": "a", "--between": "2012",
        "--around": "cloudwatt", "--delimiter": ";", "--null": "NA", "--name": "2013",
        "--only": "names", "--sources": "full", "--relative-to": "2013-12-18", "--at-least": "10 M€",
    ]

    /// Runs a command with more arguments.
    private static func run(_ place: CommandDeclarations.Place, _ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
        let name = place.command.joined(separator: " ")
        var call = try #require(calls[name], "a new command: say how it is called")
        let option = place.argument.option
        let columns = ["around": "name\r\norange", "path": "from,to\r\norange,thales"][name] ?? "name1,name2\r\nOrange,Thales"
        try folder.write(columns + "\r\n", to: "batch.csv")
        // These stand in place of the others.
        if ["--batch", "--file"].contains(option) { call = [] }
        if ["--view", "--query"].contains(option) { call = ["-"] }
        if option == "--parameter" { call = ["select :k as k"] }
        if ["--columns", "--delimiter", "--null"].contains(option) { call = ["-", "--view", "kinds"] }
        if option == "--depth", name.hasPrefix("export") { call += ["--around", "cloudwatt"] }
        if option == "--between" { call += ["--certain"] }
        return try Program(Dossier.path, place.command + call + arguments, in: folder).run()
    }

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder.withBase()
        try folder.write("select 1", to: "query.sql")
        return folder
    }

    @Test("the options of all commands are found")
    func areFound() {
        #expect(CommandDeclarations.options.count > 100)
        #expect(Set(CommandDeclarations.options.map { $0.command.joined(separator: " ") }).isSuperset(of: Self.calls.keys))
    }

    @Test("an empty, blank or comma-only value is refused, and the option named", arguments: CommandDeclarations.options)
    func blank(_ place: CommandDeclarations.Place) throws {
        let folder = try Self.folder()
        let option = try #require(place.argument.option)
        // Commas may be the name of a file.
        let commas = place.argument.valueName == "file" ? [] : [[option, " ,, "]]
        for arguments in [[option, ""], ["\(option)="], [option, "\u{A0}\u{200B}\t"]] + commas {
            let outcome = try Self.run(place, arguments, in: folder)
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome)")
            #expect(outcome.errors.contains(option) && outcome.errors.contains("try:"), "\(arguments): \(outcome.errors)")
        }
    }

    @Test("an empty or blank argument is refused", arguments: CommandDeclarations.positionals)
    func blankArgument(_ place: CommandDeclarations.Place) throws {
        let folder = try Self.folder()
        for arguments in [[""], ["\u{A0}\u{200B} "], ["cloudwatt", " "]] {
            let outcome = try Program(Dossier.path, place.command + arguments, in: folder).run()
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome)")
            #expect(outcome.errors.contains("Usage:") && outcome.errors.contains("try:"), "\(outcome.errors)")
        }
    }

    @Test("a value in capitals says what it says in small letters, or is refused", arguments: CommandDeclarations.options.filter { !isDesk($0) })
    func capitals(_ place: CommandDeclarations.Place) throws {
        let option = try #require(place.argument.option)
        let sample = try #require(Self.samples[option], "a new option: give it a good value")
        // Two dates are asked of below; a file has the name that is typed.
        if option == "--between" || place.argument.valueName == "file" { return }
        let plain = try Self.run(place, [option, sample], in: Self.folder())
        #expect(plain.status == 0 || plain.errors.contains("exists") || plain.errors.contains("package") || plain.errors.contains("imported again"), "\(option) \(sample): \(plain)")
        let capitals = try Self.run(place, [option, sample.uppercased()], in: Self.folder())
        let isSame = capitals.output == plain.output && capitals.status == plain.status
        #expect(isSame || [1, 64, 65, 66].contains(capitals.status), "\(option) \(sample.uppercased()): \(capitals)")
    }

    @Test("a value that begins with a minus is the option's, as one after = is", arguments: CommandDeclarations.options)
    func minus(_ place: CommandDeclarations.Place) throws {
        let option = try #require(place.argument.option)
        let apart = try Self.run(place, [option, "-0044"], in: Self.folder())
        let joined = try Self.run(place, ["\(option)=-0044"], in: Self.folder())
        #expect(apart == joined && !apart.errors.contains("issing"), "\(apart) and \(joined)")
        #expect(apart.status != 70 && apart.status < 128, "\(apart)")
    }

    @Test(
        "an option for one value refuses a second",
        arguments: CommandDeclarations.options.filter { !$0.argument.isRepeating && (!isDesk($0) || samples[$0.argument.option ?? ""] != nil) })
    func twice(_ place: CommandDeclarations.Place) throws {
        let option = try #require(place.argument.option)
        let sample = try #require(Self.samples[option])
        let outcome = try Self.run(place, [option, sample, option, sample], in: Self.folder())
        #expect(outcome.status == 64 && outcome.errors.contains("given already"), "\(outcome)")
    }

    @Test("any question is given up with status 75 once its time is up", arguments: CommandDeclarations.options.filter { $0.argument.option == "--timeout" })
    func timeout(_ place: CommandDeclarations.Place) throws {
        let outcome = try Self.run(place, ["--timeout", "0.000001"], in: Self.folder())
        #expect(outcome.status == 75 && outcome.output.isEmpty && outcome.errors.contains("gave up after"), "\(outcome)")
        #expect(outcome.errors.contains("try: --timeout with more seconds"))
    }

    @Test("all commands that only ask take a time limit")
    func timeoutEverywhere() {
        let limited = Set(CommandDeclarations.options.filter { $0.argument.option == "--timeout" }.map { $0.command.joined(separator: " ") })
        #expect(
            limited == [
                "show", "find", "list", "relations", "sources", "around", "path", "common", "timeline", "money", "conflicts", "sql", "views",
                "stats", "compare", "check", "duplicates", "log", "why", "diff",
            ])
    }

    @Test(
        "a year before our era is a date like others",
        arguments: [
            "show cloudwatt --on -0044", "show cloudwatt --between -0044 -0043", "timeline cloudwatt --from -0044",
            "timeline cloudwatt --to -0043-03-15", "show --on -0044 cloudwatt", "relations --between -0044 2013 --certain",
            "stats --known-at -0044",
        ])
    func yearBeforeOurEra(_ line: String) throws {
        let outcome = try Dossier.shell("dossier \(line)", in: .withBase())
        #expect([0, 1].contains(outcome.status), "\(outcome)")
        #expect(!outcome.errors.contains("Usage"), "\(outcome)")
    }

    @Test("a name, a message or a statement may begin with a minus")
    func argumentsWithMinus() throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try Dossier.run("sql", "-- all of it\nselect 1 as x", "--format", "csv", in: folder).output == "x\r\n1\r\n")
        #expect(try Dossier.run("show", "-44", in: folder).errors.contains("nothing is called '-44'"))
        #expect(try Dossier.run("compare", "-1", "-1", "--format", "csv", in: folder).lines.last?.hasPrefix("-1,-1,1") == true)
        _ = try Dossier.run("export", "csv", "package", in: folder)
        let imported = try Dossier.run("import", "package", "--message", "- a line of a list", in: folder)
        #expect(imported.status == 0, "\(imported)")
    }

    @Test("an option that is misspelt, or whose value is, is told the nearest")
    func nearest() throws {
        let folder = try TemporaryFolder.withBase()
        func hint(_ arguments: String...) throws -> String { try Program(Dossier.path, arguments, in: folder).run().errors }
        #expect(try hint("show", "cloudwatt", "--format", "cvs").contains("did you mean csv?"))
        #expect(try hint("path", "orange", "thales", "--modality", "planed").contains("did you mean planned?"))
        #expect(try hint("relations", "--predicate", "Leeds").contains("try: --predicate leads"))
        #expect(try hint("around", "orange", "--kind", "Compny").contains("try: --kind company"))
        #expect(try hint("around", "orange", "--avoid-kind", "Compny").contains("try: --avoid-kind company"))
    }
}
