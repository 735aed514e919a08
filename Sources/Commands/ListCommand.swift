internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ListCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entities of a kind, or the kinds.",
        discussion: """
            Examples:
              dossier list                 the kinds, and how many entities each has
              dossier list companies
              dossier list fund --format json
              dossier list people --on 2013-06    those of whom something held then
            """)

    @Argument("A kind, singular or plural: company, people, datacenters.", completing: .kinds)
    var kind: String?

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        guard let kind else {
            try session.writeRows(columns: ["kind", "entities"]) { rows in
                for row in try base.countsByKind() { try rows.row([.text(row.kind), .integer(row.count)]) }
            }
            return
        }
        let name = try session.kind(kind, in: base, option: "dossier list")
        let columns = ["slug", "name", "kind", "summary"] + (time.isAsked ? ["holds"] : [])
        var count = 0
        try session.writeRows(columns: columns) { rows in
            try base.forEachEntity(ofKind: name) { entity, summary in
                var row: [Value] = [
                    .text(entity.slug), .text(entity.name), .text(entity.kind), summary.map { .text($0) } ?? .null,
                ]
                if time.isAsked {
                    // An entity is there when something that is known of it held.
                    guard let holds = try base.answers(about: entity.id, filter).map(\.certainty).max() else { return }
                    row.append(.text(holds.rawValue))
                }
                count += 1
                try rows.row(row)
            }
        }
        if count == 0 {
            throw CommandFailure(
                status: .nothingFound, "there are no entities of kind '\(name)'" + (time.isAsked ? " of which something held then" : ""))
        }
    }
}
