internal import DossierModel
internal import DossierOutput
internal import DossierStorage
internal import Glibc

/// A package that is being made of documents of another format, row by row, in a folder of its own that goes with it.
///
/// It has the columns that rows are given; numbers of facts are labels of the package, in order.
final class PackageDraft {
    let folder: String
    /// Where in the other document the rows come from that are added from now on: a line, or 0 where no line says so.
    var origin = 0
    private(set) var lastFact: Int64 = 0
    private var tables: [PackageTable: Table] = [:]

    private struct Table {
        let descriptor: Int32
        let sink: ByteSink
        let columns: [String]
        // Of the next row. The first has the names of the columns.
        var line: UInt32 = 2
        var origins: [(line: UInt32, origin: UInt32)] = []
    }

    // A base's own vocabulary stays, unless another is taken.
    private static let tables = PackageTable.allCases.filter { !$0.isOptional && ![.kinds, .predicates, .units].contains($0) }

    /// - Throws: `KnowledgeBaseError.cannotWrite`.
    init(in folder: String, title: String) throws {
        self.folder = folder
        if mkdir(folder, 0o700) != 0 { throw KnowledgeBaseError.failedWriting(folder) }
        try write(PackageFiles.descriptionName) { sink in
            try JSONDocument.object([("name", .string("knowledge-base")), ("title", .string(title))]).write(to: sink)
        }
        for table in Self.tables {
            let columns = PackageSchema.of(table).fields.filter { !$0.isPrivate && !$0.isAddition }.map(\.name)
            let descriptor = try open(PackageSchema.of(table).fileName)
            let sink = ByteSink(descriptor: descriptor)
            var format = CSVFormat(sink: sink)
            try format.begin(columns: columns)
            tables[table] = Table(descriptor: descriptor, sink: sink, columns: columns)
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
        guard let written = tables[table] else { return }
        var format = CSVFormat(sink: written.sink)
        try format.row(written.columns.map { name in (values[name] ?? nil).map { .text($0) } ?? .null })
        tables[table]?.origins.append((written.line, UInt32(clamping: origin)))
        tables[table]?.line += written.columns.reduce(1) { $0 + Self.lineBreaks(in: (values[$1] ?? nil) ?? "") }
    }

    // As those who read CSV count them.
    private static func lineBreaks(in text: String) -> UInt32 {
        var (count, last) = (UInt32(0), UInt8(0))
        for byte in text.utf8 {
            if byte == 0x0D || byte == 0x0A && last != 0x0D { count += 1 }
            last = byte
        }
        return count
    }

    /// Where in the other document a row comes from.
    ///
    /// - Parameters:
    ///   - line: in a file of the package.
    ///   - path: the file's.
    /// - Returns: a line, or 0 where no line says so; nil where the draft did not write the row.
    func origin(ofLine line: Int, in path: String) -> Int? {
        guard let table = Self.tables.first(where: { "\(folder)/\(PackageSchema.of($0).fileName)" == path }), let origins = tables[table]?.origins
        else { return nil }
        let next = origins.partitioningIndex { Int($0.line) > line }
        return next == 0 ? 0 : Int(origins[next - 1].origin)
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
