public import DossierStorage

/// A package that is about to be read into a base: its files, what it says of itself, and what is to be done with it.
public struct OpenedPackage {
    public enum Way: Sendable {
        /// The base is empty: it takes the package over, with its ids.
        case load
        /// Another base's, or nobody's: what is new is added.
        case merge
        /// This base's own: where it says otherwise, that is an edit.
        case edit
    }

    public let way: Way
    let files: PackageFiles
    let description: PackageDescription?
    let export: ExportRecord?

    /// Whether nothing says from which base the ids are: they are taken for this one's.
    var isPresumed: Bool { description == nil && export == nil }

    /// - Throws: `CSVInputError` when there is no package, or it says of itself what cannot be followed.
    public init(_ files: PackageFiles, for base: Writer) throws {
        let description = try files.description().map {
            try PackageDescription(json: $0, file: files.displayName(of: PackageFiles.descriptionName), connection: base.connection)
        }
        let found = description.map(files.following) ?? files
        try found.refuseNothing()
        self.description = description
        export = try files.folder.flatMap { try ExportRecord(folder: $0, connection: base.connection) }
        // A base's own vocabulary goes only for a whole one.
        let vocabulary = [PackageTable.kinds, .predicates, .units].filter(found.has)
        if try base.isEmpty, try !base.hasVocabulary || vocabulary.isEmpty || vocabulary.count == 3 {
            way = .load
            // A package that is taken over is whole: what its description names and has got lost is missed.
            self.files = found.expecting(description?.tables ?? [])
            return
        }
        self.files = found
        if let stated = description.map(\.baseID) ?? export?.baseID {
            way = stated == (try base.meta("base_id")) ? .edit : .merge
        } else {
            way = description == nil ? .edit : .merge
        }
    }

    /// Of the files of all tables, by their names.
    var fingerprints: [String: String] {
        guard let folder = files.folder else { return [:] }
        let names = PackageTable.allCases.filter(files.has).map(files.path(of:))
        return Dictionary(names.map { ($0, Fingerprint.of(file: "\(folder)/\($0)") ?? "") }, uniquingKeysWith: { $1 })
    }

    /// Whether a table's file is as the export wrote it.
    func isUntouched(_ table: PackageTable) -> Bool {
        guard let folder = files.folder, let export else { return false }
        return export.isUntouched(files.path(of: table), in: folder)
    }
}
