import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    /// Every command by the words that call it: "show", "export csv".
    static let commands: [String] = {
        func below(_ words: String) -> [String] {
            guard let folder = try? TemporaryFolder(), let help = try? Dossier.shell("dossier \(words) --help", in: folder)
            else { return [] }
            var (names, isListing) = ([String](), false)
            for line in help.output.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasSuffix("SUBCOMMANDS:") { isListing = true } else if line.isEmpty { isListing = false }
                if isListing, let name = line.firstMatch(of: /^  ([a-z-]+)/)?.1 {
                    names.append(words.isEmpty ? String(name) : "\(words) \(name)")
                }
            }
            return names.flatMap { [$0] + below($0) }
        }
        return below("")
    }()

    @Test("the commands that the root names are found")
    func commandsAreFound() {
        let expected = [
            "show", "find", "list", "relations", "sources", "sql", "stats", "export", "export csv", "import", "init", "doctor",
            "migrate",
        ]
        #expect(Set(expected).isSubset(of: Self.commands))
    }

    @Test("help of a command fits 80 columns, says what it is for, and is what 'help' prints too", arguments: [""] + commands)
    func help(_ command: String) throws {
        let folder = try TemporaryFolder()
        let help = try Dossier.shell("dossier \(command) --help", in: folder)
        #expect(help.status == 0 && help.errors.isEmpty)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("USAGE: dossier"))
        #expect(help.lines.filter { $0.count > 80 }.isEmpty)
        #expect(try Dossier.shell("dossier help \(command)", in: folder).output == help.output)
    }

    @Test("every example in a command's help works: status 0", arguments: [""] + commands)
    func examples(_ command: String) throws {
        let folder = try TemporaryFolder.withBase()
        // What the examples of import and of commands with --batch read; the base itself is away, so that init has something to do.
        let needsNone = ["", "init", "import ftm"].contains(command)
        _ = try Dossier.shell("dossier export csv out\(needsNone ? " && rm dossier.db" : "")", in: folder)
        try folder.write("source lmi-56327\nCloudwatt | assessment | onwards | 2013\n", to: "article.facts")
        try folder.write("name1,name2\r\nOrange,France Telecom\r\n", to: "pairs.csv")
        try folder.write("name\r\nOrange\r\n", to: "entities.csv")
        try folder.write("from,to\r\nOrange,Numergy\r\n", to: "ends.csv")
        let help = try Dossier.shell("dossier \(command) --help", in: folder).output
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("  dossier ") || $0.hasPrefix("  echo ") }.map {
            line in
            // What stands two spaces or more to the right is a remark.
            String(line.dropFirst(2).prefix(upTo: line.dropFirst(2).firstRange(of: "  ")?.lowerBound ?? line.endIndex))
        }
        let isGroup = Self.commands.contains { $0.hasPrefix(command + " ") } && !command.isEmpty
        let hasExamples = !examples.isEmpty || isGroup || ["stats", "doctor", "migrate"].contains(command)
        #expect(hasExamples)
        for example in examples {
            let outcome = try Dossier.shell(example, in: folder)
            #expect(outcome.status == 0, "\(example): \(outcome.errors)")
        }
    }
}
