/// The last statements compiled, by their text. One that somebody still holds is not handed out a second time.
struct StatementCache {
    private var statements: [String: Statement] = [:]
    // Oldest first.
    private var order: [String] = []
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The cached statement for `sql`, reset; nil when there is none or it is in use.
    mutating func take(_ sql: String) -> Statement? {
        // In use is: referred to from elsewhere. SQLite's own notion, "stepped and not at its end", misses a statement that
        // has been bound but not yet stepped.
        guard isKnownUniquelyReferenced(&statements[sql]), let statement = statements[sql] else { return nil }
        statement.reset()
        return statement
    }

    /// Keeps a statement, and lets go of the one that was kept first when full.
    mutating func keep(_ statement: Statement) {
        guard statements[statement.sql] == nil else { return }
        if order.count == capacity { statements[order.removeFirst()] = nil }
        statements[statement.sql] = statement
        order.append(statement.sql)
    }

    mutating func removeAll() {
        statements = [:]
        order = []
    }
}
