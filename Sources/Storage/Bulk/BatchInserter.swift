internal import CSQLite

/// Inserts batches of rows into one table of a base that is being loaded in bulk. At most one for a table at a time.
final class BatchInserter {
    private let connection: Connection
    private let table: String
    private let columns: [String]
    private let constants: KeyValuePairs<String, Int64>
    private let source: String
    private let box = BatchBox()
    private var statements: [UInt64: Statement] = [:]

    /// - Parameters:
    ///   - columns: the table's columns in the order of a batch's.
    ///   - constants: columns that have one value in all rows.
    init(
        into table: String, columns: [String], constants: KeyValuePairs<String, Int64>, connection: Connection
    ) throws(SQLiteError) {
        self.connection = connection
        self.table = table
        self.columns = columns
        self.constants = constants
        source = "dossier_\(table)_batch"
        let retained = Unmanaged.passRetained(box).toOpaque()
        // SQLite calls the destructor also when the registration fails.
        let code = sqlite3_create_module_v2(connection.handle, source, BatchModule.shared.pointer, retained) { box in
            box.map { Unmanaged<BatchBox>.fromOpaque($0).release() }
        }
        guard code == SQLITE_OK else { throw SQLiteError(connection: connection.handle, code: code) }
    }

    /// Inserts the rows of a batch, from one of them on. Of one that fails, those before the fault stay.
    func insert(_ batch: RowBatch, from first: Int = 0) throws(SQLiteError) {
        if first >= batch.count { return }
        box.batch = batch
        box.first = Int64(first)
        defer { box.batch = nil }
        let statement = try statement(for: batch.usedColumns)
        defer { statement.reset() }
        while try statement.step() {}
    }

    // Columns that are NULL all through a batch are left out: each costs a call a row.
    private func statement(for used: UInt64) throws(SQLiteError) -> Statement {
        if let known = statements[used] { return known }
        let chosen = columns.indices.filter { used & 1 << UInt64($0) != 0 }
        let targets = (chosen.map { columns[$0] } + constants.map(\.key)).map { quotedIdentifier($0) }.joined(separator: ", ")
        let sources = (chosen.map { BatchModule.columnNames[$0] } + constants.map { String($0.value) }).joined(separator: ", ")
        // With ABORT there would be a savepoint for each batch, at which FTS5 writes out what it has gathered.
        let statement = try connection.prepareOnce(
            "INSERT OR FAIL INTO \(quotedIdentifier(table)) (\(targets)) SELECT \(sources) FROM \(quotedIdentifier(source))")
        statements[used] = statement
        return statement
    }
}
