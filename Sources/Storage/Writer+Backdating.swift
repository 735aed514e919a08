extension Snapshot {
    /// The last revision that is known, and its moment; nil where there is none.
    package func lastRevision() throws -> (id: Int64, at: String)? {
        try connection.first("SELECT id, at FROM revision WHERE id <= ? ORDER BY id DESC LIMIT 1", [knownAt]) { ($0.integer(0), $0.text(1)) }
    }
}

extension Writer {
    /// Has everything that was made in this base bear one moment: a copy is as old as what it copies, whenever it is made.
    package func backdate(to moment: String) throws {
        try connection.transaction {
            // SQLite writes no row that stays as it is, and the file counts its changes: within the second, there would be one less.
            try connection.run("UPDATE revision SET at = '1970-01-01T00:00:00Z'")
            try connection.run("UPDATE revision SET at = ?", moment)
            try connection.run("UPDATE migration SET applied_at = ?", moment)
        }
    }
}
