import Foundation
import Testing

@Suite("README.md says what is so")
struct ReadmeTests {
    /// A command of a console block and what is shown under it.
    private struct Step {
        let command: String
        var shown: [String] = []
    }

    private static func blocks(_ language: String, of page: String = "README.md") throws -> [[String]] {
        var (blocks, current): ([[String]], [String]?) = ([], nil)
        for line in try Repository.text(of: page).split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```\(language)" {
                current = []
            } else if line == "```", let block = current {
                blocks.append(block)
                current = nil
            } else {
                current?.append(String(line))
            }
        }
        return blocks
    }

    @Test("what a page shows is what its commands print, run one after another", arguments: ["README.md", "docs/tutorial.md"])
    func tour(_ page: String) throws {
        let folder = try TemporaryFolder()
        // A block of facts is a file, whose first line says how it is called.
        for lines in try Self.blocks("facts", of: page) {
            try folder.write(lines.joined(separator: "\n") + "\n", to: String(try #require(lines.first).dropFirst(2)))
        }
        let blocks = try Self.blocks("console", of: page)
        #expect(blocks.count > 5)
        for block in blocks {
            var steps: [Step] = []
            for line in block {
                if line.hasPrefix("$ ") {
                    steps.append(Step(command: String(line.dropFirst(2))))
                } else {
                    steps[steps.count - 1].shown.append(line)
                }
            }
            for step in steps {
                // As on a terminal: what is said on stderr stands among the output.
                let printed = try Dossier.shell("exec 2>&1; \(step.command)", in: folder).output.replacingOccurrences(
                    of: "\r\n", with: "\n")
                var lines = printed.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                if lines.last == "" { lines.removeLast() }
                #expect(Self.matches(step.shown[...], lines[...]), "\(step.command)\nprints\n\(printed)")
            }
        }
    }

    // A line "..." stands for any number of lines.
    private static func matches(_ shown: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = shown.first else { return printed.isEmpty }
        let rest = shown.dropFirst()
        if first == "..." { return (printed.startIndex...printed.endIndex).contains { matches(rest, printed[$0...]) } }
        return printed.first == first && matches(rest, printed.dropFirst())
    }

    @Test("two shell commands: build and ask, run all tests; .ci/run takes them from here")
    func commands() throws {
        let blocks = try Self.blocks("sh")
        #expect(blocks.count == 2)
        #expect(blocks.first?.last == ".build/release/dossier show cloudwatt")
        #expect(blocks.last == ["swift test"])
        let script = try Repository.text(of: ".ci/run")
        #expect(script.contains("readme_command 1") && script.contains("readme_command 2"))
    }

    @Test("every command is listed", arguments: HelpTests.commands)
    func command(_ command: String) throws {
        let readme = try Repository.text(of: "README.md")
        let isGroup = HelpTests.commands.contains { $0.hasPrefix(command + " ") }
        #expect(isGroup || readme.contains("\n| `\(command)` |") || readme.contains("\n| `\(command) "))
    }

    @Test("every view is listed with its columns, in their order")
    func views() throws {
        struct View: Decodable {
            let name: String
            let columns: String
        }
        let views = try Dossier.query(
            """
            select v.name, group_concat(c.name, ', ') as columns from sqlite_master v join pragma_table_info(v.name) c
            where v.type = 'view' group by v.name
            """, as: View.self, in: .withBase())
        let readme = try Repository.text(of: "README.md")
        for view in views {
            let isOfKind = view.columns == "slug, name, kind, summary"
            #expect(readme.contains(isOfKind ? "`\(view.name)`" : "| `\(view.name)` | \(view.columns) |"), "\(view.name)")
        }
    }

    @Test("every exit status that the help names is explained")
    func statuses() throws {
        let help = try Dossier.run("--help", in: TemporaryFolder()).output
        let readme = try Repository.text(of: "README.md")
        let statuses = help.matches(of: /\b(\d{1,3}) [a-z]/).map { String($0.1) }.filter {
            ["0", "1", "130"].contains($0) || $0.count == 2
        }
        #expect(statuses.count > 6)
        for status in statuses { #expect(readme.contains(try Regex("\n\\| [0-9, ]*\\b\(status)\\b[0-9, ]* \\|")), "\(status)") }
    }
}
