internal import Glibc
internal import DossierOutput

/// The standard error, unbuffered. Whatever is said there goes through here, line by line, with what would act on the terminal
/// written out; where stderr cannot be written, nothing is left to be told.
enum StandardError {
    /// Writes lines. A line feed within one is shown as `\n`: it would make lines that nobody wrote.
    static func write(_ lines: [String]) {
        clearLine()
        write(raw: lines.map { PageLine($0).printed + "\n" }.joined())
    }

    /// Writes lines of a page.
    static func write(_ lines: [PageLine]) {
        clearLine()
        write(raw: lines.map { $0.printed + "\n" }.joined())
    }

    /// Writes a text over the one that was written so before.
    static func overwrite(_ text: String) {
        isOverwritten = true
        write(raw: "\r\u{1B}[K" + PageLine(text).printed)
    }

    /// Takes away what was written over.
    static func clearLine() {
        if isOverwritten { write(raw: "\r\u{1B}[K") }
        isOverwritten = false
    }

    nonisolated(unsafe) private static var isOverwritten = false

    /// Writes a question, without a line feed: the answer is typed behind it.
    static func ask(_ text: String) { write(raw: PageLine(text).printed) }

    private static func write(raw text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
