/// Loading many rows into an empty base: foreign keys off, secondary indexes and the search index made at the end.
///
/// It stays one transaction. The pages are new, so the rollback journal holds next to nothing.
final class BulkLoad {
    private let connection: Connection
    private var indexes: [String] = []

    init(connection: Connection) { self.connection = connection }

    /// What must be set outside a transaction.
    func prepare() throws {
        try connection.run("PRAGMA cache_size = -262144")  // kibibytes: keeps the tables' growing ends in memory
        connection.setForeignKeys(false)
    }

    func restore() { connection.setForeignKeys(true) }

    func dropIndexes() throws {
        let found = try connection.all(
            """
            SELECT name, sql FROM sqlite_master
            WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('entity', 'name', 'fact', 'citation')
            ORDER BY rowid
            """) { ($0.text(0), $0.text(1)) }
        for (name, _) in found { try connection.execute(script: "DROP INDEX \(quotedIdentifier(name))") }
        indexes = found.map(\.1)
    }

    func makeIndexes() throws {
        for sql in indexes { try connection.execute(script: sql) }
        try NameIndex(connection).fill()
        try TextIndex(connection).fill()
    }
}
