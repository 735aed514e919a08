import Foundation
import Testing

/// What must never reach a terminal as it is, one of each class.
private let dangers: [(name: String, text: String, shown: String)] = [
    ("escape sequences", "\u{1B}[31m", "\\x1b[31m"), ("OSC 52", "\u{1B}]52;c;cm0=\u{7}", "\\x1b]52;c;cm0=\\x07"),
    ("carriage returns", "\r", "\\r"), ("tabs", "\t", "\\t"), ("DEL", "\u{7F}", "\\x7f"), ("C1", "\u{9B}31m", "\\x9b31m"),
    ("overrides", "\u{202E}", "\\u202e"), ("isolates", "\u{2066}", "\\u2066"), ("marks", "\u{200F}", "\\u200f"),
    ("zero width", "\u{200B}", "\\u200b"), ("joiners in Latin", "\u{200D}", "\\u200d"), ("byte-order marks", "\u{FEFF}", "\\ufeff"),
    ("soft hyphens", "\u{AD}", "\\xad"), ("tags", "\u{E0041}", "\\u{e0041}"), ("separators", "\u{2028}", "\\u2028"),
    ("annotations", "\u{FFF9}", "\\ufff9"), ("fillers", "\u{3164}", "\\u3164"), ("variation selectors", "\u{FE00}", "\\ufe00"),
]

/// By numbers of its own, not by what the program knows of Unicode.
private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0..<0x20, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
        true
    default: false
    }
}

private let world = Result {
    let folder = try TemporaryFolder()
    // Line feeds are data too: they end a line of a page, and are escaped where a line is one.
    let danger = dangers.map(\.text).joined(separator: "x")
    let texts = Dictionary(uniqueKeysWithValues: SmallPackage.cells.map { ($0, "Wolf \($0)<\(danger)>y") })
    try SmallPackage(texts: texts).makeBase(in: folder)
    try folder.write("name1,name2\r\n\"a\(danger)\",b\r\n", to: "pairs.csv")
    try folder.write("from,to\r\na,\"b\(danger)\"\r\n", to: "ends.csv")
    return folder
}

private let answerLines = [
    "show a", "show b", "show p", "show a --lang fr", "find wolf", "find --text wolf", "list", "list companies", "list people", "relations", "relations b",
    "sources", "sources hidden-source", "sources open", "around a --depth 3", "around a --depth 3 --as tree", "around b --as dot",
    "around b --as mermaid", "path a b", "path d b --all --max 4", "common a d", "timeline", "timeline b --lang fr", "money", "money a",
    "money --by object", "conflicts", "conflicts a", "stats", "check", "doctor",
]

@Suite("Nothing acts on the terminal")
struct TerminalSafetyTests {
    private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

    private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Outcome {
        try Program(Dossier.path, arguments, in: folder).run()
    }

    private func expectSafe(_ text: String, _ what: String, sourceLocation: SourceLocation = #_sourceLocation) {
        guard let place = text.unicodeScalars.firstIndex(where: isDangerous) else { return }
        let around = String(text.unicodeScalars[..<place].suffix(30))
        Issue.record("\(what): U+\(String(text.unicodeScalars[place].value, radix: 16)) after '\(around)'", sourceLocation: sourceLocation)
    }

    // The sequences for bold, dim and colours that pages put around text.
    private func withoutStyles(_ text: String) -> String { text.replacing(/\u{1B}\[[0-9;]+m/, with: "") }

    @Test("every printed field is escaped, in pipes and on terminals, with colour and without", arguments: answerLines)
    func everyField(_ line: String) throws {
        let folder = try world.get()
        let piped = try run(words(line), in: folder)
        expectSafe(piped.output, "pipe: \(line)")
        expectSafe(piped.errors, "stderr: \(line)")
        #expect(piped.status == 0 || line == "check", "\(piped.errors)")
        expectSafe(try Dossier.runOnTerminal(words(line), in: folder, withErrors: true).output, "terminal: \(line)")
        let coloured = try Dossier.runOnTerminal(words(line), in: folder, withErrors: true, environment: ["NO_COLOR": ""]).output
        expectSafe(withoutStyles(coloured), "coloured terminal: \(line)")
        for format in ["table", "markdown"] {
            expectSafe(try run(words(line).filter { $0 != "dot" && $0 != "mermaid" && $0 != "tree" && $0 != "--as" } + ["--format", format], in: folder).output, "\(format): \(line)")
        }
    }

    @Test("each class is shown as what it is", arguments: dangers.indices)
    func shown(_ index: Int) throws {
        let pages = try ["show a", "show b", "sources hidden-source", "conflicts", "timeline"].map { try run(words($0), in: world.get()).output }
        // Long words are cut at the width of a page.
        let text = pages.joined().filter { !$0.isWhitespace }
        #expect(text.contains(dangers[index].shown), "\(dangers[index].name)")
    }

    @Test("rows for programs lose nothing", arguments: ["csv", "tsv", "json", "ndjson"])
    func lossless(_ format: String) throws {
        let danger = dangers.map(\.text).joined(separator: "x")
        let output = try run(words("relations a --format \(format)"), in: world.get()).output
        switch format {
        case "csv": #expect(csvRows(output).contains { $0["role"] == "Wolf role<\(danger)>y" })
        case "tsv": #expect(output.contains("Wolf role<" + danger.replacing("\r", with: "\\r").replacing("\t", with: "\\t") + ">y"))
        default:
            let json = format == "json" ? output : "[" + output.split(separator: "\n").joined(separator: ",") + "]"
            let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
            #expect(rows.contains { $0["role"] as? String == "Wolf role<\(danger)>y" })
        }
    }

    @Test("no line of a page is wider than the page, escapes counted")
    func widths() throws {
        for line in ["show a", "timeline", "conflicts"] {
            for row in try run(words(line), in: world.get()).output.split(separator: "\n") where !row.contains("http://") {
                #expect(row.count <= 80, "\(row)")
            }
        }
    }

    @Test(
        "messages, hints and usage escape what they echo",
        arguments: [
            ["show", "@"], ["find", "@"], ["sources", "@"], ["list", "@"], ["relations", "a", "--predicate", "@"], ["relations", "a", "--on", "@"],
            ["show", "a", "--known-at", "@"], ["path", "a", "@"], ["around", "@", "--as", "@"], ["money", "--by", "@"], ["timeline", "--kind", "@"],
            ["export", "csv", "-", "--view", "@"], ["export", "csv", "-", "--query", "@"], ["export", "csv", "@/@/@"], ["import", "@"], ["sql", "select @"],
            ["sql", "select \t 1, @ nosuch"], ["sql", "--file", "@"], ["sql", "select :a", "-p", "@"], ["compare", "--batch", "@"], ["compare", "@", "b"],
            ["compare", "--batch", "pairs.csv", "--format", "table"], ["path", "--batch", "@"], ["path", "--batch", "ends.csv"], ["around", "--batch", "@"],
            ["@"], ["show", "--@"], ["show", "a", "--format", "@"], ["--db", "@", "show", "a"], ["--db", "@/@", "init"], ["--db", "@.db", "init", "--empty"],
            ["--db", "@.db", "migrate"], ["--db", "package/entities.csv", "show", "@"], ["help", "@"], ["show", "wolf name"],
        ])
    func messages(_ template: [String]) throws {
        let folder = try world.get()
        for danger in ["\na", dangers.map(\.text).joined(separator: "x")] {
            let arguments = template.map { $0.replacing("@", with: "zz" + danger) }
            let outcome = try run(arguments, in: folder)
            expectSafe(outcome.output, "stdout: \(template)")
            expectSafe(outcome.errors, "stderr: \(template)")
            #expect(![70].contains(outcome.status) && outcome.status < 128, "\(template): \(outcome.errors)")
        }
    }

    @Test("what an argument says stays on the line that echoes it")
    func noLinesOfOthers() throws {
        let errors = try run(["show", "x\ndossier: all is well"], in: world.get()).errors
        #expect(errors.contains("nothing is called 'x\\ndossier: all is well'"))
    }

    @Test("faults of files show the cells at fault escaped")
    func faults() throws {
        let danger = dangers.map(\.text).joined(separator: "x")
        for (file, line) in [("entities", "\"s\(danger)\",\"k\(danger)\",n,\r\n"), ("relations", ",\"a\(danger)\",owns,b,2012,,actual,,,,,,,\r\n"), ("sources", "s1,t,,,\"d\(danger)\",,,\r\n"), ("names", "x\(danger),a,t,,alias\r\n")] {
            let one = try TemporaryFolder()
            try SmallPackage().makeBase(in: one)
            let name = "package/\(file).csv"
            try one.write(String(decoding: try one.bytes(of: name), as: UTF8.self) + line, to: name)
            let outcome = try run(["import", "package"], in: one)
            #expect(outcome.status == 65, "\(file): \(outcome.errors)")
            expectSafe(outcome.errors, file)
        }
    }

    @Test("the caret of a faulty statement stands under the fault, escapes counted")
    func caret() throws {
        let lines = try run(["sql", "select '\u{1B}\t', nosuch"], in: world.get()).errors.split(separator: "\n").map(String.init)
        let place = try #require(lines.firstIndex { $0.contains("nosuch") && $0.contains("select") })
        let fault = try #require(lines[place].firstRange(of: "nosuch"))
        #expect(lines[place + 1] == String(repeating: " ", count: lines[place].distance(from: lines[place].startIndex, to: fault.lowerBound)) + "^")
    }
}
