internal import DossierModel
internal import Glibc

/// Reads text line by line, of a file or the standard input.
final class LineReader {
    /// Longest line, in bytes.
    static let limit = 64 << 20

    let file: String
    /// The number of the last line that was read, from 1.
    private(set) var line = 0
    private let blocks: ByteBlocks
    private let descriptor: Int32

    /// - Parameter path: - is the standard input.
    /// - Throws: the file is missing or cannot be opened.
    init(path: String) throws(CSVInputError) {
        let isStandard = path == "-"
        file = isStandard ? "the standard input" : path
        // A named pipe that nobody writes to yet is waited for when it is read.
        descriptor = isStandard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        if descriptor < 0 {
            var error = CSVInputError(file: path, failed: "open", code: errno)
            error.hint = "check the name; - reads the standard input"
            throw error
        }
        blocks = ByteBlocks(blockBytes: 256 << 10, source: ByteBlocks.descriptor(descriptor))
    }

    deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

    /// The next line that is not blank, without its end; nil after the last.
    func next() throws(CSVInputError) -> String? {
        while let text = try nextLine() { if !text.isBlank { return text } }
        return nil
    }

    private func nextLine() throws(CSVInputError) -> String? {
        var scanned = 0
        while true {
            let unread = blocks.unread
            let end = unread[scanned...].firstIndex(of: 0x0A)
            if (end ?? unread.count) > Self.limit { throw error("the line is longer than \(Self.limit >> 20) MB", at: line + 1) }
            if let end { return try take(end, and: 1) }
            if blocks.isAtEnd { return unread.isEmpty ? nil : try take(unread.count, and: 0) }
            scanned = unread.count
            let code = blocks.fill()
            if code != 0 { throw CSVInputError(file: file, line: line + 1, failed: "read", code: code) }
        }
    }

    private func take(_ count: Int, and more: Int) throws(CSVInputError) -> String {
        line += 1
        let bytes = blocks.unread[..<count]
        let text = String(validating: bytes, as: UTF8.self)
        blocks.consume(count + more)
        guard let text else { throw error("the line is not valid UTF-8", hint: "save the file as UTF-8") }
        return line == 1 && text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    }

    /// An error about the line that was read last, or another.
    func error(_ message: String, at line: Int? = nil, hint: String? = nil) -> CSVInputError {
        CSVInputError(file: file, line: line ?? self.line, column: 1, message: message, hint: hint)
    }
}
