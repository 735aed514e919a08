internal import Model
internal import Storage

/// One table of a package while it is read, with its columns by name.
struct PackageTableReader {
    private let table: CSVTable
    private let names: [String]

    init(_ table: KnowledgeBase.PackageTable, of files: PackageFiles) throws(CSVInputError) {
        let schema = PackageSchema.of(table)
        names = schema.required + schema.optional
        self.table = try CSVTable(
            try files.reader(of: schema.fileName), required: schema.required, optional: schema.optional)
    }

    /// The number of a column of the schema; a fault about a column that the table does not have is put at the row's start.
    func column(_ name: String) -> Int? { names.firstIndex(of: name) }

    /// Hands over each row; what is wrong with a record gets the record's place.
    func forEachRow(_ body: (PackageRow) throws -> Void) throws {
        while let row = try table.next() {
            let row = PackageRow(row: row, names: names)
            do {
                try body(row)
            } catch let fault as RecordFault {
                throw row.error(fault)
            } catch let error as SQLiteError where error.code.primary == .constraint {
                throw row.error(RecordFault(error.message))
            }
        }
    }
}

/// One record of a package, borrowed until the next.
struct PackageRow {
    let row: CSVTableRow
    let names: [String]

    var line: Int { row.line }

    func error(_ fault: RecordFault) -> CSVInputError {
        let column = fault.column.flatMap { names.firstIndex(of: $0) } ?? 0
        return row.error(at: column, fault.message, hint: fault.hint)
    }

    /// The text of a field; nil when it is empty. Columns are found once per call: a few string comparisons.
    func text(_ name: String) -> String? {
        guard let column = names.firstIndex(of: name) else { return nil }
        let field = row[column]
        return field.bytes.isEmpty ? nil : field.text
    }

    func required(_ name: String) throws(RecordFault) -> String {
        guard let text = text(name) else { throw RecordFault("\(name) is empty", column: name, hint: "this column needs a value") }
        return text
    }

    func integer(_ name: String) throws(RecordFault) -> Int64? {
        guard let text = text(name) else { return nil }
        guard let number = Int64(text) else { throw RecordFault("'\(text)' is no whole number", column: name) }
        return number
    }

    /// An id: a positive whole number.
    func id(_ name: String) throws(RecordFault) -> Int64? {
        guard let number = try integer(name) else { return nil }
        guard number > 0 else { throw RecordFault("ids are positive, not \(number)", column: name) }
        return number
    }

    func flag(_ name: String) throws(RecordFault) -> Bool {
        switch text(name) {
        case nil, "false", "0": return false
        case "true", "1": return true
        case let text?: throw RecordFault("'\(text)' is neither true nor false", column: name)
        }
    }

    /// One of an enumeration's raw values.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws(RecordFault) -> Choice
    where Choice.RawValue == String {
        let text = try required(name)
        guard let choice = Choice(rawValue: text) else {
            throw RecordFault("'\(text)' is not known", column: name, hint: "one of: " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}
