internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

extension PredicateCommand {
    struct List: SessionCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the predicates: how they read both ways, and what they take.",
            discussion: "Examples:\n  dossier predicate list\n  dossier predicate list --lang fr")

        @OptionGroup var options: GlobalOptions

        func run(_ session: Session) throws {
            let base = try session.openForReading(.open)
            let isFrench = session.language == .french
            try session.writeRows(columns: ["name", "label", "inverse", "takes", "time"]) { rows in
                for one in try base.predicateOutlines() {
                    let inverse = isFrench ? one.inverse.french ?? one.inverse.english : one.inverse.english
                    try rows.row([
                        .text(one.name), .text(isFrench ? one.label.french ?? one.label.english ?? "" : one.label.english ?? ""),
                        inverse.map { .text($0) } ?? .null, .text(one.takes), .text(one.temporality.rawValue),
                    ])
                }
            }
        }
    }
}
