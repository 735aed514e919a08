/// The last statements used, by their text. A statement in use is not handed out twice.
struct StatementCache {
    private var statements: [String: Statement] = [:]
    private var order: [String] = []
    let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// The cached statement for `sql`, reset; nil when there is none or it is being stepped.
    func take(_ sql: String) -> Statement? {
        guard let statement = statements[sql], !statement.isBusy else { return nil }
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
