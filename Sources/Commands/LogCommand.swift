internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
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

    @Argument("An entity, '#42' for a fact, n7 for a spelling, or the slug of a source; without one, all changes are listed.", completing: .subjects)
    var name: [String] = []

    @Option("At most so many.")
    var limit: PositiveCount?

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
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
        if let reference = ClaimReference(text), reference.claim != nil {
            return .claim(try session.history(of: reference, in: base).claim)
        }
        if try !base.hasEntity(slug: text) {
            if let source = try base.source(slug: text) { return .source(source.id) }
            // What is called just so is meant before what was removed, and that before what is only like it.
            let isCalledSo = if case .found(let hit) = try base.resolve(text) { hit.isExact } else { false }
            if !isCalledSo, let removed = try base.removedSubject(slug: text) { return removed }
        }
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
