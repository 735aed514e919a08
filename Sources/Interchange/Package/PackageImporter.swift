internal import DossierModel
public import DossierStorage

/// Reads a Data Package into a knowledge base: one revision, all or nothing, row by row.
///
/// Into an empty base it loads in bulk and takes over the package's ids and `base_id`. Into another it adds what is new: what the base
/// has already is left as it is, and a claim that it knows gets the package's citations. Where the package says otherwise, that is
/// warned of. A package of the base itself is not for it: see `PackageEdits`.
public final class PackageImporter {
    let package: OpenedPackage
    let files: PackageFiles
    let base: Writer
    let isBulk: Bool
    var report = ImportReport()
    var index = ImportIndex()
    let progress: (Int) -> Void
    let watcher: (any LoadWatcher)?
    // Rows are read on after a fault; a bulk load stops at the first.
    private(set) var faults = FoundFaults()

    /// - Parameters:
    ///   - watcher: sees the rows that are loaded into an empty base.
    ///   - progress: called now and then with the number of rows read.
    public convenience init(
        _ files: PackageFiles, into base: Writer, watcher: (any LoadWatcher)? = nil, progress: @escaping (Int) -> Void = { _ in }
    ) throws {
        try self.init(OpenedPackage(files, for: base), into: base, watcher: watcher, progress: progress)
    }

    public convenience init(
        _ package: OpenedPackage, into base: Writer, watcher: (any LoadWatcher)? = nil, progress: @escaping (Int) -> Void = { _ in }
    ) throws {
        self.init(package, into: base, isBulk: package.way == .load, watcher: watcher, progress: progress)
    }

    private init(
        _ package: OpenedPackage, into base: Writer, isBulk: Bool, watcher: (any LoadWatcher)?, progress: @escaping (Int) -> Void
    ) {
        self.package = package
        files = package.files
        self.base = base
        self.isBulk = isBulk
        self.watcher = watcher
        self.progress = progress
    }

    /// Gives an empty base the vocabulary of a package to begin with, and its mappings: it still counts as empty.
    public static func begin(_ base: Writer, withVocabularyOf files: PackageFiles) throws {
        let importer = try PackageImporter(files, into: base)
        try base.revise("The vocabulary to begin with") { revision in
            try importer.importVocabulary(into: revision)
            try importer.importDesk(into: revision)
            try importer.faults.refuse()
            try revision.beginWithThisVocabulary()
        }
    }

    /// Imports the package.
    ///
    /// - Parameter isDryRun: whether the base stays as it is, and the report says what would be done.
    /// - Throws: `CSVInputError` with the place of the fault, or `PackageFaults` for more than one; the base is then as it was.
    public func run(message: String, author: String? = nil, isDryRun: Bool = false) throws -> ImportReport {
        if isDryRun, isBulk {
            return try PackageImporter(package, into: trialBase(), isBulk: true, watcher: nil, progress: progress).run(message: message)
        }
        for text in (package.description?.warnings ?? []) + files.strangers() { report.warn(text) }
        do {
            try base.revise(
                message, author: author, pace: isBulk ? .bulk : .incremental, isKept: { !isDryRun && self.report.hasAdditions }
            ) { revision in
                if isBulk {
                    revision.watcher = watcher
                    try package.description?.adopt(in: revision)
                    if files.has(.kinds), try base.hasVocabulary { try revision.giveUpVocabulary() }
                    revision.reserveIDs(
                        facts: package.description?.lastFactID ?? 0, names: package.description?.lastNameID ?? 0)
                }
                try read(into: revision)
            }
        } catch let fault as CSVInputError where isBulk && fault.line > 0 {
            throw try allFaults() ?? fault
        }
        return report
    }

    private func read(into revision: Revision) throws {
        if !isBulk, files.isLarge { try revision.expectManyPages() }
        try importVocabulary(into: revision)
        try importEntities(into: revision)
        try importSources(into: revision)
        try importNames(into: revision)
        if isBulk {
            try loadFacts(into: revision)
        } else {
            try importFacts(.relations, into: revision)
            try importFacts(.attributes, into: revision)
        }
        try resolveFollows(in: revision)
        try importCitations(into: revision)
        try importDisputes(into: revision)
        try importDesk(into: revision)
        try faults.refuse()
    }

    // What is wrong is looked for row by row in a base of its own, which nobody sees: a bulk load cannot go on after a fault. Of a
    // package that is large for that, the first fault is enough.
    private func allFaults() throws -> PackageFaults? {
        guard files.size <= Self.largestSearched else { return nil }
        let trial = try trialBase()
        let finder = PackageImporter(package, into: trial, isBulk: false, watcher: nil, progress: progress)
        do {
            try trial.revise("a trial", isKept: { false }) { try finder.read(into: $0) }
        } catch let faults as PackageFaults {
            return faults
        } catch is CSVInputError {}
        return nil
    }

    // An empty base as the one that is filled.
    private func trialBase() throws -> Writer {
        let trial = try KnowledgeBase.inMemory()
        if try base.hasVocabulary, !files.has(.kinds) { try Self.begin(trial, withVocabularyOf: .vocabulary) }
        return trial
    }

    private static let largestSearched: Int64 = 64 << 20

    /// Keeps the ids that the package gives to some rows from being given to those without: called at the first of these, since
    /// it reads three tables ahead.
    func reserveGivenIDs(in revision: Revision) throws {
        if index.hasReservedIDs { return }
        index.hasReservedIDs = true
        func highest(_ table: PackageTable) throws -> Int64 {
            var highest: Int64 = 0
            try PackageTableReader(table, of: files).forEachRow { row in highest = max(highest, try row.id("id") ?? 0) }
            return highest
        }
        revision.reserveIDs(facts: max(try highest(.relations), try highest(.attributes)), names: try highest(.names))
    }

    static let rowsBetweenReports = 50_000

    /// Reads one table, if the package has it, counting its rows.
    func forEachRow(of table: PackageTable, _ body: (PackageRow, ImportedFile) throws -> Bool) throws {
        var (added, known) = (0, 0)
        guard files.has(table) else { return }
        do {
            let file = try ImportedFile(table, of: files)
            while let row = try file.reader.next() {
                do {
                    try row.attempt { if try body(row, file) { added += 1 } else { known += 1 } }
                } catch let fault as CSVInputError where !isBulk {
                    faults.add(fault, of: row, in: table)
                }
                if (added + known) % Self.rowsBetweenReports == 0 { progress(added + known) }
            }
        } catch let fault as CSVInputError where !isBulk {
            faults.add(fault, breaking: table)
        }
        report.added[table] = added
        report.known[table] = known
    }

    /// Goes on after what is wrong, except in a bulk load.
    ///
    /// - Parameter reference: the row that is referred to: where that is at fault, nothing more is said.
    func collect(of reference: (name: String, table: PackageTable), _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as CSVInputError where !isBulk {
            if !faults.isFaulty(reference.name, in: reference.table) { faults.add(fault) }
        }
    }

    /// What may have been meant; nil where enough faults were found to leave it.
    func nearest(_ name: String, among names: @autoclosure () throws -> [String]) rethrows -> String? {
        faults.isFull ? nil : SpellingSuggestion.of(name, among: try names())
    }

    /// A date as EDTF: one in words is read, and that is said.
    func date(_ row: PackageRow, _ column: String, _ table: PackageTable) throws -> String? { try date(row, at: row.column(column), table) }

    func date(_ row: PackageRow, at column: Int, _ table: PackageTable) throws -> String? {
        if DateCells.isPlain(row.bytes(at: column)) { return try row.text(at: column) }
        return try row.text(at: column).map { try DateCells.read($0, column: row.names[column]) { warn(table, row, $0) } }
    }

    func warn(_ table: PackageTable, _ row: PackageRow, _ text: @autoclosure () -> String) {
        report.warn("\(files.displayName(of: files.path(of: table))):\(row.line): \(text())")
    }
}

/// Keys of rows by the names that the package gives them, as far as it has been read.
struct ImportIndex {
    /// Names of kinds, predicates and units.
    var vocabulary: [PackageTable: Set<String>] = [:]
    /// Keys of rows without names, of the files that a package need not have.
    var deskRows: [PackageTable: Set<Int64>] = [:]
    let entities = KeyIndex<Tags.Entity>()
    var sources: [String: SourceID] = [:]
    let predicates = KeyIndex<Tags.Predicate>()
    // The modality of the row before, and how it is written: most rows of a file have the same.
    var modality = (name: [UInt8](), value: Modality.actual)
    var units: [String: (id: UnitID, exponent: Int)] = [:]
    /// Ids of the package's facts and names; where they differ from the base's, also those.
    var factIDs = IDSet()
    var nameIDs = IDSet()
    var renumberedFacts: [Int64: FactID] = [:]
    var renumberedNames: [Int64: NameID] = [:]
    /// Facts that follow another, whose id in the package is `earlier`. `place` is the fault where no fact has that id; `known` is there
    /// for a fact that the base has already.
    var follows: [(fact: FactID, earlier: Int64, place: FaultPlace, known: KnownEnd?)] = []

    /// The number of the fact that a known fact follows in the base; nil where it follows none.
    struct KnownEnd { let base: String? }
    /// Whether all ids that the package gives have been reserved, so that rows without one get later ones.
    var hasReservedIDs = false
}
