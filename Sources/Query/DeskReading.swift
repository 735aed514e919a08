public import DossierModel
public import DossierStorage

/// What a statement needs to know of its predicate.
public struct DeskPredicate: Sendable {
    public let id: PredicateID
    public let name: String
    public let takesEntity: Bool
    public let valueType: Predicate.ValueType?
    public let temporality: Temporality
    /// Whether a number alone counts things: the core vocabulary's `number-of`.
    public var isCount: Bool { name == "number-of" }
    /// Whether it was named by words that read from the object to the subject.
    public internal(set) var isInverse = false
}

extension Snapshot {
    /// The predicate of a name, of an alias of it, or of its labels in English or French; nil where there is none, or a label is that
    /// of several.
    public func deskPredicate(_ text: String) throws -> DeskPredicate? {
        let words = try predicates(called: text)
        guard words.count == 1, let word = words.first else { return nil }
        return try connection.first("SELECT takes, value_type, time FROM predicate WHERE id = ?", [word.id.rawValue]) { row in
            DeskPredicate(
                id: word.id, name: word.name, takesEntity: try row.named(0, as: Predicate.Takes.self) == .entity,
                valueType: row.isNull(1) ? nil : try row.named(1), temporality: try row.named(2), isInverse: word.isInverse)
        }
    }

    /// The language of a source's words (BCP 47: the first part tells); nil where the base does not say, or it is none of ours.
    public func language(ofSource slug: String) throws -> Language? {
        try connection.text("SELECT language FROM source WHERE slug = ? AND NOT removed", slug)
            .flatMap { $0.split(separator: "-").first }.flatMap { Language(rawValue: $0.lowercased()) }
    }

    /// All units, for reading amounts.
    public func deskUnits() throws -> [Unit] {
        try connection.all("SELECT code, exponent, kind, symbol FROM unit WHERE NOT removed ORDER BY id") { row in
            Unit(
                code: row.text(0), exponent: try row.exponent(1), kind: Unit.Kind(rawValue: row.text(2)),
                statedSymbol: row.optionalText(3))
        }
    }

    /// A live name and its entity; nil where there is none.
    public func deskName(_ name: NameID) throws -> (text: String, entity: EntityReference)? {
        try connection.first(
            "SELECT \(Self.entityColumns), n.text FROM name n JOIN entity e ON e.id = n.entity WHERE n.id = ? AND n.retracted_in IS NULL",
            [name.rawValue]
        ) { ($0.text(4), EntityReference(row: $0, at: 0)) }
    }

    /// The live citations of a claim.
    public func deskCitations(of claim: Claim) throws -> [CitationRecord] {
        switch claim {
        case .fact(let id): try citations(ofFacts: [id.rawValue])[id.rawValue] ?? []
        case .name(let id): try citations(ofNames: [id.rawValue])[id.rawValue] ?? []
        }
    }

    /// The other live facts of the same subject, predicate and object, and what follows a fact or is followed by it.
    public func companions(of fact: FactID, limit: Int = 5) throws -> [FactRecord] {
        let ids = try connection.all(
            """
            SELECT g.id FROM fact f JOIN fact g ON g.subject = f.subject AND g.predicate = f.predicate AND g.object IS f.object
            WHERE f.id = ?1 AND g.id <> ?1 AND g.retracted_in IS NULL AND f.object IS NOT NULL
            UNION SELECT g.id FROM fact g WHERE g.follows = ?1 AND g.retracted_in IS NULL
            UNION SELECT g.id FROM fact f JOIN fact g ON g.id = f.follows WHERE f.id = ?1 AND g.retracted_in IS NULL
            ORDER BY 1 LIMIT ?2
            """, [fact.rawValue, Int64(limit)]
        ) { $0.integer(0) }
        return try facts(ids)
    }

    // MARK: Writing lines

    /// Whether a live fact follows this one.
    public func isFollowed(_ fact: FactID) throws -> Bool {
        try connection.integer("SELECT EXISTS (SELECT 1 FROM fact WHERE follows = ? AND retracted_in IS NULL)", fact.rawValue) == 1
    }

    /// Goes through facts, and then names, that have more than one live citation.
    public func forEachClaimCitedMoreThanOnce(_ body: (Claim) throws -> Void) throws {
        for column in ["fact", "name"] {
            try connection.forEachRow(
                """
                SELECT \(column) FROM citation WHERE \(column) IS NOT NULL AND retracted_in IS NULL
                GROUP BY \(column) HAVING count(*) > 1 ORDER BY 1
                """
            ) { try body(column == "fact" ? .fact(FactID($0.integer(0))) : .name(NameID($0.integer(0)))) }
        }
    }

    /// Goes through live facts by the source that attested them first; those without any come first.
    ///
    /// - Parameter body: is told what a fact follows, and whether it comes before that.
    public func forEachFactBySource(_ body: (FactID, _ follows: FactID?, _ isBefore: Bool) throws -> Void) throws {
        func place(_ fact: String) -> String {
            "coalesce((SELECT c.source FROM citation c WHERE c.fact = \(fact) AND c.retracted_in IS NULL ORDER BY c.id LIMIT 1), 0)"
        }
        try connection.forEachRow(
            """
            SELECT f.id, f.follows, f.follows IS NOT NULL AND (\(place("f.follows")), f.follows) > (\(place("f.id")), f.id)
            FROM fact f WHERE f.retracted_in IS NULL ORDER BY \(place("f.id")), f.id
            """
        ) { try body(FactID($0.integer(0)), $0.optionalInteger(1).map { FactID($0) }, $0.bool(2)) }
    }
}
