internal import CSQLite
internal import Glibc

/// What tells one state of a database file from every other: which file it is, and how often it was changed.
public struct FileState: Hashable, Sendable {
    /// Counts the transactions that changed the file, of any program (the header's bytes 24 to 27).
    public let changeCounter: UInt32
    public let device: UInt64
    public let inode: UInt64
    /// In bytes.
    public let size: Int64
    /// The last modification, in nanoseconds since 1970.
    public let modified: Int64

    /// Restores a state that was written down.
    public init(changeCounter: UInt32, device: UInt64, inode: UInt64, size: Int64, modified: Int64) {
        self.changeCounter = changeCounter
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
    }
}

extension Connection {
    /// The state of the connection's file; nil for a database in memory, while this connection is changing it, or where the
    /// changes stand in a write-ahead log and the file does not tell of them.
    ///
    /// Inside a transaction that has read, it is the state that is being read. Costs three system calls.
    public func fileState() -> FileState? {
        if sqlite3_txn_state(handle, nil) == SQLITE_TXN_WRITE { return nil }
        guard let path = fileName else { return nil }
        var status = stat()
        guard !hasMoved, stat(path, &status) == 0, hasRollbackJournal, let header = headerBytes(24..<28)
        else { return nil }
        return FileState(
            changeCounter: header.reduce(0) { $0 << 8 | UInt32($1) }, device: UInt64(status.st_dev),
            inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }

    private var hasMoved: Bool {
        var hasMoved: Int32 = 0
        return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved) != SQLITE_OK || hasMoved != 0
    }

    /// Whether `path` still leads to the file that is open here. Also for a database in memory, which no path leads to.
    func isNamed(_ path: String) -> Bool {
        guard let fileName else { return true }
        return !hasMoved && FileSystem.isSameFile(path, String(cString: fileName))
    }

    /// The name of the file as SQLite opened it; nil for a database in memory.
    var fileName: UnsafePointer<CChar>? {
        sqlite3_db_filename(handle, "main").flatMap { $0.pointee == 0 ? nil : UnsafePointer($0) }
    }

    /// Whether it is a file without a write-ahead log: the versions of the format in the header would be 2.
    var hasRollbackJournal: Bool { fileName != nil && headerBytes(18..<20) == [1, 1] }

    // Through SQLite's own descriptor: to open the file anew and close it would drop the process's locks on it.
    func headerBytes(_ range: Range<Int>) -> [UInt8]? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
            let read = file.pointee.pMethods?.pointee.xRead
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: range.count)
        guard read(file, &bytes, Int32(range.count), Int64(range.lowerBound)) == SQLITE_OK else { return nil }
        return bytes
    }
}
