internal import CSQLite

extension Connection {
    /// Lends the bytes of the database, as they would stand in its file.
    ///
    /// - Throws: `SQLiteError` where they cannot be had, or what `body` throws.
    func withContents<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
        var size: Int64 = 0
        guard let bytes = sqlite3_serialize(handle, "main", &size, 0) else { throw SQLiteError(code: .outOfMemory, message: "out of memory") }
        defer { sqlite3_free(bytes) }
        return try body(UnsafeRawBufferPointer(start: bytes, count: Int(size)))
    }

    /// A database in memory for reading, of bytes that `withContents` lent.
    ///
    /// - Parameters:
    ///   - count: how many bytes there are.
    ///   - fill: puts them into memory that is given, and tells whether it did.
    /// - Returns: nil where `fill` did not.
    static func inMemory(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Bool) throws(SQLiteError) -> Connection? {
        let connection = try inMemory()
        guard let memory = sqlite3_malloc64(UInt64(count)) else { throw SQLiteError(code: .outOfMemory, message: "out of memory") }
        guard fill(UnsafeMutableRawBufferPointer(start: memory, count: count)) else {
            sqlite3_free(memory)
            return nil
        }
        // From here on the memory is SQLite's, also where it fails.
        let code = sqlite3_deserialize(
            connection.handle, "main", memory.assumingMemoryBound(to: UInt8.self), Int64(count), Int64(count),
            UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY))
        guard code == SQLITE_OK else { throw SQLiteError(connection: connection.handle, code: code) }
        return connection
    }
}
