internal import ArgumentParser
internal import DossierModel
internal import DossierOutput

/// Wrong usage, told like every other error: what is wrong, how it is used, and what to try.
enum UsageMessage {
    /// What the parser says of arguments that it does not understand.
    static func lines(forParser error: any Error) -> [String] {
        let lines = DashedValue.unmarkedMessage(RootCommand.fullMessage(for: error)).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { line -> String in
            if line.hasPrefix(Self.prefix) { return "dossier: " + uncapitalised(line.dropFirst(Self.prefix.count)) }
            if line.hasPrefix("Help:  ") { return "  " + line.dropFirst(7) }
            if let command = line.split(separator: "'").dropFirst().first, line.hasPrefix("  See '") { return "  try: \(command)" }
            return String(line)
        }
    }

    /// Wrong usage that a command sees only while it runs.
    static func failure(_ error: ValidationError, of command: any ParsableCommand.Type) -> CommandFailure {
        CommandFailure(
            status: .usage, uncapitalised(error.message[...]), details: ["Usage: \(RootCommand.usageString(for: command))"],
            hint: (words(of: command) + ["--help"]).joined(separator: " "))
    }

    /// The words that call a command: "dossier", "export", "csv".
    static func words(of command: any ParsableCommand.Type) -> [String] {
        RootCommand.usageString(for: command).split(separator: " ").prefix { !"[<-".contains($0.prefix(1)) }.map(String.init)
    }

    /// The command that the first words name, and what follows them: nil where they name none that does something by itself.
    ///
    /// Refuses a first word that is no command: the parser would only call it unexpected.
    static func command(of arguments: [String]) throws -> (command: any ParsableCommand.Type, rest: ArraySlice<String>)? {
        guard let name = arguments.first, !name.isEmpty, !name.hasPrefix("-") else { return nil }
        let commands = RootCommand.configuration.subcommands
        guard let command = commands.first(where: { $0.configuration.commandName == name }) else {
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
        guard let member = below.first(where: { $0.configuration.commandName == arguments[1] }) else {
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
            hint: nearest(arguments[1], among: subjects + topics, at: 1, of: arguments)
                ?? topics.first { $0.hasPrefix(arguments[1].lowercased()) }.map { "dossier help \($0)" } ?? "dossier --help")
    }

    private static func names(of commands: [any ParsableCommand.Type]) -> [String] { commands.compactMap { $0.configuration.commandName } }

    // The line as it was typed, but for one word.
    private static func nearest(_ word: String, among names: [String], at index: Int, of arguments: [String]) -> String? {
        NearestName.of(word.lowercased(), among: names).map { name in
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
