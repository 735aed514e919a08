public import DossierModel

/// Loads entities into an empty base: one thread appends them to batches, the thread of the connection inserts those.
///
/// As with `FactLoader`, `append` keeps the rules with the place of the fault, and leaves the connection alone.
public final class EntityLoader {
    private static let columns = ["id", "slug", "kind", "name", "folded", "summary", "canonical"]
    // Behind them in a batch: what the search indexes hold.
    private static let (words, prose) = (7, 8)

    private let revision: Revision
    private let inserter: BatchInserter
    private let names: Statement
    private let texts: Statement
    private let kinds: [String: Int64]
    private var lastID: Int64
    private var folded: [UInt8] = []
    private var indexed: [UInt8] = []

    init(_ revision: Revision) throws {
        self.revision = revision
        let connection = revision.connection
        inserter = try BatchInserter(
            into: "entity", columns: Self.columns, constants: ["added_in": revision.id.rawValue], connection: connection)
        names = try connection.prepareOnce(NameIndex.insertion)
        texts = try connection.prepareOnce(TextIndex.insertion)
        kinds = Dictionary(
            try connection.all("SELECT name, id FROM kind") { ($0.text(0), $0.integer(1)) }, uniquingKeysWith: { first, _ in first })
        lastID = try connection.integer("SELECT max(id) FROM entity") ?? 0
    }

    public func makeBatch() -> RowBatch { RowBatch(columnCount: Self.columns.count + 2) }

    /// Appends an entity to a batch that is not full. The caller vouches that its slug is new.
    ///
    /// - Throws: `RecordFault` when the kind is unknown, the slug malformed, or the name or the summary blank.
    public func append(_ entity: NewEntity, to batch: RowBatch) throws(RecordFault) -> EntityID {
        try Revision.check(entity)
        guard let kind = kinds[entity.kind] else { throw RecordFault.noKind(entity.kind) }
        lastID += 1
        batch.addRow()
        batch.set(lastID, at: 0)
        batch.set(entity.slug, at: 1)
        batch.set(kind, at: 2)
        var name = entity.name
        name.withUTF8 { bytes in
            batch.set(bytes, at: 3)
            NameFolding.fold(utf8: bytes, into: &folded)
        }
        folded.withUnsafeBufferPointer { folded in
            batch.set(folded, at: 4)
            NameIndexText.make(folded: folded, into: &indexed)
        }
        indexed.withUnsafeBufferPointer { batch.set($0, at: Self.words) }
        if var summary = entity.summary, !summary.isEmpty {
            batch.set(summary, at: 5)
            summary.withUTF8 { NameFolding.fold(utf8: $0, into: &indexed) }
            indexed.withUnsafeBufferPointer { batch.set($0, at: Self.prose) }
        }
        batch.set(lastID, at: 6)
        return EntityID(lastID)
    }

    /// Inserts a batch's entities, and their rows of the search indexes. On the thread of the connection.
    public func insert(_ batch: RowBatch) throws(SQLiteError) {
        try inserter.insert(batch)
        for row in 0..<batch.count {
            let id = batch.cell(row: row, column: 0).value
            revision.watcher?.loaded(entity: id, kind: batch.cell(row: row, column: 2).value)
            if let words = batch.text(row: row, column: Self.words) { try insert(words, NameIndex.Entry.entity(id).row, names) }
            if let prose = batch.text(row: row, column: Self.prose) {
                try insert(prose, TextIndex.Entry.summary(entity: id).row, texts)
            }
        }
    }

    // One row a statement: SQLite makes a savepoint for a statement of several, at which FTS5 writes out what it has gathered.
    private func insert(_ text: UnsafeBufferPointer<UInt8>, _ row: Int64, _ statement: Statement) throws(SQLiteError) {
        defer { statement.reset() }
        try statement.bind(row, at: 0)
        try statement.bind(borrowed: text, at: 1)
        while try statement.step() {}
    }
}

extension Revision {
    /// Loads entities in bulk: `body` appends them and inserts the batches.
    ///
    /// - Throws: what `body` throws; the revision must then be given up, as part of a batch may be there.
    public func loadEntities(_ body: (EntityLoader) throws -> Void) throws {
        precondition(pace == .bulk)
        // A CHECK that calls a function makes a savepoint for each batch, at which FTS5 writes out what it has gathered. The loader
        // keeps the same rules.
        try connection.run("PRAGMA ignore_check_constraints = ON")
        let outcome = Result { try body(try EntityLoader(self)) }
        try connection.run("PRAGMA ignore_check_constraints = OFF")
        try outcome.get()
    }
}
