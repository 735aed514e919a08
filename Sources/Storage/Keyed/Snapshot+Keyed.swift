extension Snapshot {
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

    /// Whether a table or view can be read so.
    public func hasKey(_ name: String) -> Bool {
        FactView.all.contains { $0.name == name.lowercased() } || connection.isIntegerKey("id", of: name)
    }
}
