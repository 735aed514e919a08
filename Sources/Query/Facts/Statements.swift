public import DossierModel
public import DossierStorage

/// What entities said, by the sources that report it.
extension Snapshot {
    // No index leads from a speaker to its words: beyond so many citations they are looked for only on demand.
    private static let mostCitations: Int64 = 20_000
    private var statements: String {
        """
        SELECT DISTINCT c.fact FROM citation c JOIN entity e ON e.id = c.speaker JOIN fact f ON f.id = c.fact
        WHERE e.canonical = ?1 AND \(live("c")) AND \(live("f")) AND \(open.source(id: "c.source"))
          AND (?2 = '[]' OR f.predicate IN (SELECT p.id FROM predicate p WHERE p.name IN (SELECT value FROM json_each(?2))))
        ORDER BY c.fact
        """
    }

    /// The ids of the facts that sources report in an entity's words, in order; nil where they would have to be looked for in too many.
    func statementKeys(of speaker: EntityID, _ predicates: [String], onDemand: Bool = false) throws -> [Int64]? {
        if try !onDemand && connection.integer("SELECT max(id) FROM citation") ?? 0 > Self.mostCitations { return nil }
        return try connection.all(statements, [speaker.rawValue, jsonArray(predicates)] as [any Bindable]) { $0.integer(0) }
    }

    /// The facts that sources report in an entity's words, in order of id.
    ///
    /// - Parameter onDemand: also where the base has so many citations that looking for them takes a while; else there are none then.
    public func statements(of speaker: EntityID, _ filter: FactFilter = FactFilter(), onDemand: Bool = false) throws -> [Answer] {
        guard let ids = try statementKeys(of: speaker, filter.predicates, onDemand: onDemand) else { return [] }
        var filter = filter
        (filter.relations, filter.attributes) = (true, true)
        var answers: [Answer] = []
        try forEachAnswer(ids, filter) { answers.append($0) }
        return answers
    }
}
