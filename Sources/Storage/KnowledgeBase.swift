internal import Glibc

/// The life of a knowledge base's file: made, opened, migrated, replaced. What it holds is asked of a `Snapshot` and changed by a
/// `Writer`.
public enum KnowledgeBase {
    /// Opens an existing file for reading: nothing is written beside it, and a read-only medium will do.
    ///
    /// - Throws: `KnowledgeBaseError` when the file is missing, foreign, tampered with, or of another schema version.
    public static func openForReading(_ path: String) throws -> Snapshot {
        let connection = try checkedConnection(path, access: .readOnly)
        let snapshot = try Snapshot(connection, path: path)
        try verify(connection, path)
        return snapshot
    }

    /// Opens an existing file for changes.
    ///
    /// - Throws: as `openForReading`; a file of an older schema must be migrated first.
    public static func openForWriting(_ path: String) throws -> Writer { Writer(try connectionForWriting(path), path: path) }

    static func connectionForWriting(_ path: String) throws -> Connection {
        let connection = try checkedConnection(path, access: .readWrite)
        try verify(connection, path)
        return connection
    }

    private static func checkedConnection(_ path: String, access: Connection.Access) throws -> Connection {
        let connection = try connection(to: path, access: access)
        let header = try FileHeader(of: connection, path: path)
        let (found, supported) = (try header.schema(upTo: Migration.newest, path), Migration.newest)
        if found < supported { throw KnowledgeBaseError.olderSchema(path: path, found: found, supported: supported) }
        return connection
    }

    private static func verify(_ connection: Connection, _ path: String) throws {
        // So its header says: what does not fit is damage.
        connection.isKnowledgeBase = true
        let migrator = Migrator(connection: connection, path: path)
        var applied: Int
        do {
            applied = try migrator.verify()
        } catch let error as SQLiteError where error.code == .readOnlyRollback {
            try rollBackUnfinishedChange(path)
            applied = try migrator.verify()
        }
        // The header was read before the journal of a migration that died was played back.
        if applied < Migration.newest {
            throw KnowledgeBaseError.olderSchema(path: path, found: applied, supported: Migration.newest)
        }
    }

    // SQLite's own errors do not say why a file cannot be opened, and a named pipe would be waited for.
    private static func connection(to path: String, access: Connection.Access) throws -> Connection {
        try FileHeader.checkKind(of: path)
        do {
            return try Connection(path: path, access: access)
        } catch let error where error.code.primary == .cannotOpen {
            if Glibc.access(path, R_OK) != 0 { throw KnowledgeBaseError.cannotRead(path: path, reason: systemErrorText()) }
            throw error
        }
    }

    // A program that died in the middle of a change leaves a journal, which any writer plays back but no reader may.
    private static func rollBackUnfinishedChange(_ path: String) throws {
        _ = try Connection(path: path, access: .readWrite).integer("SELECT count(*) FROM sqlite_master")
    }

    /// An empty knowledge base in memory, gone when released.
    public static func inMemory() throws -> Writer {
        let connection = try Connection.inMemory()
        try layOut(connection, path: Connection.memoryPath)
        return Writer(connection, path: Connection.memoryPath)
    }

    /// Makes the file at `path`: whole, or not at all.
    ///
    /// It is built beside, flushed to the disk, and then takes its name in one step, so that neither a failure nor an
    /// interruption leaves half a file or harms the one that is there.
    ///
    /// - Parameters:
    ///   - replacing: whether a file that is there is replaced, when no program is changing it. A link stays a link, and who may
    ///     read it stays as it was.
    ///   - fill: what to put into it.
    /// - Throws: `KnowledgeBaseError.alreadyExists`, or what `fill` throws.
    public static func create(
        at path: String, replacing: Bool = false, fill: (Writer) throws -> Void = { _ in }
    ) throws {
        let replaced = replacing ? try ReplacedFile(path) : nil
        let file = try NewFile(at: path, replacing: replacing)
        do {
            try file.makeEmpty()
            let base = try layOut(at: file.temporaryPath, path: path)
            try fill(base)
            if !file.mayTakeTheName, try replaced?.takeContents(of: base.connection) == true { return file.discard() }
            try file.commit()
        } catch {
            file.discard()
            throw error
        }
    }

    /// Lays out the empty file that a `NewFile` has made.
    static func layOut(at temporaryPath: String, path: String) throws -> Writer {
        let connection = try Connection(path: temporaryPath, access: .create)
        // Nothing here needs to survive a crash before the file takes its name.
        try connection.run("PRAGMA synchronous = OFF")
        try layOut(connection, path: path)
        return Writer(connection, path: path, isFresh: true)
    }

    private static func layOut(_ connection: Connection, path: String) throws {
        try connection.execute(script: "PRAGMA application_id = \(FileHeader.applicationID)")
        try Migrator(connection: connection, path: path).migrate()
        try connection.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('base_id', ?)", BaseIdentifier.make())
    }

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
