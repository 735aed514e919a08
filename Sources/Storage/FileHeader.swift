internal import Glibc

/// The first 100 bytes of a SQLite file (https://www.sqlite.org/fileformat.html, section 1.3): they tell what kind of file it is,
/// where SQLite's errors do not.
package struct FileHeader {
    /// "DOSS" in ASCII: marks a SQLite file as a knowledge base of this program.
    static let applicationID: UInt32 = 0x444F_5353

    static let size = 100
    // Of the schema, as SQLite numbers them.
    private static let newestFormat: UInt32 = 4

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the header of a connection's file, through SQLite: a process that opens a file by itself and closes it drops all locks
    /// that it has on it.
    ///
    /// - Throws: the file is no SQLite database, or none of this program.
    init(of connection: Connection, path: String) throws {
        guard let bytes = connection.headerBytes(0..<Self.size), bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw KnowledgeBaseError.notADatabase(path: path)
        }
        self.init(bytes)
        if number(at: 68) != Self.applicationID { throw KnowledgeBaseError.otherApplication(path: path) }
        // SQLite calls it an error like that of a wrong question.
        if number(at: 44) > Self.newestFormat { throw SQLiteError(code: .corrupt, message: "its header names schema format \(number(at: 44))") }
    }

    /// Whether the file at `path` begins as a knowledge base does. Asking drops all locks that this process has on the file, so nobody
    /// may ask about a base that is open here.
    package static func isOfKnowledgeBase(at path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return false }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: size)
        guard pread(descriptor, &bytes, size, 0) == size, bytes.starts(with: Array("SQLite format 3\0".utf8)) else { return false }
        return FileHeader(bytes).number(at: 68) == applicationID
    }

    /// The number of the last migration that was applied to the file at `path`.
    ///
    /// - Throws: `KnowledgeBaseError.newerSchema`, where it is beyond those that the program has.
    func schema(upTo supported: Int, _ path: String) throws(KnowledgeBaseError) -> Int {
        let found = Int(number(at: 60))
        if found > supported { throw .newerSchema(path: path, found: found, supported: supported) }
        return found
    }

    /// The size of a page in bytes: 65536 is written as 1.
    var pageSize: Int {
        let written = Int(bytes[16]) << 8 | Int(bytes[17])
        return written == 1 ? 1 << 16 : written
    }

    /// Bytes at the end of each page that SQLite keeps for extensions.
    var reservedBytes: Int { Int(bytes[20]) }

    /// Whether changes go to a log beside the file first, which another program has set: whoever reads leaves two files beside it.
    var isWriteAhead: Bool { bytes[18] == 2 }

    var changeCounter: UInt32 { number(at: 24) }

    var pageCount: UInt32 { number(at: 28) }

    /// Whether it is a file that SQLite makes by itself: rollback journal, schema format 4, UTF-8, no automatic vacuum, and no bytes
    /// reserved. `Trees` writes no other.
    var isPlain: Bool {
        bytes[18] == 1 && bytes[19] == 1 && reservedBytes == 0 && number(at: 44) == Self.newestFormat && number(at: 52) == 0 && number(at: 56) == 1
    }

    /// Whether pages are of the size that a new file has.
    var hasUsualPages: Bool { pageSize == 4096 }

    private func number(at offset: Int) -> UInt32 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }

    /// The header after a change that leaves the file with so many pages.
    func changed(pageCount: UInt32) -> [UInt8] {
        var changed = bytes
        let changes = changeCounter &+ 1
        // The size is believed only where both counts of changes agree.
        for (value, offset) in [(changes, 24), (pageCount, 28), (changes, 92)] {
            for place in 0..<4 { changed[offset + place] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * place)) }
        }
        return changed
    }

    /// Refuses what cannot be a database: nothing, a folder, a device, a pipe.
    static func checkKind(of path: String) throws(KnowledgeBaseError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw errno == ENOENT ? .noFile(path) : .cannotRead(path: path, reason: systemErrorText())
        }
        if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
        if status.st_mode & S_IFMT != S_IFREG { throw .notADatabase(path: path) }
    }
}

extension KnowledgeBase {
    /// How many bytes of a file are there, and how many its header speaks of; nil where none are missing or that cannot be told.
    ///
    /// For a file that nothing else can be asked of: it is opened anew, and what the process has locked on it is let go.
    public static func missingLength(of path: String) -> (found: Int, expected: Int)? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: FileHeader.size)
        var status = stat()
        guard read(descriptor, &bytes, bytes.count) == bytes.count, fstat(descriptor, &status) == 0 else { return nil }
        let header = FileHeader(bytes)
        let expected = header.pageSize * Int(header.pageCount)
        return Int(status.st_size) < expected ? (Int(status.st_size), expected) : nil
    }
}
