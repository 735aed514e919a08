extension KnowledgeBase {
    /// How a table or view can be read by ranges of its integer key; nil where it has none.
    ///
    /// Of views these are `relations` and `attributes`. The rows are those of `SELECT columns FROM name ORDER BY id`.
    /// - Parameter columns: as `name` has them; they must exist.
    public func keyedSelect(of name: String, columns: [String]) throws -> KeyedSelect? {
        let quoted = columns.map(quotedIdentifier)
        let plain = try connection.prepareOnce("SELECT \(quoted.joined(separator: ", ")) FROM \(quotedIdentifier(name))")
        if let view = FactView.all.first(where: { $0.name == name.lowercased() }) {
            return view.select(columns, origins: columns.indices.map { plain.origin(ofColumn: $0) })
        }
        guard connection.isIntegerKey("id", of: name) else { return nil }
        return KeyedSelect(
            zip(columns, quoted).map { ($0, $1, nil) }, from: quotedIdentifier(name), table: name, key: "id")
    }

    /// One more connection that reads this base in the very state that it is being read here, whatever is committed meanwhile;
    /// nil where there can be none: in memory, while it is being changed, with a write-ahead log, or when the file was replaced.
    ///
    /// This base must have been opened for reading, and must stay open. The connection may be used on another thread.
    public func anotherReader() throws -> Connection? {
        // The lock of the transaction here keeps writers from committing, and SQLite shares it with the new connection.
        guard connection.isInTransaction, let state = connection.fileState() else { return nil }
        do {
            let reader = try Connection(path: path, access: .readOnly, busyTimeout: 0)
            try reader.run(Connection.TransactionKind.deferred.rawValue)
            _ = try reader.integer("SELECT count(*) FROM sqlite_master")
            return reader.fileState() == state ? reader : nil
        } catch is SQLiteError {
            // The caller can still read by itself, and will meet what is wrong with the file.
            return nil
        }
    }
}
