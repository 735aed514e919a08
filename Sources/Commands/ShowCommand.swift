internal import ArgumentParser
internal import Model
internal import Output
internal import Query
internal import Storage

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show all that is known of one entity, with its sources.",
        discussion: """
            The entity is named by its slug, by any of its names, or by a close misspelling; stderr says how it was read. \
            With --format its facts are given as rows.

            Examples:
              dossier show cloudwatt
              dossier show 'patrik starc'
              dossier show cloudwatt --on 2013-07-01
              dossier show andromede --lang fr
              dossier show numergy --format csv
            """)

    @Argument(help: "The entity.")
    var name: [String]

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        var filter = FactFilter()
        try time.apply(to: &filter, base, session)
        let entity = try session.entity(name.joined(separator: " "), in: base)
        if let format = options.format {
            let rows = FactRows(format: format, language: session.language)
            try session.withOutput { sink in
                try session.writeRows(columns: rows.columns(withCertainty: time.isAsked), to: sink) { output in
                    for answer in try base.answers(about: entity.id, filter) {
                        try output.row(rows.values(answer, withCertainty: time.isAsked))
                    }
                }
            }
            return
        }
        try Self.writePage(of: entity, base, session, filter: filter, question: time.question(in: session.language))
    }

    /// Writes an entity's page.
    static func writePage(
        of entity: EntityReference, _ base: KnowledgeBase, _ session: Session, filter: FactFilter = FactFilter(),
        question: String? = nil
    ) throws {
        let view = EntityPageView(
            page: try base.page(of: entity, filter), width: session.terminal.pageWidth, style: session.style,
            language: session.language, question: question)
        try session.withOutput { try $0.write(lines: view.lines()) }
    }
}
