internal import CSQLite
internal import Glibc

/// A file that is written beside its place and takes its name only when it is whole and on the disk.
package final class NewFile {
    let path: String
    let replacing: Bool
    package let temporaryPath: String
    /// Whether nothing hangs on the file that is there but its contents and who may read it: otherwise a new one in its place
    /// would lose another name, an owner or group that it would not have, or lists of who may read it.
    package let mayTakeTheName: Bool
    /// The file that was made, for writing; -1 before and after.
    // Open and locked for as long as the file is being made: one that nobody has locked was left by a program that died.
    package private(set) var descriptor: Int32 = -1
    // Of the file that it replaces; nil leaves it to the umask.
    private let mode: mode_t?

    /// - Throws: `alreadyExists`, when there is something at `path` that is not to be replaced.
    package init(at path: String, replacing: Bool) throws(KnowledgeBaseError) {
        var status = stat()
        if stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
            if !replacing { throw .alreadyExists(path: path) }
        } else if FileSystem.exists(path), !replacing {
            // A link that leads nowhere.
            throw .alreadyExists(path: path)
        }
        self.replacing = replacing
        (self.path, mode, mayTakeTheName) = replacing ? Self.place(of: path) : (path, nil, true)
        temporaryPath = Leftovers.temporaryName(of: self.path)
    }

    /// What is to take the place of a connection's file; nil where that cannot be: it has a write-ahead log, is only in memory, or
    /// more hangs on it than its contents.
    init?(inPlaceOf connection: Connection) {
        guard connection.hasRollbackJournal, let name = connection.fileName else { return nil }
        replacing = true
        (path, mode, mayTakeTheName) = Self.place(of: String(cString: name))
        temporaryPath = Leftovers.temporaryName(of: path)
        if !mayTakeTheName || mode == nil { return nil }
    }

    // A link stays a link: the file that it leads to is replaced.
    private static func place(of path: String) -> (path: String, mode: mode_t?, mayTakeTheName: Bool) {
        guard let real = realpath(path, nil) else { return (path, nil, true) }
        defer { free(real) }
        let path = String(cString: real)
        var status = stat()
        guard stat(path, &status) == 0 else { return (path, nil, true) }
        let isAlone = status.st_nlink == 1 && status.st_uid == geteuid() && status.st_gid == getegid() && !hasAttributes(path)
        return (path, status.st_mode & 0o7777, isAlone)
    }

    // What a system sets by itself ("security.selinux") a new file gets as well.
    private static func hasAttributes(_ path: String) -> Bool {
        var names = [UInt8](repeating: 0, count: 1 << 16)
        let count = names.withUnsafeMutableBytes { listxattr(path, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
        // Too many for the buffer are some; a file system without them has none.
        if count < 0 { return errno != ENOTSUP }
        return names[..<count].split(separator: 0).contains { !$0.starts(with: Array("security.".utf8)) }
    }

    /// Makes the empty file, so that a folder that cannot be written to is reported with the system's reason.
    package func makeEmpty() throws(KnowledgeBaseError) {
        Leftovers.remove(beside: path)
        descriptor = open(temporaryPath, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .failedWriting(path) }
        if let mode, fchmod(descriptor, mode) != 0 {
            let failure = KnowledgeBaseError.failedWriting(path)
            unlink(temporaryPath)
            throw failure
        }
        flock(descriptor, LOCK_EX | LOCK_NB)
        UnfinishedFile.set(temporaryPath)
    }

    /// Flushes the file to the disk and gives it its name, atomically.
    ///
    /// - Parameter isDatabase: whether what SQLite may have left beside an earlier file of that name goes.
    package func commit(isDatabase: Bool = true) throws(KnowledgeBaseError) {
        guard fsync(descriptor) == 0 else { throw .failedWriting(path) }
        // Before others open the file by its name: closing drops the locks that this process has on it.
        close(descriptor)
        descriptor = -1
        // What a program that died left of a file of this name: SQLite would play it back into the new one.
        if isDatabase { for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) } }
        // link() refuses an existing name; rename() replaces it.
        guard (replacing ? rename(temporaryPath, path) : link(temporaryPath, path)) == 0 else {
            throw errno == EEXIST ? .alreadyExists(path: path) : .failedWriting(path)
        }
        if !replacing { unlink(temporaryPath) }
        UnfinishedFile.clear()
        FileSystem.flush(folder: FileSystem.folder(of: path))
    }

    /// Removes what was made so far.
    package func discard() {
        unlink(temporaryPath)
        unlink(temporaryPath + "-journal")
        UnfinishedFile.clear()
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
