internal import CSQLite

/// A virtual table over the batch that is being inserted: `INSERT ... SELECT` from it keeps the loop inside SQLite, instead of
/// binding and stepping a statement for each row (https://www.sqlite.org/vtab.html).
final class BatchModule: @unchecked Sendable {
    static let shared = BatchModule()
    static let columnNames = (0..<64).map { "c\($0)" }

    // Made once and never changed nor freed: SQLite keeps the address.
    let pointer: UnsafeMutablePointer<sqlite3_module>

    private init() {
        var module = sqlite3_module()
        module.iVersion = 0
        module.xConnect = { database, box, _, _, table, _ in
            let code = sqlite3_declare_vtab(database, "CREATE TABLE x (\(BatchModule.columnNames.joined(separator: ", ")))")
            guard code == SQLITE_OK else { return code }
            guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<dossier_table>.stride)) else { return SQLITE_NOMEM }
            let made = memory.bindMemory(to: dossier_table.self, capacity: 1)
            made.initialize(to: dossier_table(base: sqlite3_vtab(), function: box))
            table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
            return SQLITE_OK
        }
        module.xBestIndex = { _, info in
            info?.pointee.estimatedCost = Double(RowBatch.capacity)
            info?.pointee.estimatedRows = Int64(RowBatch.capacity)
            return SQLITE_OK
        }
        module.xDisconnect = { table in
            sqlite3_free(table)
            return SQLITE_OK
        }
        module.xOpen = { table, cursor in
            guard let table else { return SQLITE_MISUSE }
            guard let memory = sqlite3_malloc64(UInt64(MemoryLayout<dossier_batch_cursor>.stride)) else { return SQLITE_NOMEM }
            let made = memory.bindMemory(to: dossier_batch_cursor.self, capacity: 1)
            let box = UnsafeMutableRawPointer(table).assumingMemoryBound(to: dossier_table.self).pointee.function
            guard let box = box.map({ Unmanaged<BatchBox>.fromOpaque($0).takeUnretainedValue() }), let batch = box.batch
            else { return SQLITE_MISUSE }
            made.initialize(
                to: dossier_batch_cursor(
                    base: sqlite3_vtab_cursor(), batch: Unmanaged.passUnretained(batch).toOpaque(), first: box.first, row: 0))
            cursor?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab_cursor.self)
            return SQLITE_OK
        }
        module.xClose = { cursor in
            sqlite3_free(cursor)
            return SQLITE_OK
        }
        module.xFilter = { cursor, _, _, _, _ in
            let state = BatchModule.state(of: cursor)
            state.pointee.row = state.pointee.first
            return SQLITE_OK
        }
        module.xNext = { cursor in
            BatchModule.state(of: cursor).pointee.row += 1
            return SQLITE_OK
        }
        module.xEof = { cursor in
            let state = BatchModule.state(of: cursor)
            return BatchModule.batch(state)._withUnsafeGuaranteedRef { Int(state.pointee.row) < $0.count ? 0 : 1 }
        }
        module.xColumn = { cursor, context, column in
            let state = BatchModule.state(of: cursor)
            return BatchModule.batch(state)._withUnsafeGuaranteedRef { batch in
                let cell = batch.cell(row: Int(state.pointee.row), column: Int(column))
                switch cell.kind {
                case .null: break
                case .integer: sqlite3_result_int64(context, cell.value)
                case .text:
                    batch.text(of: cell).withMemoryRebound(to: CChar.self, capacity: Int(cell.count)) { chars in
                        dossier_sqlite3_result_text_static(context, chars, UInt64(cell.count))
                    }
                }
                return SQLITE_OK
            }
        }
        module.xRowid = { cursor, row in
            row?.pointee = BatchModule.state(of: cursor).pointee.row
            return SQLITE_OK
        }
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: module)
    }

    // SQLite hands over only cursors that xOpen made.
    @inline(__always)
    private static func state(of cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<dossier_batch_cursor> {
        UnsafeMutableRawPointer(cursor.unsafelyUnwrapped).assumingMemoryBound(to: dossier_batch_cursor.self)
    }

    @inline(__always)
    private static func batch(_ state: UnsafeMutablePointer<dossier_batch_cursor>) -> Unmanaged<RowBatch> {
        Unmanaged.fromOpaque(state.pointee.batch.unsafelyUnwrapped)
    }
}

/// Which batch a connection's virtual table shows, and from which row on; kept alive by SQLite.
final class BatchBox {
    var batch: RowBatch?
    var first: Int64 = 0
}
