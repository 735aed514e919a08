import Foundation
import DossierOutput
import Testing

@testable import DossierInterchange
@testable import DossierStorage

@Suite("Tables and views read by key")
struct KeyedExportTests {
    /// What the view gives in order of its ids, by one plain statement.
    private func plain(_ view: String, _ columns: [String], in base: Snapshot) throws -> String {
        let statement = try base.connection.prepareOnce("SELECT \(columns.joined(separator: ", ")) FROM \(view) ORDER BY id")
        let sink = ByteSink()
        var format = CSVFormat(sink: sink)
        try format.begin(columns: columns)
        while try statement.step() {
            let cells = columns.indices.map { statement.row.cell($0) }
            try cells.withUnsafeBufferPointer { try format.row($0) }
        }
        return String(decoding: sink.contents, as: UTF8.self)
    }

    private func keyed(
        _ view: String, _ columns: [String], in base: Snapshot, budget: Int = TextTables.defaultBudget,
        keysOfRange: UInt64 = 16, readers: Int = 2
    ) throws -> String {
        let select = try #require(try base.keyedSelect(of: view, columns: columns))
        let sink = ByteSink()
        let export = KeyedExport(base, texts: TextTables(budget: budget), keysOfRange: keysOfRange, readers: readers)
        let rows = try export.write(select, to: sink)
        let count = try base.connection.integer("SELECT count(*) FROM \(quotedIdentifier(view))")
        #expect(Int64(rows) == count)
        return String(decoding: sink.contents, as: UTF8.self)
    }

    private func columns(of view: String, in base: Snapshot) throws -> [String] {
        try base.connection.prepareOnce("SELECT * FROM \(view)").columnNames
    }

    @Test(
        "are what the view says, whatever is in memory",
        arguments: ["relations", "attributes"], [TextTables.defaultBudget, 4_000, 300, 0])
    func wholeView(view: String, budget: Int) throws {
        let file = try BaseFile.awkward()
        let base = try KnowledgeBase.openForReading(file.path)
        let columns = try columns(of: view, in: base)
        let expected = try plain(view, columns, in: base)
        #expect(try keyed(view, columns, in: base, budget: budget) == expected)
        #expect(try keyed(view, columns, in: base, budget: budget, readers: 3) == expected)
        #expect(try keyed(view, columns, in: base, budget: budget, readers: 1) == expected)
    }

    @Test("each column alone, in other letters, and several in another order", arguments: ["relations", "attributes"])
    func singleColumns(view: String) throws {
        let file = try BaseFile.awkward()
        let base = try KnowledgeBase.openForReading(file.path)
        let columns = try columns(of: view, in: base)
        for some in columns.map({ [$0] }) + [Array(columns.reversed()), [columns[2], columns[2]]] {
            #expect(try keyed(view, some, in: base) == plain(view, some, in: base), "\(some)")
        }
        let loud = columns.prefix(8).map { $0.uppercased() }
        #expect(try keyed(view.uppercased(), loud, in: base) == plain(view, loud, in: base))
    }

    @Test("many entities, of which few fit into memory", arguments: [TextTables.defaultBudget, 40_000])
    func manyEntities(budget: Int) throws {
        let file = try BaseFile.synthetic(entities: 3_000, relations: 20_000)
        let base = try KnowledgeBase.openForReading(file.path)
        let columns = ["id", "subject", "subject_name", "predicate", "object", "object_name", "amount", "unit"]
        let expected = try plain("relations", columns, in: base)
        #expect(try keyed("relations", columns, in: base, budget: budget, keysOfRange: 2_048) == expected)
    }

    @Test("a base in memory is read by its own connection")
    func inMemory() throws {
        let base = try PackageFolder().base().snapshot()
        #expect(try base.anotherReader() == nil)
        let columns = try columns(of: "relations", in: base)
        #expect(try keyed("relations", columns, in: base) == plain("relations", columns, in: base))
    }

    @Test("a table of one's own, with ids far apart and below 1")
    func sparseTable() throws {
        let base = try KnowledgeBase.inMemory()
        try base.connection.run("CREATE TABLE odd (id INTEGER PRIMARY KEY, \"a b\" TEXT)")
        for (id, text) in [(Int64.min, "first"), (-3, "a,b"), (0, ""), (1, "one"), (5, "f\"i\"ve"), (.max - 1, "last")] {
            try base.connection.run("INSERT INTO odd VALUES (?, ?)", id, text)
        }
        let select = try #require(try base.snapshot().keyedSelect(of: "odd", columns: ["id", "a b"]))
        let sink = ByteSink()
        #expect(try KeyedExport(base.snapshot(), texts: TextTables(), keysOfRange: 2, readers: 2).write(select, to: sink) == 6)
        #expect(
            String(decoding: sink.contents, as: UTF8.self)
                == "id,a b\r\n\(Int64.min),first\r\n-3,\"a,b\"\r\n0,\"\"\r\n1,one\r\n5,\"f\"\"i\"\"ve\"\r\n\(Int64.max - 1),last\r\n")
        try base.connection.run("DELETE FROM odd")
        let empty = ByteSink()
        #expect(try KeyedExport(base.snapshot()).write(select, to: empty) == 0)
        #expect(String(decoding: empty.contents, as: UTF8.self) == "id,a b\r\n")
    }

    @Test("what has no integer key is left to plain statements", arguments: ["entities", "names", "citations", "companies", "meta"])
    func withoutKey(view: String) throws {
        let base = try PackageFolder().base().snapshot()
        #expect(try base.keyedSelect(of: view, columns: try columns(of: view, in: base)) == nil)
    }

    @Test("ranges cover all keys once, in order")
    func ranges() {
        for keys in [1...1, 1...7, -4...11, Int64.min...(.max), 0...(.max), 1...1 << 40] as [ClosedRange<Int64>] {
            let ranges = KeyRanges(keys, size: 4)
            #expect(ranges.count <= 65_536 + 1)
            #expect(ranges[0].lowerBound == keys.lowerBound && ranges[ranges.count - 1].upperBound == keys.upperBound)
            for number in 1..<max(ranges.count, 1) where ranges[number].lowerBound != ranges[number - 1].upperBound + 1 {
                Issue.record("\(keys), \(number)")
            }
        }
    }

    @Test("when a write fails, the readers stop")
    func fullDisk() throws {
        let file = try BaseFile.synthetic(entities: 3_000, relations: 20_000)
        let base = try KnowledgeBase.openForReading(file.path)
        let select = try #require(try base.keyedSelect(of: "relations", columns: ["subject", "object"]))
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        #expect(throws: OutputError.failed(code: ENOSPC)) {
            _ = try KeyedExport(base).write(select, to: ByteSink(descriptor: descriptor))
        }
    }
}
