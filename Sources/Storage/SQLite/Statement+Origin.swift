internal import CSQLite

extension Statement {
    /// The column of a table that a result column shows as it is, through views too; nil where it is computed.
    func origin(ofColumn index: Int) -> (table: String, column: String)? {
        guard let table = sqlite3_column_table_name(handle, Int32(index)),
            let column = sqlite3_column_origin_name(handle, Int32(index))
        else { return nil }
        return (String(cString: table), String(cString: column))
    }
}

extension Connection {
    /// Whether a column of a table is its INTEGER PRIMARY KEY; false for views.
    func isIntegerKey(_ column: String, of table: String) -> Bool {
        var type: UnsafePointer<CChar>?
        var isKey: Int32 = 0
        let code = sqlite3_table_column_metadata(handle, "main", table, column, &type, nil, nil, &isKey, nil)
        return code == SQLITE_OK && isKey == 1 && type.map { String(cString: $0).uppercased() == "INTEGER" } == true
    }
}
