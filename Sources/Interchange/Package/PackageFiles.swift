internal import DossierStorage

/// Where a Data Package's files come from: a folder, or the binary itself.
public struct PackageFiles: Sendable {
    private enum Origin: Sendable {
        case folder(String)
        case embedded([String: EmbeddedResources.File])
    }

    private let origin: Origin

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

    /// A reader of one CSV file.
    ///
    /// - Throws: the file is missing or cannot be opened.
    public func reader(of name: String) throws(CSVInputError) -> CSVReader {
        switch origin {
        case .folder: return try CSVReader(path: displayName(of: name))
        case .embedded(let files):
            guard let file = files[name] else {
                throw CSVInputError(file: name, line: 0, column: 0, message: "not embedded in this program")
            }
            return CSVReader(bytes: Array(file.bytes), file: name)
        }
    }

    /// The whole of a small text file, datapackage.json.
    ///
    /// - Throws: the file is missing, cannot be read, is larger than 16 MiB, or is not UTF-8.
    public func text(of name: String) throws(CSVInputError) -> String {
        switch origin {
        case .folder:
            let path = displayName(of: name)
            guard let text = String(validating: try SmallFile.read(path), as: UTF8.self) else {
                throw CSVInputError(file: path, line: 1, column: 1, message: "the file is not valid UTF-8", hint: "save it as UTF-8")
            }
            return text
        case .embedded(let files): return files[name].map { String(decoding: $0.bytes, as: UTF8.self) } ?? "{}"
        }
    }
}
