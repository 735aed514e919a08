internal import DossierModel
public import DossierStorage

/// Reads a Data Package into a knowledge base: one revision, all or nothing, row by row.
///
/// Into an empty base it loads in bulk and takes over the package's ids and `base_id`. Into another it adds what is new: what the base
/// has already is left as it is, and a claim that it knows gets the package's citations. Nothing that the package says otherwise is
/// passed over: a package of this base is refused for it, as an edit that cannot be made, and of another base it is a warning.
public final class PackageImporter {
    var files: PackageFiles
    let base: Writer
    let isBulk: Bool
    var report = ImportReport()
    var index = ImportIndex()
    let progress: (Int) -> Void
    let watcher: (any LoadWatcher)?
    /// Whether the package was written by the base that it is read into.
    var isOfThisBase = false
    var differences = FoundDifferences()

    /// - Parameters:
    ///   - watcher: sees the rows that are loaded into an empty base.
    ///   - progress: called now and then with the number of rows read.
    public init(
        _ files: PackageFiles, into base: Writer, watcher: (any LoadWatcher)? = nil,
        progress: @escaping (Int) -> Void = { _ in }
    ) throws {
        self.watcher = watcher
        self.files = files
        self.base = base
        self.progress = progress
        isBulk = try base.isEmpty
    }

    /// Imports the package.
    ///
    /// - Throws: `CSVInputError` with the place of the first fault, or `ImportDifferences`; the base is then as it was.
    public func run(message: String, author: String? = nil) throws -> ImportReport {
        let description = try PackageDescription(
            json: files.text(of: PackageFiles.descriptionName), file: files.displayName(of: PackageFiles.descriptionName),
            connection: base.connection)
        files = files.following(description)
        for text in description.warnings + files.strangers() { report.warn(text) }
        isOfThisBase = try !isBulk && description.baseID != nil && description.baseID == base.meta("base_id")
        try base.revise(
            message, author: author, pace: isBulk ? .bulk : .incremental, isKept: { self.report.hasAdditions }
        ) { revision in
            if isBulk {
                revision.watcher = watcher
                try description.adopt(in: revision)
                revision.reserveIDs(facts: description.lastFactID, names: description.lastNameID)
            }
            index.keepsIDs = isBulk || isOfThisBase
            if isOfThisBase {
                let own = try PackageDescription(of: base.snapshot())
                for (text, place) in description.differences(from: own) { noteDifference(text, FaultPlace(place)) }
            }
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
            try differences.refuse()
        }
        return report
    }

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

    /// Reads one table, counting its rows.
    func forEachRow(of table: PackageTable, _ body: (PackageRow, ImportedFile) throws -> Bool) throws {
        var (added, known) = (0, 0)
        let file = try ImportedFile(table, of: files)
        try file.reader.forEachRow { row in
            if try body(row, file) { added += 1 } else { known += 1 }
            if (added + known) % Self.rowsBetweenReports == 0 { progress(added + known) }
        }
        report.added[table] = added
        report.known[table] = known
    }

    func warn(_ table: PackageTable, _ row: PackageRow, _ text: @autoclosure () -> String) {
        report.warn("\(files.displayName(of: files.path(of: table))):\(row.line): \(text())")
    }
}

/// Keys of rows by the names that the package gives them, as far as it has been read.
struct ImportIndex {
    /// Whether the package's ids are those of the base.
    var keepsIDs = false
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
    /// Those that this base has retracted: the package is refused for them, not for what it says about them.
    var retractedFacts = Set<Int64>()
    var retractedNames = Set<Int64>()
    var renumberedFacts: [Int64: FactID] = [:]
    var renumberedNames: [Int64: NameID] = [:]
    /// Facts that follow another, by the package's id, with the error to give if there is none; of one that the base has, what it
    /// says there.
    var follows: [(fact: FactID, earlier: Int64, place: FaultPlace, known: (table: PackageTable, base: String?)?)] = []
    /// Whether all ids that the package gives have been reserved, so that rows without one get later ones.
    var hasReservedIDs = false
}
