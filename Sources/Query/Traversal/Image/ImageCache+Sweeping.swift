internal import DossierStorage
internal import Glibc

extension ImageCache {
    /// Most bytes that images may take together; the one that was written last stays, whatever its size.
    static let byteLimit: Int64 = 1 << 30

    private static let suffix = ".adjacency"

    /// Seconds after which a half-written file is taken for one that its process left behind.
    private static let abandonedAfter = 86_400

    /// Removes the images that were used longest ago, until the others fit the limit, and what interrupted processes left.
    ///
    /// An image of a file that is gone is never asked for again, so nothing else would remove it. One that another process has
    /// mapped stays readable to it. Only files with the names that this cache gives are touched.
    func sweep(limit: Int64 = ImageCache.byteLimit) {
        var images: [(path: String, size: Int64, used: Int)] = []
        for name in FileSystem.names(in: folder) {
            var status = stat()
            let path = "\(folder)/\(name)"
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if name.hasSuffix(Self.suffix) {
                images.append((path, Int64(status.st_size), status.st_mtim.tv_sec))
            } else if Self.isTemporary(name), status.st_mtim.tv_sec < time(nil) - Self.abandonedAfter {
                unlink(path)
            }
        }
        images.sort { ($0.path == path ? 1 : 0, $0.used) > ($1.path == path ? 1 : 0, $1.used) }
        var total: Int64 = 0
        for image in images {
            total += image.size
            if total > limit, image.path != path { unlink(image.path) }
        }
    }

    /// Notes that the image was used now: the time of its last change is what `sweep` goes by, since most systems do not keep
    /// the time of last access.
    func touch() { utimensat(AT_FDCWD, path, nil, 0) }

    // "....adjacency.1234", while process 1234 writes it.
    private static func isTemporary(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), name[..<dot].hasSuffix(suffix) else { return false }
        return Int(name[name.index(after: dot)...]) != nil
    }
}
