internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

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

    @Argument("The number of the revision; without one, the last that stands, takes nothing back and has not filled the base with its vocabulary.")
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
                let message = "\(built.what) \(built.how)"
                guard let dependent = built.revision else { throw CommandFailure(status: .nothingFound, message) }
                // All of it, and not only what was met first.
                let before = try Self.revisions(before: number, desk)
                let numbers = before.map { "\($0)" }.joined(separator: ", ")
                let all = before.isEmpty ? "" : " first, or --with-dependents" + (before.count > 1 ? ", which takes back \(numbers)" : "")
                throw CommandFailure(
                    status: .nothingFound, "\(message) since, in revision \(dependent)",
                    hint: "dossier undo \(before.first ?? dependent)\(all)")
            }
        }
        if !change.isDryRun, try !session.isConfirmed(confirm, { try apply(isDryRun: true) }) { return }
        try session.say(apply(isDryRun: change.isDryRun), isDryRun: change.isDryRun)
    }

    // What is built on a revision, in the order in which it is to be taken back; nothing where that cannot be done.
    private static func revisions(before number: RevisionID, _ desk: Desk) throws -> [RevisionID] {
        do {
            return try desk.undo(number, withDependents: true, isDryRun: true).undone.dropLast()
        } catch is BuiltOn {
            return []
        }
    }
}
