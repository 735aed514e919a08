public import DossierModel

/// A knowledge base that is open for changes. Each change is a revision: all of it is committed, or nothing.
public final class Writer {
    /// For what writes in this package. Another one after the file was replaced.
    package private(set) var connection: Connection
    /// The file, or ":memory:".
    public let path: String
    /// Whether it is a file that this program is just making from its own migrations: nobody else sees it, SQLite has laid out
    /// every page of it, and it is given up when that fails.
    let isFresh: Bool
    // Whether some revision was committed.
    private var hasRevised = false

    /// How much memory loading may take, while it is empty.
    public var loadMemory = LoadMemory.ample

    /// Asked about every thousand steps of SQLite's machine; once it answers false, what is under way is interrupted and undone.
    public var keepsGoing: (() -> Bool)? {
        didSet { keepsGoing.map(connection.setProgressHandler) }
    }

    init(_ connection: Connection, path: String, isFresh: Bool = false) {
        self.connection = connection
        self.path = path
        self.isFresh = isFresh
    }

    /// What has been committed so far, for asking; inside `revise`, what has been changed so far as well.
    ///
    /// It reads on this writer's own connection, and must have ended when the next change begins.
    public func snapshot() throws -> Snapshot { try Snapshot(connection, path: path, isShared: true) }

    /// What is recorded under `key`: "base_id", "package_title" ...; nil where nothing is.
    public func meta(_ key: String) throws -> String? { try Meta.read(key, on: connection) }

    /// Whether it holds nothing yet but the vocabulary that it was made with: then an import takes the bulk path and keeps the
    /// package's ids.
    public var isEmpty: Bool {
        get throws { try Meta.isEmpty(connection) }
    }

    /// Makes one revision: `body` adds and retracts, and all of it is committed when it returns.
    ///
    /// - Parameters:
    ///   - message: what the change is, for `log`; never empty.
    ///   - onlyAdds: whether `body` adds many rows and changes none that are there: what they refer to is then checked once, at the end.
    ///   - isKept: asked when all is done; with false the change is undone, and no revision is made.
    /// - Returns: the revision; nil where it was not kept.
    /// - Throws: what `body` throws, after the file is as it was. `KnowledgeBaseError.changedMeanwhile`, when a bulk load finds
    ///   that another program has filled the base; `faultyLoad`, when what it wrote does not read back.
    @discardableResult
    public func revise(
        _ message: String, author: String? = nil, pace: Revision.Pace = .incremental, onlyAdds: Bool = false,
        isKept: () -> Bool = { true }, _ body: (Revision) throws -> Void
    ) throws -> RevisionID? {
        do {
            return try onTheNamedFile {
                let load = pace == .bulk ? BulkLoad(connection: connection, path: path, isFresh: isFresh, memory: loadMemory) : nil
                try load?.prepare()
                defer { load?.restore() }
                // SQLite hears of it between transactions only.
                if onlyAdds { connection.setForeignKeys(false) }
                defer { if onlyAdds { connection.setForeignKeys(true) } }
                return try locked {
                    if pace == .bulk, try !isEmpty { throw KnowledgeBaseError.changedMeanwhile(path: path) }
                    try load?.dropIndexes()
                    let references = onlyAdds ? try ReferenceCheck(connection) : nil
                    let revision = try Revision(connection, message: message, author: author, load: load)
                    try body(revision)
                    if !isKept() { throw NothingToKeep() }
                    try load?.makeIndexes(factsHaveText: revision.factsHaveText)
                    if pace == .bulk { try revision.recomputeDaysOfCitedFacts() }
                    try revision.finish()
                    try references?.verify()
                    hasRevised = true
                    return revision.id
                }
            }
        } catch is NothingToKeep {
            return nil
        }
    }

    /// Fills this base: what `body` puts into the writer that it is given is there whole, or not at all. This object is of no use
    /// afterwards.
    ///
    /// Where the base is empty, the file is made anew beside and takes its name when it is whole, if nothing else hangs on the old
    /// one; otherwise it is filled where it is.
    @discardableResult
    public func fill<Result>(_ body: (Writer) throws -> Result) throws -> Result {
        let result = try onTheNamedFile {
            // The write lock keeps others from changing what is going to be replaced.
            try locked { try fillBeside(body) }
        }
        return try result ?? body(self)
    }

    // Returns nil where the file cannot be replaced.
    private func fillBeside<Result>(_ body: (Writer) throws -> Result) throws -> Result? {
        guard try isEmpty, let header = connection.headerBytes(0..<FileHeader.size).map(FileHeader.init), header.isPlain,
            header.hasUsualPages, let file = NewFile(inPlaceOf: connection)
        else { return nil }
        do {
            try file.makeEmpty()
            let new = try KnowledgeBase.layOut(at: file.temporaryPath, path: path)
            // Another program's tables, indexes and triggers stay with the file.
            if try Schema(of: new.connection) != Schema(of: connection) {
                file.discard()
                return nil
            }
            try new.takeSmallTables(of: connection)
            let result = try body(new)
            // Facts are written between two transactions: a new file to which nothing was added is not whole, and the old one stays.
            if new.hasRevised { try file.commit() } else { file.discard() }
            return result
        } catch {
            file.discard()
            throw error
        }
    }

    // What an empty base may hold: what it says of itself, the vocabulary that it was made with, and queries that were kept. What a
    // row refers to comes before it.
    private static let smallTables = ["meta", "revision", "kind", "predicate", "predicate_alias", "unit", "mapping", "script"]

    private func takeSmallTables(of other: Connection) throws {
        try connection.transaction {
            try connection.run("DELETE FROM meta")
            for table in Self.smallTables {
                let columns = try other.all("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]) { $0.text(0) }
                let names = columns.map(quotedIdentifier).joined(separator: ", ")
                let places = columns.map { _ in "?" }.joined(separator: ", ")
                let insert = try connection.prepare("INSERT INTO \(table) (\(names)) VALUES (\(places))")
                try other.forEachRow("SELECT \(names) FROM \(table) ORDER BY 1") { row in
                    insert.reset()
                    for index in columns.indices { try row.value(index).bind(to: insert, at: index) }
                    _ = try insert.step()
                }
                insert.reset()
            }
            try KindViews(connection: connection).rebuild()
        }
    }

    /// Whether it holds a vocabulary.
    public var hasVocabulary: Bool {
        get throws { try connection.integer("SELECT EXISTS (SELECT 1 FROM kind) OR EXISTS (SELECT 1 FROM predicate)") == 1 }
    }

    // MARK: The lock

    private struct NothingToKeep: Error {}
    private struct FileWasReplaced: Error {}

    // `body` asks for the lock by `locked`, and does nothing before.
    private func onTheNamedFile<Result>(_ body: () throws -> Result) throws -> Result {
        while true {
            do {
                return try body()
            } catch is FileWasReplaced {
                connection = try KnowledgeBase.connectionForWriting(path)
                keepsGoing.map(connection.setProgressHandler)
            }
        }
    }

    /// Runs `body` in a transaction with the write lock. Whoever waited for it may have waited at a file that has lost its name to
    /// another since: what is written there would be lost.
    private func locked<Result>(_ body: () throws -> Result) throws -> Result {
        if isFresh { return try connection.transaction(.immediate, body) }
        // SQLite must not even look at a file that has lost its name: it would take the journal of the one that has it now for its own.
        let (file, path) = (connection, path)
        if !file.isNamed(path) { throw FileWasReplaced() }
        // The connection keeps the closure.
        file.waitForLocks { [unowned file] in file.isNamed(path) }
        do {
            return try file.transaction {
                if !file.isNamed(path) { throw FileWasReplaced() }
                return try body()
            }
        } catch let error as SQLiteError where error.code.primary == .busy && !file.isNamed(path) {
            throw FileWasReplaced()
        }
    }
}
