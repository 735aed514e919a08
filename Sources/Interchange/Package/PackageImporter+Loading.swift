internal import Model
internal import Storage

// The two tables that grow large, into an empty base: read on one thread, inserted on another.
extension PackageImporter {
    /// Loads entities.csv; returns what is merged.
    func loadEntities(into revision: Revision) throws -> [Merge] {
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
                    if let merge = Merge(of: id, row) { merges.append(merge) }
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

    /// Loads relations.csv or attributes.csv.
    func loadFacts(_ table: KnowledgeBase.PackageTable, into revision: Revision) throws {
        let reader = try PackageTableReader(table, of: files)
        let columns = FactColumns(of: reader, table)
        // Filled now, since the thread that reads must not use the connection.
        for (name, id) in try revision.predicatesByName() { index.predicates[name] = id }
        index.units = try revision.unitsByCode()
        var count = 0
        try revision.loadFacts { loader in
            try BatchPipe.run(loader.makeBatch) { [self] pipe in
                try reader.forEachRow { row in
                    let fact = try fact(in: row, columns, revision)
                    let packageID = try takeID(in: row, columns)
                    if packageID == nil { try reserveGivenIDs(in: revision) }
                    let given = index.keepsIDs ? packageID.map { FactID($0) } : nil
                    let id = try loader.append(fact, id: given, to: try pipe.batch())
                    try note(id, packageID, row, columns)
                    count += 1
                    if count % Self.rowsBetweenReports == 0 { progress(count) }
                }
            } write: { batch in
                try loader.insert(batch)
            }
        }
        report.added[table] = count
        report.known[table] = 0
    }
}
