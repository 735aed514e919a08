import Foundation
import Testing

/// What the parser itself says of the program: its commands, and what each takes.
struct CommandDeclarations: Decodable {
    struct Command: Decodable {
        let commandName: String
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable {
        struct Name: Decodable {
            let kind: String
            let name: String

            var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
        }

        let kind: String
        var names: [Name]?
        var valueName: String?
        var isRepeating: Bool

        /// As it is typed: "--on", "-p"; nil for one that goes by its place.
        var option: String? { kind == "option" ? (names ?? []).map(\.typed).max { $0.count < $1.count } : nil }
    }

    /// An option, or an argument by its place, of a command.
    struct Place: CustomTestStringConvertible {
        /// The words that call the command: ["export", "csv"].
        let command: [String]
        let argument: Argument

        var testDescription: String { (command + [argument.option ?? "<\(argument.valueName ?? "")>"]).joined(separator: " ") }
    }

    let command: Command

    private static let all: [Place] = {
        func below(_ command: Command, _ words: [String]) -> [Place] {
            let own = (command.arguments ?? []).map { Place(command: words, argument: $0) }
            // The formats of documents share one declaration: one of them speaks for all.
            var declared = Set<[String]>()
            let commands = (command.subcommands ?? []).filter { below in
                below.commandName != "help"
                    && (words != ["export"] || declared.insert((below.arguments ?? []).compactMap(\.option)).inserted)
            }
            return (commands.isEmpty ? own : []) + commands.flatMap { below($0, words + [$0.commandName]) }
        }
        do {
            let json = try Dossier.run("--experimental-dump-help", in: TemporaryFolder()).output
            return below(try JSONDecoder().decode(CommandDeclarations.self, from: Data(json.utf8)).command, [])
        } catch {
            return []
        }
    }()

    /// Every option that takes a value, of every command.
    static let options = all.filter { $0.argument.option != nil }
    /// Every argument by its place, of every command.
    static let positionals = all.filter { $0.argument.kind == "positional" }
}
