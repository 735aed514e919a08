internal import Glibc

/// The file that is being made, so that an interruption can remove it. At most one in a process.
public enum UnfinishedFile {
    // Written by the thread that makes the file, read by the signal handler of the same process: a plain C string, since a
    // handler may not allocate.
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?
    nonisolated(unsafe) private static var journal: UnsafeMutablePointer<CChar>?

    static func set(_ new: String) {
        clear()
        path = strdup(new)
        journal = strdup(new + "-journal")
    }

    static func clear() {
        let (oldPath, oldJournal) = (path, journal)
        // First: a signal may come at any moment, and must not find freed memory.
        path = nil
        journal = nil
        free(oldPath)
        free(oldJournal)
    }

    /// Removes it. Safe in a signal handler.
    public static func remove() {
        if let path { unlink(path) }
        if let journal { unlink(journal) }
    }
}
