extension Connection {
    /// How a transaction takes its lock.
    public enum TransactionKind: String, Sendable {
        /// Locks at the first read or write: for a consistent view over several reads.
        case deferred = "BEGIN DEFERRED"
        /// Takes the write lock at once, so that a busy file is noticed before any work is done.
        case immediate = "BEGIN IMMEDIATE"
    }

    /// Runs `body` in a transaction: committed when it returns, rolled back when it throws.
    @discardableResult
    public func transaction<Result>(
        _ kind: TransactionKind = .immediate, _ body: () throws -> Result
    ) throws -> Result {
        try run(kind.rawValue)
        do {
            let result = try body()
            try run("COMMIT")
            return result
        } catch {
            undo("ROLLBACK")
            throw error
        }
    }

    /// Inside `transaction`: commits, runs `body` while no transaction is open, and begins the next one, which `transaction` ends.
    func betweenTransactions(_ body: () throws -> Void) throws {
        try run("COMMIT")
        try body()
        try run(TransactionKind.immediate.rawValue)
    }

    /// Runs `body` in a savepoint inside the open transaction: its changes are undone when it throws.
    @discardableResult
    public func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        try run("SAVEPOINT dossier")
        do {
            let result = try body()
            try run("RELEASE dossier")
            return result
        } catch {
            undo("ROLLBACK TO dossier")
            undo("RELEASE dossier")
            throw error
        }
    }

    /// Gives up the transaction, if one is open.
    func rollBack() { undo("ROLLBACK") }

    /// Ends a transaction that only read, and gives its lock back.
    ///
    /// - Parameter isForGood: whether nothing may be asked afterwards.
    func endReading(forGood isForGood: Bool) {
        resetStatements()
        if isInTransaction { undo("COMMIT") }
        if isForGood { hasEnded = true }
    }

    // Where undoing fails in its turn, the first error is the one to report. After a full disk or an I/O error SQLite has given
    // up the transaction by itself, but may leave its journal beside the file for the next reader to play back: that is done here.
    private func undo(_ sql: String) {
        do {
            if isInTransaction { try run(sql) } else { _ = try integer("SELECT count(*) FROM sqlite_master") }
        } catch {}
    }
}
