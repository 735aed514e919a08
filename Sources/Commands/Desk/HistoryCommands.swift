internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct LogCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The changes to the base, newest first: of all of it, or of one entity, fact or source.",
        discussion: """
            Examples:
              dossier log
              dossier log andromede --limit 5
              dossier log '#42'
              dossier log lmi-56327
            """)

    @Argument("An entity, '#42' for a fact, or the slug of a source; without one, all changes are listed.", completing: .subjects)
    var name: [String] = []

    @Option("At most so many.")
    var limit: PositiveCount?

    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(.everything)
        let revisions = try base.log(of: subject(session, base), limit: limit?.number ?? .max)
        if revisions.isEmpty { throw CommandFailure(status: .nothingFound, "nothing was ever changed") }
        let counts = try base.revisionCounts()
        try session.writeRows(columns: ["revision", "at", "author", "message", "did", "undoes"]) { rows in
            for revision in revisions {
                try rows.row([
                    .integer(revision.id.rawValue), .text(revision.at), revision.author.map { .text($0) } ?? .null,
                    .text(revision.message), .text(Self.words(counts[revision.id] ?? RevisionCounts())),
                    revision.undoes.map { .integer($0.rawValue) } ?? .null,
                ])
            }
        }
    }

    private func subject(_ session: Session, _ base: Snapshot) throws -> LogSubject {
        let text = name.joined(separator: " ")
        if text.isEmpty { return .all }
        if case .fact(let number) = ClaimReference(text) {
            guard try base.history(of: number) != nil else {
                throw CommandFailure(status: .nothingFound, "no fact has the number \(number)", hint: "dossier relations, or dossier show NAME")
            }
            return .fact(number)
        }
        if try !base.hasEntity(slug: text), let source = try base.source(slug: text) { return .source(source.id) }
        return .entity(try session.entity(text, in: base).id)
    }

    private static func words(_ counts: RevisionCounts) -> String {
        let parts = [
            ("+", counts.factsAdded, "fact"), ("-", counts.factsRetracted, "fact"), ("+", counts.entities, "entity"),
            ("+", counts.names, "name"), ("-", counts.namesRetracted, "name"), ("+", counts.sources, "source"),
            ("+", counts.citations, "citation"), ("-", counts.citationsRetracted, "citation"), ("+", counts.disputes, "dispute"),
            ("+", counts.words, "word"), ("~", counts.edits, "edit"),
        ]
        return parts.filter { $0.1 > 0 }.map { sign, count, word in
            sign + EnglishCount.of(count, word)
        }.joined(separator: ", ")
    }
}

struct WhyCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Where a fact comes from: when it came in, by whom, with which citations, and what became of it.",
        discussion: """
            Examples:
              dossier why 42
              dossier why '#42'
            """)

    @Argument("The number of the fact.")
    var fact: ClaimReference

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        guard case .fact(let number) = fact else { throw ValidationError("'why' takes the number of a fact: 42 or '#42'.") }
        let base = try session.openForReading(privacy.visibility(session))
        guard let history = try base.history(of: number) else {
            throw CommandFailure(status: .nothingFound, "no fact has the number \(number)", hint: "dossier relations, or dossier show NAME")
        }
        if options.format != nil { return try writeRows(history, session) }
        let view = FactHistoryView(history: history, layout: session.layout, language: session.language)
        try session.writePage { try $0.write(view.lines()) }
    }

    private func writeRows(_ history: FactHistory, _ session: Session) throws {
        try session.writeRows(columns: ["id", "what", "revision", "at", "author", "message", "replaced_by"]) { rows in
            for (what, revision) in [("added", history.added)] + (history.retracted.map { [("retracted", $0)] } ?? []) {
                try rows.row([
                    .integer(history.fact.id.rawValue), .text(what), .integer(revision.id.rawValue), .text(revision.at),
                    revision.author.map { .text($0) } ?? .null, .text(revision.message),
                    what == "retracted" ? history.replacedBy.map { .integer($0.rawValue) } ?? .null : .null,
                ])
            }
        }
    }
}

struct DiffCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed after a revision, up to another one or to now: in names, not in numbers.",
        discussion: """
            Revisions are numbers, as 'log' lists them, or dates: what was known at the end of that day.

            Examples:
              dossier diff 0 1
              dossier diff 2026-01-01
            """)

    @Argument("The revision, or the date, before.")
    var first: KnownAt

    @Argument("The revision, or the date, after; without one, now.")
    var last: KnownAt?

    @OptionGroup var reference: RelativeToOption
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let visibility = privacy.visibility(session)
        let base = try session.openForReading(visibility)
        let after = try last.map { try $0.revision(in: base, reference) } ?? base.log(limit: 1).first?.id.rawValue ?? 0
        let before = try first.revision(in: base, reference)
        if before > after { throw ValidationError("The first revision comes after the second.") }
        var report = ChangeReport()
        for change in try base.changes(after: before, through: after) { report.append(change) }
        if !report.hasChanges { throw CommandFailure(status: .nothingFound, "nothing changed after revision \(before), up to \(after)") }
        let view = ChangeView(report: report, language: session.language, isHistory: true, visibility: visibility)
        if options.format != nil {
            try session.writeRows(columns: ChangeView.columns) { rows in for row in view.rows { try rows.row(row) } }
        } else {
            try session.writePage { try $0.write(view.lines(width: session.terminal.pageWidth)) }
        }
    }
}

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back a change by a new one: the last, or the one that is named.",
        discussion: """
            What it added is retracted, what it retracted is added anew, what it edited is as it was. Where something was built on \
            it since, that is named, and nothing is done; --with-dependents takes that back first. An undo can be undone.

            Examples:
              dossier retract 42 --because 'to show how it is taken back'
              dossier undo --dry-run
              dossier undo
            """)

    @Argument("The number of the revision; without one, the last that is not taken back already.")
    var revision: Int?

    @Flag(help: "Take back first what was built on it.")
    var withDependents = false

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let writer = try session.openForWriting()
        Interruption.guardWriting(writer)
        let desk = Desk(writer)
        let last = try writer.snapshot().lastUndoable()
        guard let number = revision.map({ RevisionID(Int64($0)) }) ?? last else {
            throw CommandFailure(status: .nothingFound, "nothing is left that could be taken back", hint: "dossier log")
        }
        func apply(isDryRun: Bool) throws -> ChangeReport {
            do {
                return try desk.undo(number, author: change.authorName, withDependents: withDependents, isDryRun: isDryRun)
            } catch let fault as RecordFault {
                throw CommandFailure(status: .nothingFound, fault.message, hint: fault.hint)
            } catch let built as BuiltOn {
                throw CommandFailure(
                    status: .nothingFound,
                    "\(built.what) \(built.how)" + (built.revision.map { " since, in revision \($0)" } ?? ""),
                    hint: built.revision.map { "dossier undo \($0) first, or --with-dependents" })
            }
        }
        if !change.isDryRun, try !session.isConfirmed(confirm, { try apply(isDryRun: true) }) { return }
        try session.say(apply(isDryRun: change.isDryRun), isDryRun: change.isDryRun)
    }
}
