internal import Glibc

/// The first 100 bytes of a SQLite file (https://www.sqlite.org/fileformat.html, section 1.3), read without SQLite: what
/// kind of file it is costs three system calls, and errors can say why.
struct FileHeader {
    /// "DOSS" in ASCII: marks a SQLite file as a knowledge base of this program.
    static let applicationID: UInt32 = 0x444F_5353

    let userVersion: UInt32
    let applicationID: UInt32

    /// Reads the header of the file at `path`.
    ///
    /// - Throws: the file is missing, unreadable, a folder, or no SQLite database.
    init(path: String) throws(KnowledgeBaseError) {
        // Without O_NONBLOCK a named pipe would be waited for.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .missing(path: path) : .cannotRead(path: path, reason: systemErrorText())
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, 100, 0) }
        if count < 0 {
            throw errno == EISDIR ? .isDirectory(path: path) : .cannotRead(path: path, reason: systemErrorText())
        }
        guard count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { throw .notADatabase(path: path) }
        userVersion = FileHeader.bigEndian(bytes, at: 60)
        applicationID = FileHeader.bigEndian(bytes, at: 68)
    }

    /// Whether anything has that name.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The size of a page in bytes, from the file's first bytes: 65536 is written as 1.
    static func pageSize(_ bytes: [UInt8]) -> Int {
        let written = Int(bytes[16]) << 8 | Int(bytes[17])
        return written == 1 ? 1 << 16 : written
    }

    static func bigEndian(_ bytes: [UInt8], at offset: Int) -> UInt32 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    static func setBigEndian(_ value: UInt32, of bytes: inout [UInt8], at offset: Int) {
        for place in 0..<4 { bytes[offset + place] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * place)) }
    }
}

/// What the system says of the last failed call.
func systemErrorText() -> String { String(cString: strerror(errno)) }
