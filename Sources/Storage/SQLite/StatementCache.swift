/// The last statements compiled, by their text. One that somebody still holds is not handed out a second time.
///
/// It is an array of keys that is gone through: a dictionary of a type of our own would make the runtime look for the type's conformance
/// among all of the program's, which takes as long as compiling a statement.
struct StatementCache {
    // Oldest first; a statement has the place of its key.
    private var keys: ContiguousArray<UInt64> = []
    private var statements: ContiguousArray<Statement> = []
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The cached statement for `sql`, reset; nil when there is none or it is in use.
    mutating func take(_ sql: String) -> Statement? {
        guard let place = place(of: sql) else { return nil }
        // In use is: referred to from elsewhere. SQLite's own notion, "stepped and not at its end", misses a statement that
        // has been bound but not yet stepped.
        guard isKnownUniquelyReferenced(&statements[place]) else { return nil }
        let statement = statements[place]
        statement.reset()
        return statement
    }

    /// Keeps a statement, and lets go of the one that was kept first when full.
    mutating func keep(_ statement: Statement) {
        guard place(of: statement.sql) == nil else { return }
        if keys.count == capacity {
            keys.removeFirst()
            statements.removeFirst()
        }
        keys.append(Self.key(of: statement.sql))
        statements.append(statement)
    }

    mutating func removeAll() {
        keys = []
        statements = []
    }

    private func place(of sql: String) -> Int? {
        let key = Self.key(of: sql)
        return keys.indices.first { keys[$0] == key && statements[$0].sql == sql }
    }

    // Costs the same however long the text is: its length and a few of its bytes, since statements of one length differ most where their
    // tables and columns stand.
    private static func key(of sql: String) -> UInt64 {
        var sql = sql
        return sql.withUTF8 { bytes in
            var key = UInt64(bytes.count)
            let eighth = bytes.count / 8
            guard eighth > 0 else { return key }
            for part in 0..<8 { key = (key << 7 | key >> 57) ^ UInt64(bytes[part * eighth]) }
            return key
        }
    }
}
