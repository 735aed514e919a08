internal import ArgumentParser
internal import Glibc
internal import DossierCuration
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct EnterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enter",
        abstract: "Enter facts of a source, one line each, as they are read: one revision at the end.",
        discussion: """
            The lines are those of 'dossier help facts': subject | predicate | object | details | place. Each is looked at once it is \
            typed, and kept or refused. A line '<' takes the last one back, '=' lists what was kept, the end of the input (Ctrl-D) \
            applies all. What was kept stands in a file beside the base as well: after Ctrl-C or a power cut, the same command goes on \
            from there. Under rlwrap, a line that was refused comes back with the arrow up, to be mended.

            Examples:
              echo 'Orange | owns | Cloudwatt | 44,4 %' | dossier enter --source lmi-56327
            """)

    @Option(
        ArgumentHelp("The source of the lines, by its slug; without it a line 'source SLUG | title | publisher | date' opens one.", valueName: "slug"),
        completing: .sources)
    var source: String?

    @Option("What the change is, for the history.")
    var message: String?

    @OptionGroup var reference: RelativeToOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let writer = try session.openForWriting()
        Interruption.install()
        if let slug = source, let unknown = try UnknownSource(slug, in: writer.snapshot()) {
            throw CommandFailure(
                status: .nothingFound, unknown.message,
                hint: unknown.near ?? "without --source, and as the first line: \(unknown.opening)")
        }
        var entry = try Entry(
            session, writer, source: source, day: reference.relativeTo?.day,
            draft: change.isDryRun ? nil : Draft(beside: writer.path, source: source))
        while let line = try entry.nextLine() { try entry.read(line) }
        guard Interruption.keepsGoing() else {
            if entry.isEmpty { throw ExitCode(130) }
            let count = EnglishCount.of(entry.count, "line")
            throw CommandFailure(
                status: .interrupted, entry.draft.map { "interrupted; \(count) kept in '\($0.path)'" } ?? "interrupted",
                hint: entry.draft == nil ? nil : "the same command goes on from there")
        }
        defer { if entry.refusedCount > 0 { session.note("\(EnglishCount.of(entry.refusedCount, "line")) not kept, for the reasons above") } }
        let operations = entry.operations
        if operations.isEmpty {
            // Comments and proposals alone change nothing.
            entry.draft?.remove()
            throw CommandFailure(status: .nothingFound, "nothing was entered")
        }
        let done = try session.change(
            operations, message: message ?? entry.sources.map { "Facts of \($0)" } ?? "Facts", discreet: message ?? "Facts of a source", change,
            confirm: operations.contains(where: \.takesAway) ? confirm : nil, isInputTaken: true, passesRepeated: true)
        if done != nil || change.isDryRun {
            entry.draft?.remove()
        } else {
            session.note("the lines stand in '\(entry.draft?.path ?? "")': the same command goes on from there")
        }
        if entry.refusedCount > 0 { throw ExitCode(ExitStatus.badData.rawValue) }
    }
}

/// What to say of a source that the base does not have.
private struct UnknownSource {
    let slug: String
    let near: String?

    var message: String { "there is no source '\(slug)'" }
    /// The line that makes one.
    var opening: String { "source \(Slug.make(slug)) | title | publisher | date" }

    /// Nil where the base has it.
    init?(_ slug: String, in base: Snapshot) throws {
        if try base.source(slug: slug) != nil { return nil }
        self.slug = slug
        near = try base.openSource(near: slug).map { "meant: \($0)?" }
    }
}

/// What was kept so far, in a file beside the base.
private struct Draft {
    let path: String
    // The line that opens the source which the command was given.
    private let opening: [String]

    init(beside base: String, source: String?) {
        path = base + (source.map { ".enter-\($0)" } ?? ".enter") + ".facts"
        opening = source.map { ["source \($0)"] } ?? []
    }

    /// The lines of an earlier session that did not end.
    func lines() throws -> [String] {
        if access(path, F_OK) != 0 { return [] }
        let all = try InputText.read(path: path).split(separator: "\n").map(String.init)
        return Array(all.starts(with: opening) ? all.dropFirst(opening.count) : all[...])
    }

    func write(_ lines: [String]) throws {
        if lines.isEmpty { return remove() }
        try DocumentFile.write(to: path, replacing: true) { sink in
            for line in opening + lines {
                try sink.write(line)
                try sink.write("\n")
            }
        }
    }

    func remove() { unlink(path) }
}

/// Lines while they are entered.
private struct Entry {
    private let session: Session
    private let writer: Writer
    private let source: String?
    private let day: Day?
    /// nil where nothing is to be kept.
    let draft: Draft?
    private var lines: [String] = []
    /// How many lines of a file or another program were refused: a person has seen it, and has typed them again.
    private(set) var refusedCount = 0
    private let isTerminal = isatty(STDIN_FILENO) == 1

    init(_ session: Session, _ writer: Writer, source: String?, day: Day?, draft: Draft?) throws {
        self.session = session
        self.writer = writer
        self.source = source
        self.day = day
        self.draft = draft
        if let draft {
            for line in try draft.lines() { try read(line, isSaved: false) }
            if !lines.isEmpty { session.note("goes on from '\(draft.path)': \(EnglishCount.of(lines.count, "line"))") }
        }
        if isTerminal { session.note(Self.form) }
    }

    private static let form =
        "a line a fact: subject | predicate | object | amount, dates, role | place; with + in front and a kind behind, as 'Jeanne Martin (person)', an end is new; '<' takes the last line back, Ctrl-D ends"

    var isEmpty: Bool { lines.isEmpty }
    var count: Int { lines.count }

    /// The sources that were cited, for the history; nil for none.
    var sources: String? {
        var slugs: [String] = []
        for case .add(let fact) in operations {
            if let slug = fact.citation?.source, !slugs.contains(slug) { slugs.append(slug) }
        }
        return slugs.isEmpty ? source : slugs.joined(separator: ", ")
    }

    var operations: [DossierCuration.Operation] { facts(of: lines).lines.map(\.operation) }

    func nextLine() throws -> String? {
        if isTerminal { StandardError.ask("\(facts(of: lines).source ?? "no source yet")> ") }
        // A signal ends the waiting, and then the reading.
        if let line = try TypedLine.next() { return Interruption.keepsGoing() ? line : nil }
        // A terminal that was closed has an end as Ctrl-D makes one.
        if isTerminal, isatty(STDIN_FILENO) != 1 { Interruption.request() }
        // Ctrl-D leaves the cursor behind the prompt.
        if isTerminal { StandardError.write([""]) }
        return nil
    }

    mutating func read(_ line: String) throws { try read(line, isSaved: true) }

    private mutating func read(_ line: String, isSaved: Bool) throws {
        switch line.filter({ $0 != " " }) {
        case "": return
        case "?", "help": return session.note("\(Self.form); dossier help facts")
        case "<":
            guard let last = lines.popLast() else { return session.note("nothing is left to take back") }
            session.note("taken back: \(last)")
        case "=":
            StandardError.write(lines.isEmpty ? ["nothing yet"] : lines)
            return
        default:
            switch try accepts(line) {
            case true?: lines.append(line)
            case false?: if !isTerminal { refusedCount += 1 }
            case nil: break
            }
        }
        if isSaved { try draft?.write(lines) }
    }

    // Tries the line after those that were kept, and says what it would do, or what is wrong with it; nil where it takes back what was
    // taken back already.
    private func accepts(_ line: String) throws -> Bool? {
        let file = facts(of: lines + [line])
        if let fault = file.faults.first {
            refuse(line, column: fault.column, fault.message, fault.hint)
            return false
        }
        let before = facts(of: lines)
        guard let last = file.lines.last, file.lines.count > before.lines.count else {
            if file.proposals > before.proposals { session.note("only proposes something: kept, and not applied") }
            return try opensKnownSource(line, file, before)
        }
        do {
            let report = try Desk(writer).apply(file.lines.map(\.operation), message: "a trial", isDryRun: true)
            guard let change = report.changes.last else { return true }
            var told = ChangeReport()
            told.append(change)
            if case .fact(let fact) = change.subject {
                told.rivals = report.rivals.filter { $0.fact.id == fact.id || $0.others.contains { $0.id == fact.id } }
            }
            let view = ChangeView(report: told, language: session.language, isHistory: true, visibility: session.visibilityOfPages)
            StandardError.write(view.lines(width: session.terminal.pageWidth))
            return true
        } catch let faults as OperationFaults {
            guard let fault = faults.faults.last else { return false }
            if fault.isRepeated {
                session.note(fault.message)
                return nil
            }
            refuse(line, column: last.column(of: fault.field), fault.message, fault.hintOfLine)
            return false
        }
    }

    // A line that does nothing may name the source of those that follow: then there must be one.
    private func opensKnownSource(_ line: String, _ file: FactsFile, _ before: FactsFile) throws -> Bool {
        guard let slug = file.source, slug != before.source else { return true }
        let isNew = file.lines.contains { if case .record(let record) = $0.operation { record.kind == .source && record.key == slug } else { false } }
        guard !isNew, let unknown = try UnknownSource(slug, in: writer.snapshot()) else { return true }
        let column = line.firstRange(of: slug).map { line.distance(from: line.startIndex, to: $0.lowerBound) + 1 } ?? 1
        refuse(line, column: column, unknown.message, unknown.near ?? unknown.opening)
        return false
    }

    private func refuse(_ line: String, column: Int, _ message: String, _ hint: String?) {
        StandardError.write(
            [line, String(repeating: " ", count: max(0, column - 1)) + "^", "not kept: \(message)\(hint.map { " (\($0))" } ?? "")"])
    }

    private func facts(of lines: [String]) -> FactsFile {
        FactsFile(((source.map { ["source \($0)"] } ?? []) + lines).joined(separator: "\n"), relativeTo: day)
    }
}
