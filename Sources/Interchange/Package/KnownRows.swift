internal import DossierModel
internal import DossierStorage

/// Where a row of a package says other than the row of the base that it is about.
struct RowDifference {
    let column: String
    let meaning: PackageSchema.Meaning
    /// What the base has, and what the package says; nil is no value.
    let base: String?
    let package: String?
}

/// Holds the rows of one file of a package against those of the base: every column that the file has, by its meaning.
final class KnownRows {
    // Of plain values only: a row is compared without counting owners of texts.
    private struct Column {
        let meaning: PackageSchema.Meaning
        let base: Int
        let file: Int
    }

    // What of the base's row is read, and how it is held against the file's.
    private struct Comparison {
        let rows: PackageRowReader
        let columns: [Column]
    }

    private let table: PackageTable
    private let fields: [(field: PackageSchema.Field, place: Int)]
    private let hidesPrivate: Bool
    private let rows: RowsOfColumns
    private var whole: Comparison?
    // Most rows of another base's package are found by what they say: half of what they say need not be read again.
    private var withoutKeys: Comparison?

    /// How some columns of the base's rows are read, where what refers to something private is left out, or not.
    typealias RowsOfColumns = (_ hidesPrivate: Bool, _ columns: Set<String>) throws -> PackageRowReader

    init(_ table: PackageTable, _ reader: PackageTableReader, of rows: @escaping RowsOfColumns) throws {
        let schema = PackageSchema.of(table)
        let isPresent = { (field: PackageSchema.Field) in reader.has(column: reader.column(field.name)) }
        // A package without private columns was written without what refers to something confidential.
        hidesPrivate = !schema.fields.filter(\.isPrivate).allSatisfy(isPresent)
        fields = schema.fields.filter(isPresent).map { ($0, reader.column($0.name)) }
        self.table = table
        self.rows = rows
    }

    private func comparison(includingKeys: Bool) throws -> Comparison {
        if let made = includingKeys ? whole : withoutKeys { return made }
        let compared = fields.filter { includingKeys || !$0.field.isKey }
        let rows = try rows(hidesPrivate, Set(compared.map(\.field.name)))
        let columns = compared.map { field, place in
            guard let base = rows.columns.firstIndex(of: field.name) else {
                preconditionFailure("storage gives no column '\(field.name)' of \(table.rawValue)")
            }
            return Column(meaning: field.meaning, base: base, file: place)
        }
        let made = Comparison(rows: rows, columns: columns)
        if includingKeys { whole = made } else { withoutKeys = made }
        return made
    }

    /// The columns in which a row differs from the live row of the base with a key; nil where no live row has it.
    ///
    /// - Parameter includingKeys: false where the row was found by what it says, not by its number: what it was found by is the same
    ///   then, though it may be spelt otherwise.
    func differences(_ row: PackageRow, from id: Int64, includingKeys: Bool) throws -> [RowDifference]? {
        let comparison = try comparison(includingKeys: includingKeys)
        let rows = comparison.rows
        return try rows.read(id) { known in
            var found: [RowDifference] = []
            for column in comparison.columns {
                let bytes = row.bytes(at: column.file)
                if column.meaning.isSame(bytes, known.cell(column.base)) { continue }
                let package = bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
                found.append(
                    RowDifference(
                        column: rows.columns[column.base], meaning: column.meaning, base: known.optionalText(column.base),
                        package: package))
            }
            return found
        }
    }
}

extension PackageSchema.Meaning {
    /// Whether a field of a file says what the base has.
    @inline(__always)
    fileprivate func isSame(_ field: UnsafeBufferPointer<UInt8>, _ cell: Cell) -> Bool {
        switch cell {
        case .null where field.isEmpty: true
        case .text(let bytes) where bytes.elementsEqual(field): true
        default: isSameInOtherSpelling(field, cell)
        }
    }

    private func isSameInOtherSpelling(_ field: UnsafeBufferPointer<UInt8>, _ cell: Cell) -> Bool {
        let text = String(decoding: field, as: UTF8.self)
        let base: String? =
            switch cell {
            case .null: nil
            case .integer(let integer): String(integer)
            case .real(let real): String(real)
            // No column has them.
            case .decimal: nil
            case .text(let bytes), .blob(let bytes): String(decoding: bytes, as: UTF8.self)
            }
        return isSameInOtherSpelling(text, base)
    }

    /// Whether two texts say the same.
    func isSame(_ text: String?, _ base: String?) -> Bool {
        if let text, let base, text.utf8.elementsEqual(base.utf8) { return true }
        return text == nil && base == nil || isSameInOtherSpelling(text ?? "", base)
    }

    private func isSameInOtherSpelling(_ text: String, _ base: String?) -> Bool {
        switch self {
        case .flag:
            guard let flag = PackageRow.flag(text) else { return false }
            return flag == PackageRow.flag(base ?? "")
        case .integer, .fact: return base != nil && Int64(text) == base.flatMap { Int64($0) }
        case .decimal: return Self.isSame(text, base, ValueMeaning.decimal)
        case .date: return Self.isSame(text, base, ValueMeaning.date)
        case .words: return Self.words(text) == Self.words(base ?? "")
        // Swift's own comparison of texts takes composed and decomposed letters for the same; here they are not.
        case .text, .value, .mergedEntity: return false
        }
    }

    private static func isSame(_ text: String, _ base: String?, _ meaning: (String) -> String?) -> Bool {
        guard let base, let means = meaning(text) else { return false }
        return means == meaning(base)
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init).sorted() }
}
