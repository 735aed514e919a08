public import DossierModel
public import DossierStorage

/// All that is known of one entity, in reading order.
public struct EntityPage: Sendable {
    public let entity: EntityReference
    public let summary: String?
    /// The label of its kind in both languages; the kind's name where it has none.
    public let kindLabelEnglish: String
    public let kindLabelFrench: String
    public let names: [NameRecord]
    public let groups: [FactGroup]
    /// What became of the plans and commitments among the facts.
    public let followers: [FactID: [FactRecord]]
    public let disputes: [DisputeRecord]
    /// Rivals by rule that no dispute has written up.
    public let rivals: [RivalPair]
}

/// The facts of one predicate, seen from one entity in one direction.
public struct FactGroup: Sendable {
    public let predicate: PredicateReference
    /// Whether the entity is their object: they read by the inverse label.
    public let isInverse: Bool
    public let answers: [Answer]
}

extension Snapshot {
    private static let header = """
        SELECT e.summary, coalesce(k.label_en, k.name), coalesce(k.label_fr, k.label_en, k.name)
        FROM entity e JOIN kind k ON k.id = e.kind WHERE e.id = ?
        """

    /// The page of an entity. A fixed number of queries, whatever it holds.
    public func page(of entity: EntityReference, _ filter: FactFilter = FactFilter()) throws -> EntityPage {
        let header = try connection.first(Self.header, [entity.id.rawValue]) {
            ($0.optionalText(0), $0.text(1), $0.text(2))
        }
        let answers = try answers(about: entity.id, filter)
        return EntityPage(
            entity: entity, summary: header?.0, kindLabelEnglish: header?.1 ?? entity.kind,
            kindLabelFrench: header?.2 ?? entity.kind, names: try names(of: entity.id), groups: groups(answers, of: entity.id),
            followers: try followers(of: answers.map(\.fact)), disputes: try disputes(about: entity.id), rivals: try rivals(of: entity.id).filter(\.disputes.isEmpty))
    }

    private static let names = """
        SELECT n.id, n.text, n.language, n.role, n.starts, n.ends
        FROM entity m JOIN name n ON n.entity = m.id
        WHERE m.canonical = ?1 AND n.added_in <= ?2 AND (n.retracted_in IS NULL OR n.retracted_in > ?2)
        ORDER BY n.id
        """

    /// The other spellings of an entity and of what was merged into it.
    public func names(of entity: EntityID) throws -> [NameRecord] {
        try names(Self.names, [entity.rawValue, knownAt])
    }

    func names(_ sql: String, _ values: [any Bindable]) throws -> [NameRecord] {
        let rows = try connection.all(sql, values) { row in
            NameRecord(
                id: NameID(row.integer(0)), text: row.text(1), language: row.optionalText(2),
                role: try row.named(3), starts: row.optionalText(4), ends: row.optionalText(5),
                citations: [])
        }
        let citations = try citations(ofNames: rows.map(\.id.rawValue))
        return rows.map { name in
            NameRecord(
                id: name.id, text: name.text, language: name.language, role: name.role, starts: name.starts, ends: name.ends,
                citations: citations[name.id.rawValue] ?? [])
        }
    }

    // Relations before attributes, each in the order of the vocabulary; within a group by earliest possible day.
    private func groups(_ answers: [Answer], of entity: EntityID) -> [FactGroup] {
        struct Key: Hashable {
            let predicate: PredicateReference
            let isInverse: Bool
            let isAttribute: Bool
        }
        let keyed = Dictionary(grouping: answers) { answer in
            let isSubject = answer.fact.subject.id == entity
            let isAttribute = answer.fact.otherEnd(from: entity) == nil
            return Key(
                predicate: answer.fact.predicate, isInverse: !isSubject && !answer.fact.predicate.isSymmetric,
                isAttribute: isAttribute)
        }
        let keys = keyed.keys.sorted { left, right in
            (left.isAttribute ? 1 : 0, left.predicate.position, left.isInverse ? 1 : 0)
                < (right.isAttribute ? 1 : 0, right.predicate.position, right.isInverse ? 1 : 0)
        }
        return keys.map { key in
            let ordered = (keyed[key] ?? []).sorted { left, right in
                (left.fact.days.possibleFrom, left.fact.id) < (right.fact.days.possibleFrom, right.fact.id)
            }
            return FactGroup(predicate: key.predicate, isInverse: key.isInverse, answers: ordered)
        }
    }
}
