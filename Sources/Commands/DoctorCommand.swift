internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look the file over: versions, integrity, foreign keys, migrations, structure.",
        discussion: "Exit status 65 when something is wrong.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        do {
            try examine(Session(options))
        } catch let error as SQLiteError where error.isDamage {
            // Nothing more can be said of it.
            throw CommandFailure(status: .badData, "the file is damaged: \(error.message)", hint: Self.advice)
        }
    }

    private static let advice = "restore a backup, or save what is left: sqlite3 FILE .recover"

    private func examine(_ session: Session) throws {
        let base = try session.openFileForReading()
        let checks = [
            IntegrityCheck(name: "dossier", isGood: true, detail: RootCommand.configuration.version),
            IntegrityCheck(name: "SQLite", isGood: true, detail: Connection.libraryVersion),
            IntegrityCheck(name: "file", isGood: true, detail: base.path),
            IntegrityCheck(name: "base", isGood: true, detail: try base.meta("base_id") ?? "no base_id"),
        ] + (try base.integrityChecks())
        try session.writeRows(columns: ["check", "result", "detail"]) { rows in
            for check in checks {
                try rows.row([.text(check.name), .text(check.isGood ? "ok" : "WRONG"), .text(check.detail)])
            }
        }
        let wrong = checks.filter { !$0.isGood }
        if !wrong.isEmpty {
            throw CommandFailure(
                status: .badData, "wrong: " + wrong.map(\.name).joined(separator: ", "),
                hint: Self.advice)
        }
    }
}
