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

    /// A fault with its place; at the row's start where it names no column, or one that the file does not have.
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

    /// The id of a fact or a name; nil when it is empty.
    func id(_ name: String) throws(RecordFault) -> Int64? {
        guard let number = try integer(name) else { return nil }
        guard (1...Revision.largestID).contains(number) else {
            throw RecordFault("an id is from 1 to \(Revision.largestID), not \(number)", column: name)
        }
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

/// A place in a package that is looked at again when the rest of its table has been read.
struct FaultPlace {
    /// What to throw if the row refers to something that is not there.
    let error: CSVInputError

    init(_ error: CSVInputError) { self.error = error }

    /// Runs `body`; what is wrong with the record gets this place.
    func attempt(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as RecordFault {
            var error = error
            error.message = fault.message
            error.hint = fault.hint
            throw error
        }
    }
}
