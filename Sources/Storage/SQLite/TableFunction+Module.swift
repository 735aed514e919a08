internal import CSQLite
internal import DossierModel

/// The callbacks that SQLite drives every table function with (https://www.sqlite.org/vtab.html).
final class TableFunctionModule: @unchecked Sendable {
    static let shared = TableFunctionModule()

    // Made once and never changed nor freed: SQLite keeps the address.
    let pointer: UnsafeMutablePointer<sqlite3_module>

    private init() {
        var module = sqlite3_module()
        module.iVersion = 0
        // Without xCreate the table is eponymous only: there is no CREATE VIRTUAL TABLE for it.
        module.xConnect = { database, box, _, _, table, message in
            TableFunctionModule.connect(database, box, table, message)
        }
        module.xBestIndex = { table, info in TableFunctionModule.plan(table, info) }
        module.xDisconnect = { table in
            sqlite3_free(table)
            return SQLITE_OK
        }
        module.xOpen = { table, cursor in TableFunctionModule.open(table, cursor) }
        module.xClose = { cursor in TableFunctionModule.close(cursor) }
        module.xFilter = { cursor, given, _, count, values in TableFunctionModule.filter(cursor, given, count, values) }
        module.xNext = { cursor in TableFunctionModule.attempt(cursor) { try $0.advance() } }
        module.xEof = { cursor in TableFunctionModule.scan(cursor)?.isAtEnd == false ? 0 : 1 }
        module.xColumn = { cursor, context, column in
            TableFunctionModule.attempt(cursor) { scan in
                guard let context else { return }
                try scan.value(at: Int(column)).setResult(of: context)
            }
        }
        module.xRowid = { cursor, row in
            row?.pointee = TableFunctionModule.scan(cursor)?.position ?? 0
            return SQLITE_OK
        }
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: module)
    }

    private static func connect(
        _ database: OpaquePointer?, _ box: UnsafeMutableRawPointer?,
        _ table: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>?,
        _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32 {
        guard let box, let table else { return SQLITE_MISUSE }
        let declaration = Unmanaged<TableFunctionBox>.fromOpaque(box).takeUnretainedValue().declaration
        let code = sqlite3_declare_vtab(database, declaration)
        guard code == SQLITE_OK else {
            message?.pointee = sqliteCopy(database.map { String(cString: sqlite3_errmsg($0)) } ?? "")
            return code
        }
        _ = dossier_sqlite3_vtab_innocuous(database)
        guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<dossier_table>.stride)) else { return SQLITE_NOMEM }
        let made = memory.bindMemory(to: dossier_table.self, capacity: 1)
        made.initialize(to: dossier_table(base: sqlite3_vtab(), function: box))
        table.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
        return SQLITE_OK
    }

    static func function(of table: UnsafeMutablePointer<sqlite3_vtab>?) -> TableFunction? {
        guard let table else { return nil }
        let box = UnsafeMutableRawPointer(table).assumingMemoryBound(to: dossier_table.self).pointee.function
        return box.map { Unmanaged<TableFunctionBox>.fromOpaque($0).takeUnretainedValue().function }
    }

    private static func open(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ cursor: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 {
        guard let function = function(of: table), let cursor else { return SQLITE_MISUSE }
        guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<dossier_table_cursor>.stride)) else { return SQLITE_NOMEM }
        let made = memory.bindMemory(to: dossier_table_cursor.self, capacity: 1)
        let scan = Unmanaged.passRetained(TableFunctionScan(function)).toOpaque()
        made.initialize(to: dossier_table_cursor(base: sqlite3_vtab_cursor(), state: scan))
        cursor.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
        return SQLITE_OK
    }

    private static func close(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> Int32 {
        if let cursor, let state = state(of: cursor) { Unmanaged<TableFunctionScan>.fromOpaque(state).release() }
        sqlite3_free(cursor)
        return SQLITE_OK
    }

    private static func state(of cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: dossier_table_cursor.self).pointee.state
    }

    private static func scan(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> TableFunctionScan? {
        cursor.flatMap { state(of: $0) }.map { Unmanaged<TableFunctionScan>.fromOpaque($0).takeUnretainedValue() }
    }

    // The values are those of the parameters whose bit is set in `given`, in order.
    private static func filter(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?, _ given: Int32, _ count: Int32,
        _ values: UnsafeMutablePointer<OpaquePointer?>?
    ) -> Int32 {
        attempt(cursor) { scan in
            var next = 0
            let arguments = scan.function.parameters.indices.map { parameter -> Value in
                guard given & 1 << Int32(parameter) != 0, next < count else { return .null }
                defer { next += 1 }
                return Value(sqlite: values?[next])
            }
            try scan.start(arguments)
        }
    }

    private static func attempt(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?, _ body: (TableFunctionScan) throws -> Void
    ) -> Int32 {
        guard let cursor, let scan = scan(cursor) else { return SQLITE_MISUSE }
        do {
            try body(scan)
            return SQLITE_OK
        } catch let error as SQLiteError {
            return fail(cursor.pointee.pVtab, error.message, code: error.code.rawValue)
        } catch {
            return fail(cursor.pointee.pVtab, "\(error)", code: SQLITE_ERROR)
        }
    }

    /// Leaves a message for the statement's error.
    static func fail(_ table: UnsafeMutablePointer<sqlite3_vtab>?, _ message: String, code: Int32) -> Int32 {
        sqlite3_free(table?.pointee.zErrMsg)
        table?.pointee.zErrMsg = sqliteCopy(message)
        return code
    }

    /// A copy that SQLite frees; nil without memory.
    private static func sqliteCopy(_ text: String) -> UnsafeMutablePointer<CChar>? {
        let bytes = Array(text.utf8CString)
        guard let memory = sqlite3_malloc64(UInt64(bytes.count)) else { return nil }
        let copy = memory.bindMemory(to: CChar.self, capacity: bytes.count)
        copy.initialize(from: bytes, count: bytes.count)
        return copy
    }
}
