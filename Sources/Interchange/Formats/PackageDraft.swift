internal import DossierModel
internal import DossierOutput
internal import DossierStorage
internal import Glibc

/// A package that is being made of documents of another format, row by row, in a folder of its own that goes with it.
///
/// It has the columns that rows are given; numbers of facts are labels of the package, in order.
final class PackageDraft {
    let folder: String
    private(set) var lastFact: Int64 = 0
    private var tables: [PackageTable: (descriptor: Int32, sink: ByteSink, columns: [String])] = [:]

    /// - Throws: `KnowledgeBaseError.cannotWrite`.
    init(in folder: String, title: String) throws {
        self.folder = folder
        if mkdir(folder, 0o700) != 0 { throw KnowledgeBaseError.failedWriting(folder) }
        try write(PackageFiles.descriptionName) { sink in
            try JSONDocument.object([("name", .string("knowledge-base")), ("title", .string(title))]).write(to: sink)
        }
        for table in PackageTable.allCases where !table.isOptional {
            let columns = PackageSchema.of(table).fields.filter { !$0.isPrivate && !$0.isAddition }.map(\.name)
            let descriptor = try open(PackageSchema.of(table).fileName)
            let sink = ByteSink(descriptor: descriptor)
            var format = CSVFormat(sink: sink)
            try format.begin(columns: columns)
            tables[table] = (descriptor, sink, columns)
        }
    }

    deinit {
        for table in tables.values { close(table.descriptor) }
        FileSystem.removeFolder(folder)
    }

    /// Takes a table of another package as it is.
    func take(_ table: PackageTable, of files: PackageFiles) throws {
        if let earlier = tables.removeValue(forKey: table) { close(earlier.descriptor) }
        let name = PackageSchema.of(table).fileName
        guard let text = try files.text(of: name) else { return }
        try write(name) { try $0.write(text) }
    }

    /// Adds a row; what has no value is empty.
    func add(_ table: PackageTable, _ values: [String: String?]) throws {
        guard let (_, sink, columns) = tables[table] else { return }
        var format = CSVFormat(sink: sink)
        try format.row(columns.map { name in (values[name] ?? nil).map { .text($0) } ?? .null })
    }

    /// Adds a fact with its citations.
    func addFact(_ table: PackageTable, _ values: [String: String?], sources: [String]) throws {
        lastFact += 1
        try add(table, values.merging(["id": String(lastFact)]) { $1 })
        for source in sources { try add(.citations, ["fact": String(lastFact), "source": source]) }
    }

    func finish() throws { for table in tables.values { try table.sink.flush() } }

    private func write(_ name: String, _ body: (ByteSink) throws -> Void) throws {
        let descriptor = try open(name)
        defer { close(descriptor) }
        let sink = ByteSink(descriptor: descriptor)
        try body(sink)
        try sink.flush()
    }

    private func open(_ name: String) throws -> Int32 {
        let descriptor = Glibc.open("\(folder)/\(name)", O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw KnowledgeBaseError.failedWriting("\(folder)/\(name)") }
        return descriptor
    }
}
