internal import DossierModel
internal import DossierStorage

/// One file of an edited package, held against the base.
final class Sheet {
    let table: PackageTable
    let schema: PackageSchema
    let reader: PackageTableReader
    private let base: Snapshot
    private let live: KnownRows
    // Made when it is first needed.
    private var all: KnownRows?
    private let rows: PackageRowReader

    init(_ table: PackageTable, of files: PackageFiles, _ base: Snapshot) throws {
        self.table = table
        self.base = base
        schema = PackageSchema.of(table)
        reader = try PackageTableReader(table, of: files)
        live = try KnownRows(table, reader) { try base.packageReader(of: table, hidingPrivate: $0, columns: $1) }
        rows = try base.packageReader(of: table, hidingPrivate: false)
    }

    /// Whether the file has a column.
    func has(_ column: String) -> Bool { reader.has(column: reader.column(column)) }

    /// Where a row differs from a live row of the base; nil where there is none.
    func differences(_ row: PackageRow, from key: Int64) throws -> [RowDifference]? {
        try live.differences(row, from: key, includingKeys: true)
    }

    /// Where a row differs from a live claim of the base, its number aside; nil where there is none.
    func differences(_ row: PackageRow, from claim: Claim) throws -> [RowDifference]? {
        try differences(row, from: claim.key)?.filter { $0.column != "id" }
    }

    /// Where a row differs from a live row of evidence for a claim, which the row may call by an earlier number; nil where there is none.
    func differences(_ row: PackageRow, from key: Int64, of claim: Claim) throws -> [RowDifference]? {
        try differences(row, from: key)?.filter { $0.column != claim.column }
    }

    /// Where a row differs from a claim of the base that was taken back, its number aside; nil where there is none.
    func differences(_ row: PackageRow, fromRetracted claim: Claim) throws -> [RowDifference]? {
        try differences(row, fromRetracted: claim.key)?.filter { $0.column != "id" }
    }

    /// Where a row differs from evidence for a claim that was taken back; nil where there is none.
    func differences(_ row: PackageRow, fromRetracted key: Int64, of claim: Claim) throws -> [RowDifference]? {
        try differences(row, fromRetracted: key)?.filter { $0.column != claim.column }
    }

    // Where a row differs from one of the base that was taken back; nil where there is none.
    private func differences(_ row: PackageRow, fromRetracted key: Int64) throws -> [RowDifference]? {
        if all == nil {
            all = try KnownRows(table, reader) { [table, base] in
                try base.packageReader(of: table, hidingPrivate: $0, columns: $1, isLive: false)
            }
        }
        return try all?.differences(row, from: key, includingKeys: true)
    }

    /// What a row says, and of the columns that the file does not have, what the base's row does.
    func fields(_ row: PackageRow, over key: Int64? = nil) throws -> [String: String] {
        var fields = try key.flatMap { try rows.fields($0) } ?? [:]
        for field in schema.fields where has(field.name) { fields[field.name] = try row.text(field.name) }
        return fields
    }

    /// All rows of the base, by their keys.
    func baseRows() throws -> [(key: Int64, fields: [String: String])] { try Self.rows(of: table, base) }

    static func rows(of table: PackageTable, _ base: Snapshot) throws -> [(key: Int64, fields: [String: String])] {
        let rows = try base.packageReader(of: table, hidingPrivate: false)
        return try base.packageKeys(of: table).compactMap { key in try rows.fields(key).map { (key, $0) } }
    }
}

/// A row of a package, by its number in its file: where exactly it stands is looked for when something is wrong with it.
struct RowPlace {
    let table: PackageTable
    let number: Int
}

extension RowDifference {
    /// The column's new value; empty takes it away.
    var value: String { package ?? "" }
}
