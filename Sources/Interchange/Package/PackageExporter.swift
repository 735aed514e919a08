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
    /// - Parameters:
    ///   - replacing: whether files go that no export wrote, or that were changed since.
    ///   - isPart: whether the base is a part of another: then nothing says that rows which are missing were taken out.
    /// - Returns: how many rows each table has.
    /// - Throws: `ForeignFiles`, `KnowledgeBaseError.cannotWrite`, or `OutputError` when the disk is full. The folder is then as it was.
    @discardableResult
    public func write(to path: String, replacing: Bool = false, isPart: Bool = false) throws -> [(table: PackageTable, rows: Int)] {
        try base.expectLongRead()
        if !replacing {
            try ForeignFiles.refuse(PackageTable.allCases.map { PackageSchema.of($0).fileName } + [PackageFiles.descriptionName], in: path)
        }
        let export = KeyedExport(base)
        let folder = try NewFolder(
            at: path, lastName: PackageFiles.descriptionName,
            formerNames: PackageTable.allCases.filter(\.isOptional).map { PackageSchema.of($0).fileName } + (isPart ? [ExportRecord.fileName] : []))
        defer { folder.discard() }
        let notes = try base.countNotes()
        var counts: [(table: PackageTable, rows: Int)] = []
        // A snapshot is one state of the base, so the tables agree.
        let tables = try writtenTables()
        for (table, columns) in tables {
            let select = base.packageRows(of: table, columns: columns)
            try folder.add(PackageSchema.of(table).fileName) { sink in counts.append((table, try export.write(select, to: sink))) }
        }
        try folder.add(PackageFiles.descriptionName) { sink in
            try PackageDescription(of: base).json(tables).write(to: sink)
            try sink.write("\n")
        }
        if !isPart {
            let record = try ExportRecord(of: base, fingerprints: folder.fingerprints())
            try folder.add(ExportRecord.fileName) { sink in
                try record.json.write(to: sink)
                try sink.write("\n")
            }
        }
        try base.noteAllLeftOut(withNotes: notes)
        try folder.commit()
        return counts
    }

    // An optional file is written only if it has rows, a column that came later only if a row uses it: what makes no use of them stays
    // readable by earlier versions, byte for byte.
    private func writtenTables() throws -> [(table: PackageTable, columns: Set<String>)] {
        try PackageTable.allCases.compactMap { table in
            let fields = PackageSchema.of(table).fields.filter { base.visibility == .everything || !$0.isPrivate }
            let additions = fields.filter(\.isAddition).map(\.name)
            var columns = Set(fields.map(\.name))
            if !additions.isEmpty || table.isOptional {
                let used = try base.usedColumns(additions, of: table)
                if table.isOptional, !used.hasRows { return nil }
                columns.subtract(Set(additions).subtracting(used.columns))
            }
            return (table, columns)
        }
    }
}
