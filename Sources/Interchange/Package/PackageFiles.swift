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

    /// The package in a folder.
    public init(folder: String) {
        origin = .folder(folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    }

    /// The knowledge base that comes with the program: the French sovereign cloud.
    public static let bundled = PackageFiles(embedded: "Seeds/sovereign-cloud")

    private init(embedded folder: String) {
        let files = EmbeddedResources.files(in: folder)
        origin = .embedded(Dictionary(uniqueKeysWithValues: files.map { (String($0.path.dropFirst(folder.count + 1)), $0) }))
    }

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
        files.paths = description.paths
        return files
    }

    /// The path of a table in the package.
    func path(of table: PackageTable) -> String { paths[table] ?? PackageSchema.of(table).fileName }

    /// Whether the package has the file of a table. One that the description names is there, or missed.
    func has(_ table: PackageTable) -> Bool {
        let path = path(of: table)
        return switch origin {
        case .folder: paths[table] != nil || access(displayName(of: path), F_OK) == 0
        case .embedded(let files): files[path] != nil
        }
    }

    /// A reader of a table's file.
    ///
    /// - Throws: the file is missing or cannot be opened.
    func reader(of table: PackageTable) throws(CSVInputError) -> CSVReader {
        let path = path(of: table)
        switch origin {
        case .folder: return try CSVReader(path: displayName(of: path))
        case .embedded(let files):
            guard let file = files[path] else {
                throw CSVInputError(file: path, line: 0, column: 0, message: "not embedded in this program")
            }
            return CSVReader(bytes: Array(file.bytes), file: path)
        }
    }

    /// What looks like a table in the folder and is none of the package's: a warning for each, in order of their names.
    func strangers() -> [String] {
        guard case .folder(let folder) = origin, let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        let known = Set(PackageTable.allCases.map { path(of: $0) } + [Self.descriptionName])
        var found: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            let isTable = [".csv", ".tsv", ".xlsx", ".xls", ".ods", ".json"].contains { Self.lowercased(name).hasSuffix($0) }
            if !name.hasPrefix("."), isTable, !known.contains(name) { found.append(name) }
        }
        let expected = PackageTable.allCases.map { path(of: $0) }
        return found.sorted().map { name in
            let near = NearestName.of(name, among: expected).map { "; did you mean \($0)?" } ?? ""
            return "\(displayName(of: name)): no table of a package, it is left out\(near)"
        }
    }

    private static func lowercased(_ name: String) -> String {
        String(decoding: name.utf8.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    /// The whole of a small text file, datapackage.json, without the mark of byte order that some editors begin it with.
    ///
    /// - Throws: the file is missing, cannot be read, is larger than 16 MiB, or is not UTF-8.
    public func text(of name: String) throws(CSVInputError) -> String {
        switch origin {
        case .folder:
            let path = displayName(of: name)
            var bytes = try SmallFile.read(path)
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw CSVInputError(file: path, line: 1, column: 1, message: "the file is not valid UTF-8", hint: "save it as UTF-8")
            }
            return text
        case .embedded(let files): return files[name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "{}"
        }
    }
}
