/// The last statements compiled, by their text. One that somebody still holds is not handed out a second time.
struct StatementCache {
    /// A text that costs the same to look up however long it is: the place of a statement is found by its length and a few bytes.
    private struct Text: Hashable {
        let sql: String

        static func == (one: Text, other: Text) -> Bool { one.sql == other.sql }

        // Statements of one length differ most where their tables and columns stand.
        func hash(into hasher: inout Hasher) {
            let bytes = sql.utf8
            hasher.combine(bytes.count)
            let eighth = bytes.count / 8
            guard eighth > 0 else { return }
            var sample: UInt64 = 0
            var place = bytes.startIndex
            for _ in 0..<8 {
                sample = sample << 8 | UInt64(bytes[place])
                bytes.formIndex(&place, offsetBy: eighth)
            }
            hasher.combine(sample)
        }
    }

    private var statements: [Text: Statement] = [:]
    // Oldest first.
    private var order: [Text] = []
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The cached statement for `sql`, reset; nil when there is none or it is in use.
    mutating func take(_ sql: String) -> Statement? {
        guard let place = statements.index(forKey: Text(sql: sql)) else { return nil }
        // In use is: referred to from elsewhere. SQLite's own notion, "stepped and not at its end", misses a statement that
        // has been bound but not yet stepped.
        guard isKnownUniquelyReferenced(&statements.values[place]) else { return nil }
        let statement = statements.values[place]
        statement.reset()
        return statement
    }

    /// Keeps a statement, and lets go of the one that was kept first when full.
    mutating func keep(_ statement: Statement) {
        let text = Text(sql: statement.sql)
        guard statements[text] == nil else { return }
        if order.count == capacity { statements[order.removeFirst()] = nil }
        statements[text] = statement
        order.append(text)
    }

    mutating func removeAll() {
        statements = [:]
        order = []
    }
}
