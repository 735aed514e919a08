public import DossierCuration
internal import DossierModel
internal import DossierQuery
public import DossierStorage

/// What an edited package of a base changes in it, as operations of the desk: cells that are different are edits, new rows additions.
///
/// Rows are compared one by one; files that are as an export wrote them are not read.
public final class PackageEdits {
    let package: OpenedPackage
    let base: Snapshot
    /// The revision from which the edited folder started; nil where nobody knows.
    let since: Int64?
    /// Revisions that are nobody else's change of what the folder says: its earlier imports, what took these back, and changes that were
    /// taken back as a whole.
    let own: Set<Int64>
    // What the folder remembers of earlier imports; nil where this base, put back from a copy, knows nothing of them.
    private let noted: ExportRecord?
    // The last numbers of facts and spellings that the export can have written.
    private let lastExported: [PackageTable: Int64]
    /// Whether what the package has no more is taken back.
    private let retractsMissing: Bool
    private let progress: (Int) -> Void

    /// What is to be done, in order.
    public internal(set) var operations: [DossierCuration.Operation] = []
    private var places: [RowPlace] = []
    var faults = FoundFaults()
    private var report = ImportReport()
    /// How many rows that the export wrote are in none of the files, a table.
    public internal(set) var missing: [PackageTable: Int] = [:]

    // Of the files that are read.
    private let fingerprints: [String: String]
    // Rows of the base that the package has, by their keys; and the numbers that its rows have.
    var seen: [PackageTable: IDSet] = [:]
    var numbers: [PackageTable: IDSet] = [:]
    // What says the same by now under another number, by the numbers of the package.
    private var agreed: [Claim: Int64] = [:]
    /// Facts and names that are new, by the numbers that the package gives them.
    var newFacts: Set<Int64> = []
    var newNames: Set<Int64> = []
    var factRows: [NewFactRow] = []
    var factEdits: [FactEditRow] = []
    private var valueTypes: [String: Predicate.ValueType?] = [:]

    /// What a reader should look at.
    public var warnings: [String] { report.warnings }
    public var warningCount: Int { report.warningCount }

    /// Compares a package with its base.
    ///
    /// - Parameters:
    ///   - retractingMissing: whether what an export wrote and the package has no more is taken back.
    ///   - progress: called now and then with the number of rows read.
    /// - Throws: `CSVInputError` or `PackageFaults`; `NoExportRecord` where nobody knows what is missing.
    public static func read(
        _ package: OpenedPackage, of writer: Writer, retractingMissing: Bool = false, progress: @escaping (Int) -> Void = { _ in }
    ) throws -> PackageEdits {
        let snapshot = try writer.snapshot()
        defer { snapshot.end() }
        if package.files.isLarge { try snapshot.expectManyPages() }
        let edits = try PackageEdits(package, of: snapshot, retractsMissing: retractingMissing, progress)
        if retractingMissing, edits.since == nil { throw NoExportRecord() }
        try edits.read()
        try edits.findMissing(isRetracted: retractingMissing)
        if edits.faults.isEmpty { return edits }
        // What the desk finds is told in the same run.
        snapshot.end()
        do {
            _ = try Desk(writer).apply(edits.operations, message: "a trial", isDryRun: true)
        } catch let faults as OperationFaults {
            throw edits.failure(faults)
        }
        try edits.faults.refuse()
        return edits
    }

    private init(_ package: OpenedPackage, of base: Snapshot, retractsMissing: Bool, _ progress: @escaping (Int) -> Void) throws {
        self.retractsMissing = retractsMissing
        self.package = package
        self.base = base
        self.progress = progress
        let last = try base.lastRevision()?.id ?? 0
        since =
            if let export = package.export, try export.baseID == base.meta("base_id"), export.revision <= last,
                try export.revisionAt == nil || export.revisionAt == base.moment(ofRevision: export.revision) { export.revision } else { nil }
        let imports = package.export?.imports ?? [:]
        let isSameHistory = try since != nil && imports.allSatisfy { try base.moment(ofRevision: $0.key) == $0.value }
        noted = isSameHistory ? package.export : nil
        own = try since.map { try base.revisions(besides: isSameHistory ? Set(imports.keys) : [], after: $0) } ?? []
        lastExported = try since.map { [.relations: try base.lastFact(at: $0), .names: try base.lastName(at: $0)] } ?? [:]
        fingerprints = since == nil ? [:] : package.fingerprints
    }

    /// Remembers in the folder that the base has what its files say now: an export may replace them (not a file that lacks rows which the
    /// base has), and what they say next is held against that.
    ///
    /// - Parameter report: of the import; nil where there was nothing to do.
    public func noteTakenIn(_ report: ChangeReport?, in writer: Writer) throws {
        guard let before = package.export, let folder = package.files.folder, since != nil else { return }
        var export = before
        for table in PackageTable.allCases where isRead(table) && (missing[table] == nil || retractsMissing) {
            let name = package.files.path(of: table)
            export.takenIn[name] = fingerprints[name]
        }
        for (claim, number) in agreed { export.note(claim, isNow: number) }
        for (number, sort) in newFacts.map({ ($0, "fact") }) + newNames.map({ ($0, "name") }) {
            guard let claim = report?.labels["\(sort)-\(number)"]?.claim else { continue }
            export.note(claim.with(key: number), isNow: claim.key)
        }
        if let revision = report?.revision?.rawValue {
            let now = try writer.snapshot()
            defer { now.end() }
            export.imports[revision] = try now.moment(ofRevision: revision)
        }
        if export != before { try export.write(to: folder) }
    }

    /// Which row of the base a row of the files with a number of its own is.
    enum NumberedRow {
        /// One that stands, perhaps under another number, and where the files differ from it.
        case standing(Claim, [RowDifference])
        /// One that the base has taken back.
        case gone(Claim)
        /// None: nobody has exported or imported it, or the folder itself took it back.
        case new
    }

    func numbered(_ stated: Claim, _ row: PackageRow, _ sheet: Sheet) throws -> NumberedRow {
        let table: PackageTable = sheet.table == .names ? .names : .relations
        guard numbers[table, default: IDSet()].insert(stated.key) else {
            throw RecordFault(
                "the id '\(stated.key)' stands twice", column: "id",
                hint: table == .names ? nil : "relations.csv and attributes.csv share their ids; leave the id of a new fact empty")
        }
        // The base may have given the number to something else since.
        if noted?.number(of: stated) == nil, let last = lastExported[table], stated.key > last { return .new }
        let start = known(stated)
        var (claim, found) = (start, try sheet.differences(row, from: start))
        if found == nil {
            claim = try ownVersion(of: start)
            if claim != start { found = try sheet.differences(row, from: claim) }
        }
        if let differences = found {
            guard seen[table, default: IDSet()].insert(claim.key) else {
                throw RecordFault("another row is \(ClaimReference(claim).text) of this base already", column: "id", hint: "leave the id of a new row empty")
            }
            return .standing(claim, differences)
        }
        if try !base.isTaken(claim) { return .new }
        return try base.retraction(of: claim).map(own.contains) == true ? .new : .gone(claim)
    }

    /// The claim as the folder has it, by its number there: an earlier import may have given it another.
    func ownVersion(of claim: Claim) throws -> Claim { own.isEmpty ? claim : try base.version(of: claim, afterChangesIn: own) }

    /// What the files call by a number, where no row of theirs that is new has it.
    func known(_ stated: Claim) -> Claim { noted?.number(of: stated).map { stated.with(key: $0) } ?? stated }

    /// Keeps that the base says the same by now, under another number.
    func agree(_ stated: Claim, isNow number: Int64) { agreed[stated] = number }

    private func read() throws {
        if let description = package.description {
            for text in description.warnings { report.warn(text) }
            for (_, place) in description.differences(from: try PackageDescription(of: base)) { report.warn("\(place); it is kept as it is") }
        }
        for text in package.files.strangers() { report.warn(text) }
        try readRecords(.kinds, .kind)
        try readRecords(.predicates, .predicate)
        try readRecords(.units, .unit)
        try readEntities()
        try readSources()
        try readNames()
        try readFacts()
        try readCitations()
        try readRecords(.disputes, .dispute)
        try readSides()
        try readRecords(.predicateAliases, .alias)
        try readRecords(.scripts, .script)
        try readWords(.translations, .translation)
        try readWords(.mappings, .mapping)
        try readWords(.cues, .cue)
        try readJudgements()
    }

    // MARK: What the parts share

    func append(_ operation: DossierCuration.Operation, _ place: RowPlace) {
        operations.append(operation)
        places.append(place)
    }

    /// Whether no file is read: all are as the export wrote them. The base may have changed since.
    public var isUntouched: Bool { !PackageTable.allCases.contains(where: isRead) }

    /// Whether a table is read: the package has it, and it is not as the export wrote it.
    func isRead(_ table: PackageTable) -> Bool { package.files.has(table) && (since == nil || !package.isUntouched(table)) }

    /// Reads one table, if it is to be read. What is wrong with a row is kept, and the next one read.
    func forEachRow(of table: PackageTable, _ body: (PackageRow, RowPlace, Sheet) throws -> Void) throws {
        guard isRead(table) else { return }
        do {
            let sheet = try Sheet(table, of: package.files, base)
            var number = 0
            while let row = try sheet.reader.next() {
                do {
                    try row.attempt { try body(row, RowPlace(table: table, number: number), sheet) }
                } catch let fault as CSVInputError {
                    faults.add(fault, of: row, in: table)
                }
                number += 1
                if number % PackageImporter.rowsBetweenReports == 0 { progress(number) }
            }
        } catch let fault as CSVInputError {
            faults.add(fault, breaking: table)
        }
    }

    func warn(_ table: PackageTable, _ row: PackageRow, _ text: @autoclosure () -> String) {
        report.warn("\(package.files.displayName(of: package.files.path(of: table))):\(row.line): \(text())")
    }

    func warn(_ table: PackageTable, _ text: String) { report.warn("\(package.files.displayName(of: package.files.path(of: table))): \(text)") }

    /// The differences that are some: dates in words are read, and a value that says the same in another spelling is left out.
    func said(_ differences: [RowDifference], _ row: PackageRow, _ table: PackageTable) throws -> [RowDifference] {
        try differences.compactMap { difference in
            // What cannot be seen is a fault.
            _ = try row.text(difference.column)
            switch difference.meaning {
            case .flag:
                let flag = try row.flag(difference.column) ? "true" : nil
                return RowDifference(column: difference.column, meaning: .flag, base: difference.base, package: flag)
            case .date:
                guard let text = difference.package else { return difference }
                let read = try date(text, difference.column, row, table)
                if read == difference.base { return nil }
                return RowDifference(column: difference.column, meaning: .date, base: difference.base, package: read)
            case .value:
                guard let base = difference.base, let package = difference.package else { return difference }
                let type = try valueType(of: row.plain("key"))
                if type == .date {
                    let read = try date(package, difference.column, row, table)
                    return read == base ? nil : RowDifference(column: difference.column, meaning: .value, base: base, package: read)
                }
                guard let means = ValueMeaning.value(package, of: type), means == ValueMeaning.value(base, of: type) else { return difference }
                return nil
            case .text where Self.entityColumns.contains(difference.column):
                return try isCalled(difference.package, difference.base) ? nil : difference
            default: return difference
            }
        }
    }

    // Columns that name an entity: by its slug, or as a person calls it.
    private static let entityColumns: Set<String> = ["subject", "object", "entity", "speaker"]

    private func isCalled(_ name: String?, _ slug: String?) throws -> Bool {
        guard let name, let slug, try base.packageKey(of: .entities, named: name) == nil else { return false }
        if case .found(let hit) = try base.resolve(name) { return hit.entity.slug == slug }
        return false
    }

    /// The value of an attribute: one that is a date is read as dates are.
    func value(_ row: PackageRow, _ table: PackageTable) throws -> String? {
        let text = try row.text("value")
        return try valueType(of: row.required("key")) == .date ? date(text, "value", row, table) : text
    }

    private func valueType(of predicate: String) throws -> Predicate.ValueType? {
        if let known = valueTypes[predicate] { return known }
        let type = try base.deskPredicate(predicate)?.valueType
        valueTypes[predicate] = .some(type)
        return type
    }

    /// A date as EDTF: one in words is read, and that is said.
    func date(_ text: String?, _ column: String, _ row: PackageRow, _ table: PackageTable) throws -> String? {
        guard var text else { return nil }
        let isPlain = text.withUTF8 { DateCells.isPlain($0) }
        return isPlain ? text : try DateCells.read(text, column: column) { warn(table, row, $0) }
    }

    /// The fault of a row that is not as it was exported, where the base has changed it as well.
    func bothChanged(_ what: String, column: String, now: Int64? = nil) -> RecordFault {
        RecordFault(
            "\(what) was changed here, and in this base since\(now.map { ", where it is \($0) now" } ?? "")", column: column,
            hint: "export again, and make the change there")
    }

    // MARK: Faults

    /// What is wrong with operations, at the places of their rows, with what was wrong already.
    public func failure(_ found: OperationFaults) -> any Error {
        do {
            for (table, faults) in Dictionary(grouping: found.faults, by: { places[$0.index].table }).sorted(by: { $0.key < $1.key }) {
                try locate(faults, in: table)
            }
            try faults.refuse()
            return found
        } catch {
            return error
        }
    }

    private func locate(_ found: [OperationFault], in table: PackageTable) throws {
        let faults = Dictionary(grouping: found) { places[$0.index].number }
        let reader = try PackageTableReader(table, of: package.files)
        var number = 0
        while let row = try reader.next() {
            for fault in faults[number] ?? [] {
                let near = fault.candidates.isEmpty ? nil : "close to it: " + fault.candidates.map(\.entity.slug).joined(separator: ", ")
                let column = Self.column(fault.field, of: table)
                self.faults.add(row.error(RecordFault(fault.message, column: column, hint: near ?? fault.hint)), of: row, in: table)
            }
            number += 1
        }
    }

    // The column of what operations call otherwise.
    private static func column(_ field: String?, of table: PackageTable) -> String? {
        switch (field, table) {
        case ("subject", .attributes): "entity"
        case ("predicate", .attributes): "key"
        case ("object", .attributes): "value"
        case ("amount", _): "amount_low"
        case ("as-of", _): "as_of"
        case ("on", _): "starts"
        case ("new", _): "kind"
        case ("keep", .entities): "merged_into"
        case ("key", _), (nil, _): PackageSchema.of(table).fields.first?.name
        case (let field, _): field
        }
    }
}

/// Nobody knows which rows are missing: the folder has no record of an export of this base.
public struct NoExportRecord: Error, Sendable {
    /// The error; there is no more to say of it.
    public init() {}

    /// The file that would have it.
    public let fileName = ExportRecord.fileName
}

extension PackageTable: Comparable {
    /// In the order in which tables are read.
    public static func < (one: PackageTable, other: PackageTable) -> Bool { one.place < other.place }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
