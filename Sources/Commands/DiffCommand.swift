internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct DiffCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed after a revision, up to another one or to now: in names, not in numbers.",
        discussion: """
            Revisions are numbers, as 'log' lists them, or dates: what was known at the end of that day.

            Examples:
              dossier diff 0 1
              dossier diff 2026-01-01
            """)

    @Argument("The revision, or the date, before.")
    var first: KnownAt

    @Argument("The revision, or the date, after; without one, now.")
    var last: KnownAt?

    @OptionGroup var reference: RelativeToOption
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let visibility = privacy.visibility(session)
        let base = try session.openForReading(visibility)
        let after = try last.map { try $0.revision(in: base, reference) } ?? base.log(limit: 1).first?.id.rawValue ?? 0
        let before = try first.revision(in: base, reference)
        if before > after { throw ValidationError("The first revision comes after the second.") }
        var report = ChangeReport()
        for change in try base.changes(after: before, through: after) { report.append(change) }
        if !report.hasChanges { throw CommandFailure(status: .nothingFound, "nothing changed after revision \(before), up to \(after)") }
        let view = ChangeView(report: report, language: session.language, isHistory: true, visibility: visibility)
        if options.format != nil {
            try session.writeRows(columns: ChangeView.columns) { rows in for row in view.rows { try rows.row(row) } }
        } else {
            try session.writePage { try $0.write(view.lines(width: session.terminal.pageWidth)) }
        }
    }
}
