extension Connection {
    /// Stops long work inside a function or table function when the statement that runs it is to stop.
    ///
    /// SQLite asks the progress handler only while its own machine runs.
    ///
    /// - Throws: SQLITE_INTERRUPT, once the progress handler answers false.
    public func checkInterruption() throws(SQLiteError) {
        if let progress, !progress.keepsGoing() { throw SQLiteError(code: .interrupted, message: "interrupted") }
    }
}
