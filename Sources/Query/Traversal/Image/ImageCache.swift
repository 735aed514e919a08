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
    private let name: String

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
        name = "\(baseID)-\(String(state.device, radix: 16))-\(String(state.inode, radix: 16))\(part).adjacency"
        path = "\(folder)/\(name)"
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
        guard image.header.state == state, CacheFolder(folder).write(image.bytes, to: name) else { return false }
        sweep()
        return true
    }
}
