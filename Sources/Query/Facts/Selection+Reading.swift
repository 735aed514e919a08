internal import DossierModel
internal import DossierStorage

/// A source with all that is known of the document.
public struct SourceRecord: Sendable {
    public let reference: SourceReference
    /// EDTF.
    public let retrieved: String?
    public let archivedURL: String?
    public let language: String?
    /// The slug of the source whose words it repeats.
    public let derivedFrom: String?
    /// Of the document as retrieved, lower-case hexadecimal.
    public let sha256: String?
}

extension Snapshot {
    private static let entitiesOfKinds = """
        \(KindSQL.below("name IN (SELECT value FROM json_each(?1))"))
        SELECT id FROM entity WHERE kind IN (SELECT id FROM below)
        """

    /// The entities of some kinds and of their sub-kinds.
    func entities(ofKinds kinds: [String]) throws -> IDSet {
        var found = IDSet()
        try connection.forEachRow(Self.entitiesOfKinds, [jsonArray(kinds)]) { found.insert($0.integer(0)) }
        return found
    }

    /// Gives an entity and all within some relations of it that a filter lets pass, in the order of reaching them.
    func forEachEntity(
        within depth: Int, of start: EntityID, _ filter: FactFilter, _ checkpoint: @escaping () throws -> Void, _ body: (EntityID) -> Void
    ) throws {
        var rules = TraversalRules()
        rules.predicates = try relationPredicates(filter.predicates)
        rules.certainOnly = filter.certainOnly
        // As the filter has it, and not as a search for ways: an event answers at its date, and whatever the modality.
        rules.countsEvents = true
        rules.modalities = filter.modalities.isEmpty ? Set(Modality.allCases) : filter.modalities
        switch filter.when {
        case .any: break
        case .on(let date): rules.time = .on(date)
        case .between(let from, let to): rules.time = .between(from, to)
        }
        body(start)
        // Attributes lead nowhere.
        if rules.predicates.isEmpty, !filter.predicates.isEmpty { return }
        let levels = try traversal(rules, checkpoint: checkpoint).levels(from: start, depth: depth, withRelations: false)
        while let level = try levels.nextLevel() { for reached in level { body(reached.entity) } }
    }

    private func relationPredicates(_ names: [String]) throws -> [String] {
        try connection.all(
            "SELECT name FROM predicate WHERE takes = 'entity' AND name IN (SELECT value FROM json_each(?)) ORDER BY id", [jsonArray(names)]
        ) { $0.text(0) }
    }

    private static let everyEntity = """
        SELECT \(entityColumns), e.summary FROM entity e
        WHERE e.canonical = e.id AND NOT e.removed AND e.added_in <= ?1
        ORDER BY e.id
        """

    /// All entities in order of id.
    func forEachEntity(_ body: (EntityReference, _ summary: String?) throws -> Void) throws {
        try connection.forEachRow(Self.everyEntity, [knownAt]) { row in try body(EntityReference(row: row, at: 0), row.optionalText(4)) }
    }

    private static let entitiesOfNames = """
        SELECT n.id, m.canonical FROM entity m JOIN name n ON n.entity = m.id WHERE m.canonical IN (SELECT value FROM json_each(?1))
        """
    private static let namesOfEntities = """
        SELECT n.id, n.text, n.language, n.role, n.starts, n.ends
        FROM entity m JOIN name n ON n.entity = m.id
        WHERE m.canonical IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("n", at: "?2"))
        ORDER BY n.id
        """

    /// The other spellings of some entities, in order of id. Three queries.
    func names(ofEntities entities: [EntityID]) throws -> [EntityID: [NameRecord]] {
        if entities.isEmpty { return [:] }
        let ids = jsonArray(entities.map(\.rawValue))
        var owners: [Int64: Int64] = [:]
        try connection.forEachRow(Self.entitiesOfNames, [ids]) { owners[$0.integer(0)] = $0.integer(1) }
        return Dictionary(grouping: try names(Self.namesOfEntities, [ids, knownAt])) { EntityID(owners[$0.id.rawValue] ?? 0) }
    }

    private static let attributesOfEntities = """
        SELECT f.id FROM fact f
        WHERE f.subject IN (SELECT value FROM json_each(?1)) AND +f.object IS NULL AND \(LiveSQL.row("f", at: "?2"))
          AND (?3 = '[]' OR f.predicate IN (SELECT p.id FROM predicate p WHERE p.name IN (SELECT value FROM json_each(?3))))
        ORDER BY f.id
        """

    /// The ids of the facts that give some entities a value.
    func attributes(of entities: [EntityID], _ predicates: [String]) throws -> [Int64] {
        try connection.all(Self.attributesOfEntities, [jsonArray(entities.map(\.rawValue)), knownAt, jsonArray(predicates)]) { $0.integer(0) }
    }

    private var everySource: String {
        """
        SELECT s.id, s.slug, s.title, s.author, s.publisher, s.published, s.published_basis, s.url, s.confidential,
               s.retrieved, s.archived_url, s.language, (SELECT d.slug FROM source d WHERE d.id = s.derived_from AND \(open.source("d"))), s.sha256
        FROM source s
        WHERE NOT s.removed AND s.added_in <= ?1
        ORDER BY s.slug
        """
    }

    /// The sources that may be shown, in order of their slugs.
    func forEachSourceRecord(_ body: (SourceRecord) throws -> Void) throws {
        try connection.forEachRow(everySource, [knownAt]) { row in
            let reference = try SourceReference(row: row, at: 0)
            guard shows(reference) else { return }
            try body(
                SourceRecord(
                    reference: reference, retrieved: row.optionalText(9), archivedURL: row.optionalText(10), language: row.optionalText(11),
                    derivedFrom: row.optionalText(12), sha256: row.optionalText(13)))
        }
    }
}
