internal import Glibc

/// Reads lines that a person types, or a program writes, one at a time. What has been read further is kept for the next.
///
/// The library's `readLine` goes on waiting after a signal: here a signal ends the waiting.
enum TypedLine {
    // Only the main thread reads what is typed.
    nonisolated(unsafe) private static var waiting: [UInt8] = []
    nonisolated(unsafe) private static var hasEnded = false

    /// The next line, without its end; nil at the end of the input, after a signal (`Interruption.keepsGoing` tells), and where the
    /// terminal is gone.
    ///
    /// - Throws: `CommandFailure` where the input cannot be read.
    static func next() throws -> String? { try next(from: STDIN_FILENO) }

    private static func next(from descriptor: Int32) throws -> String? {
        while true {
            if let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
                defer { waiting.removeFirst(end + 1) }
                let line = waiting[..<end]
                return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
            }
            if hasEnded {
                if waiting.isEmpty { return nil }
                defer { waiting = [] }
                return String(decoding: waiting, as: UTF8.self)
            }
            try readMore(from: descriptor)
            guard Interruption.keepsGoing() else {
                // "^C" stands on the line.
                if isatty(descriptor) == 1 { StandardError.write([""]) }
                return nil
            }
        }
    }

    /// What a person answers to a question: typed where everything else is typed, or at the terminal that the command was started from
    /// where another program or a file gives the input.
    ///
    /// - Throws: as `next`.
    static func answer() throws -> String? {
        // Ctrl-D ended what came before; the terminal goes on.
        (waiting, hasEnded) = ([], false)
        let terminal = isatty(STDIN_FILENO) == 1 ? dup(STDIN_FILENO) : openTerminal()
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        let answer = try next(from: terminal)
        // Ctrl-D leaves the cursor behind the question.
        if answer == nil, Interruption.keepsGoing() { StandardError.write([""]) }
        return answer
    }

    // The terminal that the command was started from; negative where there is none.
    private static func openTerminal() -> Int32 { open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY) }

    /// Whether somebody can be asked.
    ///
    /// - Parameter isInputTaken: whether the standard input says what to do: then it cannot answer as well, and the terminal is asked.
    static func canAnswer(isInputTaken: Bool) -> Bool {
        if isatty(STDERR_FILENO) != 1 { return false }
        if isatty(STDIN_FILENO) == 1 { return true }
        guard isInputTaken else { return false }
        let terminal = openTerminal()
        if terminal >= 0 { close(terminal) }
        return terminal >= 0
    }

    private static func readMore(from descriptor: Int32) throws {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &buffer, buffer.count)
        if count > 0 {
            waiting += buffer[..<count]
        } else if count == 0 {
            hasEnded = true
        } else if errno == EIO {
            // The terminal was closed: nobody has said that this is the end.
            Interruption.request()
        } else if errno != EINTR {
            throw CommandFailure(status: .inputOutput, "cannot read the standard input: \(String(cString: strerror(errno)))")
        }
    }
}
