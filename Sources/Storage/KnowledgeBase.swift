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
    static func connection(to path: String, access: Connection.Access) throws -> Connection {
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
        try EmptyBase.layOut(connection, path: Connection.memoryPath)
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
        let replaced = replacing ? try FileToReplace(path) : nil
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
        try EmptyBase.layOut(connection, path: path)
        return Writer(connection, path: path, isFresh: true)
    }
}
