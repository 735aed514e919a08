extension Connection {
    /// How a transaction takes its lock.
    public enum TransactionKind: String, Sendable {
        /// Locks at the first read or write: for a consistent view over several reads.
        case deferred = "BEGIN DEFERRED"
        /// Takes the write lock at once, so that a busy file is noticed before any work is done.
        case immediate = "BEGIN IMMEDIATE"
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    public func transaction<Result>(
        _ kind: TransactionKind = .immediate, _ body: () throws -> Result
    ) throws -> Result {
        try run(kind.rawValue)
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            try rollBack("ROLLBACK")
            throw error
        }
    }

    /// Runs `body` in a savepoint inside the open transaction: its changes are undone when it throws.
    public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try run("SAVEPOINT dossier")
        do {
            let result = try body()
            try run("RELEASE dossier")
            return result
        } catch {
            try rollBack("ROLLBACK TO dossier")
            try rollBack("RELEASE dossier")
            throw error
        }
    }

    // SQLite may have rolled back by itself already (a full disk, an I/O error): then there is nothing left to undo.
    private func rollBack(_ sql: String) throws(SQLiteError) {
        if isInTransaction { try run(sql) }
    }
}
