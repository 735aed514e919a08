internal import Glibc

/// Reads lines that a person types, or a program writes, one at a time. What has been read further is kept for the next.
///
/// The library's `readLine` goes on waiting after a signal: here a signal ends the waiting.
enum TypedLine {
    // Only the main thread reads the standard input.
    nonisolated(unsafe) private static var waiting: [UInt8] = []
    nonisolated(unsafe) private static var hasEnded = false

    /// The next line, without its end; nil at the end of the input, after a signal (`Interruption.keepsGoing` tells), and where the
    /// terminal is gone.
    ///
    /// - Throws: `CommandFailure` where the input cannot be read.
    static func next() throws -> String? {
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
            try readMore()
            guard Interruption.keepsGoing() else {
                // "^C" stands on the line.
                if isatty(STDIN_FILENO) == 1 { StandardError.write([""]) }
                return nil
            }
        }
    }

    private static func readMore() throws {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(STDIN_FILENO, &buffer, buffer.count)
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
