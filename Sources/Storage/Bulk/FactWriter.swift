internal import DossierModel

/// Writes batches of facts into the base that is loaded: as b-trees where that can be done, else by SQLite.
///
/// As b-trees in a file that nobody else sees yet, as long as ids ascend, as they do in a package that a base has written. What
/// comes after one that does not is inserted, and SQLite then makes the indexes too.
final class FactWriter {
    private let load: BulkLoad
    private let inserter: BatchInserter
    private var trees: FactTrees?
    private var count: Int64 = 0
    // By the trees; nil as long as there are none.
    private var written: FactTreesCheck.Written?

    init(_ load: BulkLoad, _ revision: Revision) throws {
        self.load = load
        inserter = try BatchInserter(
            into: "fact", columns: FactColumn.names, constants: ["added_in": revision.id.rawValue],
            connection: revision.connection)
        if load.isFresh {
            try load.connection.betweenTransactions { trees = try FactTrees(load.connection, addedIn: revision.id, memory: load.memory) }
        }
        if trees == nil { try load.dropFactIndexes() }
    }

    func insert(_ batch: RowBatch) throws {
        count += Int64(batch.count)
        guard let trees else { return try inserter.insert(batch) }
        try load.connection.checkInterruption()
        let written = try trees.append(batch)
        if written == batch.count { return }
        try finish(withIndexes: false)
        try inserter.insert(batch, from: written)
    }

    /// After this, all facts are there for SQLite.
    ///
    /// - Throws: `KnowledgeBaseError.faultyLoad`, when what was written without it does not read back.
    func finish() throws {
        try finish(withIndexes: trees?.hasKeys == true)
        if var written {
            written.facts = count
            try FactTreesCheck(connection: load.connection, path: load.path).run(written)
        }
    }

    private func finish(withIndexes: Bool) throws {
        guard let trees else { return }
        self.trees = nil
        written = FactTreesCheck.Written(facts: count, entries: withIndexes ? trees.entries : [:])
        try load.connection.betweenTransactions { try trees.finish(withIndexes: withIndexes) }
        if !withIndexes { try load.dropFactIndexes() }
    }
}
