internal import Glibc

/// The folder of what the program keeps for itself and may lose at any time. What cannot be kept there is no error.
package struct CacheFolder {
    package let path: String

    /// The folder at `path`, which need not exist.
    package init(_ path: String) { self.path = path }

    /// Writes a file, whole or not at all; false when it cannot.
    package func write(_ bytes: UnsafeRawBufferPointer, to name: String) -> Bool {
        guard makeFolder() else { return false }
        let temporary = "\(path)/\(name).\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return false }
        let isWritten = Self.writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(temporary, "\(path)/\(name)") == 0 else {
            unlink(temporary)
            return false
        }
        return true
    }

    private func makeFolder() -> Bool {
        var status = stat()
        if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
        // Its parent may be missing in a fresh home; what that fails with shows at the next line.
        _ = mkdir(FileSystem.folder(of: path), 0o700)
        return mkdir(path, 0o700) == 0
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
