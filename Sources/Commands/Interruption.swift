internal import Glibc
internal import Storage

/// Ctrl-C while something is being written: the statement is interrupted, so that SQLite rolls back and the file is as it
/// was; a second Ctrl-C ends at once.
enum Interruption {
    nonisolated(unsafe) private static var isRequested: sig_atomic_t = 0

    /// Interrupts `base` on SIGINT and SIGTERM from now on.
    static func guardWriting(_ base: KnowledgeBase) {
        defer { install() }
        // Not sqlite3_interrupt: SQLite forgets one that comes between two statements, as most do while a file is read, and keeps one
        // until no statement is under way, so that it would end the ROLLBACK too where FTS5 has one open.
        base.connection.setProgressHandler { isRequested == 0 }
    }

    /// Catches SIGINT and SIGTERM from now on, before there is a base to interrupt: the request is kept for `guardWriting`.
    static func install() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                if Interruption.isRequested != 0 {
                    UnfinishedFile.remove()
                    _exit(128 + number)
                }
                Interruption.isRequested = 1
            }
        }
    }
}
