internal import CSQLite

/// A compiled SQL statement. Belongs to one connection, and must not be stepped once that is closed.
public final class Statement {
    /// The text it was compiled from.
    public let sql: String
    let handle: OpaquePointer
    // Not the Connection itself, which keeps this statement in its cache: SQLite keeps the handle valid until the last
    // statement is finalised.
    let database: OpaquePointer
    // For what its errors mean; nil for SQL of a user.
    private weak var explainer: Connection?
    // Of the rows so far, the first column with a NULL where none may be.
    var damagedColumn: Int?

    init(connection: Connection, sql: String, persistent: Bool, isOfUser: Bool) throws(SQLiteError) {
        if let position = sql.utf8.firstIndex(of: 0) {
            throw .misuse(
                "the SQL contains a NUL character", sql: sql,
                offset: sql.utf8.distance(from: sql.utf8.startIndex, to: position))
        }
        var text = sql
        let (compiled, tail, code): (OpaquePointer?, Int, Int32) = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                var compiled: OpaquePointer?
                var tail: UnsafePointer<CChar>?
                let flags = persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
                let code = sqlite3_prepare_v3(
                    connection.handle, chars.baseAddress, Int32(clamping: chars.count), flags, &compiled, &tail)
                let consumed = tail.flatMap { tail in chars.baseAddress.map { tail - $0 } } ?? chars.count
                return (compiled, consumed, code)
            }
        }
        guard code == SQLITE_OK else {
            let error = SQLiteError(connection: connection.handle, code: code, sql: sql)
            throw isOfUser ? error : connection.explained(error)
        }
        guard let compiled else { throw .misuse("the SQL holds no statement", sql: sql) }
        self.handle = compiled
        self.sql = sql
        database = connection.handle
        explainer = isOfUser ? nil : connection
        // The tail is another statement unless it compiles to nothing (white space, comments, a stray semicolon).
        if tail < sql.utf8.count {
            let rest = String(decoding: sql.utf8.dropFirst(tail), as: UTF8.self)
            if try Statement.holdsStatement(rest, connection: connection) {
                throw .misuse("only one statement is expected here", sql: sql, offset: tail)
            }
        }
    }

    private static func holdsStatement(_ sql: String, connection: Connection) throws(SQLiteError) -> Bool {
        var compiled: OpaquePointer?
        let code = sqlite3_prepare_v3(connection.handle, sql, -1, 0, &compiled, nil)
        defer { sqlite3_finalize(compiled) }
        return code != SQLITE_OK || compiled != nil
    }

    deinit { sqlite3_finalize(handle) }

    /// How many values `bind` takes; the largest number where parameters are numbered (`?5` counts as five).
    public var parameterCount: Int { Int(sqlite3_bind_parameter_count(handle)) }

    /// The names of the parameters in order, with their prefix (":name"); nil for a plain `?`.
    public var parameterNames: [String?] {
        (0..<parameterCount).map { index in
            sqlite3_bind_parameter_name(handle, Int32(index + 1)).map { String(cString: $0) }
        }
    }

    /// How many columns its rows have; 0 for a statement that returns none.
    public var columnCount: Int { Int(sqlite3_column_count(handle)) }

    /// The names of the columns in order, as SQLite makes them up where the statement does not say.
    public var columnNames: [String] {
        (0..<columnCount).map { sqlite3_column_name(handle, Int32($0)).map { String(cString: $0) } ?? "" }
    }

    /// Whether the statement leaves the database unchanged (sqlite3_stmt_readonly).
    public var isReadOnly: Bool { sqlite3_stmt_readonly(handle) != 0 }

    /// Advances to the next row; false when there is none.
    ///
    /// - Throws: what SQLite reports; the statement is then reset. Damage, where a column of the last row was read that is NULL and
    ///   must not be.
    public func step() throws(SQLiteError) -> Bool {
        try checkDamage()
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let error = SQLiteError(connection: database, code: code, sql: sql)
            reset()
            throw explainer?.explained(error) ?? error
        }
    }

    /// The row that the last `step` reached.
    public var row: Row { Row(statement: self) }

    /// Makes the statement ready to run again, and forgets its bindings.
    public func reset() {
        damagedColumn = nil
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Binds all parameters in order.
    ///
    /// - Throws: the number of values is not the number of parameters.
    public func bind(_ values: [any Bindable]) throws(SQLiteError) {
        guard values.count == parameterCount else {
            throw .misuse("the statement takes \(parameterCount) values, \(values.count) were given", sql: sql)
        }
        for (index, value) in values.enumerated() { try value.bind(to: self, at: index) }
    }

    // SQLite copies text and blobs.

    /// Binds NULL to the parameter at a 0-based position; throws where there is none.
    public func bindNull(at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_null(handle, Int32(index + 1)))
    }

    /// Binds an integer to the parameter at a 0-based position; throws where there is none.
    public func bind(_ value: Int64, at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_int64(handle, Int32(index + 1), value))
    }

    /// Binds a double (NaN becomes NULL) to the parameter at a 0-based position; throws where there is none.
    public func bind(_ value: Double, at index: Int) throws(SQLiteError) {
        try check(sqlite3_bind_double(handle, Int32(index + 1), value))
    }

    /// Binds text, whole also where it holds a NUL character, to the parameter at a 0-based position; throws where there is none.
    public func bind(_ value: String, at index: Int) throws(SQLiteError) {
        var value = value
        let code = value.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                dossier_sqlite3_bind_text(handle, Int32(index + 1), chars.baseAddress, UInt64(chars.count))
            }
        }
        try check(code)
    }

    /// Binds text that stays where it is until the statement is reset, without a copy, to the parameter at a 0-based position.
    func bind(borrowed text: UnsafeBufferPointer<UInt8>, at index: Int) throws(SQLiteError) {
        let code = text.withMemoryRebound(to: CChar.self) { chars in
            dossier_sqlite3_bind_text_static(handle, Int32(index + 1), chars.baseAddress, UInt64(chars.count))
        }
        try check(code)
    }

    /// Binds bytes to the parameter at a 0-based position; throws where there is none.
    public func bind(blob: [UInt8], at index: Int) throws(SQLiteError) {
        let code = blob.withUnsafeBytes { bytes in
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(handle, Int32(index + 1), 0)
                : dossier_sqlite3_bind_blob(handle, Int32(index + 1), bytes.baseAddress, UInt64(bytes.count))
        }
        try check(code)
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw SQLiteError(connection: database, code: code, sql: sql) }
    }
}
