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

    /// Refuses a file of a package that can be read only once, a pipe or a device: opening one may wait for ever. What is not there is
    /// for others to tell.
    static func requireFile(_ path: String) throws(CSVInputError) {
        var status = stat()
        if stat(path, &status) != 0 || [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { return }
        throw CSVInputError(
            file: path, line: 0, column: 0, message: "cannot be read twice, as a package is", hint: "save it as a file: cat \(path) > FILE")
    }

    /// - Throws: the file cannot be opened or read, is none, or is larger than 16 MiB.
    static func read(_ path: String) throws(CSVInputError) -> [UInt8] {
        try requireFile(path)
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
