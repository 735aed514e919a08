internal import CSQLite
internal import Glibc

extension Connection {
    /// Lets through only what reads: selects, recursion, pragmas that report, functions and virtual tables that are known to be
    /// harmless. Limits how large a value and a statement may be.
    ///
    /// For SQL that a user typed, on a read-only connection, once the functions of this program are registered. Check
    /// `Statement.isReadOnly` as well: FTS5 and virtual tables must be allowed to touch sqlite_master in memory when they connect.
    public func authorizeReadingOnly() {
        if let authorization {
            authorization.refusal = nil
            return
        }
        let box = AuthorizationBox(functions: registered)
        authorization = box
        UserSQLLimits.apply(to: handle)
        dropModules(except: registered.union(AllowedFunctions.modules))
        sqlite3_set_authorizer(
            handle,
            { context, action, first, second, _, _ in
                AuthorizationBox.decide(context, action, first, second)
            },
            Unmanaged.passUnretained(box).toOpaque())
    }

    /// What the authorizer refused last, in words; nil when it refused nothing.
    public var refusal: Refusal? { authorization?.refusal }

    // What a module could do is not asked of the authorizer: one that is not there can do nothing.
    private func dropModules(except kept: Set<String>) {
        var names = kept.map { UnsafePointer(strdup($0)) }
        defer { for name in names { free(UnsafeMutablePointer(mutating: name)) } }
        names.append(nil)
        sqlite3_drop_modules(handle, &names)
    }

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

/// What SQL of a user tried that it may not.
public struct Refusal: Sendable, Equatable {
    /// In words: "ATTACH", "the function load_extension".
    public let what: String
    /// Why, where that is not that it would change the database.
    public let reason: String?

    public init(what: String, reason: String? = nil) {
        self.what = what
        self.reason = reason
    }
}

/// How large what SQL of a user makes may be. How long it may take is the progress handler's, and the caller's, who can end a
/// single long step only from another thread.
public enum UserSQLLimits {
    /// Of a text, a blob, or a row, in bytes: more than an import takes in, so that whatever a base holds can be read. A statement
    /// that lets a text grow holds it five times over: as read, twice as operands, as result, and among the rows told apart.
    public static let value = 80 << 20
    /// Of all that a statement has at one time, in bytes: several such values, and a large graph.
    public static let memory = 448 << 20
    /// Of a statement, in bytes.
    public static let statement = 1 << 20
    /// Of the pattern of LIKE and GLOB, in bytes: their work grows with its power.
    public static let pattern = 1_000

    fileprivate static func apply(to handle: OpaquePointer) {
        let limits = [
            (SQLITE_LIMIT_LENGTH, value), (SQLITE_LIMIT_SQL_LENGTH, statement), (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, pattern),
            // Nothing is attached, and each level takes from the stack.
            (SQLITE_LIMIT_ATTACHED, 0), (SQLITE_LIMIT_EXPR_DEPTH, 1_000), (SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        ]
        for (limit, most) in limits { sqlite3_limit(handle, limit, Int32(most)) }
    }
}

final class AuthorizationBox {
    var refusal: Refusal?
    private let functions: Set<String>

    /// - Parameter functions: of this program, which may be called as SQLite's harmless ones may.
    init(functions: Set<String>) { self.functions = functions }

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
        if action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_RECURSIVE { return SQLITE_OK }
        let box = Unmanaged<AuthorizationBox>.fromOpaque(context).takeUnretainedValue()
        let name = first.map { String(cString: $0) } ?? ""
        let isSchema = name == "sqlite_master" || name == "sqlite_temp_master"
        let refused: String
        var reason: String?
        switch action {
        case SQLITE_FUNCTION:
            let function = second.map { String(cString: $0).lowercased() } ?? ""
            if AllowedFunctions.names.contains(function) || box.functions.contains(function) { return SQLITE_OK }
            refused = "the function \(function)"
            reason = AllowedFunctions.refused[function] ?? "it is not among those known to be harmless"
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
        box.refusal = Refusal(what: refused, reason: reason)
        return SQLITE_DENY
    }
}
