#if canImport(Glibc)
import Glibc
#endif

/// Why bytes could not be written.
public enum OutputError: Error, Equatable, CustomStringConvertible {
    /// The reader at the other end of the pipe has gone (EPIPE); a command should end quietly.
    ///
    /// Only seen when the process ignores SIGPIPE; by default the signal ends it first.
    case readerClosed
    /// The system refused the write; `code` is its `errno` (ENOSPC: the disk is full, EIO: the device failed ...).
    case failed(code: Int32)

    init(code: Int32) {
        self = code == EPIPE ? .readerClosed : .failed(code: code)
    }

    /// The `errno` of the write that was refused; nil where only the reader has gone.
    public var systemCode: Int32? {
        if case .failed(let code) = self { code } else { nil }
    }

    /// The system's own words for the failure.
    public var description: String {
        switch self {
        case .readerClosed: "cannot write: the reader has closed the pipe"
        case .failed(let code): "cannot write: \(String(cString: strerror(code)))"
        }
    }
}
