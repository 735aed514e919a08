internal import DossierModel
internal import DossierStorage

/// One table of a package while it is read, with its columns by name.
struct PackageTableReader {
    private let table: CSVTable
    private let names: [String]

    init(_ table: PackageTable, of files: PackageFiles) throws(CSVInputError) {
        let schema = PackageSchema.of(table)
        names = schema.required + schema.optional
        self.table = try CSVTable(try files.reader(of: table), required: schema.required, optional: schema.optional)
    }

    /// The number of a column of the schema, to read it by.
    func column(_ name: String) -> Int { columnNumber(name, among: names) }

    /// Whether the file has a column, by its number.
    func has(column: Int) -> Bool { table.has(column: column) }

    /// Hands over each row; what is wrong with a record gets the record's place.
    func forEachRow(_ body: (PackageRow) throws -> Void) throws {
        while let row = try next() { try row.attempt { try body(row) } }
    }

    /// The next row, which ends the one before; nil at the end.
    func next() throws(CSVInputError) -> PackageRow? { try table.next().map { PackageRow(row: $0, names: names) } }
}

/// One record of a package, borrowed until the next.
struct PackageRow {
    let row: CSVTableRow
    let names: [String]

    var line: Int { row.line }

    /// Runs `body`; what is wrong with the record gets its place.
    func attempt(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let fault as RecordFault {
            throw error(fault)
        } catch let failure as SQLiteError where failure.code.primary == .constraint {
            // Storage says what is wrong before SQLite does; this is for a rule that it has forgotten.
            throw error(RecordFault("the base cannot hold this row", hint: "look at its values against those of the other rows"))
        }
    }

    /// A fault with its place; at the row's start where it names no column, or one that the file does not have.
    func error(_ fault: RecordFault) -> CSVInputError {
        let column = fault.column.flatMap { names.firstIndex(of: $0) } ?? 0
        return row.error(at: column, fault.message, hint: fault.hint)
    }

    /// The number of a column of the schema.
    func column(_ name: String) -> Int { columnNumber(name, among: names) }

    // Columns are named, which costs a few string comparisons a call, or numbered as the reader counts them.

    /// The text of a field; nil when it is empty. One in which nothing can be seen is a fault.
    func text(_ name: String) throws(RecordFault) -> String? { try text(at: columnNumber(name, among: names)) }

    func required(_ name: String) throws(RecordFault) -> String { try required(at: columnNumber(name, among: names)) }

    func integer(_ name: String) throws(RecordFault) -> Int64? { try integer(at: columnNumber(name, among: names)) }

    /// The id of a fact or a name; nil when it is empty.
    func id(_ name: String) throws(RecordFault) -> Int64? { try id(at: columnNumber(name, among: names)) }

    /// What a citation or a side is about, by its number in the package: exactly one of the two columns.
    func claim() throws(RecordFault) -> Claim {
        switch (try id("fact"), try id("name")) {
        case (let id?, nil): .fact(FactID(id))
        case (nil, let id?): .name(NameID(id))
        default: throw RecordFault("this is about a fact or a name, exactly one of them", column: "fact")
        }
    }

    func flag(_ name: String) throws(RecordFault) -> Bool { try flag(at: columnNumber(name, among: names)) }

    /// The bytes of a field, borrowed as long as the row.
    func bytes(at column: Int) -> UnsafeBufferPointer<UInt8> { row[column].bytes }

    func text(at column: Int) throws(RecordFault) -> String? {
        let bytes = bytes(at: column)
        if bytes.isEmpty { return nil }
        try RecordFault.checkText(bytes, column: names[column])
        return String(decoding: bytes, as: UTF8.self)
    }

    func required(at column: Int) throws(RecordFault) -> String {
        guard let text = try text(at: column) else { throw missing(column) }
        return text
    }

    /// The fault of a field that is empty and must not be.
    func missing(_ column: Int) -> RecordFault {
        RecordFault("\(names[column]) is empty", column: names[column], hint: "this column needs a value")
    }

    func integer(at column: Int) throws(RecordFault) -> Int64? {
        let bytes = bytes(at: column)
        if bytes.isEmpty { return nil }
        if bytes.count <= 18, bytes.allSatisfy({ $0 &- 0x30 <= 9 }) {
            return bytes.reduce(0) { $0 &* 10 &+ Int64($1 &- 0x30) }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let number = Int64(text) else { throw RecordFault("'\(text)' is no whole number", column: names[column]) }
        return number
    }

    func id(at column: Int) throws(RecordFault) -> Int64? {
        guard let number = try integer(at: column) else { return nil }
        guard (1...Revision.largestID).contains(number) else {
            throw RecordFault("an id is from 1 to \(Revision.largestID), not \(number)", column: names[column])
        }
        return number
    }

    func flag(at column: Int) throws(RecordFault) -> Bool {
        guard let text = try text(at: column) else { return false }
        guard let flag = Self.flag(text) else { throw RecordFault("'\(text)' is neither true nor false", column: names[column]) }
        return flag
    }

    /// What a word says of yes and no; nil for another. Spreadsheets write it in capitals, and in their own language.
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1", "vrai": true
        case "false", "0", "faux", "": false
        default: nil
        }
    }

    /// One of an enumeration's raw values.
    func choice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws(RecordFault) -> Choice
    where Choice.RawValue == String {
        guard let choice = try optionalChoice(name, type) else { throw missing(column(name)) }
        return choice
    }

    /// One of an enumeration's raw values; nil when the field is empty.
    func optionalChoice<Choice: RawRepresentable & CaseIterable>(_ name: String, _ type: Choice.Type) throws(RecordFault) -> Choice?
    where Choice.RawValue == String {
        guard let text = try text(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            throw RecordFault("'\(text)' is not known", column: name, hint: "one of: " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return choice
    }
}

// A column that is not in the schema is a mistake in this module, not in a file.
private func columnNumber(_ name: String, among names: [String]) -> Int {
    guard let number = names.firstIndex(of: name) else { preconditionFailure("no column '\(name)' in the schema") }
    return number
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
