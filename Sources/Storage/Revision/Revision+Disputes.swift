public import DossierModel

extension Revision {
    /// Adds a dispute, without sides.
    ///
    /// - Throws: `RecordFault` when the slug is taken or malformed, or a text is blank.
    @discardableResult
    public func add(_ dispute: NewDispute) throws -> DisputeID {
        try Self.check(dispute)
        if let removed = try removedRow(of: .dispute, named: dispute.slug) {
            try setRemoved(.dispute, removed, to: false)
            try update(DisputeID(removed), to: dispute)
            return DisputeID(removed)
        }
        try connection.run(
            "INSERT INTO dispute (slug, topic, verdict, favours, comment, added_in) VALUES (?, ?, ?, ?, ?, ?)",
            dispute.slug, dispute.topic, dispute.verdict.rawValue, dispute.favours, dispute.comment, id.rawValue)
        let added = connection.lastInsertedRow
        if pace == .incremental { try TextIndex(connection).add(.dispute(added), NewDispute.searchedText(topic: dispute.topic, comment: dispute.comment)) }
        return DisputeID(added)
    }

    /// What a dispute must be by itself, whatever the base has.
    package static func check(_ dispute: NewDispute) throws(RecordFault) {
        try Slugs.check(dispute.slug)
        try RecordTexts.check(dispute.topic, column: "topic")
        try RecordTexts.check(dispute.favours, column: "favours")
        try RecordTexts.check(dispute.comment, column: "comment")
    }

    /// Puts a fact or a name on a side of a dispute; the side is named by what it holds.
    ///
    /// - Throws: `RecordFault` when the claim is missing or retracted.
    public func add(_ claim: Claim, to side: String, of dispute: DisputeID) throws {
        try RecordTexts.check(side, column: "side")
        try requireLive(claim)
        let (fact, name): (Int64?, Int64?) =
            switch claim {
            case .fact(let fact): (fact.rawValue, nil)
            case .name(let name): (nil, name.rawValue)
            }
        try connection.run(
            "INSERT INTO dispute_side (dispute, side, fact, name, added_in) VALUES (?, ?, ?, ?, ?)",
            dispute.rawValue, side, fact, name, id.rawValue)
        if pace == .incremental { try TextIndex(connection).add(.side(connection.lastInsertedRow), side) }
    }
}

extension NewDispute {
    /// What the search index holds of a dispute.
    static func searchedText(topic: String, comment: String?) -> String { comment.map { topic + " " + $0 } ?? topic }
}
