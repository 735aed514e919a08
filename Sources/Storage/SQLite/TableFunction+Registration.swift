internal import CSQLite
internal import DossierModel

extension Connection {
    /// Registers a table function: an eponymous virtual table, innocuous so that views and untrusted schemas may use it.
    public func registerTableFunction(_ function: TableFunction) throws(SQLiteError) {
        precondition(function.parameters.count <= 30 && function.required <= function.parameters.count)
        let box = Unmanaged.passRetained(TableFunctionBox(function)).toOpaque()
        // SQLite calls the destructor also when the registration fails.
        let code = sqlite3_create_module_v2(handle, function.name, TableFunctionModule.shared.pointer, box) { box in
            box.map { Unmanaged<TableFunctionBox>.fromOpaque($0).release() }
        }
        guard code == SQLITE_OK else { throw SQLiteError(connection: handle, code: code) }
        // Statements that were compiled before know the function of before.
        if !registered.insert(function.name).inserted { forgetStatements() }
    }
}

/// A function, kept alive by SQLite.
final class TableFunctionBox {
    let function: TableFunction

    init(_ function: TableFunction) { self.function = function }

    /// The table that SQLite sees: the columns, then the parameters as hidden columns.
    var declaration: String {
        let columns = function.columns.map(quotedIdentifier) + function.parameters.map { quotedIdentifier($0) + " HIDDEN" }
        return "CREATE TABLE x (\(columns.joined(separator: ", ")))"
    }
}

/// Where one scan stands: the rows, and the arguments that they were opened with.
final class TableFunctionScan {
    let function: TableFunction
    var arguments: [Value] = []
    var rows: (any TableFunctionRows)?
    var isAtEnd = true
    var position: Int64 = 0

    init(_ function: TableFunction) { self.function = function }

    func start(_ arguments: [Value]) throws {
        self.arguments = arguments
        position = 0
        isAtEnd = true
        rows = try function.open(arguments)
        try advance()
    }

    func advance() throws {
        isAtEnd = try rows?.advance() != true
        position += 1
        if isAtEnd { rows = nil }
    }

    func value(at column: Int) throws -> Value {
        if column >= function.columns.count { return arguments[column - function.columns.count] }
        return try rows?.value(at: column) ?? .null
    }
}
