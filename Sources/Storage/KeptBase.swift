internal import Glibc

/// A base that one process has built in memory, kept in the cache folder so that the next one need not build it.
///
/// It serves only who has the same mark: the program that built it. One that is missing, damaged or of another program is no error: the
/// base is built again.
public struct KeptBase {
    private let folder: CacheFolder
    private let kind: String
    private let name: String

    /// - Parameters:
    ///   - kind: what it is called: a part of a file's name.
    ///   - mark: another one for whatever would build another base: letters, digits and hyphens.
    ///   - folder: the cache folder, which need not exist.
    public init(_ kind: String, mark: String, in folder: String) {
        self.folder = CacheFolder(folder)
        self.kind = kind
        name = "\(kind)-\(mark)\(Self.suffix)"
    }

    private static let suffix = ".base"

    /// The base for asking, in memory; nil where it is not there as it was kept.
    public func read() -> Snapshot? {
        let descriptor = open("\(folder.path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        // The fingerprint of the rest stands at the beginning.
        var head = [UInt8](repeating: 0, count: Self.headSize)
        guard head.withUnsafeMutableBytes({ FileSystem.fill($0, from: descriptor) }) == Self.headSize, status.st_size > Self.headSize else { return nil }
        do {
            let connection = try Connection.inMemory(count: Int(status.st_size) - Self.headSize) { memory in
                FileSystem.fill(memory, from: descriptor) == memory.count && Self.head(of: UnsafeRawBufferPointer(memory)) == head
            }
            return try connection.map { try Snapshot($0, path: Connection.memoryPath) }
        } catch {
            // It is built again, and what is wrong with the memory or the disk shows there.
            return nil
        }
    }

    /// Keeps what a base in memory holds, in place of those that other programs have kept. Where it cannot, nothing is kept.
    public func keep(_ base: Writer) {
        do {
            let isKept = try base.connection.withContents { bytes in
                let file = Self.head(of: bytes) + bytes
                return file.withUnsafeBytes { folder.write($0, to: name) }
            }
            if isKept { removeOthers() }
        } catch {
            // As good as a folder that cannot be written.
        }
    }

    private func removeOthers() {
        for other in FileSystem.names(in: folder.path) where other != name && other.hasPrefix(kind + "-") && other.hasSuffix(Self.suffix) {
            unlink("\(folder.path)/\(other)")
        }
    }

    private static let headSize = 16

    private static func head(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var print = Fingerprint()
        print.add(bytes)
        return Array(print.text.utf8)
    }
}
