internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ShowCommand: SessionCommand {
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

    @Argument("The entity.")
    var name: [String]

    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        var answer = EntityAnswer(session: session, base: base, filter: filter)
        answer.question = time.question(in: session.language)
        answer.withCertainty = time.isAsked
        try answer.write(about: session.entity(name.joined(separator: " "), in: base))
    }
}
