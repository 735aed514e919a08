internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    /// Imports relations.csv or attributes.csv: the same columns but for the ends.
    func importFacts(_ table: PackageTable, into revision: Revision) throws {
        let reader = try PackageTableReader(table, of: files)
        let columns = FactColumns(of: reader, table)
        try forEachRow(of: table, reader) { row in
            let fact = try fact(in: row, columns, revision)
            return try add(fact, row, columns, table, revision)
        }
    }

    private func add(
        _ fact: NewFact, _ row: PackageRow, _ columns: FactColumns, _ table: PackageTable, _ revision: Revision
    ) throws -> Bool {
        let packageID = try takeID(in: row, columns)
        let sameID = index.keepsIDs ? packageID.map { FactID($0) } : nil
        if let known = try revision.existing(fact, preferring: sameID) {
            if let packageID { index.renumberedFacts[packageID] = known }
            if known != sameID {
                warn(table, row, "fact \(known) makes this claim: its citations are added to that")
            } else if try !revision.isSame(known, as: fact) {
                warn(table, row, "fact \(known) has another note here; it is kept as it is")
            }
            return false
        }
        if let sameID, try revision.isTaken(sameID) {
            let isLive = try revision.isLive(sameID)
            throw RecordFault(
                isLive ? "fact \(sameID) is another fact in this base" : "fact \(sameID) was retracted in this base",
                column: "id", hint: "facts are never edited: leave the id empty to add this as a new fact")
        }
        try note(try revision.add(fact), packageID, row, columns)
        return true
    }

    /// The id that a row gives its fact, from then on taken; nil when it gives none.
    func takeID(in row: PackageRow, _ columns: FactColumns) throws(RecordFault) -> Int64? {
        let packageID = try row.id(at: columns.id)
        if let packageID, !index.factIDs.insert(packageID) {
            throw twice(
                "id", String(packageID), hint: "relations.csv and attributes.csv share their ids; leave the id of a new fact empty")
        }
        return packageID
    }

    /// Keeps what later rows may refer to, once a fact has its id in the base.
    func note(_ id: FactID, _ packageID: Int64?, _ row: PackageRow, _ columns: FactColumns) throws(RecordFault) {
        if let packageID, id.rawValue != packageID { index.renumberedFacts[packageID] = id }
        if let earlier = try row.id(at: columns.follows) {
            let fault = RecordFault("there is no fact \(earlier) in this package", column: "follows")
            index.follows.append((id, earlier, FaultPlace(row.error(fault))))
        }
    }

    /// What a fact follows may stand later in the package than the fact.
    func resolveFollows(in revision: Revision) throws {
        for follow in index.follows {
            guard let earlier = try factID(follow.earlier, revision) else { throw follow.place.error }
            try follow.place.attempt { try revision.setFollows(of: follow.fact, to: earlier) }
        }
    }

    /// The base's id of a fact that the package refers to; nil when there is none.
    func factID(_ packageID: Int64, _ revision: Revision) throws -> FactID? {
        if let renumbered = index.renumberedFacts[packageID] { return renumbered }
        if index.factIDs.contains(packageID) { return FactID(packageID) }
        // A package of this base may refer to facts that it leaves out.
        return try !isBulk && index.keepsIDs && revision.isLive(FactID(packageID)) ? FactID(packageID) : nil
    }
}
