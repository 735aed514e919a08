#if canImport(Glibc)
import Glibc
#endif

/// What is wrong with a CSV file, and where.
public struct CSVInputError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// Line, 1-based; line breaks inside quotes count. 0 if the file could not be opened.
    public var line: Int
    /// Column in the line, 1-based, counted in Unicode scalars. 0 if the file could not be opened.
    public var column: Int
    /// What is wrong, without the place.
    public var message: String
    /// What to do about it; nil if there is nothing to add.
    public var hint: String?
    /// The `errno` of a failed open or read; nil when the data itself is at fault.
    public var systemCode: Int32?

    /// Makes an error about the data at a place.
    public init(file: String, line: Int, column: Int, message: String, hint: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.hint = hint
    }

    init(file: String, line: Int = 0, failed operation: String, code: Int32) {
        self.init(file: file, line: line, column: line == 0 ? 0 : 1, message: "cannot \(operation): \(String(cString: strerror(code)))")
        systemCode = code
    }

    /// The column behind the bytes of a line. Continuation bytes of UTF-8 are not counted, so that an editor shows the same column.
    static func column(after bytes: some Sequence<UInt8>) -> Int { bytes.reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

    /// `file:line:column: message`, or `file: message` if the file could not be opened; the hint is left out.
    public var description: String {
        line == 0 ? "\(file): \(message)" : "\(file):\(line):\(column): \(message)"
    }
}
