internal import ArgumentParser
internal import Glibc
internal import DossierInterchange
internal import DossierQuery
internal import DossierStorage

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read a Data Package into the knowledge base: one revision, all of it or nothing.",
        discussion: """
            Into an empty knowledge base ('dossier init --empty') the package's ids are kept. Into another, what is new is \
            added, and a claim that is known gets the package's citations. What is there is not edited: a package of the same base \
            that says otherwise is refused, and of another base it is warned of. Faults are given with file, line and column.

            Examples:
              dossier init --empty
              dossier import out
              dossier import out --message 'Annual report of 2012' --author 'A. R.'
            """)

    @Argument("The package's folder.")
    var folder: FilePath

    @Option("What the change is, for the history.")
    var message: String?

    @Option("Who makes it.")
    var author: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForWriting()
        Interruption.guardWriting(base)
        // What is said to be added has its name and is on the disk.
        say(try base.fill { try add(to: $0, session) }, session)
    }

    private func add(to base: Writer, _ session: Session) throws -> ImportReport {
        Interruption.guardWriting(base)
        let progress = Progress()
        let gatherer = ImageGatherer(of: base)
        let report = try PackageImporter(PackageFiles(folder: folder.path), into: base, watcher: gatherer) { progress.show(rows: $0) }
            .run(message: message ?? "Import of \(folder.path)", author: author)
        progress.clear()
        prepareTraversal(base, gatherer, session)
        return report
    }

    private func say(_ report: ImportReport, _ session: Session) {
        for warning in report.warnings { session.note("warning: \(warning)") }
        if report.warningCount > report.warnings.count {
            session.note("and \(report.warningCount - report.warnings.count) more warnings")
        }
        let tables = PackageTable.allCases
        let added = tables.compactMap { table in report.added[table].flatMap { $0 > 0 ? "\(table.rawValue) \($0)" : nil } }
        let known = tables.compactMap { table in report.known[table].flatMap { $0 > 0 ? "\(table.rawValue) \($0)" : nil } }
        session.note("added: " + (added.isEmpty ? "nothing" : added.joined(separator: ", ")))
        if !known.isEmpty { session.note("known already: " + known.joined(separator: ", ")) }
    }

    // The data is in already: without the image the first question about paths only takes longer.
    private func prepareTraversal(_ base: Writer, _ gatherer: ImageGatherer, _ session: Session) {
        do {
            try base.snapshot().writeAdjacencyImage(from: gatherer)
        } catch {
            session.note("warning: the image for path questions was not made: \(error)")
        }
    }
}
