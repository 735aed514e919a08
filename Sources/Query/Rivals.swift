public import DossierModel
public import DossierStorage

/// Two facts that fill the same slot with different values while both may hold, or a claim and its denial.
public struct RivalPair: Sendable {
    /// What makes them rivals.
    public enum Reason: String, Sendable {
        /// Two values in a slot that has one at a time.
        case values
        /// One denies what the other claims.
        case denial
    }

    /// The one with the lower id.
    public let first: FactRecord
    public let second: FactRecord
    public let reason: Reason
    /// Whether they certainly hold on a common day, or only may; never `no`.
    public let overlap: Certainty
    /// The slugs of the disputes that have the two on different sides; empty for a rivalry that no one has written up.
    public let disputes: [String]
}

extension Snapshot {
    private static let live = """
        a.added_in <= ?1 AND (a.retracted_in IS NULL OR a.retracted_in > ?1)
        AND b.added_in <= ?1 AND (b.retracted_in IS NULL OR b.retracted_in > ?1)
        """
    // 3 is actual and 4 alleged: one group.
    private static let compete = """
        a.id <> b.id AND a.role IS b.role AND a.modality <> 5 AND b.modality <> 5 AND min(a.modality, 3) = min(b.modality, 3)
        """
    private static let amountsDiffer = "a.unit = b.unit AND (a.amount_high < b.amount_low OR a.amount_low > b.amount_high)"
    private static let valuesDiffer = "(a.object IS NOT b.object OR a.value IS NOT b.value OR \(amountsDiffer))"
    // CROSS JOIN keeps the order: each fact once, its predicate by key, its competitors through an index.
    private static func facts(_ from: String) -> String { "\(from) a CROSS JOIN predicate p ON p.id = a.predicate" }

    // Every pair that may be rivals by what SQL can see; the rule decides. One branch a way in which slots are shared.
    private static func candidates(from: String) -> String {
        """
        SELECT DISTINCT min(one, other), max(one, other) FROM (
            SELECT a.id AS one, b.id AS other FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.subject AND b.predicate = a.predicate
            WHERE p.slot = 'subject' AND \(compete) AND \(valuesDiffer) AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.object AND b.predicate = a.predicate
            WHERE p.slot = 'subject' AND p.symmetric AND \(compete) AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.object = a.object AND b.predicate = a.predicate
            WHERE p.slot = 'subject' AND p.symmetric AND \(compete) AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.subject AND b.predicate = a.predicate AND b.object = a.object
            WHERE p.slot = 'pair' AND \(compete) AND \(amountsDiffer) AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.object AND b.predicate = a.predicate AND b.object = a.subject
            WHERE p.slot = 'pair' AND p.symmetric AND \(compete) AND \(amountsDiffer) AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.subject AND b.predicate = a.predicate AND b.object IS a.object
            WHERE (a.modality = 5) <> (b.modality = 5) AND a.role IS b.role AND \(live)
            UNION ALL
            SELECT a.id, b.id FROM \(facts(from))
            CROSS JOIN fact b ON b.subject = a.object AND b.predicate = a.predicate AND b.object = a.subject
            WHERE p.symmetric AND (a.modality = 5) <> (b.modality = 5) AND a.role IS b.role AND \(live)
        )
        ORDER BY 1, 2
        """
    }

    private static let allCandidates = candidates(from: "fact")
    // The entity's facts are gathered once, and only the columns that the branches compare.
    private static let candidatesOfEntity =
        """
        WITH own AS MATERIALIZED (
            SELECT id, subject, predicate, object, value, role, modality, unit, amount_low, amount_high, added_in, retracted_in
            FROM fact WHERE subject = ?2 OR object = ?2
        )
        """ + candidates(from: "own")

    /// All rivals by rule, in order of their ids. One pass over the facts.
    public func rivals() throws -> [RivalPair] {
        try rivals(Self.allCandidates, [knownAt])
    }

    /// The rivals among the facts about an entity.
    public func rivals(of entity: EntityID) throws -> [RivalPair] {
        try rivals(Self.candidatesOfEntity, [knownAt, entity.rawValue])
    }

    private func rivals(_ sql: String, _ values: [any Bindable]) throws -> [RivalPair] {
        let pairs = try connection.all(sql, values) { ($0.integer(0), $0.integer(1)) }
        let ids = Set(pairs.flatMap { [$0.0, $0.1] })
        let facts = Dictionary(uniqueKeysWithValues: try factsBeforeHiding(ids.sorted()).map { ($0.id.rawValue, $0) })
        let sides = try disputeSides(of: ids.map { FactID($0) })
        let rule = try rivalRule()
        return try pairs.compactMap { pair in
            guard let one = facts[pair.0], let other = facts[pair.1], var verdict = rule.verdict(one, other),
                let first = try shown(one), let second = try shown(other)
            else { return nil }
            if hidesClaims {
                // What is shown may hold on fewer days.
                guard let shownVerdict = rule.verdict(first, second) else { return nil }
                verdict = shownVerdict
            }
            return RivalPair(
                first: first, second: second, reason: verdict.reason, overlap: verdict.overlap,
                disputes: sides.disputes(opposing: first.id, to: second.id))
        }
    }

    /// The rule for this base's vocabulary.
    func rivalRule() throws -> RivalRule {
        let types = try connection.all("SELECT name, value_type FROM predicate WHERE value_type IS NOT NULL") { row in
            (row.text(0), Predicate.ValueType(rawValue: row.text(1)) ?? .text)
        }
        return RivalRule(valueTypes: Dictionary(uniqueKeysWithValues: types))
    }
}
