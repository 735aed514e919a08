internal import Glibc
internal import Synchronization

/// The file that is being made, so that an interruption can remove it: the last one, if several are made at once.
public enum UnfinishedFile {
    // Addresses of C strings, since a signal handler may not allocate; never freed, since it may be reading them. A process
    // makes a file or two.
    private static let path = Atomic<UInt>(0)
    private static let journal = Atomic<UInt>(0)

    static func set(_ new: String) {
        path.store(UInt(bitPattern: strdup(new)), ordering: .releasing)
        journal.store(UInt(bitPattern: strdup(new + "-journal")), ordering: .releasing)
    }

    static func clear() {
        path.store(0, ordering: .releasing)
        journal.store(0, ordering: .releasing)
    }

    /// Removes it. Safe in a signal handler.
    public static func remove() {
        if let path = UnsafePointer<CChar>(bitPattern: path.load(ordering: .acquiring)) { unlink(path) }
        if let journal = UnsafePointer<CChar>(bitPattern: journal.load(ordering: .acquiring)) { unlink(journal) }
    }
}
