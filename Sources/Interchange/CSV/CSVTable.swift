internal import DossierModel

/// A CSV file whose first row names its columns, read by the columns one wants whatever their order in the file.
public struct CSVTable {
    private let reader: CSVReader
    private let positions: [Int?]

    /// Reads the header. Wanted columns are numbered from 0: `required` in order, then `optional`.
    ///
    /// Throws if the file is empty, if a required column is missing, or if a column is unknown or stands twice.
    public init(_ reader: CSVReader, required: [String], optional: [String] = []) throws(CSVInputError) {
        guard let header = try reader.next() else {
            throw CSVInputError(
                file: reader.file, line: 1, column: 1, message: "the file is empty",
                hint: "its first line must name the columns: \(required.joined(separator: ","))")
        }
        let names = (0..<header.count).map { header[$0].text }
        let wanted = required + optional
        try Self.checkKnown(names, header: header, wanted: wanted)
        try header.checkDuplicates(names)
        let missing = required.filter { !names.contains($0) }
        if !missing.isEmpty {
            throw header.error(at: 0, "missing \(Self.columns(missing))", hint: "the first line must name them")
        }
        self.reader = reader
        positions = wanted.map { names.firstIndex(of: $0) }
    }

    /// Whether the file has the wanted column numbered `column`.
    public func has(column: Int) -> Bool { positions[column] != nil }

    /// Moves to the next row, ending the validity of the one before; nil at the end. Throws what `CSVReader.next` does.
    public func next() throws(CSVInputError) -> CSVTableRow? {
        try reader.next().map { CSVTableRow(row: $0, positions: positions) }
    }

    private static func checkKnown(_ names: [String], header: CSVRow, wanted: [String]) throws(CSVInputError) {
        let unknown = names.indices.filter { !wanted.contains(names[$0]) }
        guard let first = unknown.first else { return }
        try header.checkSeparators(names)
        let near = unknown.compactMap { index in
            SpellingSuggestion.of(names[index], among: wanted.filter { !names.contains($0) }).map { "\(names[index]) -> \($0)" }
        }
        let hint = near.isEmpty ? "known columns: \(wanted.joined(separator: ", "))" : "did you mean \(near.joined(separator: ", "))?"
        throw header.error(at: first, "unknown \(columns(unknown.map { names[$0] }))", hint: hint)
    }

    fileprivate static func columns(_ names: [String]) -> String {
        let shown = names.map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: ", ")
        return "\(EnglishCount.noun("column", names.count)): \(shown)"
    }
}

extension CSVRow {
    /// - Throws: `CSVInputError` where this row, which names columns, has a name twice.
    public func checkDuplicates(_ names: [String]) throws(CSVInputError) {
        let repeated = names.indices.filter { names[..<$0].contains(names[$0]) }
        guard let first = repeated.first else { return }
        throw error(at: first, "duplicate \(CSVTable.columns(repeated.map { names[$0] }))")
    }
}

/// One row of a `CSVTable`, borrowed: valid until the table's next row.
public struct CSVTableRow {
    let row: CSVRow
    let positions: [Int?]

    /// Line on which the row starts, 1-based.
    public var line: Int { row.line }

    /// The field of the wanted column numbered `column`; absent if the file has no such column.
    public subscript(column: Int) -> CSVField {
        guard let position = positions[column] else { return .absent }
        return row[position]
    }

    /// An error about a wanted column's field, placed at its first character, or `offset` bytes into its value.
    ///
    /// A column that the file does not have is placed at the start of the row.
    public func error(at column: Int, offset: Int = 0, _ message: String, hint: String? = nil) -> CSVInputError {
        guard let position = positions[column] else { return row.error(at: 0, message, hint: hint) }
        return row.error(at: position, offset: offset, message, hint: hint)
    }
}
