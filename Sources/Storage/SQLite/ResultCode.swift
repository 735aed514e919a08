internal import CSQLite

/// A SQLite result code, primary or extended. A struct, so that codes of a newer SQLite survive unchanged.
public struct ResultCode: Hashable, Sendable, CustomStringConvertible {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// The family that an extended code belongs to: SQLITE_IOERR for SQLITE_IOERR_READ.
    public var primary: ResultCode { ResultCode(rawValue: rawValue & 0xff) }

    /// SQLite's own English text for the code (sqlite3_errstr).
    public var description: String { String(cString: sqlite3_errstr(rawValue)) }

    public static let error = ResultCode(rawValue: SQLITE_ERROR)
    /// An inner fault of SQLite, or a file that leads it astray.
    public static let `internal` = ResultCode(rawValue: SQLITE_INTERNAL)
    public static let schema = ResultCode(rawValue: SQLITE_SCHEMA)
    public static let mismatch = ResultCode(rawValue: SQLITE_MISMATCH)
    public static let busy = ResultCode(rawValue: SQLITE_BUSY)
    public static let locked = ResultCode(rawValue: SQLITE_LOCKED)
    public static let outOfMemory = ResultCode(rawValue: SQLITE_NOMEM)
    public static let readOnly = ResultCode(rawValue: SQLITE_READONLY)
    /// A reader found the journal of a writer that died, and may not play it back (SQLITE_READONLY_ROLLBACK).
    public static let readOnlyRollback = ResultCode(rawValue: SQLITE_READONLY | 3 << 8)
    public static let interrupted = ResultCode(rawValue: SQLITE_INTERRUPT)
    public static let inputOutput = ResultCode(rawValue: SQLITE_IOERR)
    public static let corrupt = ResultCode(rawValue: SQLITE_CORRUPT)
    public static let full = ResultCode(rawValue: SQLITE_FULL)
    public static let cannotOpen = ResultCode(rawValue: SQLITE_CANTOPEN)
    public static let tooBig = ResultCode(rawValue: SQLITE_TOOBIG)
    public static let constraint = ResultCode(rawValue: SQLITE_CONSTRAINT)
    /// A row refers to one that is not there (SQLITE_CONSTRAINT_FOREIGNKEY).
    public static let foreignKey = ResultCode(rawValue: SQLITE_CONSTRAINT | 3 << 8)
    public static let misuse = ResultCode(rawValue: SQLITE_MISUSE)
    public static let notAuthorized = ResultCode(rawValue: SQLITE_AUTH)
    public static let range = ResultCode(rawValue: SQLITE_RANGE)
    public static let notADatabase = ResultCode(rawValue: SQLITE_NOTADB)
}
