internal import CSQLite

/// A failure that SQLite reported, or a misuse of a statement that was caught before SQLite saw it.
///
/// The values bound to a statement are never part of it: they may be confidential.
public struct SQLiteError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The extended result code.
    public let code: ResultCode
    public let message: String
    /// The statement that failed; nil where no statement was involved.
    public let sql: String?
    /// Where in `sql` the error is, as a 0-based offset in UTF-8 bytes; nil where SQLite does not say.
    public let offset: Int?
    /// What the system said, where it refused SQLite something: its `errno`.
    public let systemCode: Int32?

    public init(code: ResultCode, message: String, sql: String? = nil, offset: Int? = nil, systemCode: Int32? = nil) {
        self.code = code
        self.message = message
        self.sql = sql
        self.offset = offset
        self.systemCode = systemCode
    }

    /// What the connection says of its last failure (sqlite3_errmsg, sqlite3_error_offset).
    init(connection: OpaquePointer?, code: Int32, sql: String? = nil) {
        let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
        let offset = connection.map { sqlite3_error_offset($0) } ?? -1
        self.init(
            code: ResultCode(rawValue: extended & 0xff == code & 0xff ? extended : code),
            message: connection.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code)),
            sql: sql,
            offset: offset >= 0 ? Int(offset) : nil,
            systemCode: connection.map { sqlite3_system_errno($0) }.flatMap { $0 == 0 ? nil : $0 })
    }

    static func misuse(_ message: String, sql: String? = nil, offset: Int? = nil) -> SQLiteError {
        SQLiteError(code: .misuse, message: message, sql: sql, offset: offset)
    }

    public var description: String {
        sql.map { "\(message) (SQLite \(code.rawValue)) in: \($0)" } ?? "\(message) (SQLite \(code.rawValue))"
    }
}
