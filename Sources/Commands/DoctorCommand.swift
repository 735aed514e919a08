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
        let session = Session(options)
        do {
            try examine(session)
        } catch let error as SQLiteError where error.isDamage {
            // Nothing more can be said of it.
            throw Self.failure("the file is damaged: \(error.message)", of: try session.database.path)
        }
    }

    /// What is wrong with a file, and what helps. Where the file is cut short, that is said in place of the fault it led to.
    private static func failure(_ message: String, of path: String) -> CommandFailure {
        guard let length = KnowledgeBase.missingLength(of: path) else {
            return CommandFailure(status: .badData, message, hint: "restore a backup; " + Self.recovery)
        }
        return CommandFailure(
            status: .badData, "the file is cut short: \(length.found) of \(length.expected) bytes are there",
            details: ["  a copy or a download of it was not finished, or the disk was full"],
            hint: "copy it again from where it came from, or restore a backup; " + Self.recovery)
    }

    // Debian's own sqlite3 is built without what .recover reads.
    private static let recovery = "what is left of it comes out with .recover of the sqlite3 of https://sqlite.org/download.html"

    private func examine(_ session: Session) throws {
        let base = try session.openFileForReading()
        let words = try UserWordFolder.examine()
        let checks =
            [
                IntegrityCheck(name: "dossier", isGood: true, detail: Version.program),
                IntegrityCheck(name: "SQLite", isGood: true, detail: Connection.libraryVersion),
                IntegrityCheck(name: "file", isGood: true, detail: base.path),
                IntegrityCheck(name: "base", isGood: true, detail: try base.meta("base_id") ?? "no base_id"), words.check,
            ] + (try Progress.of("dossier doctor") { _ in try base.integrityChecks() })
        try session.writeRows(columns: ["check", "result", "detail"]) { rows in
            for check in checks {
                try rows.row([.text(check.name), .text(check.isGood ? "ok" : "WRONG"), .text(check.detail)])
            }
        }
        if let failure = words.failure { throw failure }
        let wrong = checks.filter { !$0.isGood }
        if !wrong.isEmpty {
            throw Self.failure("wrong: " + wrong.map(\.name).joined(separator: ", "), of: base.path)
        }
    }
}
