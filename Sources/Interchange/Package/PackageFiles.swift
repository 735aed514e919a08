internal import Glibc
internal import DossierModel
internal import DossierStorage

/// Where a Data Package's files come from: a folder, or the binary itself.
public struct PackageFiles: Sendable {
    private enum Origin: Sendable {
        case folder(String)
        case embedded([String: EmbeddedResources.File])
    }

    /// The file that describes the others.
    static let descriptionName = "datapackage.json"

    private let origin: Origin
    // Where the description says that tables lie, if not where they usually do.
    private var paths: [PackageTable: String] = [:]
    // What is missed where it is not there.
    private var expected: Set<PackageTable> = []
    // What is read of them; nil for all.
    private var chosen: Set<PackageTable>?

    /// The package in a folder, which may lack files.
    public init(folder: String) {
        origin = .folder(folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    }

    /// The package in a folder, or one file of a package.
    ///
    /// - Throws: `CSVInputError` where a file's name says of no table that it is one of it.
    public init(path: String) throws(CSVInputError) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            self.init(folder: path)
            return
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let names = PackageTable.allCases.map { PackageSchema.of($0).fileName }
        guard let table = PackageTable.allCases.first(where: { PackageSchema.of($0).fileName == name }) else {
            let near = SpellingSuggestion.of(name, among: names)
            throw CSVInputError(
                file: path, line: 0, column: 0, message: "no file of a package is called so",
                hint: near.map { "did you mean \($0)?" } ?? "one of: " + names.joined(separator: ", "))
        }
        self.init(folder: FileSystem.folder(of: path))
        (chosen, paths) = ([table], [table: name])
    }

    /// The knowledge base that comes with the program: the French sovereign cloud.
    public static let bundled = PackageFiles(embedded: "Seeds/sovereign-cloud")

    /// The vocabulary that a base of one's own begins with, and what it is called elsewhere.
    public static let vocabulary = PackageFiles(embedded: "Seeds/core")

    private init(embedded folder: String) {
        let files = EmbeddedResources.files(in: folder)
        origin = .embedded(Dictionary(uniqueKeysWithValues: files.map { (String($0.path.dropFirst(folder.count + 1)), $0) }))
    }

    /// Where the files lie; nil for those in the program.
    var folder: String? { if case .folder(let folder) = origin { folder } else { nil } }

    /// How a file of the package is called in messages.
    public func displayName(of name: String) -> String {
        switch origin {
        case .folder(let folder): "\(folder)/\(name)"
        case .embedded: name
        }
    }

    // MARK: Tables

    /// These files, where a description says that they lie.
    func following(_ description: PackageDescription) -> PackageFiles {
        var files = self
        files.paths.merge(description.paths) { chosen, _ in chosen }
        return files
    }

    /// These files, of which some must be there.
    func expecting(_ tables: Set<PackageTable>) -> PackageFiles {
        var files = self
        files.expected = tables
        return files
    }

    /// The path of a table in the package.
    func path(of table: PackageTable) -> String { paths[table] ?? PackageSchema.of(table).fileName }

    /// Whether the package has the file of a table. One that the description names is there, or missed.
    func has(_ table: PackageTable) -> Bool {
        if let chosen, !chosen.contains(table) { return false }
        let path = path(of: table)
        return switch origin {
        case .folder: paths[table] != nil || expected.contains(table) || access(displayName(of: path), F_OK) == 0
        case .embedded(let files): files[path] != nil
        }
    }

    /// - Throws: `CSVInputError` where there is no file of a package at all.
    func refuseNothing() throws(CSVInputError) {
        guard let folder, !PackageTable.allCases.contains(where: has) else { return }
        try SmallFile.requireFolder(folder)
        throw CSVInputError(
            file: folder, line: 0, column: 0, message: "there is no file of a package in it",
            hint: "relations.csv, entities.csv ...: 'dossier export csv FOLDER' writes them all")
    }

    /// Whether looking up all its rows in a base touches more pages than SQLite keeps by itself.
    var isLarge: Bool { size > 256 << 10 }

    /// How many bytes the tables have together.
    var size: Int64 {
        PackageTable.allCases.filter(has).reduce(0) { sum, table in
            switch origin {
            case .folder:
                var status = stat()
                return stat(displayName(of: path(of: table)), &status) == 0 ? sum + Int64(status.st_size) : sum
            case .embedded(let files): return sum + Int64(files[path(of: table)]?.bytes.count ?? 0)
            }
        }
    }

    /// A reader of a table's file. Tables are read more than once where there is something to look up, or to tell: none is a pipe.
    ///
    /// - Throws: the file is missing, cannot be opened, or can be read only once.
    func reader(of table: PackageTable) throws(CSVInputError) -> CSVReader {
        let path = path(of: table)
        switch origin {
        case .folder:
            let name = displayName(of: path)
            try SmallFile.requireFile(name)
            do {
                return try CSVReader(path: name)
            } catch var error where error.systemCode == ENOENT && (paths[table] != nil || expected.contains(table)) {
                error.hint = "\(displayName(of: Self.descriptionName)) names it: put the file back, or take it out of there"
                throw error
            }
        case .embedded(let files):
            guard let file = files[path] else {
                throw CSVInputError(file: path, line: 0, column: 0, message: "not embedded in this program")
            }
            return CSVReader(bytes: Array(file.bytes), file: path)
        }
    }

    /// What looks like a table in the folder and is none of the package's: a warning for each, in order of their names.
    func strangers() -> [String] {
        guard chosen == nil, case .folder(let folder) = origin else { return [] }
        let known = Set(PackageTable.allCases.map { path(of: $0) } + [Self.descriptionName])
        let found = FileSystem.names(in: folder).filter { name in
            let isTable = [".csv", ".tsv", ".xlsx", ".xls", ".ods", ".json"].contains { Self.lowercased(name).hasSuffix($0) }
            return !name.hasPrefix(".") && isTable && !known.contains(name)
        }
        let expected = PackageTable.allCases.map { path(of: $0) }
        return found.sorted().map { name in
            let near = SpellingSuggestion.of(name, among: expected).map { "; did you mean \($0)?" } ?? ""
            return "\(displayName(of: name)): no table of a package, it is left out\(near)"
        }
    }

    private static func lowercased(_ name: String) -> String {
        String(decoding: name.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The text of datapackage.json; nil where there is none.
    func description() throws(CSVInputError) -> String? { try text(of: Self.descriptionName) }

    /// The whole of a small text file, without the mark of byte order that some editors begin it with; nil where there is none.
    ///
    /// - Throws: the file cannot be read, is larger than 16 MiB, or is not UTF-8.
    func text(of name: String) throws(CSVInputError) -> String? {
        switch origin {
        case .folder:
            let path = displayName(of: name)
            if access(path, F_OK) != 0, errno == ENOENT { return nil }
            var bytes = try SmallFile.read(path)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw CSVInputError(file: path, line: 1, column: 1, message: "the file is not valid UTF-8", hint: "save it as UTF-8")
            }
            return text
        case .embedded(let files): return files[name].map { String(decoding: $0.bytes, as: UTF8.self) }
        }
    }
}
