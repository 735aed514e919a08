// For whoever reads much of the file.
extension Snapshot {
    private static let longReadCache: Int64 = 16 << 20
    // With a summary of a line, as measured.
    private static let bytesOfEntity: Int64 = 150

    /// Lets the connection keep 16 MB of pages where that holds all entities: for a statement that may read the whole file, and
    /// comes back to its entities for each fact. A lookup needs less than the 2 MB that SQLite keeps by itself.
    ///
    /// Where they are more, a page is mostly gone before it is asked for again, and a large cache costs more than it saves. It
    /// also counts twice: SQLite lets a sorter grow as large as the cache.
    public func expectLongRead() throws {
        // Once only reading is let through, it is too late to ask.
        guard connection.authorization == nil, let last = try connection.integer("SELECT max(id) FROM entity"),
            last <= Self.longReadCache / Self.bytesOfEntity
        else { return }
        try connection.run("PRAGMA cache_size = -\(Self.longReadCache / 1024)")
    }

    /// Lets the connection keep 64 MB of pages: for what looks up rows here and there in the whole file.
    public func expectManyPages() throws { try connection.expectManyPages() }

    /// Has pages read where the system maps the file into memory, from here on, up to 1 GB of it: for what looks up rows here and there in the
    /// whole file. Each page then costs a third less than one that is copied into memory that was never touched.
    ///
    /// Where another program cuts the file short meanwhile, which none does that keeps SQLite's locks, the process gets SIGBUS: who asks for
    /// this is ready for that.
    public func readMapped() throws { _ = try connection.integer("PRAGMA mmap_size = 1073741824") }

    /// One more connection that reads this base in the very state that it is being read here, whatever is committed meanwhile;
    /// nil where there can be none: in memory, while it is being changed, with a write-ahead log, or when the file was replaced.
    ///
    /// This base must have been opened for reading, and must stay open. The connection may be used on another thread.
    package func anotherReader() throws -> Connection? {
        // The lock of the transaction here keeps writers from committing, and SQLite shares it with the new connection.
        guard connection.isInTransaction, let state = connection.fileState() else { return nil }
        do {
            let reader = try Connection(path: path, access: .readOnly, busyTimeout: 0)
            if let progress = connection.progress { reader.setProgressHandler(progress.keepsGoing) }
            try reader.run(Connection.TransactionKind.deferred.rawValue)
            _ = try reader.integer("SELECT count(*) FROM sqlite_master")
            guard reader.fileState() == state else { return nil }
            if isNarrowed { try OpenViews(rule: open).install(on: reader) }
            return reader
        } catch is SQLiteError {
            // The caller can still read by itself, and will meet what is wrong with the file.
            return nil
        }
    }
}

extension Connection {
    /// Keeps 64 MB of pages, in the place of 2.
    func expectManyPages() throws { try run("PRAGMA cache_size = -65536") }
}
