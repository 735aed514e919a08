public import DossierModel
public import DossierStorage

/// All that is known of one entity, in reading order. What may be much is read when it is asked for, from the same moment of the base.
public struct EntityPage {
    public let entity: EntityReference
    public let summary: String?
    public let names: [NameRecord]
    public let facts: PageFacts
    private let kindLabels: (english: String, french: String)
    private let base: Snapshot

    fileprivate init(
        _ entity: EntityReference, _ header: (summary: String?, english: String, french: String)?, names: [NameRecord],
        facts: PageFacts, of base: Snapshot
    ) {
        self.entity = entity
        summary = header?.summary
        kindLabels = (header?.english ?? entity.kind, header?.french ?? entity.kind)
        self.names = names
        self.facts = facts
        self.base = base
    }

    /// The label of its kind; the kind's name where it has none.
    public func kindLabel(in language: Language) -> String { language.label(english: kindLabels.english, french: kindLabels.french) }

    /// The disputes over its facts and names.
    public func disputes() throws -> [DisputeRecord] { try base.disputes(about: entity.id) }

    /// What it said, as sources report it.
    ///
    /// - Parameter onDemand: also where looking for it takes a while.
    public func statements(onDemand: Bool = false) throws -> [Answer] { try base.statements(of: entity.id, facts.filter, onDemand: onDemand) }

    /// Why there is no fact.
    public func absence() throws -> Absence { try base.absence(of: facts.filter, about: entity.id) }

    /// Rivals by rule among its facts that no dispute has written up.
    public func rivals() throws -> [RivalGroup] { try base.rivals(of: entity.id) }
}

extension Snapshot {
    private static let header = """
        SELECT e.summary, coalesce(k.label_en, k.name), coalesce(k.label_fr, k.label_en, k.name)
        FROM entity e JOIN kind k ON k.id = e.kind WHERE e.id = ?
        """

    /// The page of an entity.
    ///
    /// - Parameter onlyFacts: leaves out other names.
    public func page(of entity: EntityReference, _ filter: FactFilter = FactFilter(), onlyFacts: Bool = false) throws -> EntityPage {
        let header = try connection.first(Self.header, [entity.id.rawValue]) {
            (try worded($0.optionalText(0)), $0.text(1), $0.text(2))
        }
        return EntityPage(
            entity, header, names: try onlyFacts ? [] : names(of: entity.id), facts: try PageFacts(self, of: entity.id, filter), of: self)
    }

    private static let names = """
        SELECT n.id, n.text, n.language, n.role, n.starts, n.ends
        FROM entity m JOIN name n ON n.entity = m.id
        WHERE m.canonical = ?1 AND \(LiveSQL.row("n", at: "?2"))
        ORDER BY n.id
        """

    /// The other spellings of an entity and of what was merged into it.
    public func names(of entity: EntityID) throws -> [NameRecord] {
        try names(Self.names, [entity.rawValue, knownAt])
    }

    private static let name = "SELECT n.id, n.text, n.language, n.role, n.starts, n.ends FROM name n WHERE n.id = ?1 AND \(LiveSQL.row("n", at: "?2"))"

    /// A spelling by its number; nil where there is none, or it may not be shown.
    func name(_ id: NameID) throws -> NameRecord? { try names(Self.name, [id.rawValue, knownAt]).first }

    func names(_ sql: String, _ values: [any Bindable]) throws -> [NameRecord] {
        try namesBeforeHiding(sql, values).compactMap(shown)
    }

    /// The same with those that may not be shown.
    func namesBeforeHiding(_ sql: String, _ values: [any Bindable]) throws -> [NameRecord] {
        let rows = try connection.all(sql, values) { row in
            (
                id: row.integer(0), text: row.text(1), language: row.optionalText(2), role: try row.named(3, as: NameRole.self),
                starts: row.optionalText(4), ends: row.optionalText(5)
            )
        }
        let citations = try citations(ofNames: rows.map(\.id))
        let mayBeConfidential = try citations.count < rows.count && hasConfidentialSources()
        return try rows.map { row in
            let own = citations[row.id] ?? []
            return NameRecord(
                id: NameID(row.id), text: row.text, language: row.language, role: row.role, starts: row.starts, ends: row.ends,
                citations: own, wasConfidential: try own.isEmpty && mayBeConfidential && !isOpen(name: row.id))
        }
    }
}
