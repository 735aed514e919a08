internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery

struct CheckCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for contradictions, missing evidence and damage in the knowledge base.",
        discussion: """
            Only what is certain counts as a contradiction, and the sides of a dispute are not held against each other. \
            Exit status 1 if there are errors.

            Examples:
              dossier check
              dossier check --format json
            """)

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let report = try session.openForReading(privacy.visibility(session)).check()
        if options.format != nil {
            try session.writeRows(columns: CheckRows.columns) { output in
                for finding in report.findings { try output.row(fields: CheckRows.values(finding)) }
            }
        } else {
            let view = CheckView(report: report, layout: session.layout)
            try session.writePage { try $0.write(view.lines()) }
        }
        if report.count(.error) > 0 { throw ExitCode(ExitStatus.nothingFound.rawValue) }
    }
}
