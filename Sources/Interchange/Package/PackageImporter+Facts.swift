internal import Model
internal import Storage

extension PackageImporter {
    /// Imports relations.csv or attributes.csv: the same columns but for the ends.
    func importFacts(_ table: KnowledgeBase.PackageTable, into revision: Revision) throws {
        let isRelation = table == .relations
        let (subjectColumn, predicateColumn) = isRelation ? ("subject", "predicate") : ("entity", "key")
        try forEachRow(of: table) { row in
            let subject = try requiredEntity(row, subjectColumn, revision)
            let predicate = try requiredPredicate(row, predicateColumn, revision)
            var fact = NewFact(
                subject: subject, predicate: predicate,
                object: isRelation
                    ? .entity(try requiredEntity(row, "object", revision)) : row.text("value").map { .value($0) } ?? .amount,
                starts: row.text("starts"), ends: row.text("ends"), modality: try modality(row))
            try readAmount(of: row, into: &fact, revision)
            fact.role = row.text("role")
            fact.note = row.text("note")
            fact.privateNote = row.text("private_note")
            return try add(fact, row, table, revision)
        }
    }

    private func add(
        _ fact: NewFact, _ row: PackageRow, _ table: KnowledgeBase.PackageTable, _ revision: Revision
    ) throws -> Bool {
        let packageID = try row.id("id")
        if let packageID, !index.factIDs.insert(packageID) {
            throw twice(
                "id", String(packageID), hint: "relations.csv and attributes.csv share their ids; leave the id of a new fact empty")
        }
        let sameID = index.keepsIDs ? packageID.map { FactID($0) } : nil
        if !isBulk, let known = try revision.existing(fact, preferring: sameID) {
            if let packageID { index.renumberedFacts[packageID] = known }
            if known != sameID {
                warn(table, row, "fact \(known) makes this claim: its citations are added to that")
            } else if try !revision.isSame(known, as: fact) {
                warn(table, row, "fact \(known) has another note here; it is kept as it is")
            }
            return false
        }
        if !isBulk, let sameID, try revision.isTaken(sameID) {
            let isLive = try revision.isLive(sameID)
            throw RecordFault(
                isLive ? "fact \(sameID) is another fact in this base" : "fact \(sameID) was retracted in this base",
                column: "id", hint: "facts are never edited: leave the id empty to add this as a new fact")
        }
        if isBulk, packageID == nil { try reserveGivenIDs(in: revision) }
        let id = try revision.add(fact, id: isBulk ? sameID : nil)
        if let packageID, id.rawValue != packageID { index.renumberedFacts[packageID] = id }
        if let earlier = try row.id("follows") {
            let fault = RecordFault("there is no fact \(earlier) in this package", column: "follows")
            index.follows.append((id, earlier, FaultPlace(row.error(fault))))
        }
        return true
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

    private func requiredPredicate(_ row: PackageRow, _ column: String, _ revision: Revision) throws -> PredicateID {
        let name = try row.required(column)
        if let known = index.predicates[name] { return known }
        guard let id = try revision.predicate(named: name) else {
            throw RecordFault("unknown predicate '\(name)'", column: column, hint: "add it to predicates.csv")
        }
        index.predicates[name] = id
        return id
    }

    private func modality(_ row: PackageRow) throws(RecordFault) -> Modality {
        let name = try row.required("modality")
        guard let modality = Modality(name: name) else {
            throw RecordFault(
                "'\(name)' is no modality", column: "modality",
                hint: "one of: " + Modality.allCases.map(\.name).joined(separator: ", "))
        }
        return modality
    }

    private func readAmount(of row: PackageRow, into fact: inout NewFact, _ revision: Revision) throws {
        let (low, high) = (row.text("amount_low"), row.text("amount_high"))
        fact.isApproximate = try row.flag("approximate")
        guard let code = row.text("unit") else {
            if low != nil || high != nil {
                throw RecordFault("the amount has no unit", column: low == nil ? "amount_high" : "amount_low", hint: "name it in the column 'unit'")
            }
            return
        }
        let unit = try index.units[code] ?? revision.unit(coded: code)
        guard let unit else { throw RecordFault("unknown unit '\(code)'", column: "unit", hint: "add it to units.csv") }
        index.units[code] = unit
        fact.unit = unit.id
        fact.amountLow = try low.map { try amount($0, "amount_low", unit.exponent) }
        fact.amountHigh = try high.map { try amount($0, "amount_high", unit.exponent) }
    }

    private func amount(_ text: String, _ column: String, _ exponent: Int) throws(RecordFault) -> Int64 {
        do {
            return try FixedPoint.parse(text, exponent: exponent)
        } catch {
            throw RecordFault("\(error)", column: column, hint: "write whole units with a decimal point: 135000000 or 44.4")
        }
    }
}
