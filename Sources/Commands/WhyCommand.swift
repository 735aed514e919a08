internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

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
