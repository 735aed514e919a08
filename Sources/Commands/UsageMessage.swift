internal import ArgumentParser
internal import DossierModel
internal import DossierOutput

/// Wrong usage, told like every other error: what is wrong, how it is used, and what to try.
enum UsageMessage {
    /// What the parser says of arguments that it does not understand.
    ///
    /// The options that every command takes are read before the command is known: the usage is that of the command all the same.
    static func lines(forParser error: any Error, _ arguments: [String]) -> [String] {
        let command = closestCommand(to: arguments)
        let lines = DashedValue.unmarkedMessage(RootCommand.fullMessage(for: error)).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line -> String in
            if line.hasPrefix(Self.prefix) { return "dossier: " + uncapitalised(line.dropFirst(Self.prefix.count)) }
            if line.hasPrefix("Help:  ") { return "  " + line.dropFirst(7) }
            if line.hasPrefix("Usage: ") { return usage(of: command) }
            if line.hasPrefix("  See '") { return "  try: \(help(on: command))" }
            return String(line)
        }
    }

    /// Wrong usage that a command sees only while it runs.
    static func failure(_ error: ValidationError, of command: any ParsableCommand.Type) -> CommandFailure {
        CommandFailure(status: .usage, uncapitalised(error.message[...]), details: [usage(of: command)], hint: help(on: command))
    }

    /// The help of a command, with its usage on one line.
    static func help(forParser error: any Error) -> String {
        let lines = RootCommand.fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { $0.hasPrefix("USAGE: ") ? shortened(String($0)) : String($0) }.joined(separator: "\n")
    }

    private static func usage(of command: any ParsableCommand.Type) -> String { shortened("Usage: \(RootCommand.usageString(for: command))") }

    private static func help(on command: any ParsableCommand.Type) -> String { (words(of: command) + ["--help"]).joined(separator: " ") }

    // As the parser has it for commands with very many options: what may be left out is not named where the line would be too long.
    private static func shortened(_ usage: String) -> String {
        if usage.hasSuffix(" <options>") { return usage.dropLast(9) + "[<options>]" }
        guard usage.count > 80, usage.contains(" [-") else { return usage }
        let words = usage.replacing(/\ \[-[^\]]*\]/, with: "").split(separator: " ")
        let command = words.prefix(while: isCommand)
        return (command + ["[<options>]"] + words.dropFirst(command.count)).joined(separator: " ")
    }

    private static func isCommand(_ word: Substring) -> Bool { !"[<-".contains(word.prefix(1)) }

    // The command that the arguments name, as far as they name one.
    private static func closestCommand(to arguments: [String]) -> any ParsableCommand.Type {
        var command: any ParsableCommand.Type = RootCommand.self
        for name in arguments {
            guard let next = subcommand(name, of: command) else { break }
            command = next
        }
        return command
    }

    private static func subcommand(_ name: String, of command: any ParsableCommand.Type) -> (any ParsableCommand.Type)? {
        command.configuration.subcommands.first { $0.configuration.commandName == name }
    }

    /// The words that call a command: "dossier", "export", "csv".
    static func words(of command: any ParsableCommand.Type) -> [String] {
        RootCommand.usageString(for: command).split(separator: " ").prefix(while: isCommand).map(String.init)
    }

    /// The command that the first words name, and what follows them: nil where they name none that does something by itself.
    ///
    /// Refuses a first word that is no command: the parser would only call it unexpected.
    static func named(in arguments: [String]) throws -> (command: any ParsableCommand.Type, rest: ArraySlice<String>)? {
        guard let name = arguments.first, !name.isEmpty, !name.hasPrefix("-") else { return nil }
        let commands = RootCommand.configuration.subcommands
        guard let command = subcommand(name, of: RootCommand.self) else {
            if name == "help" {
                try checkSubject(arguments, commands)
                return nil
            }
            let near = nearest(name, among: names(of: commands) + ["help"], at: 0, of: arguments)
            throw CommandFailure(
                status: .usage, "there is no command '\(name)'",
                hint: near ?? (arguments.count == 1 ? "dossier show \(ShellWord.quoted(name)), or the list of commands: dossier --help" : "dossier --help"))
        }
        let below = command.configuration.subcommands
        if below.isEmpty { return (command, arguments.dropFirst()) }
        // A group of commands that does nothing by itself.
        guard command.configuration.defaultSubcommand == nil, arguments.count > 1, !arguments[1].hasPrefix("-") else { return nil }
        guard let member = subcommand(arguments[1], of: command) else {
            throw CommandFailure(
                status: .usage, "there is no command '\(name) \(arguments[1])'", details: ["  there are: " + names(of: below).joined(separator: ", ")],
                hint: nearest(arguments[1], among: names(of: below), at: 1, of: arguments) ?? "dossier \(name) --help")
        }
        return member.configuration.subcommands.isEmpty ? (member, arguments.dropFirst(2)) : nil
    }

    // Topics are shown before: what is left is a command, or nothing.
    private static func checkSubject(_ arguments: [String], _ commands: [any ParsableCommand.Type]) throws {
        guard arguments.count > 1, !arguments[1].hasPrefix("-") else { return }
        let subjects = names(of: commands)
        if subjects.contains(arguments[1]) || arguments[1] == "help" { return }
        let topics = HelpTopic.allCases.map(\.rawValue)
        throw CommandFailure(
            status: .usage, "there is no help on '\(arguments[1])'", details: ["  subjects: " + topics.joined(separator: ", ")],
            hint: nearest(arguments[1], among: subjects + topics + HelpTopic.otherNames.keys.sorted(), at: 1, of: arguments)
                ?? topics.first { $0.hasPrefix(arguments[1].lowercased()) }.map { "dossier help \($0)" } ?? "dossier --help")
    }

    private static func names(of commands: [any ParsableCommand.Type]) -> [String] { commands.compactMap { $0.configuration.commandName } }

    // The line as it was typed, but for one word.
    private static func nearest(_ word: String, among names: [String], at index: Int, of arguments: [String]) -> String? {
        SpellingSuggestion.of(word.lowercased(), among: names).map { name in
            var words = arguments
            words[index] = name
            return (["dossier"] + words.map(ShellWord.quoted)).joined(separator: " ")
        }
    }

    private static let prefix = "Error: "

    private static func uncapitalised(_ text: Substring) -> String {
        // "NO_COLOR", "'x'" and the like stay.
        guard let first = text.first, text.dropFirst().first?.isLowercase == true else { return String(text) }
        return first.lowercased() + text.dropFirst()
    }
}
