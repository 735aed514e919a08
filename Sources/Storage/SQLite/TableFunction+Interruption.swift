extension Connection {
    /// Stops long work inside a function or table function when the statement that runs it is to stop.
    ///
    /// SQLite looks for an interruption and asks the progress handler only while its own machine runs. Costs about a
    /// microsecond.
    ///
    /// - Throws: SQLITE_INTERRUPT, after `Interrupter.interrupt` or once the progress handler answers false.
    public func checkInterruption() throws(SQLiteError) {
        if let progress, !progress.keepsGoing() { throw SQLiteError(code: .interrupted, message: "interrupted") }
        // The smallest statement: it runs into the interruption that is meant for the statement around it.
        let statement = try prepare("SELECT 1")
        defer { statement.reset() }
        _ = try statement.step()
    }
}
