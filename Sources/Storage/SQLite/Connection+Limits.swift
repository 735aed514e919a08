internal import CSQLite

extension Connection {
    /// Lets through only what reads: selects, functions, recursion, and pragmas that report.
    ///
    /// For SQL that a user typed, on a read-only connection. Check `Statement.isReadOnly` as well: FTS5 and virtual tables
    /// must be allowed to touch sqlite_master in memory when they connect.
    public func authorizeReadingOnly() {
        let box = AuthorizationBox()
        authorization = box
        sqlite3_set_authorizer(
            handle,
            { context, action, first, second, _, _ in
                AuthorizationBox.decide(context, action, first, second)
            },
            Unmanaged.passUnretained(box).toOpaque())
    }

    /// What the authorizer refused last, in words; nil when it refused nothing.
    public var refusal: String? { authorization?.refusal }

    /// Calls `keepsGoing` about every 1 000 steps of SQLite's machine; a statement is interrupted once it answers false.
    public func setProgressHandler(_ keepsGoing: @escaping () -> Bool) {
        let box = ProgressBox(keepsGoing)
        progress = box
        sqlite3_progress_handler(
            handle, 1_000,
            { box in
                guard let box else { return 0 }
                return Unmanaged<ProgressBox>.fromOpaque(box).takeUnretainedValue().keepsGoing() ? 0 : 1
            },
            Unmanaged.passUnretained(box).toOpaque())
    }
}

final class ProgressBox {
    let keepsGoing: () -> Bool

    init(_ keepsGoing: @escaping () -> Bool) { self.keepsGoing = keepsGoing }
}

final class AuthorizationBox {
    var refusal: String?

    // Pragmas that only report, whatever their argument.
    private static let reportingPragmas: Set<String> = [
        "table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo", "foreign_key_list",
        "function_list", "module_list", "pragma_list", "collation_list", "compile_options", "database_list",
        "data_version", "integrity_check", "quick_check", "foreign_key_check", "page_count", "freelist_count",
    ]
    // Pragmas that report without an argument and set something with one. (journal_mode is none of them for SQLite: it may write.)
    private static let readablePragmas: Set<String> = [
        "application_id", "user_version", "schema_version", "encoding", "page_size", "foreign_keys",
        "cache_size", "auto_vacuum", "busy_timeout", "query_only", "trusted_schema",
    ]

    static func decide(
        _ context: UnsafeMutableRawPointer?, _ action: Int32, _ first: UnsafePointer<CChar>?,
        _ second: UnsafePointer<CChar>?
    ) -> Int32 {
        guard let context else { return SQLITE_DENY }
        let name = first.map { String(cString: $0) } ?? ""
        let isSchema = name == "sqlite_master" || name == "sqlite_temp_master"
        let refused: String
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION:
            let function = second.map { String(cString: $0) } ?? ""
            if function != "load_extension" { return SQLITE_OK }
            refused = "the function load_extension"
        case SQLITE_UPDATE where isSchema: return SQLITE_OK
        case SQLITE_PRAGMA:
            if reportingPragmas.contains(name) || (second == nil && readablePragmas.contains(name)) { return SQLITE_OK }
            refused = "PRAGMA \(name)" + (second == nil ? "" : " with a value")
        case SQLITE_ATTACH: refused = "ATTACH"
        case SQLITE_DETACH: refused = "DETACH"
        // The first thing that CREATE, DROP and ALTER ask for.
        case SQLITE_INSERT where isSchema, SQLITE_DELETE where isSchema:
            refused = "a change of the schema"
        case SQLITE_INSERT: refused = "INSERT into \(name)"
        case SQLITE_UPDATE: refused = "UPDATE of \(name)"
        case SQLITE_DELETE: refused = "DELETE from \(name)"
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT: refused = "a transaction"
        default: refused = "a statement that changes the database"
        }
        Unmanaged<AuthorizationBox>.fromOpaque(context).takeUnretainedValue().refusal = refused
        return SQLITE_DENY
    }
}
