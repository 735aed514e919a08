internal import ArgumentParser
internal import CArguments
internal import DossierStorage
internal import Glibc

/// The program: parses the command line, runs a command, and ends with its exit status.
public enum Dossier {
    /// Runs the command that the arguments name; returns when it is done, and exits with its status when it fails.
    public static func main() {
        ProcessMemory.keepFreed()
        // A file that may not grow any more is told of like a disk that is full, and ends nothing half way.
        signal(SIGXFSZ, SIG_IGN)
        UserWordFolder.install()
        var moved: [String] = []
        do {
            let arguments = try arguments()
            if let lookup = PlainLookup(arguments) { return try lookup.run() }
            moved = GlobalOptions.movedBehindCommand(arguments)
            if let (topic, options) = HelpTopic.asked(moved) { return try topic.show(options) }
            try run(parsed(moved))
        } catch {
            exit(ErrorReport.write(error, of: moved))
        }
    }

    // Swift's own list has other text where an argument is not UTF-8, the name of another file, and is empty where /proc is not mounted.
    private static func arguments() throws -> [String] {
        try (1..<max(dossier_argument_count(), 1)).compactMap { index in
            guard let bytes = dossier_argument_at(index) else { return nil }
            if let argument = String(validatingCString: bytes) { return argument }
            throw CommandFailure(
                status: .usage, "argument \(index) is not UTF-8 text: '\(String(cString: bytes))'",
                hint: "a file of such a name must be renamed, or linked to by another name: ln -s")
        }
    }

    // A command that is named is parsed alone: to build the tree of all commands takes longer than most answers. The tree is there for
    // help, and to say what is wrong with the whole line.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        if let (command, rest) = try UsageMessage.named(in: arguments) {
            do {
                let parsed = try command.parseAsRoot(DashedValue.marked(Array(rest)))
                // Else it is the parser's own command for help.
                if type(of: parsed) == command { return parsed }
            } catch {}
        }
        return try RootCommand.parseAsRoot(DashedValue.marked(arguments))
    }

    private static func run(_ parsed: any ParsableCommand) throws {
        var command = parsed
        do {
            try command.run()
        } catch let error as ValidationError {
            throw UsageMessage.failure(error, of: type(of: parsed))
        }
    }
}

struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "A knowledge base in one SQLite file: who, what, when, how much, and who says so.",
        discussion: """
            Every answer carries its citations. Without --db, DOSSIER_DB or ./dossier.db, lookups are answered from the \
            bundled knowledge base of the French sovereign cloud.

            Start here:
              dossier show cloudwatt        one entity, its facts and their sources
              dossier find telecom          entities by any of their names
              dossier init                  a file of your own, ./dossier.db
              dossier --db my.db init --empty    one for facts of your own: then
                                                 'source add', 'add', 'enter'

            Subjects:
            \(HelpTopic.list)

            Exit status: 0 done; 1 nothing found, or several equally good; 64 wrong usage; 65 bad input data; \
            66 file missing or unreadable; 70 a bug; 73 cannot create; 74 I/O error; 75 the file is busy, or time is up; 130 interrupted.
            """,
        version: Version.text,
        groupedSubcommands: [
            CommandGroup(
                name: "Look up",
                subcommands: [
                    ShowCommand.self, FindCommand.self, ListCommand.self, RelationsCommand.self, SourcesCommand.self,
                ]),
            CommandGroup(
                name: "Follow", subcommands: [AroundCommand.self, PathCommand.self, CommonCommand.self]),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    TimelineCommand.self, MoneyCommand.self, ConflictsCommand.self, SQLCommand.self, ViewsCommand.self,
                    StatsCommand.self, CompareCommand.self,
                ]),
            CommandGroup(
                name: "Enter and correct",
                subcommands: [
                    AddCommand.self, EditCommand.self, RetractCommand.self, CiteCommand.self, UnciteCommand.self, NameCommand.self,
                    EntityCommand.self, SourceCommand.self, DisputeCommand.self, SameCommand.self, DifferentCommand.self,
                    DuplicatesCommand.self, EnterCommand.self, ApplyCommand.self,
                ]),
            CommandGroup(name: "Vocabulary", subcommands: [PredicateCommand.self, KindCommand.self, UnitCommand.self]),
            CommandGroup(name: "History", subcommands: [LogCommand.self, WhyCommand.self, DiffCommand.self, UndoCommand.self]),
            CommandGroup(name: "Take and bring", subcommands: [ExportCommand.self, ImportCommand.self]),
            CommandGroup(
                name: "The file", subcommands: [InitCommand.self, CheckCommand.self, DoctorCommand.self, MigrateCommand.self]),
            CommandGroup(name: "The shell", subcommands: [CompletionsCommand.self, CompleteCommand.self]),
        ])

    @OptionGroup var options: GlobalOptions
}
