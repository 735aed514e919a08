internal import DossierInterchange
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// Reads a package into a base, and says what became of it.
struct PackageImport {
    private let session: Session
    private let message: String
    private let author: String?
    private let wording: (String) -> String

    /// - Parameters:
    ///   - message: what the history says of it, with its author.
    ///   - wording: a warning as it is shown, for a package that nobody knows who asked.
    init(_ session: Session, message: String, author: String?, wording: @escaping (String) -> String = { $0 }) {
        self.session = session
        self.message = message
        self.author = author
        self.wording = wording
    }

    func run(_ files: PackageFiles, into base: Writer) throws {
        // What is said to be added has its name and is on the disk.
        say(try base.fill { try add(files, to: $0) })
    }

    private func add(_ files: PackageFiles, to base: Writer) throws -> ImportReport {
        Interruption.guardWriting(base)
        let gatherer = ImageGatherer(of: base)
        return try Progress.of("dossier import") { progress in
            let report = try PackageImporter(files, into: base, watcher: gatherer) { progress.show(rows: $0) }
                .run(message: message, author: author)
            prepareTraversal(base, gatherer)
            return report
        }
    }

    static func warn(_ warnings: [String], of count: Int, _ session: Session) {
        for warning in warnings { session.note("warning: \(warning)") }
        if count > warnings.count { session.note("and \(EnglishCount.of(count - warnings.count, "more warning"))") }
    }

    func say(_ report: ImportReport) {
        Self.warn(report.warnings.map(wording), of: report.warningCount, session)
        let tables = PackageTable.allCases
        let added = tables.compactMap { table in report.added[table].flatMap { $0 > 0 ? "\(table.rawValue) \($0)" : nil } }
        let known = tables.compactMap { table in report.known[table].flatMap { $0 > 0 ? "\(table.rawValue) \($0)" : nil } }
        session.note("added: " + (added.isEmpty ? "nothing" : added.joined(separator: ", ")))
        if !known.isEmpty { session.note("known already: " + known.joined(separator: ", ")) }
    }

    // The data is in already: without the image the first question about paths only takes longer.
    private func prepareTraversal(_ base: Writer, _ gatherer: ImageGatherer) {
        do {
            let base = try base.snapshot()
            base.cacheFolder = UserFolder.cache
            try base.writeAdjacencyImage(from: gatherer)
        } catch {
            session.note("warning: the image for path questions was not made: \(error)")
        }
    }
}
