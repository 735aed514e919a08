/// A knowledge base in one SQLite file.
public final class KnowledgeBase {
    /// The connection, for reading. Changes go through `revise`.
    public let connection: Connection
    /// The file, or ":memory:".
    public let path: String
    /// Questions are answered from what was known after this revision; `Int64.max` is all of them.
    public var knownAt = Int64.max

    /// Whether it is a file that is still being made: nobody else sees it, and it is given up when that fails.
    let isPrivate: Bool

    private init(connection: Connection, path: String, isPrivate: Bool = false) {
        self.connection = connection
        self.path = path
        self.isPrivate = isPrivate
    }

    /// Opens an existing file for reading: nothing is written beside it, and a read-only medium will do.
    ///
    /// - Throws: `KnowledgeBaseError` when the file is missing, foreign, tampered with, or of another schema version.
    public static func openForReading(_ path: String) throws -> KnowledgeBase {
        try check(path)
        // One snapshot for all that is asked; without it SQLite takes and gives back the lock for each statement.
        return try open(path, access: .readOnly, asSnapshot: true)
    }

    /// Opens an existing file for changes.
    ///
    /// - Throws: as `openForReading`; a file of an older schema must be migrated first.
    public static func openForWriting(_ path: String) throws -> KnowledgeBase {
        try check(path)
        return try open(path, access: .readWrite)
    }

    private static func open(_ path: String, access: Connection.Access, asSnapshot: Bool = false) throws -> KnowledgeBase {
        let base = KnowledgeBase(connection: try Connection(path: path, access: access), path: path)
        if asSnapshot { try base.connection.run(Connection.TransactionKind.deferred.rawValue) }
        let migrator = Migrator(connection: base.connection, path: path)
        do {
            try migrator.verify()
        } catch let error as SQLiteError where error.code == .readOnlyRollback {
            try rollBackUnfinishedChange(path)
            try migrator.verify()
        }
        return base
    }

    // A program that died in the middle of a change leaves a journal, which any writer plays back but no reader may.
    private static func rollBackUnfinishedChange(_ path: String) throws {
        _ = try Connection(path: path, access: .readWrite).integer("SELECT count(*) FROM sqlite_master")
    }

    // Looks at the header first: SQLite's own errors do not say why a file cannot be opened.
    private static func check(_ path: String) throws {
        let header = try FileHeader(path: path)
        guard header.applicationID == FileHeader.applicationID else {
            throw KnowledgeBaseError.otherApplication(path: path)
        }
        let (found, supported) = (Int(header.userVersion), Migration.newest)
        if found > supported { throw KnowledgeBaseError.newerSchema(path: path, found: found, supported: supported) }
        if found < supported { throw KnowledgeBaseError.olderSchema(path: path, found: found, supported: supported) }
    }

    /// An empty knowledge base in memory, gone when released.
    public static func inMemory() throws -> KnowledgeBase {
        let base = KnowledgeBase(connection: try Connection(path: ":memory:", access: .create), path: ":memory:")
        try base.layOut()
        return base
    }

    /// Makes the file at `path`: whole, or not at all.
    ///
    /// It is built beside, flushed to the disk, and then takes its name in one step, so that neither a failure nor an
    /// interruption leaves half a file or harms the one that is there.
    ///
    /// - Parameters:
    ///   - replacing: whether a file that is there is replaced.
    ///   - fill: what to put into it.
    /// - Throws: `KnowledgeBaseError.alreadyExists`, or what `fill` throws.
    public static func create(
        at path: String, replacing: Bool = false, fill: (KnowledgeBase) throws -> Void = { _ in }
    ) throws {
        let file = try NewFile(at: path, replacing: replacing)
        do {
            try file.makeEmpty()
            let base = KnowledgeBase(connection: try Connection(path: file.temporaryPath, access: .create), path: path, isPrivate: true)
            // Nothing here needs to survive a crash before the file takes its name.
            try base.connection.run("PRAGMA synchronous = OFF")
            try base.layOut()
            try fill(base)
            try file.commit()
        } catch {
            file.discard()
            throw error
        }
    }

    /// Fills this base, which is empty and open for changes: what `body` puts into the base that it is given is there whole, or not
    /// at all. This object is of no use afterwards.
    ///
    /// The file is made anew beside and takes its name when it is whole, where nothing else hangs on the old one; otherwise it is
    /// filled where it is.
    public func fill(_ body: (KnowledgeBase) throws -> Void) throws {
        // The write lock keeps others from changing what is going to be replaced.
        let isReplaced = try connection.transaction {
            guard try isEmpty, let file = NewFile(inPlaceOf: connection) else { return false }
            do {
                try file.makeEmpty()
                let new = try Connection(path: file.temporaryPath, access: .create)
                try new.run("PRAGMA synchronous = OFF")
                // SQLite copies nothing from a connection that may be writing.
                try Connection(path: file.path, access: .readOnly).copy(to: new)
                try body(KnowledgeBase(connection: new, path: path, isPrivate: true))
                try file.commit()
                return true
            } catch {
                file.discard()
                throw error
            }
        }
        if !isReplaced { try body(self) }
    }

    private func layOut() throws {
        try connection.execute(script: "PRAGMA application_id = \(FileHeader.applicationID)")
        try Migrator(connection: connection, path: path).migrate()
        try connection.run("INSERT OR IGNORE INTO meta (key, value) VALUES ('base_id', ?)", BaseIdentifier.make())
        try KindViews(connection: connection).rebuild()
    }

    /// Brings a file of an older version to this one's schema, after a backup beside it.
    ///
    /// - Returns: the backup's path; nil when there was nothing to do.
    public static func migrate(_ path: String) throws -> String? {
        try migrate(path, migrations: Migration.all)
    }

    // The list is a parameter for the tests: there is no older schema yet.
    static func migrate(_ path: String, migrations: [Migration]) throws -> String? {
        let header = try FileHeader(path: path)
        guard header.applicationID == FileHeader.applicationID else {
            throw KnowledgeBaseError.otherApplication(path: path)
        }
        let (found, supported) = (Int(header.userVersion), migrations.last?.number ?? 0)
        if found > supported { throw KnowledgeBaseError.newerSchema(path: path, found: found, supported: supported) }
        let connection = try Connection(path: path, access: .readWrite)
        let migrator = Migrator(connection: connection, path: path, migrations: migrations)
        try migrator.verify()
        if found == supported { return nil }
        let backup = freeName("\(path).schema-\(found).backup")
        try connection.run("VACUUM INTO ?", backup)
        try migrator.migrate()
        try connection.transaction { try KindViews(connection: connection).rebuild() }
        return backup
    }

    // An earlier attempt may have left a backup of that name, which is not ours to replace.
    private static func freeName(_ name: String) -> String {
        var (candidate, number) = (name, 2)
        while FileHeader.exists(candidate) {
            candidate = "\(name)-\(number)"
            number += 1
        }
        return candidate
    }

    // MARK: What the file says of itself

    /// What is recorded under `key`: "base_id", "package_title" ...; nil where nothing is.
    public func meta(_ key: String) throws -> String? {
        try connection.text("SELECT value FROM meta WHERE key = ?", key)
    }

    /// Whether it holds no entity, source or vocabulary yet: then an import takes the bulk path and keeps the package's ids.
    public var isEmpty: Bool {
        get throws {
            try connection.integer(
                """
                SELECT NOT EXISTS (SELECT 1 FROM revision) AND NOT EXISTS (SELECT 1 FROM entity)
                   AND NOT EXISTS (SELECT 1 FROM source) AND NOT EXISTS (SELECT 1 FROM kind)
                """) == 1
        }
    }
}
