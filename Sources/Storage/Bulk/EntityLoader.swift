public import Model

/// Loads entities into an empty base: one thread appends them to batches, the thread of the connection inserts those.
///
/// As with `FactLoader`, `append` keeps the rules with the place of the fault, and leaves the connection alone.
public final class EntityLoader {
    private static let columns = ["id", "slug", "kind", "name", "folded", "summary", "canonical"]

    private let revision: Revision
    private let inserter: BatchInserter
    private let kinds: [String: Int64]
    private var lastID: Int64
    private var folded: [UInt8] = []

    init(_ revision: Revision) throws {
        self.revision = revision
        let connection = revision.connection
        inserter = try BatchInserter(
            into: "entity", columns: Self.columns, constants: ["added_in": revision.id.rawValue], connection: connection)
        kinds = Dictionary(
            try connection.all("SELECT name, id FROM kind") { ($0.text(0), $0.integer(1)) }, uniquingKeysWith: { first, _ in first })
        lastID = try connection.integer("SELECT max(id) FROM entity") ?? 0
    }

    public func makeBatch() -> RowBatch { RowBatch(columnCount: Self.columns.count) }

    /// Appends an entity to a batch that is not full. The caller vouches that its slug is new.
    ///
    /// - Throws: `RecordFault` when the kind is unknown, the slug malformed, or the name empty.
    public func append(_ entity: NewEntity, to batch: RowBatch) throws(RecordFault) -> EntityID {
        try Slugs.check(entity.slug)
        guard let kind = kinds[entity.kind] else { throw Revision.unknownKind(entity.kind) }
        if entity.name.isEmpty { throw RecordFault("the name is empty", column: "name") }
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
        folded.withUnsafeBufferPointer { batch.set($0, at: 4) }
        if entity.summary?.isEmpty == false { batch.set(entity.summary, at: 5) }
        batch.set(lastID, at: 6)
        return EntityID(lastID)
    }

    /// Inserts a batch's entities. On the thread of the connection.
    public func insert(_ batch: RowBatch) throws(SQLiteError) { try inserter.insert(batch) }
}

extension Revision {
    /// Loads entities in bulk: `body` appends them and inserts the batches.
    ///
    /// - Throws: what `body` throws; the revision must then be given up, as part of a batch may be there.
    public func loadEntities(_ body: (EntityLoader) throws -> Void) throws {
        try whileLoading { try body(try EntityLoader(self)) }
    }
}
