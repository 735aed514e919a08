internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery

struct ConflictsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "List disagreements: disputes that are written up, and rival facts that are not.",
        discussion: """
            Each side is shown with its sources, and how many of them are independent: copies of one text count once. \
            Rivals are facts that fill one slot with different values while both may hold.

            Examples:
              dossier conflicts
              dossier conflicts bleu
              dossier conflicts split-of-285
              dossier conflicts --format csv
            """)

    @Argument("An entity, or the slug of a dispute; without one, all disagreements are listed.", completing: .subjects)
    var name: [String] = []

    @OptionGroup var known: KnownAtOption
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try known.base(session.openForReading(privacy.visibility(session)), session)
        var entity: EntityReference?
        if !name.isEmpty {
            let text = name.joined(separator: " ")
            if try !base.hasEntity(slug: text), let dispute = try base.dispute(slug: text) { return try session.write(dispute, in: base) }
            entity = try session.entity(text, in: base)
        }
        let conflicts = try base.conflicts(about: entity?.id)
        if conflicts.isEmpty, let entity {
            throw CommandFailure(status: .nothingFound, "no disagreement is known about \(entity.name)")
        }
        if let format = options.format {
            let conflictRows = ConflictRows(facts: FactRows(format: format, language: session.language, base: base))
            return try session.writeRows(columns: ConflictRows.columns) { output in
                for row in try conflicts.flatMap(conflictRows.rows) { try output.row(fields: row) }
            }
        }
        let view = ConflictsView(conflicts: conflicts, entity: entity, layout: session.layout, language: session.language)
        try session.writePage { try $0.write(view.lines()) }
    }
}
