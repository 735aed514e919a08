internal import CSQLite
internal import Glibc

/// One connection to a SQLite file: the only owner of its handle, closed when released.
///
/// Not Sendable: a connection and its statements are used by one thread at a time.
public final class Connection {
    /// How a file is opened.
    public enum Access: Sendable {
        /// Reads only; the file must exist. Works on a read-only medium and leaves nothing behind.
        case readOnly
        /// Reads and writes; the file must exist.
        case readWrite
        /// Reads and writes; a missing file is made.
        case create
    }

    let handle: OpaquePointer
    private var cache = StatementCache(capacity: 64)
    // For the tests that pin how much a lookup asks.
    private(set) var compiledStatements = 0
    var authorization: AuthorizationBox?
    var progress: ProgressBox?
    /// The functions and table functions that this program has added.
    var registered: Set<String> = []
    /// Whether its file was found to be a knowledge base of this schema.
    var isKnowledgeBase = false
    var isBeingDiagnosed = false
    /// Whether nothing may be asked any more.
    var hasEnded = false
    private let busyTimeout: Int32
    private var patience: Patience?

    /// Waits for locks as before, but only as long as `keepsWaiting` says so.
    func waitForLocks(while keepsWaiting: @escaping () -> Bool) {
        let patience = Patience(milliseconds: busyTimeout, keepsWaiting)
        self.patience = patience
        sqlite3_busy_handler(
            handle,
            { patience, tries in
                guard let patience else { return 0 }
                return Unmanaged<Patience>.fromOpaque(patience).takeUnretainedValue().wait(tries) ? 1 : 0
            }, Unmanaged.passUnretained(patience).toOpaque())
    }

    /// What stands for the path of a database in memory.
    public static let memoryPath = ":memory:"

    /// A database in memory, gone when released.
    public static func inMemory() throws(SQLiteError) -> Connection {
        try Connection(name: memoryPath, access: .create, busyTimeout: 0)
    }

    /// Opens the file at `path`, whatever it is called: SQLite's own names (":memory:", "file:...") are names of files as well.
    ///
    /// Foreign keys and defensive mode are on and the schema is untrusted: functions that are not innocuous do not run
    /// from views. Writers wait `busyTimeout` milliseconds for a lock.
    public convenience init(path: String, access: Access, busyTimeout: Int32 = 5_000) throws(SQLiteError) {
        try self.init(name: path.hasPrefix("/") ? path : "./" + path, access: access, busyTimeout: busyTimeout)
    }

    private init(name path: String, access: Access, busyTimeout: Int32) throws(SQLiteError) {
        _ = Self.isConfigured
        if path.utf8.contains(0) { throw .misuse("the path contains a NUL character") }
        let flags: Int32 =
            switch access {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened, code == SQLITE_OK else {
            let error = SQLiteError(connection: opened, code: code)
            sqlite3_close_v2(opened)
            throw error
        }
        handle = opened
        self.busyTimeout = busyTimeout
        sqlite3_busy_timeout(handle, busyTimeout)
        setFlag(SQLITE_DBCONFIG_ENABLE_FKEY, true)
        setFlag(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
        setFlag(SQLITE_DBCONFIG_DEFENSIVE, true)
        setFlag(SQLITE_DBCONFIG_DQS_DML, false)  // "x" is a column, never a misspelt string
        setFlag(SQLITE_DBCONFIG_DQS_DDL, false)
    }

    // Before the first connection; SQLite refuses it later, which is why its result says nothing that matters.
    private static let isConfigured = dossier_sqlite3_configure() == SQLITE_OK

    deinit {
        cache.removeAll()
        // A statement may outlive this: it must not call what goes now.
        sqlite3_progress_handler(handle, 0, nil, nil)
        sqlite3_close_v2(handle)
    }

    /// Foreign keys checked on each write. A bulk load turns them off outside a transaction and checks by itself.
    public func setForeignKeys(_ enforced: Bool) { setFlag(SQLITE_DBCONFIG_ENABLE_FKEY, enforced) }

    private func setFlag(_ option: Int32, _ on: Bool) {
        _ = dossier_sqlite3_db_config_flag(handle, option, on ? 1 : 0, nil)
    }

    /// A compiled statement, kept for the next call with the same text.
    ///
    /// - Throws: the text is empty, holds more than one statement or a NUL, or does not compile.
    public func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        if hasEnded { throw .misuse("the snapshot has ended", sql: sql) }
        if let cached = cache.take(sql) { return cached }
        compiledStatements += 1
        let statement = try Statement(connection: self, sql: sql, persistent: true, isOfUser: false)
        cache.keep(statement)
        return statement
    }

    /// Lets go of the statements that were kept.
    func forgetStatements() { cache.removeAll() }

    /// A compiled statement that is not kept.
    ///
    /// - Parameter isOfUser: whether a user typed it: what is wrong with it is then no sign of damage.
    public func prepareOnce(_ sql: String, isOfUser: Bool = false) throws(SQLiteError) -> Statement {
        if hasEnded { throw .misuse("the snapshot has ended", sql: sql) }
        return try Statement(connection: self, sql: sql, persistent: false, isOfUser: isOfUser)
    }

    /// Takes all statements back to their start, so that none keeps a lock.
    func resetStatements() {
        var statement = sqlite3_next_stmt(handle, nil)
        while let current = statement {
            sqlite3_reset(current)
            statement = sqlite3_next_stmt(handle, current)
        }
    }

    /// Runs every statement of a script in turn, without bindings, up to the first that fails.
    public func execute(script: String) throws(SQLiteError) {
        if script.utf8.contains(0) { throw .misuse("the SQL contains a NUL character", sql: script) }
        var text = script
        // Not sqlite3_exec: it gives the place of an error in the statement that fails, and not in the script.
        let failure: SQLiteError? = text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let rest = UnsafeBufferPointer(rebasing: bytes[start...])
                let (length, code) = runFirstStatement(of: rest)
                guard code == SQLITE_OK else {
                    let error = SQLiteError(connection: handle, code: code, sql: script)
                    return SQLiteError(
                        code: error.code, message: error.message, sql: script, offset: error.offset.map { $0 + start })
                }
                start += length
            }
            return nil
        }
        if let failure { throw failure }
    }

    // Returns how many bytes the statement takes up, with what separates it from the next.
    private func runFirstStatement(of script: UnsafeBufferPointer<UInt8>) -> (length: Int, code: Int32) {
        script.withMemoryRebound(to: CChar.self) { chars in
            var compiled: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            var code = sqlite3_prepare_v3(handle, chars.baseAddress, Int32(clamping: chars.count), 0, &compiled, &tail)
            defer { sqlite3_finalize(compiled) }
            guard code == SQLITE_OK else { return (0, code) }
            if compiled != nil {
                repeat { code = sqlite3_step(compiled) } while code == SQLITE_ROW
            }
            let length = tail.flatMap { tail in chars.baseAddress.map { tail - $0 } } ?? chars.count
            return (length, compiled == nil || code == SQLITE_DONE ? SQLITE_OK : code)
        }
    }

    /// Runs one statement to its end and returns how many rows it inserted, updated or deleted: 0 for one that does neither.
    @discardableResult
    public func run(_ sql: String, _ values: any Bindable...) throws(SQLiteError) -> Int {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        let before = sqlite3_total_changes64(handle)
        while try statement.step() {}
        // sqlite3_changes64 still tells of the statement before where this one is no INSERT, UPDATE or DELETE.
        return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
    }

    /// Reads the rows of one statement; `body` gets each row, valid only during the call.
    ///
    /// Not copied into its callers: a call a row costs less than the row, and `all` of sixty types would be sixty copies to compile.
    @inline(never) public func forEachRow(
        _ sql: String, _ values: [any Bindable] = [], _ body: (Row) throws -> Void
    ) throws {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        while try statement.step() { try body(Row(statement: statement)) }
    }

    /// The rows of one statement, each made into a value.
    public func all<Element>(
        _ sql: String, _ values: [any Bindable] = [], _ make: (Row) throws -> Element
    ) throws -> [Element] {
        var elements: [Element] = []
        try forEachRow(sql, values) { row in elements.append(try make(row)) }
        return elements
    }

    /// The first row of one statement made into a value, or nil when there is none.
    public func first<Element>(
        _ sql: String, _ values: [any Bindable] = [], _ make: (Row) throws -> Element
    ) throws -> Element? {
        var element: Element?
        try withFirstRow(sql, values) { row in element = try make(row) }
        return element
    }

    /// Calls a body with the first row of one statement, where there is one. Not generic: it is compiled once, not for each type.
    @inline(never) private func withFirstRow(
        _ sql: String, _ values: [any Bindable], _ body: (Row) throws -> Void
    ) throws {
        let statement = try prepare(sql)
        defer { statement.reset() }
        try statement.bind(values)
        guard try statement.step() else { return }
        try body(Row(statement: statement))
        try statement.checkDamage()
    }

    /// The integer in the first column of the first row; nil when there is no row or it is NULL.
    public func integer(_ sql: String, _ values: any Bindable...) throws -> Int64? {
        try first(sql, values) { $0.optionalInteger(0) } ?? nil
    }

    /// The text in the first column of the first row; nil when there is no row or it is NULL.
    public func text(_ sql: String, _ values: any Bindable...) throws -> String? {
        try first(sql, values) { $0.optionalText(0) } ?? nil
    }

    /// Copies all that this connection sees of its database over the other's, which must be in no transaction.
    func copy(to other: Connection) throws(SQLiteError) {
        guard let backup = sqlite3_backup_init(other.handle, "main", handle, "main") else {
            throw SQLiteError(connection: other.handle, code: sqlite3_errcode(other.handle))
        }
        sqlite3_backup_step(backup, -1)
        let code = sqlite3_backup_finish(backup)
        guard code == SQLITE_OK else { throw SQLiteError(connection: other.handle, code: code) }
    }

    /// The same from the file itself, while this connection holds its write lock and has changed nothing yet.
    func copyFile(to other: Connection) throws {
        guard let fileName else { return try copy(to: other) }
        // SQLite copies nothing from a connection that may be writing.
        try Connection(path: String(cString: fileName), access: .readOnly).copy(to: other)
    }

    /// The rowid of the last row that this connection inserted; 0 before the first.
    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// Whether a transaction is open on this connection.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// The version of the SQLite library in use: "3.40.1".
    public static var libraryVersion: String { String(cString: sqlite3_libversion()) }
}

/// How long a connection waits for a lock.
private final class Patience {
    private let milliseconds: Int32
    private let keepsWaiting: () -> Bool
    private var waited: Int32 = 0

    init(milliseconds: Int32, _ keepsWaiting: @escaping () -> Bool) {
        self.milliseconds = milliseconds
        self.keepsWaiting = keepsWaiting
    }

    /// Waits a while, longer the more often; false when that was enough.
    func wait(_ tries: Int32) -> Bool {
        if tries == 0 { waited = 0 }
        let pause = min(1 + tries * 2, 50)
        guard waited < milliseconds, keepsWaiting() else { return false }
        waited += pause
        usleep(UInt32(pause) * 1_000)
        return keepsWaiting()
    }
}
