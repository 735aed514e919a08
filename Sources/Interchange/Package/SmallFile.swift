internal import DossierStorage
internal import Glibc

/// Files that are read whole, and folders that must be there.
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
        guard let bytes = FileSystem.contents(of: descriptor, limit: limit) else {
            throw CSVInputError(file: path, line: 0, failed: "read", code: errno)
        }
        if bytes.count > limit {
            throw CSVInputError(file: path, line: 0, column: 0, message: "larger than 16 MiB, which no package description is")
        }
        return bytes
    }
}
