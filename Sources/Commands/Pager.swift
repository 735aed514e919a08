internal import Glibc
internal import Output

/// Where output goes: the standard output, or on a terminal a pager that shows it page by page.
///
/// PAGER names the pager (`cat` or empty: none); else `less`, told to leave short output alone and to keep colours.
struct Pager {
    let descriptor: Int32
    private let stream: UnsafeMutablePointer<FILE>?

    init(for terminal: Terminal) {
        guard terminal.isTerminal, let command = Self.command(), let stream = popen(command, "w") else {
            descriptor = STDOUT_FILENO
            self.stream = nil
            return
        }
        self.stream = stream
        descriptor = fileno(stream)
    }

    /// Waits until the reader is done.
    func finish() {
        if let stream { pclose(stream) }
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
