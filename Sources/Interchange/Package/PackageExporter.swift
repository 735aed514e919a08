internal import Glibc
internal import DossierModel
internal import DossierOutput
public import DossierStorage

/// Writes a knowledge base as a Data Package: the format of the bundled one, and the one that `import` reads.
///
/// The same base gives the same bytes: rows in order of their ids, no dates of writing.
public struct PackageExporter {
    let base: Snapshot
    let includingPrivate: Bool

    /// - Parameter includingPrivate: also private notes, confidential sources and what only those attest.
    public init(_ base: Snapshot, includingPrivate: Bool = false) {
        self.base = base
        self.includingPrivate = includingPrivate
    }

    /// Writes the package into a folder, which is made if it is missing.
    ///
    /// The files are written beside their places, and renamed when all are whole. Memory stays flat.
    /// - Returns: how many rows each table has.
    /// - Throws: `KnowledgeBaseError.cannotWrite`, or `OutputError` when the disk is full.
    @discardableResult
    public func write(to folder: String) throws -> [(table: PackageTable, rows: Int)] {
        if mkdir(folder, 0o755) != 0, errno != EEXIST {
            throw KnowledgeBaseError.cannotWrite(path: folder, reason: String(cString: strerror(errno)))
        }
        try base.expectLongRead()
        let export = KeyedExport(base)
        var files: [PendingFile] = []
        defer { files.forEach { $0.discard() } }
        func add(_ name: String, _ write: (ByteSink) throws -> Void) throws {
            let file = try PendingFile("\(folder)/\(name)")
            files.append(file)
            try write(file.sink)
            try file.sink.flush()
        }
        var counts: [(table: PackageTable, rows: Int)] = []
        // A base that was opened for reading is one snapshot, so the tables agree.
        try add("datapackage.json") { sink in
            try PackageDescription(of: base).json(includingPrivate: includingPrivate).write(to: sink)
            try sink.write("\n")
        }
        for table in PackageTable.allCases {
            let select = base.packageRows(of: table, includingPrivate: includingPrivate)
            try add("\(table.rawValue).csv") { sink in counts.append((table, try export.write(select, to: sink))) }
        }
        for file in files { try file.commit() }
        return counts
    }
}

/// A file that is written beside its place, with a sink to write to.
private final class PendingFile {
    let path: String
    let sink: ByteSink
    private let temporaryPath: String
    private var descriptor: Int32

    init(_ path: String) throws(KnowledgeBaseError) {
        self.path = path
        temporaryPath = "\(path).dossier-new-\(getpid())"
        descriptor = open(temporaryPath, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        sink = ByteSink(descriptor: descriptor)
    }

    func commit() throws(KnowledgeBaseError) {
        guard close(descriptor) == 0, rename(temporaryPath, path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        descriptor = -1
    }

    /// Removes what was not committed.
    func discard() {
        if descriptor < 0 { return }
        close(descriptor)
        unlink(temporaryPath)
    }
}
