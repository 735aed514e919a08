internal import DossierOutput
internal import DossierStorage
internal import Glibc

/// A folder of files that are written beside it and take their places together.
///
/// Where the folder holds nothing else, a new one takes its name in one step. Otherwise the files are renamed one after the other,
/// and the one that describes the others is away meanwhile: without it they are no set.
final class NewFolder {
    private let path: String
    private let temporaryPath: String
    private let lastName: String
    private let formerNames: Set<String>
    private var names: Set<String> = []
    /// What became of a file that was written.
    private struct Kept: Sendable {
        /// Why it is not safely on the disk: an `errno`; 0 where it is.
        let failure: Int32
        let fingerprint: String?
    }
    /// Files that are on their way to the disk.
    private var waiting: [(name: String, kept: BackgroundValue<Kept>)] = []
    private var knownFingerprints: [String: String] = [:]

    /// - Parameters:
    ///   - lastName: the file that describes the others.
    ///   - formerNames: files that an earlier set may have had. Where the new set lacks one of them, the file is removed.
    /// - Throws: `KnowledgeBaseError.cannotWrite`.
    init(at path: String, lastName: String, formerNames: [String]) throws(KnowledgeBaseError) {
        self.formerNames = Set(formerNames)
        self.path = Self.resolved(path)
        self.lastName = lastName
        Leftovers.remove(beside: self.path)
        let isThere = FileSystem.exists(self.path)
        if isThere { Leftovers.remove(beside: "\(self.path)/\(Self.inner)") }
        let beside = Leftovers.temporaryName(of: self.path)
        if mkdir(beside, 0o755) == 0 {
            temporaryPath = beside
        } else if isThere, errno == EACCES || errno == EROFS || errno == EPERM {
            // The folder may be written to, and what it lies in may not.
            temporaryPath = Leftovers.temporaryName(of: "\(self.path)/\(Self.inner)")
            if mkdir(temporaryPath, 0o755) != 0 { throw .failedWriting(path) }
        } else {
            throw .failedWriting(path)
        }
    }

    private static let inner = "export"

    // A link stays a link; a slash at the end says no more than the name.
    private static func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Writes one file of the set.
    func add(_ name: String, _ write: (ByteSink) throws -> Void) throws {
        names.insert(name)
        let file = "\(temporaryPath)/\(name)"
        let descriptor = open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw KnowledgeBaseError.failedWriting("\(path)/\(name)") }
        let sink = ByteSink(descriptor: descriptor)
        do {
            try write(sink)
            try sink.flush()
        } catch {
            close(descriptor)
            throw error
        }
        // The next file is written while the disk takes this one.
        let kept = BackgroundValue {
            defer { close(descriptor) }
            return Kept(failure: fsync(descriptor) == 0 ? 0 : errno, fingerprint: Fingerprint.of(file: file))
        }
        waiting.append((name, kept))
    }

    /// Of the files that were written, by their names. Waits until they are on the disk.
    ///
    /// - Throws: `KnowledgeBaseError.cannotWrite` where one of them is not.
    func fingerprints() throws(KnowledgeBaseError) -> [String: String] {
        var failed: (name: String, code: Int32)?
        for (name, kept) in waiting {
            let kept = kept.value()
            knownFingerprints[name] = kept.fingerprint
            if kept.failure != 0 { failed = failed ?? (name, kept.failure) }
        }
        waiting = []
        if let failed {
            errno = failed.code
            throw .failedWriting("\(path)/\(failed.name)")
        }
        return knownFingerprints
    }

    /// Puts all files in their places.
    func commit() throws(KnowledgeBaseError) {
        _ = try fingerprints()
        FileSystem.flush(folder: temporaryPath)
        if rename(temporaryPath, path) != 0 {
            guard [EEXIST, ENOTEMPTY].contains(errno) else { throw .failedWriting(path) }
            if try !exchange() { try moveFiles() }
        }
        FileSystem.flush(folder: FileSystem.folder(of: path))
    }

    /// Removes what has not taken its place.
    func discard() {
        for (_, kept) in waiting { _ = kept.value() }
        waiting = []
        if FileSystem.exists(temporaryPath) { FileSystem.removeFolder(temporaryPath) }
    }

    // The two folders change names in one step, and the old one goes. Not where more would go with it: other files, an owner, or the
    // folder that somebody stands in.
    private func exchange() throws(KnowledgeBaseError) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid(),
            status.st_gid == getegid(), !isWorkingFolder, Set(FileSystem.names(in: path)).isSubset(of: names.union(formerNames))
        else { return false }
        guard chmod(temporaryPath, status.st_mode & 0o7777) == 0 else { return false }
        return FileSystem.exchange(temporaryPath, path)
    }

    private var isWorkingFolder: Bool {
        guard let current = getcwd(nil, 0) else { return true }
        defer { free(current) }
        let folder = String(cString: current)
        return folder == path || folder.hasPrefix(path + "/")
    }

    private func moveFiles() throws(KnowledgeBaseError) {
        try remove(lastName)
        FileSystem.flush(folder: path)
        for name in names where name != lastName { try move(name) }
        for name in formerNames.subtracting(names) { try remove(name) }
        FileSystem.flush(folder: path)
        try move(lastName)
        FileSystem.flush(folder: path)
    }

    private func remove(_ name: String) throws(KnowledgeBaseError) {
        if unlink("\(path)/\(name)") != 0, errno != ENOENT { throw .failedWriting("\(path)/\(name)") }
    }

    private func move(_ name: String) throws(KnowledgeBaseError) {
        if rename("\(temporaryPath)/\(name)", "\(path)/\(name)") != 0 { throw .failedWriting("\(path)/\(name)") }
    }
}
