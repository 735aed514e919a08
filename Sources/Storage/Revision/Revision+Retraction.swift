public import DossierModel

extension Revision {
    /// Whether a claim can still be cited or disputed. In a bulk load nothing is retracted, and the caller vouches for the rest.
    func requireLive(_ claim: Claim) throws {
        if pace == .bulk { return }
        let (table, sql) =
            switch claim {
            case .fact: ("fact", "SELECT 1 FROM fact WHERE id = ? AND retracted_in IS NULL")
            case .name: ("name", "SELECT 1 FROM name WHERE id = ? AND retracted_in IS NULL")
            }
        if try connection.integer(sql, claim.key) == nil { throw RecordFault("there is no live \(table) \(claim.key)", column: table) }
    }

    /// Takes back a fact, with its citations and its places in disputes. It stays in the file for `--known-at` and `log`.
    public func retract(_ fact: FactID) throws {
        claims = nil
        datesOfLastFact = nil
        let count = try connection.run(
            "UPDATE fact SET retracted_in = ? WHERE id = ? AND retracted_in IS NULL", id.rawValue, fact.rawValue)
        guard count == 1 else { throw RecordFault("there is no live fact \(fact)") }
        try noteLife(ofStored: fact)
        try retractAbout("fact", fact.rawValue)
    }

    /// Takes back a spelling, with its citations and its places in disputes.
    public func retract(_ name: NameID) throws {
        let count = try connection.run(
            "UPDATE name SET retracted_in = ? WHERE id = ? AND retracted_in IS NULL", id.rawValue, name.rawValue)
        guard count == 1 else { throw RecordFault("there is no live name \(name)") }
        try NameIndex(connection).forget(.name(name.rawValue))
        try retractAbout("name", name.rawValue)
    }

    /// Takes back one citation; a fact's answering days follow.
    public func retract(_ citation: CitationID) throws {
        let count = try connection.run(
            "UPDATE citation SET retracted_in = ? WHERE id = ? AND retracted_in IS NULL", id.rawValue, citation.rawValue)
        guard count == 1 else { throw RecordFault("there is no live citation \(citation)") }
        if let fact = try connection.integer("SELECT fact FROM citation WHERE id = ?", citation.rawValue) {
            try recomputeDays(of: FactID(fact))
        }
    }

    /// What this revision has retracted. Reads the facts once.
    public func retractedFacts() throws -> Set<FactID> {
        Set(try connection.all("SELECT id FROM fact WHERE retracted_in = ?", [id.rawValue]) { FactID($0.integer(0)) })
    }

    /// Takes a claim off a side of a dispute.
    public func take(_ claim: Claim, off side: String, of dispute: DisputeID) throws {
        try connection.run(
            """
            UPDATE dispute_side SET retracted_in = ?
            WHERE dispute = ? AND side = ? AND \(claim.column) = ? AND retracted_in IS NULL
            """, id.rawValue, dispute.rawValue, side, claim.key)
    }

    func retractSide(_ side: Int64) throws {
        try connection.run("UPDATE dispute_side SET retracted_in = ? WHERE id = ? AND retracted_in IS NULL", id.rawValue, side)
    }

    private func retractAbout(_ column: String, _ id: Int64) throws {
        for table in ["citation", "dispute_side"] {
            try connection.run(
                """
                UPDATE \(quotedIdentifier(table)) SET retracted_in = ?
                WHERE \(quotedIdentifier(column)) = ? AND retracted_in IS NULL
                """, self.id.rawValue, id)
        }
    }
}
