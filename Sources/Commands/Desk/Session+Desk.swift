internal import DossierCuration
internal import DossierModel
internal import DossierQuery
internal import DossierStorage
internal import Glibc

extension Session {
    /// Does operations as one revision, or only looks at what they would do, and says so.
    ///
    /// - Parameters:
    ///   - place: how an operation is named in messages: where it stands in a file; nil for the only one.
    ///   - confirm: asked on a terminal, with what would be done before the reader's eyes.
    func change(
        _ operations: [Operation], message: String, _ options: ChangeOptions, confirm: ConfirmOption? = nil,
        place: ((Int) -> String)? = nil
    ) throws {
        let writer = try openForWriting()
        Interruption.guardWriting(writer)
        let desk = Desk(writer)
        func apply(isDryRun: Bool) throws -> ChangeReport {
            do {
                return try desk.apply(operations, message: message, author: options.authorName, isDryRun: isDryRun)
            } catch let fault as OperationFault {
                throw failure(fault, place?(fault.index))
            }
        }
        if let confirm, !options.isDryRun, try !isConfirmed(confirm, { try apply(isDryRun: true) }) { return }
        try say(apply(isDryRun: options.isDryRun), isDryRun: options.isDryRun)
    }

    /// Shows what would be done and asks, where a person sits at the terminal; true where nobody is to be asked.
    func isConfirmed(_ confirm: ConfirmOption, _ tried: () throws -> ChangeReport) throws -> Bool {
        guard !confirm.yes, isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return true }
        try say(tried(), isDryRun: true)
        StandardError.ask("dossier: go on? [y/N] ")
        let answer = readLine()?.lowercased() ?? ""
        if answer == "y" || answer == "yes" || answer == "o" || answer == "oui" { return true }
        note("nothing was changed")
        return false
    }

    /// Says what was done, or would be.
    func say(_ report: ChangeReport, isDryRun: Bool) throws {
        for reading in report.readings {
            let entity = reading.hit.entity
            note("'\(reading.text)' read as \(entity.name) (\(entity.slug)): \(reading.hit.reason(language))")
        }
        let view = ChangeView(report: report, language: language)
        if options.format != nil {
            try writeRows(columns: ChangeView.columns) { rows in for row in view.rows { try rows.row(row) } }
        } else {
            try writePage { try $0.write(view.lines(width: terminal.pageWidth)) }
        }
        if isDryRun {
            note("nothing was changed: this is what would be done")
        } else if let revision = report.revision {
            note("revision \(revision); to take it back: dossier undo \(revision)")
        } else {
            note("the base says so already: nothing was changed")
        }
    }

    private func failure(_ fault: OperationFault, _ place: String?) -> CommandFailure {
        CommandFailure(
            status: fault.isAboutNames ? .nothingFound : place == nil ? .usage : .badData,
            (place.map { $0 + ": " } ?? "") + fault.message,
            details: fault.candidates.isEmpty
                ? [] : ["close to it:"] + fault.candidates.map { "  \($0.entity.slug)  \($0.entity.name), \($0.entity.kind)" },
            hint: fault.hint)
    }
}
