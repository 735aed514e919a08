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
    /// The state of the connection's file; nil for a database in memory, or while this connection is changing it.
    ///
    /// Inside a transaction that has read, it is the state that is being read. Costs three system calls.
    public func fileState() -> FileState? {
        if sqlite3_txn_state(handle, nil) == SQLITE_TXN_WRITE { return nil }
        guard let path = sqlite3_db_filename(handle, "main"), path.pointee != 0 else { return nil }
        var hasMoved: Int32 = 0
        let asked = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
        var status = stat()
        guard asked == SQLITE_OK, hasMoved == 0, stat(path, &status) == 0, let counter = changeCounter() else { return nil }
        return FileState(
            changeCounter: counter, device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
    }

    // Through SQLite's own descriptor: to open the file anew and close it would drop the process's locks on it.
    private func changeCounter() -> UInt32? {
        var file: UnsafeMutablePointer<sqlite3_file>?
        guard sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
            let read = file.pointee.pMethods?.pointee.xRead
        else { return nil }
        var bytes: [UInt8] = [0, 0, 0, 0]
        guard read(file, &bytes, 4, 24) == SQLITE_OK else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
