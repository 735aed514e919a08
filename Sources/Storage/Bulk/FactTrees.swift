internal import DossierModel

/// Facts on their way into an empty table, written as the b-trees of the table and its indexes, without SQLite.
///
/// The connection must be in no transaction when this is made and when it is finished, and may only read in between. Neither CHECK
/// constraints nor foreign keys are looked at: `FactLoader` keeps the same rules.
final class FactTrees {
    private let connection: Connection
    private let file: PageFile
    private let table: TableTree
    private let roots: [String: UInt32]
    private let addedIn: Int64
    private var keys: LoadedFactKeys?
    private var (facts, relations) = (Int64(0), Int64(0))
    // Of the indexes that hold few facts: what they are sorted by, and the fact.
    private var sparse: [(name: String, column: Int, entries: [(key: Int64, fact: Int64)])] = [
        ("fact_by_stated_subject", FactColumn.statedSubject.rawValue, []), ("fact_by_stated_object", FactColumn.statedObject.rawValue, []),
        ("fact_by_follows", FactColumn.follows.rawValue, []),
    ]

    /// The indexes that are made here, or that a load leaves empty (`replaced_by` is set by edits); a table with others, or with
    /// triggers, is left to SQLite.
    private static let names = [
        "fact_by_follows", "fact_by_replaced_by", "fact_by_stated_object", "fact_by_stated_subject", "fact_in", "fact_out",
    ]

    /// - Parameter memory: when the indexes are left to SQLite.
    /// - Returns: nil where the file or the table is not as this program lays it out, or holds facts: then SQLite must write them.
    init?(_ connection: Connection, addedIn: RevisionID, memory: LoadMemory) throws {
        let found = try connection.all(
            "SELECT name, rootpage FROM sqlite_master WHERE tbl_name = 'fact' AND type IN ('index', 'trigger') ORDER BY name"
        ) { ($0.text(0), UInt32(clamping: $0.integer(1))) }
        guard connection.headerBytes(0..<FileHeader.size).map({ FileHeader($0).isPlain }) == true,
            found.map(\.0) == Self.names, try connection.integer("SELECT 1 FROM fact LIMIT 1") == nil,
            let root = try connection.integer("SELECT rootpage FROM sqlite_master WHERE name = 'fact' AND type = 'table'")
        else { return nil }
        self.connection = connection
        roots = try Dictionary(rows: found, of: "sqlite_master")
        file = try PageFile(connection)
        table = TableTree(root: UInt32(root), of: file)
        self.addedIn = addedIn.rawValue
        keys = LoadedFactKeys(limit: memory.keys)
    }

    /// Whether the indexes can be made here as well as the table.
    var hasKeys: Bool { keys != nil }

    /// Writes the facts of a batch up to the first whose id is not above those before; returns how many.
    func append(_ batch: RowBatch) throws(KnowledgeBaseError) -> Int {
        var record = RecordBuffer()
        let isSparse = sparse.contains { batch.usesColumn($0.column) }
        for row in 0..<batch.count {
            let id = batch.cell(row: row, column: 0).value
            if id <= table.last { return row }
            record.removeAll()
            // In the place of the id, which the table is sorted by.
            record.appendNull()
            batch.append(row: row, from: 1, to: &record)
            record.append(addedIn)
            record.appendNull()
            try table.append(id, record)
            facts += 1
            if batch.cell(row: row, column: FactColumn.object.rawValue).kind != .null { relations += 1 }
            noteKey(id, row, batch)
            if isSparse { noteSparse(id, row, batch) }
        }
        return batch.count
    }

    @inline(__always)
    private func noteKey(_ id: Int64, _ row: Int, _ batch: RowBatch) {
        guard let keys else { return }
        let isKept = keys.append(
            subject: batch.cell(row: row, column: FactColumn.subject.rawValue).value,
            object: batch.integer(row: row, column: FactColumn.object.rawValue),
            predicate: batch.cell(row: row, column: FactColumn.predicate.rawValue).value, fact: id)
        if !isKept { self.keys = nil }
    }

    private func noteSparse(_ id: Int64, _ row: Int, _ batch: RowBatch) {
        for index in sparse.indices {
            if let key = batch.integer(row: row, column: sparse[index].column) { sparse[index].entries.append((key, id)) }
        }
    }

    /// How many entries each index gets.
    var entries: [String: Int64] {
        var entries = ["fact_out": facts, "fact_in": relations, "fact_by_replaced_by": 0]
        for index in sparse { entries[index.name] = Int64(index.entries.count) }
        return entries
    }

    /// Makes what was written part of the base.
    ///
    /// - Parameter withIndexes: false leaves the two large indexes empty, to be dropped.
    func finish(withIndexes: Bool) throws {
        try table.finish()
        if withIndexes { try writeIndexes() }
        for index in sparse where !index.entries.isEmpty { try writeIndex(index.name, index.entries) }
        try file.finish()
    }

    private func writeIndexes() throws {
        guard let keys else { return }
        self.keys = nil
        let byObject = SortedSide(keys)
        defer { byObject.wait() }
        try write(SortedFacts(keys, byObject: false), to: "fact_out")
        byObject.wait()
        if let sorted = byObject.take() { try write(sorted, to: "fact_in") }
    }

    private func write(_ sorted: consuming SortedFacts, to name: String) throws {
        guard let root = roots[name] else { return }
        let tree = IndexTree(root: root, of: file)
        var record = RecordBuffer()
        var count = 0
        try sorted.forEach { entity, entry in
            count += 1
            if count & 0xFFFF == 0 { try connection.checkInterruption() }
            record.removeAll()
            record.append(Int64(entity))
            record.append(Int64(entry.predicate))
            if entry.other == 0 { record.appendNull() } else { record.append(Int64(entry.other)) }
            record.appendNull()
            record.append(Int64(entry.fact))
            try tree.append(record)
        }
        try tree.finish()
    }

    private func writeIndex(_ name: String, _ entries: [(key: Int64, fact: Int64)]) throws(KnowledgeBaseError) {
        guard let root = roots[name] else { return }
        let tree = IndexTree(root: root, of: file)
        var record = RecordBuffer()
        for entry in entries.sorted(by: { $0.key == $1.key ? $0.fact < $1.fact : $0.key < $1.key }) {
            record.removeAll()
            record.append(entry.key)
            record.append(entry.fact)
            try tree.append(record)
        }
        try tree.finish()
    }
}

/// The keys sorted by object, on a thread of their own.
private final class SortedSide {
    private final class Work {
        var sorted: SortedFacts?
    }

    private let work = Work()
    private var worker: Worker?

    init(_ keys: LoadedFactKeys) {
        // The thread's own until it is joined; the keys are only read.
        nonisolated(unsafe) let (work, keys) = (work, keys)
        worker = Worker { work.sorted = SortedFacts(keys, byObject: true) }
        if worker == nil { work.sorted = SortedFacts(keys, byObject: true) }
    }

    func wait() {
        worker?.join()
        worker = nil
    }

    func take() -> SortedFacts? { work.sorted.take() }
}
