internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Add facts from a file of lines: all of them as one revision, or nothing.",
        discussion: """
            The format is described in docs/facts-format.md: a source, and under it a line for each fact. Applied again, a file \
            changes nothing. Faults are given with file, line and column.

            Examples:
              dossier apply article.facts --dry-run
              dossier apply article.facts --message 'The article of 3 December'
              dossier apply - < article.facts
            """)

    @Argument("A file of facts; - is the standard input.")
    var file: FilePath

    @Option("What the change is, for the history.")
    var message: String?

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    private static let mostFaults = 50

    func run() throws {
        let session = Session(options)
        let text = try file.isStandard ? InputText.readStandardInput() : InputText.read(path: file.path)
        let name = file.isStandard ? "the standard input" : file.path
        let facts = FactsFile(text)
        if let first = facts.faults.first { throw Self.failure(first, facts.faults.dropFirst(), in: name) }
        if facts.proposals > 0 { session.note("\(facts.proposals) line\(facts.proposals == 1 ? "" : "s") with ? only propose something: not applied") }
        if facts.lines.isEmpty { throw CommandFailure(status: .badData, "\(name) says nothing", hint: "docs/facts-format.md") }
        let takesAway = facts.lines.contains { if case .retract = $0.operation { true } else { false } }
        let reasons = facts.reasons.isEmpty ? "" : ": " + facts.reasons.joined(separator: "; ")
        try session.change(
            facts.lines.map(\.operation), message: (message ?? "Facts of \(name)") + reasons, change,
            confirm: takesAway ? confirm : nil, place: { "\(name):\(facts.lines[$0].number)" })
    }

    private static func failure(_ first: FactsFile.Fault, _ rest: ArraySlice<FactsFile.Fault>, in name: String) -> CommandFailure {
        var details = ["  \(first.text)", "  " + String(repeating: " ", count: max(0, first.column - 1)) + "^"]
        for fault in rest.prefix(mostFaults - 1) {
            details.append("\(name):\(fault.line):\(fault.column): \(fault.message)" + (fault.hint.map { " (\($0))" } ?? ""))
        }
        if rest.count >= mostFaults { details.append("and \(rest.count - mostFaults + 1) more") }
        return CommandFailure(
            status: .badData, "\(name):\(first.line):\(first.column): \(first.message)", details: details, hint: first.hint)
    }
}
