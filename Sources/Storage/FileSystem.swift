internal import CSQLite
internal import Glibc

/// What the program asks of files and folders by their names.
package enum FileSystem {
    /// Whether anything has that name.
    package static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Whether two names lead to one file that is there.
    package static func isSameFile(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Lets two files or folders change names in one step; false where the system cannot.
    package static func exchange(_ one: String, _ other: String) -> Bool { dossier_exchange_names(one, other) == 0 }

    /// Makes a folder that only its owner can read, where the system keeps temporary files.
    ///
    /// - Throws: `KnowledgeBaseError.cannotWrite`.
    package static func makeTemporaryFolder() throws(KnowledgeBaseError) -> String {
        var template = temporaryTemplate
        guard mkdtemp(&template) != nil else { throw .failedWriting(temporaryPlace) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Opens a file without a name where the system keeps temporary files, to write and to read: gone when it is closed.
    ///
    /// - Throws: `KnowledgeBaseError.cannotWrite`.
    package static func openTemporaryFile() throws(KnowledgeBaseError) -> Int32 {
        var template = temporaryTemplate
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw .failedWriting(temporaryPlace) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
        return descriptor
    }

    // TMPDIR, else /tmp.
    private static var temporaryPlace: String { getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

    private static var temporaryTemplate: [CChar] { Array("\(temporaryPlace)/dossier-XXXXXX".utf8CString) }

    /// Removes a folder with the files that are in it.
    package static func removeFolder(_ path: String) {
        for name in names(in: path) { unlink("\(path)/\(name)") }
        rmdir(path)
    }

    /// The names of what a folder holds; none where it cannot be read.
    package static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Reads what is open until some memory is full, or nothing is left.
    ///
    /// - Returns: how many bytes it has read; nil where reading failed.
    package static func fill(_ memory: UnsafeMutableRawBufferPointer, from descriptor: Int32) -> Int? {
        var filled = 0
        while filled < memory.count {
            let count = read(descriptor, memory.baseAddress.map { $0 + filled }, memory.count - filled)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return nil }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    /// Reads what is open to its end; of what has more bytes than `limit`, at least one more.
    ///
    /// - Returns: nil where reading failed.
    package static func contents(of descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while bytes.count <= limit {
            guard let count = block.withUnsafeMutableBytes({ fill($0, from: descriptor) }) else { return nil }
            bytes.append(contentsOf: block[..<count])
            if count < block.count { break }
        }
        return bytes
    }

    /// The folder that a path lies in.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Brings to the disk what names a folder holds: a new name is data of its folder.
    package static func flush(folder: String) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 {
            fsync(descriptor)
            close(descriptor)
        }
    }
}

/// What the system says of the last failed call.
package func systemErrorText() -> String { String(cString: strerror(errno)) }
