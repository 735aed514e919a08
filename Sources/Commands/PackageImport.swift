internal import ArgumentParser
internal import DossierInterchange
internal import DossierQuery
internal import DossierStorage

/// What the history says of a change.
struct ChangeOptions: ParsableArguments {
    @Option("What the change is, for the history.")
    var message: String?

    @Option("Who makes it.")
    var author: String?
}

/// Reads a package into a base, and says what became of it.
struct PackageImport {
    private let session: Session
    private let change: ChangeOptions

    init(_ session: Session, _ change: ChangeOptions) {
        self.session = session
        self.change = change
    }

    /// - Parameter name: what the change is called where it has no message.
    func run(_ files: PackageFiles, called name: String, into base: Writer) throws {
        // What is said to be added has its name and is on the disk.
        say(try base.fill { try add(files, called: name, to: $0) })
    }

    private func add(_ files: PackageFiles, called name: String, to base: Writer) throws -> ImportReport {
        Interruption.guardWriting(base)
        let progress = Progress()
        let gatherer = ImageGatherer(of: base)
        let report = try PackageImporter(files, into: base, watcher: gatherer) { progress.show(rows: $0) }
            .run(message: change.message ?? "Import of \(name)", author: change.author)
        progress.clear()
        prepareTraversal(base, gatherer)
        return report
    }

    private func say(_ report: ImportReport) {
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
    private func prepareTraversal(_ base: Writer, _ gatherer: ImageGatherer) {
        do {
            try base.snapshot().writeAdjacencyImage(from: gatherer)
        } catch {
            session.note("warning: the image for path questions was not made: \(error)")
        }
    }
}
