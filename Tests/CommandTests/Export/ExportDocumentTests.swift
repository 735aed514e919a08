import Foundation
import Testing

/// The formats that take a selection, each with what it says of a text that holds the mark.
private let formats = ["graphml", "gexf", "dot", "bibtex", "csl-json", "ftm", "turtle", "nquads", "json-ld"]

/// What documents of other programs have trouble with: markup, quotes, controls, invisible characters, directions, formulas.
private let nasty = "=<a & \"b\" 'c'> \\ {d} %e #f $g _h ~i ^j ;,\t\n\r\u{1}\u{1B}[31m\u{202E}\u{200F}\u{FFFE}é𝔘|`@ -->]]>"

@Suite("Documents that facts leave in")
struct ExportDocumentTests {
    private func export(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
        try Program(Dossier.path, ["export"] + line.split(separator: " ").map(String.init), in: folder).run()
    }

    @Test("the same base gives the same bytes, to a file as to the standard output", arguments: formats)
    func deterministic(_ format: String) throws {
        let folder = try TemporaryFolder.withBase()
        let first = try export("\(format) -", in: folder)
        #expect(first.status == 0 && first.output.utf8.count > 10_000)
        #expect(try export("\(format) file", in: folder).status == 0)
        #expect(String(decoding: try folder.bytes(of: "file"), as: UTF8.self) == first.output)
        #expect(try export("\(format) -", in: folder).output == first.output)
    }

    @Test("a file that is there is replaced only with --force, and left as it is otherwise: 73", arguments: formats)
    func existing(_ format: String) throws {
        let folder = try TemporaryFolder.withBase()
        try folder.write("mine", to: "file")
        let refused = try export("\(format) file", in: folder)
        #expect(refused.status == 73 && refused.errors.contains("--force"))
        #expect(try folder.bytes(of: "file") == Data("mine".utf8))
        #expect(try export("\(format) file --force", in: folder).status == 0)
        #expect(try folder.names == ["dossier.db", "file"])
    }

    @Test("a place that cannot be written to: 73; a disk that is full: 74; a reader that goes away: 0", arguments: formats)
    func unwritable(_ format: String) throws {
        let folder = try TemporaryFolder.withBase()
        #expect(try export("\(format) nowhere/file", in: folder).status == 73)
        #expect(try export("\(format) .", in: folder).status == 73)
        let full = try export("\(format) /dev/full", in: folder)
        #expect(full.status == 74 && full.errors.contains("No space left on device"))
        let limited = try Dossier.shell("trap '' XFSZ; (ulimit -f 8; dossier export \(format) file); s=$?; ls; exit $s", in: folder)
        #expect(limited.status == 74 && limited.output == "dossier.db\n", "\(limited.errors)")
        let head = try Dossier.shell("dossier export \(format) - | head -c 20 > /dev/null; echo done", in: folder)
        #expect(head.output == "done\n" && !head.errors.contains("cannot write"), "\(head.errors)")
    }

    @Test("a base without facts gives a document without any", arguments: formats)
    func empty(_ format: String) throws {
        let folder = try TemporaryFolder()
        _ = try Dossier.run("init", "--empty", in: folder)
        let outcome = try export("\(format) -", in: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        #expect(!outcome.output.contains("edge id") && !outcome.output.contains("->"))
        if format.hasPrefix("json") || format == "csl-json" {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
        }
    }

    @Test("what is confidential stays in the base, is counted, and leaves with --private", arguments: formats)
    func confidential(_ format: String) throws {
        let folder = try TemporaryFolder()
        let cells = ["alias", "role", "note", "private note", "value", "follower", "title", "author", "publisher", "url", "locator", "quote"]
        try SmallPackage(texts: Dictionary(uniqueKeysWithValues: cells.map { ($0, "SECRET \($0)") }), isConfidential: true).makeBase(in: folder)
        let open = try export("\(format) -", in: folder)
        #expect(!open.output.contains("SECRET") && !open.output.contains("hidden-") && !open.output.contains("7777") && !open.output.contains("2018"))
        #expect(open.errors.contains("--private shows"))
        let all = try export("\(format) - --private", in: folder)
        #expect(all.output.contains("SECRET") || all.output.contains("hidden-source"))
        #expect(!all.errors.contains("--private shows"))
    }

    @Test("texts with every nasty character leave in documents that can be read", arguments: formats)
    func nastyTexts(_ format: String) throws {
        let folder = try TemporaryFolder()
        let texts = Dictionary(uniqueKeysWithValues: SmallPackage.cells.map { ($0, $0 + " " + nasty) })
        try SmallPackage(texts: texts).makeBase(in: folder)
        let outcome = try export("\(format) -", in: folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        switch format {
        case "graphml", "gexf":
            #expect(outcome.errors.contains("characters that XML forbids were replaced"))
            #expect(!outcome.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{FFFE}" })
            let parser = XMLCheck(outcome.output)
            #expect(parser.isWellFormed)
        case "csl-json", "json-ld": #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
        case "ftm":
            for line in outcome.lines { #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) } }
        case "nquads":
            for line in outcome.lines { #expect(line.wholeMatch(of: /<[^<> "]*> <[^<> "]*> (<[^<> "]*>|".*"(@[a-z]+|\^\^<[^<> ]*>)?) <[^<> ]*> \./) != nil, "\(line)") }
        case "dot": #expect(outcome.output.contains("\\\"b\\\"") && !outcome.output.contains("\u{202E}"))
        case "bibtex": #expect(outcome.output.contains("\\textbackslash{} \\textbraceleft{}d\\textbraceright{} \\%e \\#f \\$g \\_h \\textasciitilde{}i \\textasciicircum{}j"))
        default: break
        }
    }

    @Test("braces in BibTeX are balanced, as those count them who read it", arguments: ["} a", "{ a", "a }{ b", "{{"])
    func braces(_ title: String) throws {
        let folder = try TemporaryFolder()
        try SmallPackage(texts: ["title": title]).makeBase(in: folder)
        let output = try export("bibtex -", in: folder).output
        var depth = 0
        for character in output {
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            #expect(depth >= 0)
            // An entry begins outside of all others.
            if character == "@" { #expect(depth == 0) }
        }
        #expect(depth == 0 && output.contains("\\textbrace"))
    }

    @Test("linked data says each thing once, and Turtle as much as N-Quads")
    func statements() throws {
        let folder = try TemporaryFolder.withBase()
        let quads = try export("nquads -", in: folder).output.split(separator: "\n")
        #expect(Set(quads).count == quads.count)
        let turtle = try export("turtle -", in: folder).output.split(separator: "\n")
        #expect(turtle.count { $0.hasPrefix("    ") } == quads.count)
    }

    // MARK: Selections

    private func edges(_ options: String) throws -> [Substring] {
        let outcome = try export("dot - " + options, in: .withBase())
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n").filter { $0.contains(" -> ") }
    }

    @Test("facts are those that the same options of 'relations' give")
    func facts() throws {
        for options in ["--predicate owns,leads", "--on 2013-06", "--between 2011 2012 --certain", "--on 2013 --predicate leads"] {
            let rows = try Dossier.shell("dossier relations \(options) --format csv", in: .withBase())
            #expect(try edges(options).count == rows.output.split(separator: "\r\n").count - 1, "\(options)")
        }
    }

    @Test("kinds take their sub-kinds, and relations among them")
    func kinds() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try export("dot - --kind person,organization", in: folder)
        let nodes = outcome.output.split(separator: "\n").filter { $0.contains("kind=") }
        let count = try Dossier.count("select count(*) from (select slug from organizations union select slug from people)", in: folder)
        #expect(nodes.count == count)
        let relations = try Dossier.count(
            """
            with e as (select slug from organizations union select slug from people)
            select count(*) from relations where subject in e and object in e
            """, in: folder)
        #expect(try edges("--kind person,organization").count == relations)
        #expect(try edges("--kind people").isEmpty)
    }

    @Test("what lies around an entity, by any modality and at a time")
    func around() throws {
        let folder = try TemporaryFolder.withBase()
        let outcome = try export("dot - --around cloudwatt", in: folder)
        let nodes = outcome.output.split(separator: "\n").filter { $0.contains("kind=") }.count
        let expected = try Dossier.count(
            """
            select count(distinct e) from (select object e from relations where subject = 'cloudwatt'
            union select subject from relations where object = 'cloudwatt' union select 'cloudwatt')
            """, in: folder)
        #expect(nodes == expected)
        #expect(try edges("--around cloudwatt --depth 0").isEmpty)
        #expect(try edges("--around cloudwatt --depth 2").count > edges("--around cloudwatt").count)
        #expect(try edges("--around cloudwatt --predicate leads").count == 3)
        #expect(try export("dot - --around cloudwat --predicate founded", in: folder).errors.contains("read as Cloudwatt"))
        let usage = try export("dot - --depth 2", in: folder)
        #expect(usage.status == 64 && usage.errors.contains("--around"))
    }

    @Test("where facts are narrowed, sources are those that they cite, and entities those that they are about")
    func narrowed() throws {
        let folder = try TemporaryFolder.withBase()
        let cited = try Dossier.count(
            "select count(distinct c.source) from citations c join relations r on r.id = c.fact where r.predicate = 'leads'", in: folder)
        #expect(try export("csl-json - --predicate leads", in: folder).lines.count == cited + 2)
        let leading = try Dossier.count(
            "select count(distinct e) from (select subject e from relations where predicate = 'leads' union select object from relations where predicate = 'leads')",
            in: folder)
        #expect(try export("dot - --predicate leads", in: folder).output.split(separator: "\n").filter { $0.contains("kind=") }.count == leading)
    }

    @Test("labels are in the language that is asked for")
    func language() throws {
        #expect(try edges("--predicate leads --lang fr").allSatisfy { $0.contains("label=\"dirige\"") })
    }
}

/// Reads XML and tells whether it can be read.
private struct XMLCheck {
    let isWellFormed: Bool

    init(_ text: String) {
        // libxml2's own program is everywhere that Python is; FoundationXML would be one more library for one test.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())"]
        let input = Pipe()
        process.standardInput = input
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try input.fileHandleForWriting.close()
            process.waitUntilExit()
            isWellFormed = process.terminationStatus == 0
        } catch {
            isWellFormed = false
        }
    }
}
