public import DossierModel

// What an edit or an undo puts in the place of something else: the old row stays, and leads to the new one.
extension Revision {
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

    /// Puts a fact in the place of a live one. The new fact gets the old one's citations and its places in disputes, facts that follow the
    /// old one follow the new one, and the old number leads to the new one.
    @discardableResult
    public func replace(_ old: FactID, with new: NewFact) throws -> FactID {
        try requireLive(.fact(old))
        let id = try add(new)
        try copyEvidence(of: .fact(old), retractedIn: nil, to: .fact(id))
        try correctDates(ofCitationsOf: id, from: stored(old), to: new)
        try retract(old)
        try lead(old, to: id)
        return id
    }

    // A source that was said to give the very date that is corrected gives the right one. One that gives another stands in the way.
    private func correctDates(ofCitationsOf fact: FactID, from old: NewFact, to new: NewFact) throws {
        for (column, before, now) in [("starts", old.starts, new.starts), ("ends", old.ends, new.ends)] where before != now {
            try connection.run(
                "UPDATE citation SET \(column) = ? WHERE fact = ? AND \(column) = ? AND retracted_in IS NULL", now, fact.rawValue, before)
            let others = try connection.all(
                """
                SELECT c.\(column), s.slug FROM citation c JOIN source s ON s.id = c.source
                WHERE c.fact = ? AND c.\(column) IS NOT NULL AND c.retracted_in IS NULL ORDER BY c.id
                """, [fact.rawValue]
            ) { ($0.text(0), $0.text(1)) }
            for (date, source) in others {
                do {
                    try Self.requireOneDay(date, now, column, fact)
                } catch {
                    throw RecordFault(
                        "\(column): the source \(source) says \(date), which cannot be \(now ?? "..")", column: column,
                        hint: "what it says is another fact: dossier uncite ... --source \(source), and add that")
                }
            }
        }
    }

    /// Puts a spelling in the place of a live one, as `replace` does with facts.
    @discardableResult
    public func replace(_ old: NameID, with new: NewName) throws -> NameID {
        try requireLive(.name(old))
        let id = try add(new)
        try copyEvidence(of: .name(old), retractedIn: nil, to: .name(id))
        try retract(old)
        try recordChange(table: "name", row: old.rawValue)
        try connection.run("UPDATE name SET replaced_by = ? WHERE id = ?", id.rawValue, old.rawValue)
        return id
    }

    /// The live fact that a number leads to; nil where it was retracted and nothing took its place.
    public func standing(_ fact: FactID) throws -> FactID? {
        guard let (isLive, last) = try connection.first(Self.endOfLead("fact"), [fact.rawValue], { ($0.bool(0), $0.integer(1)) }) else {
            return nil
        }
        return isLive ? FactID(last) : nil
    }

    /// The live name that a number leads to; nil where it was retracted and nothing took its place.
    public func standing(_ name: NameID) throws -> NameID? {
        guard let (isLive, last) = try connection.first(Self.endOfLead("name"), [name.rawValue], { ($0.bool(0), $0.integer(1)) }) else {
            return nil
        }
        return isLive ? NameID(last) : nil
    }

    /// The live citation that one leads to: itself, or what it became where its claim was replaced; nil where it was taken back.
    public func standing(_ citation: CitationID) throws -> CitationID? {
        guard
            let (isLive, stated) = try connection.first(
                "SELECT retracted_in IS NULL, fact, name FROM citation WHERE id = ?", [citation.rawValue],
                { row in (row.bool(0), row.optionalInteger(1).map { Claim.fact(FactID($0)) } ?? row.optionalInteger(2).map { .name(NameID($0)) }) })
        else { return nil }
        if isLive { return citation }
        let claim: Claim?
        switch stated {
        case .fact(let id)?: claim = try standing(id).map { .fact($0) }
        case .name(let id)?: claim = try standing(id).map { .name($0) }
        case nil: claim = nil
        }
        guard let claim else { return nil }
        // A replaced fact's dates may have been corrected in its citations too.
        let columns = Evidence.citation.columns.filter { $0 != "starts" && $0 != "ends" }.map { "n.\($0) IS o.\($0)" }.joined(separator: " AND ")
        return try connection.integer(
            """
            SELECT n.id FROM citation o JOIN citation n ON n.\(claim.column) = ?2 AND n.retracted_in IS NULL AND \(columns)
            WHERE o.id = ?1 ORDER BY n.starts IS o.starts AND n.ends IS o.ends DESC, n.id LIMIT 1
            """, citation.rawValue, claim.key
        ).map { CitationID($0) }
    }

    /// Where the numbers of what was replaced lead in the end. UNION ends where a damaged file leads in a circle.
    static func endOfLead(_ table: String) -> String {
        """
        WITH RECURSIVE lead (id, step) AS (
            VALUES (?1, 0) UNION SELECT r.replaced_by, step + 1 FROM lead JOIN \(table) r ON r.id = lead.id
            WHERE r.replaced_by IS NOT NULL AND r.retracted_in IS NOT NULL AND step < 100000
        )
        SELECT r.retracted_in IS NULL, r.id FROM lead JOIN \(table) r ON r.id = lead.id ORDER BY lead.step DESC LIMIT 1
        """
    }

    /// Gives a claim the citations and places in disputes of another: the live ones, or those that were retracted in a revision. What
    /// the claim has already is not repeated.
    func copyEvidence(of old: Claim, retractedIn: Int64?, to new: Claim) throws {
        for evidence in Evidence.allCases {
            // IS finds NULL too: what was never retracted. What came and went within one revision was never there.
            try copyEvidence(
                evidence, to: new, from: "x.\(old.column) = ?3 AND x.retracted_in IS ?4 AND x.added_in IS NOT x.retracted_in", old.key,
                retractedIn)
        }
        if case .fact(let fact) = new { try recomputeDays(of: fact) }
    }

    func copyEvidence(_ evidence: Evidence, to claim: Claim, from condition: String, _ values: any Bindable...) throws {
        let columns = evidence.columns.joined(separator: ", ")
        let isThere = evidence.columns.map { "y.\($0) IS x.\($0)" }.joined(separator: " AND ")
        let copies = try connection.all(
            """
            INSERT INTO \(evidence.rawValue) (\(claim.column), \(columns), added_in)
            SELECT ?1, \(columns), ?2 FROM \(evidence.rawValue) x
            WHERE \(condition) AND NOT EXISTS (
                SELECT 1 FROM \(evidence.rawValue) y WHERE y.\(claim.column) = ?1 AND y.retracted_in IS NULL AND \(isThere))
            ORDER BY x.id
            RETURNING id, \(evidence == .side ? "side" : "NULL")
            """, [claim.key, id.rawValue] + values
        ) { ($0.integer(0), $0.optionalText(1)) }
        for case (let side, let text?) in copies { try TextIndex(connection).add(.side(side), text) }
    }

    // Whoever asks for the old number, or follows it, is led to the new one.
    func lead(_ old: FactID, to new: FactID) throws {
        try recordChange(table: "fact", row: old.rawValue)
        try connection.run("UPDATE fact SET replaced_by = ? WHERE id = ?", new.rawValue, old.rawValue)
        let followers = try connection.all(
            "SELECT id FROM fact WHERE follows = ? AND retracted_in IS NULL AND id <> ?", [old.rawValue, new.rawValue]
        ) { $0.integer(0) }
        for follower in followers { try follow(new, FactID(follower)) }
    }

    // Makes a live fact follow another, where what it followed is no more.
    func follow(_ fact: FactID, _ follower: FactID) throws {
        try recordChange(table: "fact", row: follower.rawValue)
        try connection.run("UPDATE fact SET follows = ? WHERE id = ?", fact.rawValue, follower.rawValue)
    }
}

/// A table of what is said about claims: it has versions, and follows a claim that is replaced.
enum Evidence: String, CaseIterable {
    case citation
    case side = "dispute_side"

    /// All but its number, its claim and its revisions.
    var columns: [String] {
        switch self {
        case .citation:
            [
                "source", "locator", "as_of", "as_of_defaulted", "quote", "speaker", "starts", "ends", "basis", "quote_start",
                "quote_length",
            ]
        case .side: ["dispute", "side"]
        }
    }
}

extension Claim {
    /// The column of an evidence table that has its number; it is the name of its own table as well.
    package var column: String {
        switch self {
        case .fact: "fact"
        case .name: "name"
        }
    }

    package var key: Int64 {
        switch self {
        case .fact(let id): id.rawValue
        case .name(let id): id.rawValue
        }
    }

    /// Another of its sort.
    package func with(key: Int64) -> Claim {
        switch self {
        case .fact: .fact(FactID(key))
        case .name: .name(NameID(key))
        }
    }
}
