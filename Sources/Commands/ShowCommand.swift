internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct ShowCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show all that is known of one entity, or a dispute, a source or a fact.",
        discussion: """
            The entity is named by its slug, by any of its names, or by a close misspelling; stderr says how it was read. \
            The slug of a dispute or of a source shows that, and '#42' the fact of this number. With --format facts are given as rows.

            Examples:
              dossier show cloudwatt
              dossier show 'patrik starc'
              dossier show cloudwatt --on 2013-07-01
              dossier show andromede --lang fr
              dossier show numergy --format csv
              dossier show split-of-285
              dossier show '#15'
            """)

    @Argument("The entity, the slug of a dispute or a source, or #NUMBER of a fact.")
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
        try session.write(session.subject(name.joined(separator: " "), in: base), with: answer)
    }
}
