/// Checks what the rows refer to that were added while SQLite did not check it: its foreign keys cost a look into the other table for each
/// row and column, with a cursor opened and closed, which is an eighth of what adding a cited fact costs.
struct ReferenceCheck {
    private struct Table {
        let name: String
        /// Whether a row refers to what is not there.
        let isBroken: String
        /// The last row before.
        let last: Int64
    }

    private let connection: Connection
    private let tables: [Table]

    /// Remembers which rows were there.
    init(_ connection: Connection) throws {
        self.connection = connection
        let references = try connection.all(
            """
            SELECT t.name, k."from", k."table", coalesce(k."to", 'id')
            FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table' ORDER BY t.rowid, k.id
            """
        ) { (table: $0.text(0), column: quotedIdentifier($0.text(1)), parent: quotedIdentifier($0.text(2)), key: quotedIdentifier($0.text(3))) }
        var tables: [Table] = []
        var rest = references[...]
        while let name = rest.first?.table {
            let own = rest.prefix { $0.table == name }
            rest = rest.dropFirst(own.count)
            // A list of all keys of a table is that table to SQLite: no statement of its own for each row.
            let broken = own.map { "t.\($0.column) IS NOT NULL AND t.\($0.column) NOT IN (SELECT p.\($0.key) FROM \($0.parent) p)" }
            let last = try connection.integer("SELECT max(rowid) FROM \(quotedIdentifier(name))") ?? 0
            tables.append(Table(name: name, isBroken: broken.joined(separator: " OR "), last: last))
        }
        self.tables = tables
    }

    /// - Throws: `SQLiteError`, as SQLite would have done, when a row that was added since refers to one that is not there.
    func verify() throws {
        for table in tables {
            let row = try connection.integer(
                "SELECT t.rowid FROM \(quotedIdentifier(table.name)) t WHERE t.rowid > ? AND (\(table.isBroken)) LIMIT 1", table.last)
            if let row { throw SQLiteError(code: .foreignKey, message: "table \(table.name), row \(row): it refers to a row that is not there") }
        }
    }
}
