internal import DossierModel
internal import DossierStorage

// The tables that grow large, into an empty base: read on one thread, inserted on another.
extension PackageImporter {
    /// Loads entities.csv; returns what is merged.
    func loadEntities(into revision: Revision) throws -> [Merge] {
        guard files.has(.entities) else { return [] }
        let reader = try PackageTableReader(.entities, of: files)
        let slug = reader.column("slug")
        var merges: [Merge] = []
        var count = 0
        try revision.loadEntities { loader in
            try BatchPipe.run(loader.makeBatch) { [self] pipe in
                try reader.forEachRow { row in
                    let entity = try entity(in: row)
                    if index.entities[row.bytes(at: slug)] != nil { throw twice("slug", entity.slug) }
                    let id = try loader.append(entity, to: try pipe.batch())
                    index.entities.insert(row.bytes(at: slug), id)
                    if let merge = try Merge(of: id, entity.slug, row) { merges.append(merge) }
                    count += 1
                    if count % Self.rowsBetweenReports == 0 { progress(count) }
                }
            } write: { batch in
                try loader.insert(batch)
            }
        }
        report.added[.entities] = count
        report.known[.entities] = 0
        return merges
    }

    /// Loads relations.csv and attributes.csv.
    func loadFacts(into revision: Revision) throws {
        let rows = try FactFiles(of: files)
        // Filled now, since the thread that reads must not use the connection.
        for (name, id) in try revision.predicatesByName() { index.predicates[name] = id }
        index.units = try revision.unitsByCode()
        // Which entities are meant is found out for a batch at once, on the thread that has less to do.
        let unnamed = EntityID(0)
        var relation = NewFact(subject: unnamed, predicate: PredicateID(0), object: .entity(unnamed))
        var attribute = NewFact(subject: unnamed, predicate: PredicateID(0), object: .amount)
        try revision.loadFacts { loader in
            func load(_ row: PackageRow, _ columns: FactRowParser, _ fact: inout NewFact, _ batch: RowBatch) throws {
                try read(row, columns, into: &fact, revision)
                let packageID = try takeID(in: row, columns)
                if packageID == nil { try reserveGivenIDs(in: revision) }
                let given = packageID.map { FactID($0) }
                let id = try loader.append(
                    fact, subject: row.bytes(at: columns.subject), object: row.bytes(at: columns.target), id: given, to: batch)
                try note(id, packageID, row, columns)
            }
            try BatchPipe.run(loader.makeBatch) { [self] pipe in
                try rows.forEach { table, row in
                    let batch = try pipe.batch()
                    if table.columns.isRelation {
                        try load(row, table.columns, &relation, batch)
                    } else {
                        try load(row, table.columns, &attribute, batch)
                    }
                    let count = rows.count + 1
                    if count % Self.rowsBetweenReports == 0 { progress(count) }
                }
            } write: { batch in
                do {
                    try loader.resolve(batch) { index.entities.ids(of: $0) }
                } catch let unknown as FactLoader.UnknownName {
                    try findUnknownEntity(unknown, revision)
                    throw unknown
                }
                try loader.insert(batch)
            }
        }
        for (table, rows) in [(PackageTable.relations, rows.relations), (.attributes, rows.attributes)] {
            guard let rows else { continue }
            report.added[table] = rows.count
            report.known[table] = 0
        }
    }

    // Reads the table up to the row again, to tell what is wrong with its entities, and where.
    private func findUnknownEntity(_ unknown: FactLoader.UnknownName, _ revision: Revision) throws {
        let table = unknown.isOfRelation ? PackageTable.relations : .attributes
        let reader = try PackageTableReader(table, of: files)
        let columns = FactRowParser(of: reader, table)
        var number = 0
        try reader.forEachRow { row in
            if number == unknown.place {
                _ = try requiredEntity(row, columns.subject, revision)
                if columns.isRelation { _ = try requiredEntity(row, columns.target, revision) }
            }
            number += 1
        }
    }
}
