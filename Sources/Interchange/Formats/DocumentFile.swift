internal import Glibc
public import DossierOutput
internal import DossierStorage

/// A file that a document is written to: beside its place, which it takes when it is whole and on the disk.
public enum DocumentFile {
    /// Whether a regular file has that name already.
    public static func isThere(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Writes a document.
    ///
    /// What is no regular file (a pipe, a device) is written to as it is; a file on which more hangs than its contents (another name,
    /// another owner) keeps that and gets them.
    ///
    /// - Parameter replacing: whether a file that is there may be replaced.
    /// - Throws: `KnowledgeBaseError.wouldReplaceBase`, whatever may be replaced; `alreadyExists`, `cannotWrite`, `OutputError`, or what `body` throws. A file that was there is then as it was.
    public static func write<Result>(to path: String, replacing: Bool, _ body: (ByteSink) throws -> Result) throws -> Result {
        var status = stat()
        if stat(path, &status) == 0 {
            switch status.st_mode & S_IFMT {
            case S_IFREG:
                if FileHeader.isOfKnowledgeBase(at: path) { throw KnowledgeBaseError.wouldReplaceBase(path: path) }
            case S_IFDIR:
                errno = EISDIR
                throw KnowledgeBaseError.failedWriting(path)
            default: return try writeThrough(path, body)
            }
        }
        let file = try NewFile(at: path, replacing: replacing)
        do {
            try file.makeEmpty()
            let result = try write(to: file.descriptor, body)
            if file.mayTakeTheName { try file.commit(isDatabase: false) } else { try copy(file, to: path) }
            return result
        } catch {
            file.discard()
            throw error
        }
    }

    private static func writeThrough<Result>(_ path: String, _ body: (ByteSink) throws -> Result) throws -> Result {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw KnowledgeBaseError.failedWriting(path) }
        defer { close(descriptor) }
        return try write(to: descriptor, body)
    }

    private static func write<Result>(to descriptor: Int32, _ body: (ByteSink) throws -> Result) throws -> Result {
        let sink = ByteSink(descriptor: descriptor)
        let result = try body(sink)
        try sink.flush()
        return result
    }

    private static func copy(_ file: NewFile, to path: String) throws {
        let target = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
        if target < 0 { throw KnowledgeBaseError.failedWriting(path) }
        defer { close(target) }
        let sink = ByteSink(descriptor: target)
        var (block, offset) = ([UInt8](repeating: 0, count: ByteSink.capacity), off_t(0))
        while true {
            let count = pread(file.descriptor, &block, block.count, offset)
            if count < 0 { throw KnowledgeBaseError.failedWriting(path) }
            if count == 0 { break }
            offset += off_t(count)
            try block.withUnsafeBytes { try sink.write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        try sink.flush()
        if fsync(target) != 0 { throw KnowledgeBaseError.failedWriting(path) }
        file.discard()
    }
}
