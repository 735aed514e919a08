internal import DossierModel
internal import DossierOutput
public import DossierStorage

/// Writes a knowledge base as a Data Package: the format of the bundled one, and the one that `import` reads.
///
/// The same base gives the same bytes: rows in order of their ids, no dates of writing.
public struct PackageExporter {
    let base: Snapshot

    /// A package of as much as the snapshot shows (`Snapshot.visible`); what it does not is noted as left out.
    public init(_ base: Snapshot) { self.base = base }

    /// Writes the package into a folder, which is made if it is missing.
    ///
    /// The files are written beside, and take their places as one set when all are whole. Memory stays flat.
    /// - Returns: how many rows each table has.
    /// - Throws: `KnowledgeBaseError.cannotWrite`, or `OutputError` when the disk is full. The folder is then as it was.
    @discardableResult
    public func write(to path: String) throws -> [(table: PackageTable, rows: Int)] {
        try base.expectLongRead()
        let export = KeyedExport(base)
        let folder = try NewFolder(at: path, lastName: Self.description)
        defer { folder.discard() }
        var counts: [(table: PackageTable, rows: Int)] = []
        // A snapshot is one state of the base, so the tables agree.
        for table in PackageTable.allCases {
            let select = base.packageRows(of: table)
            try folder.add("\(table.rawValue).csv") { sink in counts.append((table, try export.write(select, to: sink))) }
        }
        try folder.add(Self.description) { sink in
            try PackageDescription(of: base).json(includingPrivate: base.visibility == .everything).write(to: sink)
            try sink.write("\n")
        }
        try base.noteAllLeftOut(withNotes: true)
        try folder.commit()
        return counts
    }

    private static let description = "datapackage.json"
}
