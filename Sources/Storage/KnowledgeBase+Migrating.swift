// A file of an older schema is migrated in one transaction, with a backup beside it that gets its name once that is committed.
extension KnowledgeBase {
    /// Brings a file of an older version to this one's schema in one transaction, after a backup beside it.
    ///
    /// - Parameter keepsGoing: asked now and then; once it answers false, the file is left as it was.
    /// - Returns: the backup's path; nil when there was nothing to do.
    public static func migrate(_ path: String, keepsGoing: (() -> Bool)? = nil) throws -> String? {
        try migrate(path, migrations: Migration.all, keepsGoing: keepsGoing)
    }

    // The list is a parameter for the tests.
    static func migrate(_ path: String, migrations: [Migration], keepsGoing: (() -> Bool)? = nil) throws -> String? {
        while true {
            let connection = try connection(to: path, access: .readWrite)
            keepsGoing.map(connection.setProgressHandler)
            let header = try FileHeader(of: connection, path: path)
            let supported = migrations.last?.number ?? 0
            _ = try header.schema(upTo: supported, path)
            // As this program has made it; where somebody else reads it now, SQLite says that it is in use.
            if header.isWriteAhead { _ = try connection.text("PRAGMA journal_mode = DELETE") }
            let migrator = Migrator(connection: connection, path: path, migrations: migrations)
            // What a program left that died before its backup had a name.
            for schema in 1..<max(supported, 2) { Leftovers.remove(beside: "\(path).schema-\(schema).backup") }
            var backup: NewFile?
            defer { backup?.discard() }
            let isDone: Bool? = try connection.transaction {
                // Whoever waited for the lock may have waited at a file that has lost its name.
                guard connection.isNamed(path) else { return nil }
                let applied = try migrator.verify()
                connection.isKnowledgeBase = applied == supported
                if applied == supported, try KindViews(connection: connection).areThere { return true }
                if applied != supported { backup = try backUp(connection, "\(path).schema-\(applied).backup") }
                do {
                    try migrator.apply()
                } catch {
                    guard let error = error as? SQLiteError, error.code.primary == .error else { throw error }
                    // Migrations apply to what earlier ones have made.
                    throw SQLiteError(code: .corrupt, message: "it is not as schema \(applied) is laid out: \(error.message)", sql: error.sql)
                }
                return true
            }
            if isDone == nil { continue }
            // Only now: where the migration was undone, there is nothing to go back to.
            defer { backup = nil }
            try backup?.commit()
            return backup?.path
        }
    }

    // Within the transaction that holds the write lock: what is copied is what will be migrated.
    private static func backUp(_ connection: Connection, _ name: String) throws -> NewFile {
        let file = try NewFile(at: freeName(name), replacing: false)
        do {
            try file.makeEmpty()
            try connection.copyFile(to: Connection(path: file.temporaryPath, access: .create))
            return file
        } catch {
            file.discard()
            throw error
        }
    }

    // An earlier migration may have left a backup of that name, which is not ours to replace.
    private static func freeName(_ name: String) -> String {
        var (candidate, number) = (name, 2)
        while FileSystem.exists(candidate) {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }
}
