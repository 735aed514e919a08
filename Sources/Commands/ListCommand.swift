internal import ArgumentParser
internal import Model
internal import Output
internal import Query

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entities of a kind, or the kinds.",
        discussion: """
            Examples:
              dossier list                 the kinds, and how many entities each has
              dossier list companies
              dossier list fund --format json
            """)

    @Argument(help: "A kind, singular or plural: company, people, datacenters.")
    var kind: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        guard let kind else {
            try session.withOutput { sink in
                try session.writeRows(columns: ["kind", "entities"], to: sink) { rows in
                    for row in try base.countsByKind() { try rows.row([.text(row.kind), .integer(row.count)]) }
                }
            }
            return
        }
        guard let name = try base.kindName(kind) else {
            let near = NearestName.of(kind, among: try base.kindNames())
            throw CommandFailure(
                status: .nothingFound, "there is no kind '\(kind)'",
                hint: near.map { "dossier list \($0)" } ?? "dossier list, which names the kinds")
        }
        try session.withOutput { sink in
            try session.writeRows(columns: ["slug", "name", "kind", "summary"], to: sink) { rows in
                var count = 0
                try base.forEachEntity(ofKind: name) { entity, summary in
                    count += 1
                    try rows.row([
                        .text(entity.slug), .text(entity.name), .text(entity.kind), summary.map { .text($0) } ?? .null,
                    ])
                }
                if count == 0 { throw CommandFailure(status: .nothingFound, "there are no entities of kind '\(name)'") }
            }
        }
    }
}
