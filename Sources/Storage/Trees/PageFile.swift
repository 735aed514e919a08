internal import CSQLite
internal import Glibc

/// Adds pages to the end of a database file beside SQLite, while the connection is in no transaction and nobody else has the file.
///
/// SQLite learns of them by the header, which `finish` writes: until then the file is as it was, but longer
/// (https://www.sqlite.org/fileformat2.html).
final class PageFile {
    let pageSize: Int
    /// Bytes of a page that hold data: SQLite keeps the others for extensions.
    let usableSize: Int

    private let path: String
    private let descriptor: Int32
    private let lockPage: UInt32
    private let buffer: UnsafeMutableRawBufferPointer
    // Pages in the buffer stand one after another in the file.
    private var firstBuffered: UInt32
    private var buffered = 0
    private(set) var next: UInt32

    private static let bufferedPages = 256
    // Where SQLite's locks are: the page there is never used.
    private static let lockOffset = 1 << 30

    /// - Throws: `KnowledgeBaseError.cannotWrite`, also where the file is not as long as its header says.
    init(_ connection: Connection) throws(KnowledgeBaseError) {
        precondition(!connection.isInTransaction)
        path = sqlite3_db_filename(connection.handle, "main").map { String(cString: $0) } ?? ""
        descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .failedWriting(path) }
        var bytes = [UInt8](repeating: 0, count: FileHeader.size)
        let count = pread(descriptor, &bytes, FileHeader.size, 0)
        let header = FileHeader(bytes)
        var status = stat()
        pageSize = header.pageSize
        usableSize = pageSize - header.reservedBytes
        let pageCount = header.pageCount
        guard count == FileHeader.size, fstat(descriptor, &status) == 0, pageSize > 0, header.isPlain,
            Int(status.st_size) == Int(pageCount) * pageSize
        else {
            close(descriptor)
            throw .cannotWrite(path: path, reason: "its header is not as a new file's")
        }
        lockPage = UInt32(Self.lockOffset / pageSize + 1)
        next = pageCount
        firstBuffered = 0
        buffer = .allocate(byteCount: Self.bufferedPages * pageSize, alignment: 4096)
        next = following(pageCount)
        firstBuffered = next
    }

    deinit {
        close(descriptor)
        buffer.deallocate()
    }

    /// The number of the page that is appended after the one with this number.
    func following(_ number: UInt32) -> UInt32 { number + 1 == lockPage ? number + 2 : number + 1 }

    /// Appends a page, and returns its number.
    func append(_ page: UnsafeRawPointer) throws(KnowledgeBaseError) -> UInt32 {
        let number = next
        guard number < UInt32.max - 2 else { throw .cannotWrite(path: path, reason: "it has no page left") }
        if buffered == Self.bufferedPages || number != firstBuffered + UInt32(buffered) {
            try flush()
            firstBuffered = number
        }
        (buffer.baseAddress.unsafelyUnwrapped + buffered * pageSize).copyMemory(from: page, byteCount: pageSize)
        buffered += 1
        next = following(number)
        return number
    }

    /// Writes a page that SQLite has laid out already, and that was not appended here.
    func write(_ page: UnsafeRawPointer, at number: UInt32) throws(KnowledgeBaseError) {
        try write(UnsafeRawBufferPointer(start: page, count: pageSize), at: Int(number - 1) * pageSize)
    }

    /// Makes the pages part of the database. SQLite reads the file anew at its next transaction.
    func finish() throws(KnowledgeBaseError) {
        try flush()
        var header = [UInt8](repeating: 0, count: FileHeader.size)
        guard pread(descriptor, &header, FileHeader.size, 0) == FileHeader.size else { throw .failedWriting(path) }
        let last = next - 1 == lockPage ? next - 2 : next - 1
        let written: Result<Void, KnowledgeBaseError> = FileHeader(header).changed(pageCount: last).withUnsafeBytes { bytes in
            do throws(KnowledgeBaseError) { return .success(try write(bytes, at: 0)) } catch { return .failure(error) }
        }
        try written.get()
    }

    private func flush() throws(KnowledgeBaseError) {
        let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<(buffered * pageSize)])
        try write(bytes, at: Int(firstBuffered - 1) * pageSize)
        buffered = 0
    }

    private func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(KnowledgeBaseError) {
        var (rest, offset) = (bytes, offset)
        while !rest.isEmpty {
            let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .failedWriting(path) }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            offset += count
        }
    }
}
