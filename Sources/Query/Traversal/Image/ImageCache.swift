internal import Glibc
internal import DossierStorage

/// Where images are kept: one file for each database file, in the cache folder that a snapshot was given.
///
/// An image is only used for the very state of the file that it was made from. A missing, stale, damaged or unwritable file is
/// no error: the indexes of the base serve.
struct ImageCache {
    let folder: String
    let path: String
    let baseID: String
    let state: FileState

    /// The cache of a base as it is now; nil when it has no cache folder or no file, is being changed, or is asked as of an earlier
    /// revision.
    init?(_ base: Snapshot) throws {
        guard base.knownAt == .max, let folder = base.cacheFolder, let state = base.connection.fileState(), let baseID = try base.meta("base_id"),
            baseID.utf8.count <= 40, !baseID.utf8.contains(UInt8(ascii: "/"))
        else { return nil }
        self.folder = folder
        self.state = state
        self.baseID = baseID
        // Where some relations must not be shown, the others have an image of their own.
        let part = base.hidesClaims ? "-open" : ""
        path =
            "\(folder)/\(baseID)-\(String(state.device, radix: 16))-\(String(state.inode, radix: 16))\(part).adjacency"
    }

    /// The image of the base as it is; nil when there is none.
    func read() -> AdjacencyImage? {
        guard let image = AdjacencyImage(path: path), image.header.baseID == baseID, image.header.state == state else {
            return nil
        }
        touch()
        return image
    }

    /// Keeps an image, whole or not at all; false when it cannot.
    @discardableResult
    func write(_ image: AdjacencyImage) -> Bool {
        guard image.header.state == state, makeFolder() else { return false }
        let temporary = "\(path).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        let isWritten = Self.writeAll(image.bytes, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
            unlink(temporary)
            return false
        }
        sweep()
        return true
    }

    private func makeFolder() -> Bool {
        var status = stat()
        if stat(folder, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
        if let slash = folder.lastIndex(of: "/"), slash != folder.startIndex {
            // Its parent may be missing in a fresh home; what that fails with shows at the next line.
            _ = mkdir(String(folder[..<slash]), 0o700)
        }
        return mkdir(folder, 0o700) == 0
    }

    private static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, min(rest.count, 1 << 30))
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }
}
