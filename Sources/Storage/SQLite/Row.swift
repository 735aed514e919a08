internal import CSQLite
public import DossierModel

/// The current row of a statement: valid until the statement is stepped or reset.
///
/// Columns are 0-based. Numbers follow SQLite's conversions: NULL reads as 0, text as the number it starts with. But a NULL where the
/// table allows none is damage: the statement's next step throws it.
public struct Row {
    let statement: Statement

    /// How many columns it has; 0 once the statement is past its last row.
    public var count: Int { Int(sqlite3_data_count(statement.handle)) }

    /// Whether the column is NULL, or out of range.
    public func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(statement.handle, Int32(column)) == SQLITE_NULL
    }

    /// The column as a signed 64-bit integer; 0 where it is none.
    public func integer(_ column: Int) -> Int64 {
        let value = sqlite3_column_int64(statement.handle, Int32(column))
        if value == 0 { statement.noteNull(in: Int32(column)) }
        return value
    }

    /// Whether the column is a number other than 0.
    public func bool(_ column: Int) -> Bool { integer(column) != 0 }

    /// The column as text, whole also where it holds a NUL character; invalid UTF-8 is repaired.
    public func text(_ column: Int) -> String {
        guard let bytes = sqlite3_column_text(statement.handle, Int32(column)) else {
            statement.noteNull(in: Int32(column))
            return ""
        }
        let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The column as text, where a NULL is damage although it does not come from a table as it is: it leads to a row that is missing.
    public func requiredText(_ column: Int) -> String {
        if isNull(column), statement.damagedColumn == nil { statement.damagedColumn = column }
        return text(column)
    }

    /// How many bytes of UTF-8 the column has as text; 0 where it is NULL.
    public func byteCount(_ column: Int) -> Int {
        // SQLite counts the bytes of the form in which the value was asked for last.
        _ = sqlite3_column_text(statement.handle, Int32(column))
        return Int(sqlite3_column_bytes(statement.handle, Int32(column)))
    }

    /// The column as an integer; nil where it is NULL.
    public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }

    /// The column as text; nil where it is NULL.
    public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    /// The column without a copy: text and blob bytes are SQLite's own, valid as long as the row.
    public func cell(_ column: Int) -> Cell {
        let column = Int32(column)
        switch sqlite3_column_type(statement.handle, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement.handle, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement.handle, column))
        case SQLITE_TEXT:
            let bytes = sqlite3_column_text(statement.handle, column)
            let count = Int(sqlite3_column_bytes(statement.handle, column))
            return .text(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
        case SQLITE_BLOB:
            let bytes = sqlite3_column_blob(statement.handle, column)
            let count = Int(sqlite3_column_bytes(statement.handle, column))
            return .blob(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count))
        default: return .null
        }
    }

    /// The column copied, with SQLite's type.
    public func value(_ column: Int) -> Value {
        switch cell(column) {
        case .null: .null
        case .integer(let integer): .integer(integer)
        case .real(let real): .real(real)
        case .decimal(let number, let decimals): .decimal(number, decimals: decimals)
        case .text(let bytes): .text(String(decoding: bytes, as: UTF8.self))
        case .blob(let bytes): .blob(Array(bytes))
        }
    }
}
