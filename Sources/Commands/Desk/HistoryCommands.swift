internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct LogCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "The changes to the base, newest first: of all of it, or of one entity.",
        discussion: """
            Examples:
              dossier log
              dossier log andromede --limit 5
            """)

    @Argument("An entity; without one, all changes are listed.")
    var name: [String] = []

    @Option("At most so many.")
    var limit: Int?

    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
    }

    func run(_ session: Session) throws {
        let base = try session.openForReading(.everything)
        let entity = try name.isEmpty ? nil : session.entity(name.joined(separator: " "), in: base)
        let revisions = try base.log(of: entity?.id, limit: limit ?? .max)
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

    private static func words(_ counts: RevisionCounts) -> String {
        let parts = [
            ("+", counts.factsAdded, "fact"), ("-", counts.factsRetracted, "fact"), ("+", counts.entities, "entity"),
            ("+", counts.names, "name"), ("+", counts.sources, "source"), ("+", counts.citations, "citation"),
        ]
        return parts.filter { $0.1 > 0 }.map { sign, count, word in
            "\(sign)\(count) \(count == 1 ? word : word == "entity" ? "entities" : word + "s")"
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
    var fact: FactNumber

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
        guard let history = try base.history(of: fact.id) else {
            throw CommandFailure(status: .nothingFound, "no fact has the number \(fact.id)", hint: "dossier relations, or dossier show NAME")
        }
        let language = session.language
        let notes = Footnotes()
        notes.register(history.fact.citations)
        let width = session.terminal.pageWidth
        let marks = notes.marks(history.fact.citations, language)
        var lines = TextLayout.wrap(
            "#\(history.fact.id) " + FactText.sentence(Answer(fact: history.fact), language) + (marks.isEmpty ? "" : " " + marks), width: width
        ).map { session.style.bold($0) }
        if let note = history.fact.note { lines += TextLayout.wrap(note, width: width, first: "  ", rest: "  ") }
        lines.append("")
        func add(_ english: String, _ french: String, _ revision: RevisionRecord) {
            let author = revision.author.map { language == .french ? " par \($0)" : " by \($0)" } ?? ""
            lines += TextLayout.wrap(
                "\(language == .french ? french : english) \(revision.id), \(revision.at)\(author): \(revision.message)", width: width, first: "", rest: "  ")
        }
        add("added in revision", "ajouté par la révision", history.added)
        for number in history.replaces {
            lines.append(PageLine(language == .french ? "à la place de #\(number)" : "in the place of #\(number)"))
        }
        if let retracted = history.retracted { add("retracted in revision", "retiré par la révision", retracted) }
        if let number = history.replacedBy {
            lines.append(PageLine(language == .french ? "remplacé par #\(number)" : "replaced by #\(number): dossier why \(number)"))
        }
        if !notes.isEmpty { lines += ["", session.style.bold("Sources")] + notes.lines(width: width, style: session.style, language: language) }
        try session.writePage { try $0.write(lines) }
    }
}

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back a change by a new one: the last, or the one that is named.",
        discussion: """
            What it added is retracted, what it retracted is added anew. Where something was built on it since, that is named, and \
            nothing is done. An undo can be undone.

            Examples:
              dossier undo
              dossier undo 17 --dry-run
            """)

    @Argument("The number of the revision; without one, the last.")
    var revision: Int?

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let writer = try session.openForWriting()
        Interruption.guardWriting(writer)
        let desk = Desk(writer)
        let last = try writer.snapshot().log(limit: 1).first?.id
        guard let number = revision.map({ RevisionID(Int64($0)) }) ?? last else {
            throw CommandFailure(status: .nothingFound, "nothing was ever changed")
        }
        func apply(isDryRun: Bool) throws -> ChangeReport {
            do {
                return try desk.undo(number, author: change.authorName, isDryRun: isDryRun)
            } catch let fault as RecordFault {
                throw CommandFailure(status: .nothingFound, fault.message, hint: fault.hint)
            }
        }
        if !change.isDryRun, try !session.isConfirmed(confirm, { try apply(isDryRun: true) }) { return }
        try session.say(apply(isDryRun: change.isDryRun), isDryRun: change.isDryRun)
    }
}
