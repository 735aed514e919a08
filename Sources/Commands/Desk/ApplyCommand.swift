internal import ArgumentParser
internal import DossierCuration
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Add facts from a file of lines: all of them as one revision, or nothing.",
        discussion: """
            The format is described by 'dossier help facts': a source, and under it a line for each fact. Applied again, a file \
            changes nothing. Faults are given with file, line and column, up to 50 in one run. With --rejects, the lines that are \
            refused go to a file, the reason above each, and the others are applied.

            Examples:
              dossier apply article.facts --dry-run
              dossier apply article.facts --message 'The article of 3 December'
              dossier apply - < article.facts
            """)

    @Argument("A file of facts; - is the standard input.")
    var file: FilePath

    @Option("What the change is, for the history.")
    var message: String?

    @Option(ArgumentHelp("Where lines that are refused are kept, with the reason above each.", valueName: "file"))
    var rejects: FilePath?

    @OptionGroup var reference: RelativeToOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let limit = Self.largestFile
        let text = try file.isStandard ? InputText.readStandardInput(limit: limit) : InputText.read(path: file.path, limit: limit)
        let name = file.isStandard ? "the standard input" : file.path
        let facts = FactsFile(text, relativeTo: reference.relativeTo?.day)
        var refused = facts.faults
        if rejects == nil, !refused.isEmpty { throw Self.failure(refused, in: name) }
        if facts.proposals > 0 {
            session.note("\(EnglishCount.of(facts.proposals, "line")) with ? only propose\(facts.proposals == 1 ? "s" : "") something: not applied")
        }
        if facts.lines.isEmpty, refused.isEmpty {
            if facts.proposals > 0 { return }
            throw CommandFailure(status: .badData, "\(name) says nothing", hint: "dossier help facts")
        }
        var lines = facts.lines
        if rejects != nil { lines = try accepted(lines, &refused, session) }
        let reasons = facts.reasons.isEmpty ? "" : ": " + facts.reasons.joined(separator: "; ")
        if let rejects, !refused.isEmpty, !change.isDryRun { try write(refused, to: rejects, session) }
        if lines.isEmpty { throw Self.failure(refused, in: name) }
        try session.change(
            lines.map(\.operation), message: (message ?? "Facts of \(name)") + reasons, change,
            confirm: lines.contains { $0.operation.takesAway } ? confirm : nil,
            failure: { faults in Self.failure(faults.faults.map { Self.fault($0, of: lines) }, in: name, faults.faults.first) })
        if !refused.isEmpty {
            let (were, they) = refused.count == 1 ? ("line was", "it is") : ("lines were", "they are")
            let place = change.isDryRun ? "would be" : "\(they) in"
            throw CommandFailure(status: .badData, "\(refused.count) \(were) refused: \(place) '\(rejects?.path ?? "")'")
        }
    }

    // What 'export facts' writes of some millions of facts. All of it is one revision, and so is kept in memory.
    private static let largestFile = 512 << 20

    // Tries the lines until all that are left can be done: a fault may be the reason of another.
    private func accepted(_ lines: [FactsFile.Line], _ refused: inout [FactsFile.Fault], _ session: Session) throws -> [FactsFile.Line] {
        var lines = lines
        let writer = try session.openForWriting()
        while !lines.isEmpty {
            do {
                _ = try Desk(writer).apply(lines.map(\.operation), message: "a trial", isDryRun: true)
                break
            } catch let faults as OperationFaults {
                let places = Set(faults.faults.map(\.index))
                refused += faults.faults.map { Self.fault($0, of: lines) }
                lines = lines.enumerated().filter { !places.contains($0.offset) }.map(\.element)
            }
        }
        return lines
    }

    private func write(_ refused: [FactsFile.Fault], to file: FilePath, _ session: Session) throws {
        let text = refused.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
            .map { "# line \($0.line), column \($0.column): \($0.message)\($0.hint.map { " (\($0))" } ?? "")\n\($0.text)\n" }.joined()
        try DocumentFile.write(to: file.path, replacing: true) { try $0.write(text) }
    }

    private static func fault(_ fault: OperationFault, of lines: [FactsFile.Line]) -> FactsFile.Fault {
        let line = lines[fault.index]
        return FactsFile.Fault(
            line: line.number, column: line.column(of: fault.field), text: line.text, message: fault.message, hint: fault.hintOfLine)
    }

    private static func failure(_ faults: [FactsFile.Fault], in name: String, _ first: OperationFault? = nil) -> CommandFailure {
        let faults = faults.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
        guard let first = faults.first else { return CommandFailure(status: .badData, "\(name) cannot be applied") }
        var details = ["  \(first.text)", "  " + String(repeating: " ", count: max(0, first.column - 1)) + "^"]
        for fault in faults.dropFirst().prefix(Desk.mostFaults - 1) {
            details.append("\(name):\(fault.line):\(fault.column): \(fault.message)" + (fault.hint.map { " (\($0))" } ?? ""))
            details += ["  \(fault.text)", "  " + String(repeating: " ", count: max(0, fault.column - 1)) + "^"]
        }
        if faults.count > Desk.mostFaults { details.append("and \(faults.count - Desk.mostFaults) more") }
        return CommandFailure(
            status: .badData, "\(name):\(first.line):\(first.column): \(first.message)", details: details, hint: first.hint)
    }
}
