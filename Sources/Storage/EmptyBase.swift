internal import Synchronization

/// A base before anything is in it. All migrations lay out the first that a process needs, which takes 40 ms; the others are copies of it.
enum EmptyBase {
    private static let first = Mutex<[UInt8]?>(nil)

    /// Lays out an empty database.
    static func layOut(_ connection: Connection, path: String) throws {
        if let first = first.withLock({ $0 }) {
            let contents = try Connection.inMemory(count: first.count) {
                $0.copyBytes(from: first)
                return true
            }
            try contents?.copy(to: connection)
            try connection.run("UPDATE migration SET applied_at = ?", Moment.now())
        } else {
            try connection.execute(script: "PRAGMA application_id = \(FileHeader.applicationID)")
            try Migrator(connection: connection, path: path).migrate()
            let contents = try connection.withContents { Array($0) }
            first.withLock { $0 = contents }
        }
        try connection.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('base_id', ?)", BaseIdentifier.make())
    }
}
