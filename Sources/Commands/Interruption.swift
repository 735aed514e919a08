internal import Glibc
internal import DossierInterchange
internal import DossierStorage

/// Ctrl-C while something is being written: the statement is interrupted, so that SQLite rolls back and the file is as it
/// was; a second Ctrl-C ends at once.
enum Interruption {
    nonisolated(unsafe) private static var isRequested: sig_atomic_t = 0

    /// The signals that end a command: Ctrl-C, `kill`, and a terminal that is closed.
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Interrupts what `base` is doing when a signal comes, from now on.
    static func guardWriting(_ base: Writer) {
        install()
        // Not sqlite3_interrupt: SQLite forgets one that comes between two statements, as most do while a file is read, and keeps one
        // until no statement is under way, so that it would end the ROLLBACK too where FTS5 has one open.
        base.keepsGoing = keepsGoing
    }

    /// The same for a base that is only read, while something else is written.
    static func guardReading(_ base: Snapshot) {
        install()
        base.keepGoing(while: keepsGoing)
    }

    /// Whether no signal has come.
    static func keepsGoing() -> Bool { isRequested == 0 }

    /// Catches the signals from now on, before there is a base to interrupt: the request is kept for `guardWriting`.
    static func install() {
        for number in signals {
            var action = sigaction()
            // Without SA_RESTART: whoever waits at a pipe is woken, and sees the request.
            action.__sigaction_handler.sa_handler = { number in
                if Interruption.isRequested != 0 {
                    UnfinishedFile.remove()
                    _exit(128 + number)
                }
                Interruption.isRequested = 1
                InputWaiting.cancel()
            }
            sigaction(number, &action, nil)
        }
    }
}
