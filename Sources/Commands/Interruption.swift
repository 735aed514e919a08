internal import Glibc
internal import DossierInterchange
internal import DossierStorage

/// Ctrl-C while something is being written: the statement is interrupted, so that SQLite rolls back and the file is as it
/// was; a second Ctrl-C ends at once.
enum Interruption {
    // What a handler may read and set is of this type, or set before the handler is there.
    nonisolated(unsafe) private static var isRequested: sig_atomic_t = 0

    /// The signals that end a command: Ctrl-C, `kill`, and a terminal that is closed.
    private static let signals = [SIGINT, SIGTERM, SIGHUP]

    /// Interrupts what `base` is doing when a signal comes, from now on.
    static func guardWriting(_ base: Writer) {
        install()
        // A flag is asked, and sqlite3_interrupt not called: that is lost between two statements, and during one it would stop our
        // ROLLBACK too.
        base.keepsGoing = keepsGoing
    }

    /// The same for a base that is only read, while something else is written.
    static func guardReading(_ base: Snapshot) {
        install()
        base.keepGoing(while: keepsGoing)
    }

    /// Has Ctrl-C say that the answer was interrupted, from now on, and end the process by the signal, so that a script which
    /// runs it ends too. What is only read has nothing to put right.
    static func tellWhileReading() {
        var current = sigaction()
        // What is guarded stays so, and who has it ignored (a shell does in the background) goes on ignoring it: SIG_IGN is 1.
        if isInstalled || sigaction(SIGINT, nil, &current) != 0 || unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1 { return }
        isOnTerminal = isatty(STDERR_FILENO) == 1
        signal(SIGINT) { number in
            // Only what may be called in a handler. On a terminal, "^C" stands on the line already.
            let text: StaticString = Interruption.isOnTerminal ? "\ndossier: interrupted\n" : "dossier: interrupted\n"
            _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            signal(number, SIG_DFL)
            raise(number)
        }
    }

    /// Has a file that is read by its mapping, and is cut short meanwhile, told and not end the process by a signal.
    static func tellOfCutFile() {
        signal(SIGBUS) { _ in
            // Only what may be called in a handler.
            let text: StaticString = "dossier: the file was cut short while it was read\n  try: dossier doctor\n"
            _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
            _exit(ExitStatus.inputOutput.rawValue)
        }
    }

    nonisolated(unsafe) private static var isOnTerminal = false
    nonisolated(unsafe) private static var isInstalled = false

    /// Whether no signal has come.
    static func keepsGoing() -> Bool { isRequested == 0 }

    /// Ends the command as a signal would.
    static func request() { isRequested = 1 }

    /// Catches the signals from now on, before there is a base to interrupt: the request is kept for `guardWriting`.
    static func install() {
        isInstalled = true
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
