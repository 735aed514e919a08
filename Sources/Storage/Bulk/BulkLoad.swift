/// Loading many rows into an empty base: foreign keys off, secondary indexes made at the end.
///
/// It stays one transaction. The pages are new, so the rollback journal holds next to nothing.
final class BulkLoad {
    private let connection: Connection
    private var indexes: [String] = []

    init(connection: Connection) { self.connection = connection }

    /// What must be set outside a transaction.
    func prepare() throws {
        // kibibytes: rows go to the ends of their tables, so that few pages are needed twice.
        try connection.run("PRAGMA cache_size = -65536")
        connection.setForeignKeys(false)
    }

    func restore() { connection.setForeignKeys(true) }

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
        let found = try connection.all(
            """
            SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('entity', 'name', 'fact', 'citation')
              AND name NOT IN ('entity_by_canonical', 'fact_by_stated_subject', 'fact_by_stated_object', 'fact_by_follows')
            ORDER BY rowid
            """) { ($0.text(0), $0.text(1)) }
        for (name, _) in found { try connection.execute(script: "DROP INDEX \(quotedIdentifier(name))") }
        indexes = found.map(\.1)
    }

    /// - Parameter factsHaveText: whether some fact has a note or a role.
    func makeIndexes(factsHaveText: Bool) throws {
        // The sorter fills as much memory as the cache may take before it sorts: what fits the processor's cache is sorted twice
        // as fast (10 million facts: 5.6 s against 10 s). A second thread sorts while this one reads.
        try connection.run("PRAGMA cache_size = -4096")
        try connection.run("PRAGMA threads = 1")
        for sql in indexes { try connection.execute(script: sql) }
        try connection.run("PRAGMA threads = 0")
        try connection.run("PRAGMA cache_size = -65536")
        try NameIndex(connection).complete()
        try TextIndex(connection).complete(includingFacts: factsHaveText)
        try setSearchMemory(1 << 20)
    }
}
