internal import ArgumentParser
internal import DossierCuration
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

struct ImportPackageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Read CSV files into the knowledge base: one revision, all of it or nothing.",
        discussion: """
            A package is a folder of CSV files as 'dossier export csv' writes them, or one of its files; it may hold only those that \
            changed. Of this base's own export, edited cells are edits and new rows additions; what would be done is shown first. Rows \
            that are gone are only taken back with --retract-missing. Into an empty knowledge base ('dossier init --empty') a \
            package's ids are kept. From another base's package what is new is added, and where it says otherwise, that is warned of. \
            Mistakes are given with file, line and column, up to \(Desk.mostFaults) in one run.

            Examples:
              dossier import out --dry-run
              dossier import out --yes --message 'Annual report of 2012' --author 'A. R.'
              dossier import out/relations.csv --yes
            """)

    @Argument("The package's folder, or one of its files.")
    var folder: FilePath

    @Option("What the change is, for the history.")
    var message: String?

    @Flag(help: "Take back what the export wrote and the files have no more.")
    var retractMissing = false

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    private var revisionMessage: String { message ?? "Import of \(folder.path)" }

    func run() throws {
        let session = Session(options)
        let files = try PackageFiles(path: folder.path)
        let base = try openBase(session)
        Interruption.guardWriting(base)
        let importing = PackageImport(session, message: revisionMessage, author: change.authorName)
        let package = try OpenedPackage(files, for: base)
        if package.way == .edit { return try edit(package, base, session) }
        if retractMissing { throw NoExportRecord() }
        if change.isDryRun {
            importing.say(try PackageImporter(package, into: base).run(message: revisionMessage, isDryRun: true))
            return session.note("nothing was changed: this is what would be done")
        }
        try importing.run(files, into: base)
    }

    private func openBase(_ session: Session) throws -> Writer {
        do {
            return try session.openForWriting()
        } catch KnowledgeBaseError.missing(let path) {
            let database = path == "dossier.db" || path == "./dossier.db" ? "" : "--db \(ShellWord.quoted(path)) "
            throw CommandFailure(
                status: .missingInput, "there is no file '\(path)'",
                hint: "dossier \(database)init --empty, which makes one with a vocabulary and nothing else")
        }
    }

    // This base's own package: what is different in it goes over the desk.
    private func edit(_ package: OpenedPackage, _ base: Writer, _ session: Session) throws {
        let edits = try Progress.of("dossier import") { progress in
            try PackageEdits.read(package, of: base, retractingMissing: retractMissing) { progress.show(rows: $0) }
        }
        PackageImport.warn(edits.warnings, of: edits.warningCount, session)
        if !edits.missing.isEmpty, !retractMissing {
            let rows = edits.missing.sorted { $0.key < $1.key }.map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
            session.note("rows that the export wrote are not there: \(rows); --retract-missing takes them back")
        }
        if edits.operations.isEmpty {
            if !change.isDryRun { noteTakenIn(edits, nil, base, session) }
            return session.note(
                edits.isUntouched ? "nothing changed: the files are as they were exported" : "nothing changed: the package says what the base says")
        }
        let done = try session.change(
            edits.operations, message: revisionMessage, change, confirm: confirm, isChecked: true, failure: edits.failure)
        if let done { noteTakenIn(edits, done, base, session) }
    }

    // The base has it already: where the folder cannot be written to, only the next export will ask for --force.
    private func noteTakenIn(_ edits: PackageEdits, _ report: ChangeReport?, _ base: Writer, _ session: Session) {
        do {
            try edits.noteTakenIn(report, in: base)
        } catch {
            session.note("warning: the folder does not remember that it was imported: \(error)")
        }
    }
}
