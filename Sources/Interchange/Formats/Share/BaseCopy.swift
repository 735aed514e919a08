internal import DossierModel
public import DossierStorage

/// Makes a base to hand on. The copy has the live rows that the base shows, and its facts and names keep their ids. It has nothing that
/// was retracted, no earlier states of edited rows, and no names of those who changed something.
///
/// The base's package, read into an empty base, gives the same rows, so that base and copy have the same package. The same base gives
/// the same bytes: the copy bears the moment of the revision that it shows.
public struct BaseCopy {
    private let base: Snapshot

    public init(of base: Snapshot) { self.base = base }

    /// Refuses a file that is the base itself.
    public static func refuse(_ path: String, insteadOf base: String) throws {
        if FileSystem.isSameFile(path, base) { throw KnowledgeBaseError.wouldReplaceBase(path: path) }
    }

    /// Writes the base to a file, whole or not at all, in flat memory.
    ///
    /// - Parameters:
    ///   - replacing: as of `KnowledgeBase.create`.
    ///   - watch: is given the new base before it is filled.
    /// - Returns: how many rows each table has.
    /// - Throws: as `PackageExporter.write` and `KnowledgeBase.create`.
    public func write(
        to path: String, replacing: Bool, watch: (Writer) -> Void = { _ in }
    ) throws -> [(table: PackageTable, rows: Int)] {
        try Self.refuse(path, insteadOf: base.path)
        let last = try base.lastRevision()
        var counts: [(table: PackageTable, rows: Int)] = []
        try KnowledgeBase.create(at: path, replacing: replacing) { copy in
            watch(copy)
            copy.loadMemory = .flat
            let package = path + ".package"
            Leftovers.remove(beside: package)
            let folder = Leftovers.temporaryName(of: package)
            defer { FileSystem.removeFolder(folder) }
            counts = try PackageExporter(base).write(to: folder)
            let message = last.map { "A copy of revision \($0.id)" } ?? "A copy"
            _ = try PackageImporter(PackageFiles(folder: folder), into: copy).run(message: message)
            if let last { try copy.backdate(to: last.at) }
        }
        return counts
    }
}
