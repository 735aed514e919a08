internal import Glibc

/// What programs that died have left of files and folders that they were making: `NAME.dossier-new-PROCESS`.
package enum Leftovers {
    private static let mark = ".dossier-new-"

    /// The name under which this process makes what is to be called `path`.
    package static func temporaryName(of path: String) -> String { "\(path)\(mark)\(getpid())" }

    /// Removes what stands beside `path` and has its name, of processes that are gone. Where locks or the folder cannot be asked, it
    /// stays.
    package static func remove(beside path: String) {
        let marker = (path.split(separator: "/").last.map(String.init) ?? path) + mark
        let folder = FileSystem.folder(of: path)
        for name in FileSystem.names(in: folder) {
            // Not one of a process that is alive, which may not have come to lock it; the lock speaks for those of other machines.
            guard name.hasPrefix(marker) else { continue }
            // What was made for something that is itself only made has the mark twice.
            let processes = name.dropFirst(marker.count).split(separator: mark, omittingEmptySubsequences: false).map { Int32($0) ?? 0 }
            guard processes.allSatisfy({ $0 > 0 && kill($0, 0) != 0 && errno == ESRCH }) else { continue }
            remove("\(folder)/\(name)")
        }
    }

    private static func remove(_ leftover: String) {
        let descriptor = open(leftover, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        if descriptor < 0 { return }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { return FileSystem.removeFolder(leftover) }
        unlink(leftover)
        unlink(leftover + "-journal")
    }
}
