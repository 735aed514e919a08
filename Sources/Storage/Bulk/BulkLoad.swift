/// Loading many rows into an empty base: foreign keys off, secondary indexes made at the end.
///
/// It stays one transaction, and the rollback journal holds next to nothing, since the pages are new. Of a file that nobody else
/// sees yet, facts are written without SQLite, between two transactions.
final class BulkLoad {
    let connection: Connection
    /// Whether nobody else sees the file, and it is given up when the load fails.
    let isFresh: Bool
    /// The name that the file has or will have.
    let path: String
    let memory: LoadMemory
    private var indexes: [String] = []

    init(connection: Connection, path: String, isFresh: Bool, memory: LoadMemory) {
        self.memory = memory
        self.connection = connection
        self.path = path
        self.isFresh = isFresh
    }

    /// What must be set outside a transaction.
    func prepare() throws {
        try setCache(memory.cache)
        connection.setForeignKeys(false)
    }

    func restore() { connection.setForeignKeys(true) }

    private func setCache(_ kibibytes: Int) throws { try connection.run("PRAGMA cache_size = -\(kibibytes)") }

    // What FTS5 gathers in memory before it writes a segment, which it must merge with others later: 16 MB take a quarter less
    // time than its own 1 MB, more than that no less.
    private func setSearchMemory(_ bytes: Int64) throws {
        for table in ["name_search", "text_search"] {
            try connection.run("INSERT INTO \(table) (\(table), rank) VALUES ('hashsize', ?)", bytes)
        }
    }

    // Three indexes hold few of the facts: making them afterwards would read the whole table for each. One is filled in order.
    func dropIndexes() throws {
        try setSearchMemory(16 << 20)
        try drop(
            """
            tbl_name IN ('entity', 'name', 'citation') AND name <> 'entity_by_canonical'
            """)
    }

    /// For facts that SQLite is to insert.
    func dropFactIndexes() throws {
        try drop("tbl_name = 'fact' AND name NOT IN ('fact_by_stated_subject', 'fact_by_stated_object', 'fact_by_follows', 'fact_by_replaced_by')")
    }

    private func drop(_ condition: String) throws {
        let found = try connection.all(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND \(condition) ORDER BY rowid"
        ) { ($0.text(0), $0.text(1)) }
        for (name, _) in found { try connection.execute(script: "DROP INDEX \(quotedIdentifier(name))") }
        indexes += found.map(\.1)
    }

    /// - Parameter factsHaveText: whether some fact has a note or a role.
    func makeIndexes(factsHaveText: Bool) throws {
        // The sorter fills as much memory as the cache may take before it sorts: what fits the processor's cache is sorted twice
        // as fast (10 million facts: 5.6 s against 10 s). A second thread sorts while this one reads.
        try setCache(4096)
        try connection.run("PRAGMA threads = 1")
        for sql in indexes { try connection.execute(script: sql) }
        try connection.run("PRAGMA threads = 0")
        try setCache(memory.cache)
        try NameIndex(connection).complete()
        try TextIndex(connection).complete(includingFacts: factsHaveText)
        try setSearchMemory(1 << 20)
    }
}

/// How much memory loading into an empty base may take.
public enum LoadMemory: Sendable {
    /// What makes it fast: 40 bytes a fact, up to 16.8 million facts, and 64 MB.
    case ample
    /// The same for any number of facts; above some hundred thousand their indexes take twice as long.
    case flat

    /// So many facts are sorted in memory for their indexes.
    var keys: Int {
        switch self {
        case .ample: 1 << 24
        case .flat: 1 << 18
        }
    }

    /// SQLite's cache in kibibytes: rows go to the ends of their tables, so that few pages are needed twice.
    var cache: Int {
        switch self {
        case .ample: 65536
        case .flat: 8192
        }
    }
}
