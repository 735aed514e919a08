internal import Glibc
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// What an export says of itself, in the file `.dossier-export` of its folder: from what an edited folder started, and which files an
/// export may replace. It is no part of the package, and the description does not list it.
struct ExportRecord: Equatable {
    static let fileName = ".dossier-export"

    var baseID: String
    /// The last revision that the package holds, and when it was made: a number alone may be given again in a file that was restored.
    var revision: Int64
    var revisionAt: String?
    /// Whether private things were written as well.
    var isPrivate: Bool
    /// What was written, by the files' names.
    var fingerprints: [String: String]
    /// What a user has changed since, and the base has taken in: an export may replace it, an import reads it.
    var takenIn: [String: String] = [:]
    /// The revisions by which the base has taken that in, with their moments: what they changed, the folder has changed.
    var imports: [Int64: String] = [:]
    /// The numbers in the base of facts and spellings that the files call otherwise: of new rows, and of what says the same by now.
    var facts: [Int64: Int64] = [:]
    var names: [Int64: Int64] = [:]

    init(of base: Snapshot, fingerprints: [String: String]) throws {
        baseID = try base.meta("base_id") ?? ""
        let last = try base.lastRevision()
        (revision, revisionAt) = (last?.id ?? 0, last?.at)
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
        revisionAt = try connection.text("SELECT json_extract(?, '$.revision_at')", text)
        imports = try Self.numbers("imports", "text", text, connection) { $0.text(1) }
        facts = try Self.numbers("facts", "integer", text, connection) { $0.integer(1) }
        names = try Self.numbers("names", "integer", text, connection) { $0.integer(1) }
    }

    private static func numbers<Value>(
        _ key: String, _ type: String, _ text: String, _ connection: Connection, _ value: (borrowing Row) -> Value
    ) throws -> [Int64: Value] {
        let rows = try connection.all("SELECT CAST(key AS INTEGER), value FROM json_each(?, '$.\(key)') WHERE type = '\(type)'", [text]) { ($0.integer(0), value($0)) }
        return Dictionary(rows, uniquingKeysWith: { $1 })
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
        func numbers<Value>(_ key: String, _ values: [Int64: Value], _ json: (Value) -> JSONDocument) -> [(String, JSONDocument)] {
            values.isEmpty ? [] : [(key, .object(values.sorted { $0.key < $1.key }.map { ("\($0.key)", json($0.value)) }))]
        }
        return .object([
            ("base_id", .string(baseID)), ("revision", .integer(revision)), ("revision_at", revisionAt.map { .string($0) } ?? .null),
            ("private", .bool(isPrivate)), ("files", files(fingerprints)),
        ] + (takenIn.isEmpty ? [] : [("taken_in", files(takenIn))])
            + numbers("imports", imports) { .string($0) } + numbers("facts", facts) { .integer($0) } + numbers("names", names) { .integer($0) })
    }

    /// The number in the base of what the files call otherwise; nil for all others.
    func number(of claim: Claim) -> Int64? {
        switch claim {
        case .fact: facts[claim.key]
        case .name: names[claim.key]
        }
    }

    /// Keeps the number in the base of what the files call otherwise.
    mutating func note(_ claim: Claim, isNow number: Int64) {
        switch claim {
        case .fact: facts[claim.key] = number
        case .name: names[claim.key] = number
        }
    }

    /// Whether a file of the folder says what the base had from it last: as the export wrote it, and never read otherwise since.
    func isUntouched(_ name: String, in folder: String) -> Bool {
        takenIn[name] == nil && fingerprints[name].map { $0 == Fingerprint.of(file: "\(folder)/\(name)") } ?? false
    }

    /// Whether an export may replace a file of the folder: the base has what it says, or had it.
    func mayBeReplaced(_ name: String, in folder: String) -> Bool {
        guard fingerprints[name] != nil || takenIn[name] != nil else { return false }
        let now = Fingerprint.of(file: "\(folder)/\(name)")
        return now == fingerprints[name] || now == takenIn[name]
    }
}
