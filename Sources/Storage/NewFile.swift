internal import Glibc

/// A file that is written beside its place and takes its name only when it is whole and on the disk.
struct NewFile {
    let path: String
    let replacing: Bool
    let temporaryPath: String

    /// - Throws: `alreadyExists`, when there is something at `path` that is not to be replaced.
    init(at path: String, replacing: Bool) throws(KnowledgeBaseError) {
        self.path = path
        self.replacing = replacing
        temporaryPath = "\(path).dossier-new-\(getpid())"
        var status = stat()
        if stat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
            if !replacing { throw .alreadyExists(path: path) }
        }
    }

    /// Makes the empty file, so that a folder that cannot be written to is reported with the system's reason.
    func makeEmpty() throws(KnowledgeBaseError) {
        let descriptor = open(temporaryPath, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: systemErrorText()) }
        close(descriptor)
        UnfinishedFile.set(temporaryPath)
    }

    /// Flushes the file to the disk and gives it its name, atomically.
    func commit() throws(KnowledgeBaseError) {
        let descriptor = open(temporaryPath, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotWrite(path: path, reason: systemErrorText()) }
        let flushed = fsync(descriptor)
        close(descriptor)
        // link() refuses an existing name; rename() replaces it.
        let named = replacing ? rename(temporaryPath, path) : link(temporaryPath, path)
        guard flushed == 0, named == 0 else {
            throw errno == EEXIST ? .alreadyExists(path: path) : .cannotWrite(path: path, reason: systemErrorText())
        }
        if !replacing { unlink(temporaryPath) }
        UnfinishedFile.clear()
        flushFolder()
    }

    func discard() {
        unlink(temporaryPath)
        unlink(temporaryPath + "-journal")
        UnfinishedFile.clear()
    }

    // The new name itself is data of the folder.
    private func flushFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if descriptor >= 0 {
            fsync(descriptor)
            close(descriptor)
        }
    }
}
