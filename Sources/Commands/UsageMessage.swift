internal import ArgumentParser
internal import DossierModel

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
        let usage = RootCommand.usageString(for: command)
        let words = usage.split(separator: " ").prefix { !"[<-".contains($0.prefix(1)) }
        return CommandFailure(
            status: .usage, uncapitalised(error.message[...]), details: ["Usage: \(usage)"],
            hint: (words + ["--help"]).joined(separator: " "))
    }

    /// Refuses a first argument that is no command: the parser would only call it unexpected.
    static func checkCommand(_ arguments: [String]) throws {
        guard let name = arguments.first, !name.isEmpty, !name.hasPrefix("-") else { return }
        let names = RootCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        if names.contains(name) { return }
        let near = NearestName.of(name.lowercased(), among: names).map { command in
            "dossier " + ([command] + arguments.dropFirst()).map(ShellWord.quoted).joined(separator: " ")
        }
        throw CommandFailure(
            status: .usage, "there is no command '\(name)'",
            hint: near ?? (arguments.count == 1 ? "dossier show \(ShellWord.quoted(name)), or the list of commands: dossier --help" : "dossier --help"))
    }

    private static let prefix = "Error: "

    private static func uncapitalised(_ text: Substring) -> String {
        // "NO_COLOR", "'x'" and the like stay.
        guard let first = text.first, text.dropFirst().first?.isLowercase == true else { return String(text) }
        return first.lowercased() + text.dropFirst()
    }
}
