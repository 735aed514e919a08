internal import Glibc
internal import DossierOutput
internal import DossierStorage

/// What an export says of itself, in the file `.dossier-export` of its folder: from what an edited folder started, and which files an
/// export may replace. It is no part of the package, and the description does not list it.
struct ExportRecord {
    static let fileName = ".dossier-export"

    var baseID: String
    /// The last revision that the package holds.
    var revision: Int64
    /// Whether private things were written as well.
    var isPrivate: Bool
    /// What was written, by the files' names.
    var fingerprints: [String: String]
    /// What a user has changed since, and the base has taken in: an export may replace it, an import reads it.
    var takenIn: [String: String] = [:]
    /// The revisions by which the base has taken that in: what they changed, the folder has changed.
    var imports: Set<Int64> = []

    init(of base: Snapshot, fingerprints: [String: String]) throws {
        baseID = try base.meta("base_id") ?? ""
        revision = try base.lastRevision()?.id ?? 0
        isPrivate = base.visibility == .everything
        self.fingerprints = fingerprints
    }

    /// Reads the record of a folder; nil where there is none.
    ///
    /// - Throws: `CSVInputError` where the file cannot be read, or is none that an export wrote.
    init?(folder: String, connection: Connection) throws {
        let path = "\(folder)/\(Self.fileName)"
        if access(path, F_OK) != 0 { return nil }
        let text = String(decoding: try SmallFile.read(path), as: UTF8.self)
        let isObject = try connection.integer("SELECT CASE WHEN json_valid(?1) THEN json_type(?1) = 'object' END", text) == 1
        guard isObject, let baseID = try connection.text("SELECT json_extract(?, '$.base_id')", text),
            let revision = try connection.integer("SELECT json_extract(?, '$.revision')", text)
        else {
            throw CSVInputError(
                file: path, line: 1, column: 1, message: "this is not what an export has written",
                hint: "remove the file: the package is then read as one that nobody has exported")
        }
        (self.baseID, self.revision) = (baseID, revision)
        isPrivate = try connection.integer("SELECT json_extract(?, '$.private')", text) == 1
        let files = try connection.all("SELECT key, value FROM json_each(?, '$.files') WHERE type = 'text'", [text]) { ($0.text(0), $0.text(1)) }
        fingerprints = Dictionary(files, uniquingKeysWith: { $1 })
        let taken = try connection.all("SELECT key, value FROM json_each(?, '$.taken_in') WHERE type = 'text'", [text]) { ($0.text(0), $0.text(1)) }
        takenIn = Dictionary(taken, uniquingKeysWith: { $1 })
        imports = Set(try connection.all("SELECT value FROM json_each(?, '$.imports') WHERE type = 'integer'", [text]) { $0.integer(0) })
    }

    /// Writes the record of a folder anew, whole or not at all.
    func write(to folder: String) throws {
        let file = try NewFile(at: "\(folder)/\(Self.fileName)", replacing: true)
        do {
            try file.makeEmpty()
            let sink = ByteSink(descriptor: file.descriptor)
            try json.write(to: sink)
            try sink.write("\n")
            try sink.flush()
            try file.commit(isDatabase: false)
        } catch {
            file.discard()
            throw error
        }
    }

    var json: JSONDocument {
        func files(_ fingerprints: [String: String]) -> JSONDocument {
            .object(fingerprints.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
        }
        return .object([
            ("base_id", .string(baseID)), ("revision", .integer(revision)), ("private", .bool(isPrivate)), ("files", files(fingerprints)),
        ] + (takenIn.isEmpty ? [] : [("taken_in", files(takenIn))])
            + (imports.isEmpty ? [] : [("imports", .array(imports.sorted().map { .integer($0) }))]))
    }

    /// Whether a file of the folder is as the export wrote it.
    func isUntouched(_ name: String, in folder: String) -> Bool {
        fingerprints[name].map { $0 == Fingerprint.of(file: "\(folder)/\(name)") } ?? false
    }

    /// Whether an export may replace a file of the folder: the base has what it says, or had it.
    func mayBeReplaced(_ name: String, in folder: String) -> Bool {
        guard fingerprints[name] != nil || takenIn[name] != nil else { return false }
        let now = Fingerprint.of(file: "\(folder)/\(name)")
        return now == fingerprints[name] || now == takenIn[name]
    }
}
