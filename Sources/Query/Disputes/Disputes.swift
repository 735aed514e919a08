public import DossierModel
public import DossierStorage

/// A written-up disagreement with its sides.
public struct DisputeRecord: Sendable {
    /// What one party holds, with the facts and names that say so.
    public struct Side: Sendable {
        /// What the side holds.
        public let text: String
        public let facts: [FactRecord]
        public let names: [NameRecord]

        /// The sources that stand on this side, each once, in order of first citation.
        public var sources: [SourceReference] {
            var seen = Set<SourceID>()
            return (facts.flatMap(\.citations) + names.flatMap(\.citations)).map(\.source).filter { seen.insert($0.id).inserted }
        }
    }

    public let id: DisputeID
    public let slug: String
    public let topic: String
    public let verdict: NewDispute.Verdict
    /// The side that is better supported, by its text.
    public let favours: String?
    public let comment: String?
    public let sides: [Side]

    /// Whether a confidential claim stands on one of its sides: what is written about a dispute tells of all of them.
    public let isConfidential: Bool
}

extension Snapshot {
    private static let columns = "SELECT d.id, d.slug, d.topic, d.verdict, d.favours, d.comment FROM dispute d WHERE d.added_in <= ?1 AND NOT d.removed"
    // From the sides to their facts where sides are few, else from the entity's facts to their sides: it may have a million.
    private static let aboutEntity = """
         AND d.id IN (
            SELECT x.dispute FROM dispute_side x CROSS JOIN fact f ON f.id = x.fact
            WHERE (SELECT max(id) FROM dispute_side) <= 10000 AND (f.subject = ?2 OR f.object = ?2) AND \(live)
            UNION
            SELECT x.dispute FROM fact f CROSS JOIN dispute_side x ON x.fact = f.id
            WHERE (SELECT max(id) FROM dispute_side) > 10000 AND f.subject = ?2 AND \(live)
            UNION
            SELECT x.dispute FROM fact f CROSS JOIN dispute_side x ON x.fact = f.id
            WHERE (SELECT max(id) FROM dispute_side) > 10000 AND f.object = ?2 AND \(live)
            UNION
            SELECT x.dispute FROM entity m JOIN name n ON n.entity = m.id JOIN dispute_side x ON x.name = n.id
            WHERE m.canonical = ?2 AND \(live))
        """
    private static let live = LiveSQL.row("x", at: "?1")
    private static let sides = """
        SELECT x.dispute, x.side, x.fact, x.name FROM dispute_side x
        WHERE x.dispute IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("x", at: "?2"))
        ORDER BY x.id
        """
    private static let namesByID = """
        SELECT n.id, n.text, n.language, n.role, n.starts, n.ends FROM name n
        WHERE n.id IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("n", at: "?2"))
        ORDER BY n.id
        """

    /// All disputes, in the order in which they were written up.
    public func disputes() throws -> [DisputeRecord] {
        try disputes(Self.columns + " ORDER BY d.id", [knownAt])
    }

    /// The disputes over facts or names of an entity.
    public func disputes(about entity: EntityID) throws -> [DisputeRecord] {
        try disputes(Self.columns + Self.aboutEntity + " ORDER BY d.id", [knownAt, entity.rawValue])
    }

    /// The disputes in which a fact is a side.
    public func disputes(over fact: FactID) throws -> [DisputeRecord] {
        let sql = Self.columns + " AND d.id IN (SELECT x.dispute FROM dispute_side x WHERE x.fact = ?2 AND \(Self.live)) ORDER BY d.id"
        return try disputes(sql, [knownAt, fact.rawValue])
    }

    /// One dispute by its slug; nil where there is none, or it may not be shown.
    public func dispute(slug: String) throws -> DisputeRecord? {
        try disputes(Self.columns + " AND d.slug = ?2", [knownAt, slug]).first
    }

    private func disputes(_ sql: String, _ values: [any Bindable]) throws -> [DisputeRecord] {
        let heads = try connection.all(sql, values) { row in
            DisputeRecord(
                id: DisputeID(row.integer(0)), slug: row.text(1), topic: row.text(2),
                verdict: try row.named(3), favours: row.optionalText(4),
                comment: row.optionalText(5), sides: [], isConfidential: false)
        }
        if heads.isEmpty { return [] }
        let mayBeConfidential = try hasConfidentialSources()
        struct Member {
            let dispute: Int64
            let side: String
            let fact: Int64?
            let name: Int64?
        }
        let members = try connection.all(Self.sides, [jsonArray(heads.map(\.id.rawValue)), knownAt]) { row in
            Member(dispute: row.integer(0), side: row.text(1), fact: row.optionalInteger(2), name: row.optionalInteger(3))
        }
        let facts = try Dictionary(
            rows: factsBeforeHiding(Array(Set(members.compactMap(\.fact)))).map { ($0.id.rawValue, $0) }, of: "fact")
        let names = try Dictionary(
            rows: namesBeforeHiding(Self.namesByID, [jsonArray(members.compactMap(\.name)), knownAt]).map { ($0.id.rawValue, $0) },
            of: "name")
        let byDispute = Dictionary(grouping: members, by: \.dispute)
        return try heads.compactMap { head in
            let own = byDispute[head.id.rawValue] ?? []
            var texts: [String] = []
            for member in own where !texts.contains(member.side) { texts.append(member.side) }
            let sides = texts.map { text in
                let members = own.filter { $0.side == text }
                return DisputeRecord.Side(
                    text: text, facts: members.compactMap { $0.fact.flatMap { facts[$0] } },
                    names: members.compactMap { $0.name.flatMap { names[$0] } })
            }
            return try worded(
                DisputeRecord(
                    id: head.id, slug: head.slug, topic: head.topic, verdict: head.verdict, favours: head.favours,
                    comment: head.comment, sides: sides, isConfidential: try mayBeConfidential && !isOpen(dispute: head.slug))
            ).flatMap { try shown($0) }
        }
    }

    private func worded(_ dispute: DisputeRecord) throws -> DisputeRecord? {
        if wording == nil { return dispute }
        return DisputeRecord(
            id: dispute.id, slug: dispute.slug, topic: try worded(dispute.topic), verdict: dispute.verdict,
            favours: try worded(dispute.favours), comment: try worded(dispute.comment),
            sides: try dispute.sides.map { DisputeRecord.Side(text: try worded($0.text), facts: $0.facts, names: $0.names) },
            isConfidential: dispute.isConfidential)
    }

    // nil where it may not be shown.
    private func shown(_ dispute: DisputeRecord) throws -> DisputeRecord? {
        if !hidesClaims { return dispute }
        if dispute.isConfidential {
            leftOut.add(.disputes, id: dispute.id.rawValue)
            return nil
        }
        let sides = try dispute.sides.map { side in
            DisputeRecord.Side(
                text: side.text, facts: try side.facts.compactMap { try shown($0) }, names: side.names.compactMap { shown($0) })
        }
        return DisputeRecord(
            id: dispute.id, slug: dispute.slug, topic: dispute.topic, verdict: dispute.verdict, favours: dispute.favours,
            comment: dispute.comment, sides: sides, isConfidential: false)
    }
}
