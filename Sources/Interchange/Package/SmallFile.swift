internal import Glibc

/// Files that are read or written whole.
enum SmallFile {
    /// Largest file read: a datapackage.json is a few kilobytes.
    private static let limit = 16 << 20

    /// - Throws: there is no folder of that name.
    static func requireFolder(_ path: String) throws(CSVInputError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor < 0 { throw CSVInputError(file: path, failed: "open", code: errno) }
        close(descriptor)
    }

    /// - Throws: the file cannot be opened or read, or is larger than 16 MiB.
    static func read(_ path: String) throws(CSVInputError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CSVInputError(file: path, failed: "open", code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 { throw CSVInputError(file: path, line: 0, failed: "read", code: errno) }
            if count == 0 { return bytes }
            bytes.append(contentsOf: block[..<count])
            if bytes.count > limit {
                throw CSVInputError(file: path, line: 0, column: 0, message: "larger than 16 MiB, which no package description is")
            }
        }
    }
}
