internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct ShowCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show all that is known of one entity, or a dispute, a source or a fact.",
        discussion: """
            The entity is named by its slug, by any of its names, or by a close misspelling; stderr says how it was read. \
            The slug of a dispute or of a source shows that, and '#42' the fact of this number. --format markdown is the page with \
            footnotes, to paste into a document; with the other formats facts are rows.

            Examples:
              dossier show cloudwatt
              dossier show 'patrik starc'
              dossier show cloudwatt --on 2013-07-01
              dossier show andromede --lang fr
              dossier show numergy --format csv
              dossier show numergy --format markdown
              dossier show cloudwatt --brief
              dossier show split-of-285
              dossier show '#15'
            """)

    @Argument("The entity, the slug of a dispute or a source, or #NUMBER of a fact.", completing: .subjects)
    var name: [String]

    @Flag(help: "On one screen: who it is, what holds or held last, and what is disputed.")
    var brief = false

    @Option(ArgumentHelp("Only this part of the page: names, relations, attributes, says or disputes.", valueName: "section"))
    var only: PageSection?

    @Option(ArgumentHelp("full, or short for a line each, as on a terminal.", valueName: "form"))
    var sources: SourcesForm?

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if brief, only != nil || sources != nil || time.isAsked {
            throw ValidationError("--brief is about now, and one screen: leave --only, --sources and the time out.")
        }
        if let format = options.format, brief || (only != nil || sources != nil) && format != .markdown {
            throw ValidationError("--brief, --only and --sources are about the page: leave --format out.")
        }
    }

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        var answer = EntityAnswer(session: session, base: base, filter: filter)
        answer.question = try time.question(in: session.language)
        answer.withCertainty = time.isAsked
        (answer.isBrief, answer.only, answer.sources) = (brief, only, sources)
        let subject = try session.subject(name.joined(separator: " "), in: base)
        if case .entity = subject {} else if brief || only != nil || sources != nil || time.isAsked || time.certain {
            throw ValidationError("--brief, --only, --sources and the time are asked of an entity: leave them out.")
        }
        try session.write(subject, with: answer)
    }
}
