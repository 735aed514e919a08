public import DossierModel

// What an edit or an undo puts in the place of something else: the old row stays, and leads to the new one.
extension Revision {
    private static let identical = """
        SELECT id FROM fact
        WHERE subject = ?1 AND predicate = ?2 AND object IS ?3 AND value IS ?4 AND starts IS ?5 AND ends IS ?6 AND modality = ?7
          AND amount_low IS ?8 AND amount_high IS ?9 AND unit IS ?10 AND approximate = ?11 AND role IS ?12 AND retracted_in IS NULL
        ORDER BY id LIMIT 1
        """

    /// The live fact that says just the same: all columns but its number, notes and what it follows, NULL only as NULL. A symmetric
    /// relation is the same either way round. nil when there is none.
    public func identical(to fact: NewFact) throws -> FactID? {
        if let found = try identicalAsStated(fact) { return found }
        guard case .entity(let object) = fact.object, try vocabularyEntry(fact.predicate).isSymmetric else { return nil }
        var turned = fact
        turned.subject = object
        turned.object = .entity(fact.subject)
        return try identicalAsStated(turned)
    }

    private func identicalAsStated(_ fact: NewFact) throws -> FactID? {
        var (object, value): (Int64?, String?)
        switch fact.object {
        case .entity(let entity): object = try canonicalKey(of: entity)
        case .value(let text): value = text
        case .amount: break
        }
        return try connection.integer(
            Self.identical, try canonicalKey(of: fact.subject), fact.predicate.rawValue, object, value, fact.starts, fact.ends,
            fact.modality.rawValue, fact.amountLow, fact.amountHigh, fact.unit?.rawValue, fact.isApproximate, fact.role
        ).map { FactID($0) }
    }

    /// A stored fact, live or retracted, as it would be added again: about what it was stated about.
    ///
    /// - Throws: `RecordFault` when there is no such fact.
    public func stored(_ fact: FactID) throws -> NewFact {
        let sql = """
            SELECT coalesce(stated_subject, subject), predicate, coalesce(stated_object, object), value, starts, ends, modality,
                   amount_low, amount_high, unit, approximate, role, note, private_note, follows
            FROM fact WHERE id = ?
            """
        let found = try connection.first(sql, [fact.rawValue]) { row in
            guard let modality = Modality(rawValue: row.integer(6)) else {
                throw RecordFault("fact \(fact) has the unknown modality \(row.integer(6))", hint: "dossier doctor")
            }
            let object: NewFact.Object =
                row.optionalInteger(2).map { .entity(EntityID($0)) } ?? row.optionalText(3).map { .value($0) } ?? .amount
            var new = NewFact(
                subject: EntityID(row.integer(0)), predicate: PredicateID(row.integer(1)), object: object,
                starts: row.optionalText(4), ends: row.optionalText(5), modality: modality)
            new.amountLow = row.optionalInteger(7)
            new.amountHigh = row.optionalInteger(8)
            new.unit = row.optionalInteger(9).map { UnitID($0) }
            new.isApproximate = row.bool(10)
            new.role = row.optionalText(11)
            new.note = row.optionalText(12)
            new.privateNote = row.optionalText(13)
            new.follows = row.optionalInteger(14).map { FactID($0) }
            return new
        }
        guard let found else { throw RecordFault("there is no fact \(fact)", column: "fact") }
        return found
    }

    /// Puts a fact in the place of a live one: its citations and its places in disputes go to the new one, what follows it follows
    /// that, and its number leads there.
    @discardableResult
    public func replace(_ old: FactID, with new: NewFact) throws -> FactID {
        try requireLive(.fact(old))
        let id = try add(new)
        try copyEvidence(of: old, retractedIn: nil, to: id)
        try retract(old)
        try lead(old, to: id)
        return id
    }

    /// Adds a retracted fact again, with the citations and the places in disputes that it lost with its retraction.
    ///
    /// - Throws: `RecordFault` when the fact is live, or there is none.
    public func restore(_ old: FactID) throws -> FactID {
        guard let retracted = try connection.integer("SELECT retracted_in FROM fact WHERE id = ?", old.rawValue) else {
            throw RecordFault("fact \(old) is not retracted")
        }
        var fact = try stored(old)
        fact.follows = try fact.follows.flatMap { try standing($0) }
        let id = try add(fact)
        try copyEvidence(of: old, retractedIn: retracted, to: id)
        try lead(old, to: id)
        return id
    }

    /// The live fact that a number leads to; nil where it was retracted and nothing took its place.
    public func standing(_ fact: FactID) throws -> FactID? {
        var id = fact.rawValue
        // A damaged file may lead in a circle.
        var seen: Set<Int64> = []
        while seen.insert(id).inserted {
            let found = try connection.first("SELECT retracted_in IS NULL, replaced_by FROM fact WHERE id = ?", [id]) {
                ($0.bool(0), $0.optionalInteger(1))
            }
            guard let (isLive, next) = found else { return nil }
            if isLive { return FactID(id) }
            guard let next else { return nil }
            id = next
        }
        return nil
    }

    private static let copies = [
        """
        INSERT INTO citation (fact, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis,
                              quote_start, quote_length, added_in)
        SELECT ?1, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis, quote_start, quote_length, ?2
        FROM citation WHERE fact = ?3 AND retracted_in IS ?4 ORDER BY id
        """,
        """
        INSERT INTO dispute_side (dispute, side, fact, added_in)
        SELECT dispute, side, ?1, ?2 FROM dispute_side WHERE fact = ?3 AND retracted_in IS ?4 ORDER BY id
        """,
    ]

    private func copyEvidence(of old: FactID, retractedIn: Int64?, to new: FactID) throws {
        for sql in Self.copies { try connection.run(sql, new.rawValue, id.rawValue, old.rawValue, retractedIn) }
        try recomputeDays(of: new)
    }

    // Whoever asks for the old number, or follows it, is led to the new one.
    func lead(_ old: FactID, to new: FactID) throws {
        try recordChange(table: "fact", row: old.rawValue)
        try connection.run("UPDATE fact SET replaced_by = ? WHERE id = ?", new.rawValue, old.rawValue)
        let followers = try connection.all(
            "SELECT id FROM fact WHERE follows = ? AND retracted_in IS NULL AND id <> ?", [old.rawValue, new.rawValue]
        ) { $0.integer(0) }
        for follower in followers {
            try recordChange(table: "fact", row: follower)
            try connection.run("UPDATE fact SET follows = ? WHERE id = ?", new.rawValue, follower)
        }
    }
}
