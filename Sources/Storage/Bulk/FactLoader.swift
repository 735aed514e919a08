public import DossierModel

/// Loads facts into an empty base: one thread appends them to batches, the thread of the connection inserts those.
///
/// `append` keeps all rules of the table, with the place of the fault. It uses the revision, but not its connection, so that it can
/// run while a batch is being inserted.
public final class FactLoader {
    private let revision: Revision
    private let writer: FactWriter
    // The days of a fact without dates, which most facts of large graphs are: the same for all temporalities.
    private let undated: StoredDays
    // By the predicate's id: few, and given in order.
    private let predicates: [VocabularyCache.Entry?]
    // Of the batches before, on the thread of the connection.
    private var resolved = 0
    private var resolvedRelations = 0

    init(_ revision: Revision, _ writer: FactWriter) throws {
        self.revision = revision
        self.writer = writer
        predicates = try revision.predicateEntries()
        undated = StoredDays(try FactDates.days(from: nil, to: nil, .state))
    }

    public func makeBatch() -> RowBatch { RowBatch(columnCount: FactColumn.allCases.count) }

    /// Appends a fact to a batch that is not full.
    ///
    /// - Parameters:
    ///   - fact: its entities do not count.
    ///   - subject: the name by which `resolve` finds the entity.
    ///   - object: likewise; of a fact about no other entity it does not count.
    ///   - id: nil for the next one.
    /// - Throws: `RecordFault`, as `Revision.add` does.
    @discardableResult
    public func append(
        _ fact: NewFact, subject: UnsafeBufferPointer<UInt8>, object: UnsafeBufferPointer<UInt8>, id: FactID?, to batch: RowBatch
    ) throws -> FactID {
        guard let predicate = entry(of: fact.predicate) else {
            throw RecordFault("there is no predicate with key \(fact.predicate)", column: "predicate")
        }
        try FactRules.check(fact, against: predicate)
        let days = try days(of: fact, predicate.temporality)
        let id = try Revision.nextID(id?.rawValue, after: &revision.lastFact)
        batch.addRow()
        batch.set(id, .id)
        batch.set(subject, at: FactColumn.subject.rawValue)
        if case .entity = fact.object { batch.set(object, at: FactColumn.object.rawValue) }
        try batch.set(fact, days)
        if fact.hasText || predicate.isProse { revision.factsHaveText = true }
        if predicate.life != nil { revision.factsTellOfLives = true }
        return FactID(id)
    }

    /// A name that means no entity.
    public struct UnknownName: Error {
        public let isOfRelation: Bool
        /// Which of all relations, or of all attributes, that were appended, from 0.
        public let place: Int
    }

    /// Puts entities in the place of the names of a batch's facts. On the thread of the connection, before `insert`.
    ///
    /// Facts before one with an unknown name are left as they are: the load must be given up.
    ///
    /// - Parameter find: the entities that names mean; nil where there is none.
    public func resolve(
        _ batch: RowBatch, _ find: ([UnsafeBufferPointer<UInt8>]) -> [EntityID?]
    ) throws(UnknownName) {
        var names: [UnsafeBufferPointer<UInt8>] = []
        names.reserveCapacity(2 * batch.count)
        for row in 0..<batch.count {
            if let name = batch.text(row: row, column: FactColumn.subject.rawValue) { names.append(name) }
            if let name = batch.text(row: row, column: FactColumn.object.rawValue) { names.append(name) }
        }
        let entities = find(names)
        var next = 0
        func set(_ column: FactColumn, stated: FactColumn, _ row: Int) throws(UnknownName) {
            guard batch.cell(row: row, column: column.rawValue).kind == .text else { return }
            guard let entity = entities[next] else { throw unknownName(in: batch, row: row) }
            next += 1
            let target = revision.mergedInBulk.target(of: entity.rawValue)
            batch.replace(row: row, column: column.rawValue, with: target ?? entity.rawValue)
            if target != nil { batch.replace(row: row, column: stated.rawValue, with: entity.rawValue) }
        }
        for row in 0..<batch.count {
            try set(.subject, stated: .statedSubject, row)
            try set(.object, stated: .statedObject, row)
        }
        resolved += batch.count
        resolvedRelations += (0..<batch.count).count { isRelation(batch, $0) }
    }

    private func isRelation(_ batch: RowBatch, _ row: Int) -> Bool { batch.cell(row: row, column: FactColumn.object.rawValue).kind != .null }

    private func unknownName(in batch: RowBatch, row: Int) -> UnknownName {
        let relations = resolvedRelations + (0..<row).count { isRelation(batch, $0) }
        let isOfRelation = isRelation(batch, row)
        return UnknownName(isOfRelation: isOfRelation, place: isOfRelation ? relations : resolved + row - relations)
    }

    /// Inserts a batch's facts. On the thread of the connection.
    public func insert(_ batch: RowBatch) throws {
        try writer.insert(batch)
        guard let watcher = revision.watcher else { return }
        for row in 0..<batch.count {
            func integer(_ column: FactColumn) -> Int64? { batch.integer(row: row, column: column.rawValue) }
            guard let object = integer(.object) else { continue }
            func key(_ column: FactColumn) -> Int64 { batch.cell(row: row, column: column.rawValue).value }
            watcher.loaded(
                LoadedRelation(
                    id: key(.id), subject: key(.subject), object: object, predicate: key(.predicate), modality: key(.modality),
                    possibleFrom: integer(.possibleFrom), possibleTo: integer(.possibleTo),
                    certainFrom: integer(.certainFrom), certainTo: integer(.certainTo)))
        }
    }

    private func entry(of predicate: PredicateID) -> VocabularyCache.Entry? {
        let index = Int(predicate.rawValue)
        return predicates.indices.contains(index) ? predicates[index] : nil
    }

    private func days(of fact: NewFact, _ temporality: Temporality) throws -> StoredDays {
        if fact.starts == nil, fact.ends == nil { return undated }
        return StoredDays(try FactDates.days(from: fact.starts, to: fact.ends, temporality))
    }

}

extension NewFact {
    /// Whether it has words that are searched.
    var hasText: Bool { role != nil || note != nil || privateNote != nil }
}

extension Revision {
    /// Loads facts in bulk: `body` appends them and inserts the batches.
    ///
    /// - Throws: what `body` throws; the revision must then be given up, as part of a batch may be there.
    public func loadFacts(_ body: (FactLoader) throws -> Void) throws {
        guard let load else { preconditionFailure("facts are loaded in bulk only") }
        let writer = try FactWriter(load, self)
        try body(try FactLoader(self, writer))
        try writer.finish()
        let lifetimes = try storeLoadedLives()
        try watcher?.loadedFacts(lifetimes)
    }

    /// What all predicates demand, each at the place of its id.
    func predicateEntries() throws -> [VocabularyCache.Entry?] {
        let ids = try connection.all("SELECT id FROM predicate ORDER BY id") { $0.integer(0) }
        var entries = [VocabularyCache.Entry?](repeating: nil, count: Int(ids.last ?? 0) + 1)
        for id in ids { entries[Int(id)] = try vocabularyEntry(PredicateID(id)) }
        return entries
    }
}
