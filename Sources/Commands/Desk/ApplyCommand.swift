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
            changes nothing. Faults are given with file, line and column, up to \(Desk.mostFaults) in one run. With --rejects, the lines that are \
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
        // Before anything is read: what is refused would be lost, or stand over what somebody has kept.
        if let rejects, DocumentFile.isThere(rejects.path) {
            throw CommandFailure(
                status: .cannotCreate, "'\(rejects.path)' exists already", hint: "give --rejects another name, or remove that file first")
        }
        let limit = Self.largestFile
        let text = try file.isStandard ? InputText.readStandardInput(limit: limit) : InputText.read(path: file.path, limit: limit)
        let name = file.isStandard ? "the standard input" : file.path
        let facts = FactsFile(text, relativeTo: reference.relativeTo?.day)
        var refused = facts.faults
        if rejects == nil, !refused.isEmpty {
            // What the other lines mean is looked at in the same run; of what a faulty one may have made, nothing is said.
            let others = try Self.faults(of: facts.lines, session).filter { fault in
                if fault.isRepeated { return false }
                let line = facts.lines[fault.index]
                if fault.isOfUnknownSource, let opening = facts.opening(before: line.number), refused.contains(where: { $0.line == opening.line }) { return false }
                return !fault.isNothingFound || !line.mayNeed(refused, for: fault.field)
            }
            throw Self.failure(refused + others.map { Self.fault($0, of: facts.lines, facts) }, in: name)
        }
        if facts.proposals > 0 {
            session.note("\(EnglishCount.of(facts.proposals, "line")) with ? only propose\(facts.proposals == 1 ? "s" : "") something: not applied")
        }
        if facts.lines.isEmpty, refused.isEmpty {
            if facts.proposals > 0 { return }
            throw CommandFailure(status: .badData, "\(name) says nothing", hint: "dossier help facts")
        }
        var lines = facts.lines
        if rejects != nil { lines = try accepted(lines, &refused, session) }
        let unsourced = lines.count { $0.addsWithoutSource }
        if unsourced > 0 {
            session.note("warning: \(EnglishCount.of(unsourced, "fact")) without a source: 'source SLUG' above them, or 'source -' to say so")
        }
        let reasons = facts.reasons.isEmpty ? "" : ": " + facts.reasons.joined(separator: "; ")
        if let rejects, !refused.isEmpty, !change.isDryRun { try write(refused, of: facts, to: rejects) }
        if lines.isEmpty { throw Self.failure(refused, in: name) }
        try session.change(
            lines.map(\.operation), message: (message ?? "Facts of \(name)") + reasons, change,
            confirm: lines.contains { $0.operation.takesAway } ? confirm : nil, isInputTaken: file.isStandard, passesRepeated: true,
            failure: { faults in
                Self.failure(
                    faults.faults.map { Self.fault($0, of: lines, facts) }, in: name,
                    status: faults.faults.allSatisfy(\.isRepeated) ? .nothingFound : .badData)
            })
        if !refused.isEmpty {
            let (were, they) = refused.count == 1 ? ("line was", "it is") : ("lines were", "they are")
            let place = change.isDryRun ? "would be" : "\(they) in"
            throw CommandFailure(status: .badData, "\(refused.count) \(were) refused: \(place) '\(rejects?.path ?? "")'")
        }
    }

    // What 'export facts' writes of some millions of facts. All of it is one revision, and so is kept in memory.
    private static let largestFile = 512 << 20

    // Tries the lines until all that are left can be done: a line may have needed one that was refused. Each turn finds all that is wrong
    // with the lines as they are, so that there are as many turns as lines that need each other, and not more.
    private func accepted(_ lines: [FactsFile.Line], _ refused: inout [FactsFile.Fault], _ session: Session) throws -> [FactsFile.Line] {
        var lines = lines
        while case let faults = try Self.faults(of: lines, mostFaults: .max, session).filter({ !$0.isRepeated }), !faults.isEmpty {
            let places = Set(faults.map(\.index))
            // What stands below a source that was refused must not be taken for what another document says.
            let sources = Set(places.filter { lines[$0].opensSource }.map { lines[$0].number })
            let below = lines.indices.filter { !places.contains($0) && lines[$0].sourceLine.map(sources.contains) ?? false }
            refused += faults.map { Self.fault($0, of: lines) } + below.map { lines[$0].faultOfSource }
            let gone = places.union(below)
            lines = lines.indices.filter { !gone.contains($0) }.map { lines[$0] }
        }
        return lines
    }

    // What is wrong with lines where each is done on what the ones before have left.
    private static func faults(of lines: [FactsFile.Line], mostFaults: Int = Desk.mostFaults, _ session: Session) throws -> [OperationFault] {
        if lines.isEmpty { return [] }
        do {
            try Desk(session.openForWriting()).apply(
                lines.map(\.operation), message: "a trial", isDryRun: true, passesRepeated: true, mostFaults: mostFaults)
            return []
        } catch let faults as OperationFaults {
            return faults.faults
        }
    }

    // Such that the file can be applied once its lines are mended: they stand under their sources.
    private func write(_ refused: [FactsFile.Fault], of facts: FactsFile, to file: FilePath) throws {
        try DocumentFile.write(to: file.path, replacing: false) { sink in
            // The line that opened what stands open where the file has got to.
            var opened = 0
            for fault in refused.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
                if let opening = facts.opening(before: fault.line), opening.line != opened {
                    try sink.write(opening.text + "\n")
                    opened = opening.line
                }
                if facts.isOpening(fault.line) { opened = fault.line }
                // One line, whatever the texts that it quotes: what stood on a second one would be read as a fact.
                let reason = VisibleText.escaping(fault.message + (fault.hint.map { " (\($0))" } ?? ""))
                try sink.write("# line \(fault.line), column \(fault.column): \(reason)\n\(fault.text)\n")
            }
        }
    }

    // A source that there is not is at fault where it is named, once, and not at each fact below. (A line that is refused stays where it is.)
    private static func fault(_ fault: OperationFault, of lines: [FactsFile.Line], _ facts: FactsFile? = nil) -> FactsFile.Fault {
        let line = lines[fault.index]
        if fault.isOfUnknownSource, line.sourceLine != nil, let opening = facts?.opening(before: line.number) {
            return FactsFile.Fault(
                line: opening.line, column: "source ".count + 1, text: opening.text, message: fault.message, hint: fault.hintOfLine)
        }
        return FactsFile.Fault(
            line: line.number, column: line.column(of: fault.field), text: line.text, message: fault.message, hint: fault.hintOfLine)
    }

    private static func failure(_ found: [FactsFile.Fault], in name: String, status: ExitStatus = .badData) -> CommandFailure {
        var faults: [FactsFile.Fault] = []
        for fault in found.sorted(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
            if let last = faults.last, last.line == fault.line, last.column == fault.column, last.message == fault.message { continue }
            faults.append(fault)
        }
        guard let first = faults.first else { return CommandFailure(status: .badData, "\(name) cannot be applied") }
        // Of several, what to do stands beside each.
        let isAlone = faults.count == 1
        var details = ["  \(first.text)", "  " + String(repeating: " ", count: max(0, first.column - 1)) + "^"]
        for fault in faults.dropFirst().prefix(Desk.mostFaults - 1) {
            details.append("\(name):\(fault.line):\(fault.column): \(fault.message)" + (fault.hint.map { " (\($0))" } ?? ""))
            details += ["  \(fault.text)", "  " + String(repeating: " ", count: max(0, fault.column - 1)) + "^"]
        }
        if faults.count > Desk.mostFaults { details.append("and \(faults.count - Desk.mostFaults) more") }
        return CommandFailure(
            status: status, "\(name):\(first.line):\(first.column): \(first.message)" + (isAlone ? "" : first.hint.map { " (\($0))" } ?? ""),
            details: details, hint: isAlone ? first.hint : nil)
    }
}
