internal import Glibc
internal import Output

/// Where output goes: the standard output, or on a terminal a pager that shows it page by page.
///
/// PAGER names the pager (`cat` or empty: none); else `less`, told to leave short output alone and to keep colours.
struct Pager {
    let descriptor: Int32
    private let stream: UnsafeMutablePointer<FILE>?

    // What the handler of Ctrl-C closes.
    nonisolated(unsafe) private static var openDescriptor: Int32 = -1

    init(for terminal: Terminal) {
        guard terminal.isTerminal, let command = Self.command(), let stream = popen(command, "w") else {
            descriptor = STDOUT_FILENO
            self.stream = nil
            return
        }
        self.stream = stream
        descriptor = fileno(stream)
        Self.openDescriptor = descriptor
        // Ctrl-C stops the answer, but the pager goes on: the shell must not get the terminal back while it still shows.
        signal(SIGINT) { _ in
            close(Pager.openDescriptor)
            wait(nil)
            _exit(128 + SIGINT)
        }
    }

    /// Waits until the reader is done.
    func finish() {
        guard let stream else { return }
        signal(SIGINT, SIG_IGN)
        pclose(stream)
        signal(SIGINT, SIG_DFL)
    }

    private static func command() -> String? {
        if let variable = getenv("PAGER") {
            let pager = String(cString: variable)
            return pager.isEmpty || pager == "cat" ? nil : pager
        }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let isThere = folders.split(separator: ":").contains { access("\($0)/less", X_OK) == 0 }
        return isThere ? "less -FRX" : nil
    }
}
