internal import DossierStorage

/// Files that an export would replace, though no export wrote them, or they were changed since.
public struct ForeignFiles: Error, Sendable {
    /// The first of them, as the user names it.
    public let path: String
    public let count: Int
    /// Whether an export wrote the first, and somebody else changed it.
    public let isChanged: Bool

    /// - Throws: `ForeignFiles` where one of the files is in the folder, and not as an export left it.
    static func refuse(_ names: [String], in folder: String) throws {
        let present = names.filter { FileSystem.exists("\(folder)/\($0)") }
        if present.isEmpty { return }
        let record = try ExportRecord(folder: folder, connection: try Connection.inMemory())
        let foreign = present.filter { record?.mayBeReplaced($0, in: folder) != true }
        guard let first = foreign.first else { return }
        throw ForeignFiles(path: "\(folder)/\(first)", count: foreign.count, isChanged: record?.fingerprints[first] != nil)
    }
}
