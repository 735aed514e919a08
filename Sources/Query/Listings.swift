public import DossierModel
public import DossierStorage

/// A predicate as a list of the vocabulary shows it.
public struct PredicateEntry: Sendable {
    public let name: String
    public let labelEnglish: String
    public let labelFrench: String?
    /// nil for values, which read one way.
    public let inverseEnglish: String?
    public let inverseFrench: String?
    /// state, event or period.
    public let time: String
    public let use: String?
    public let aliases: [String]
}

/// A unit or a modality as such a list shows it.
public struct WordEntry: Sendable {
    public let name: String
    public let labelEnglish: String?
    public let labelFrench: String?
    public let meaning: String?
}

/// What kinds, sources and revisions there are.
extension Snapshot {
    private static let below = KindSQL.below("name = ?") + " SELECT id, name FROM below"

    /// A kind and those below it; none where there is no such kind.
    func kinds(below name: String) throws -> [(id: Int64, name: String)] {
        try connection.all(Self.below, [name]) { ($0.integer(0), $0.text(1)) }
    }

    private static let ofKind = """
        \(KindSQL.below("name = ?1"))
        SELECT \(entityColumns), e.summary FROM entity e
        WHERE e.kind IN (SELECT id FROM below) AND e.canonical = e.id AND NOT e.removed AND e.added_in <= ?2
        ORDER BY e.folded, e.id
        """

    /// The entities of a kind and its sub-kinds, by name.
    public func forEachEntity(ofKind kind: String, _ body: (EntityReference, _ summary: String?) throws -> Void) throws {
        try connection.forEachRow(Self.ofKind, [kind, knownAt]) { row in
            try body(EntityReference(row: row, at: 0), worded(row.optionalText(4)))
        }
    }

    private static let sourceColumns = """
        SELECT s.id, s.slug, s.title, s.author, s.publisher, s.published, s.published_basis, s.url, s.confidential,
               (SELECT count(*) FROM citation c WHERE c.source = s.id AND c.retracted_in IS NULL)
        FROM source s
        """

    /// The sources in order of their slugs, with how often each is cited.
    public func forEachSource(_ body: (SourceReference, _ citations: Int64) throws -> Void) throws {
        try connection.forEachRow(Self.sourceColumns + " WHERE s.added_in <= ? AND NOT s.removed ORDER BY s.slug", [knownAt]) { row in
            let source = try SourceReference(row: row, at: 0)
            if shows(source) { try body(source, row.integer(9)) }
        }
    }

    /// One source by its slug; nil where there is none, or it may not be shown.
    public func source(slug: String) throws -> SourceReference? {
        let source = try connection.first(Self.sourceColumns + " WHERE s.slug = ? AND NOT s.removed", [slug]) { try SourceReference(row: $0, at: 0) }
        return source.flatMap { shows($0) ? $0 : nil }
    }

    /// The facts that a source attests, in order of id.
    public func facts(attestedBy source: SourceID) throws -> [FactRecord] {
        let ids = try connection.all(
            "SELECT DISTINCT fact FROM citation WHERE source = ? AND fact IS NOT NULL AND retracted_in IS NULL ORDER BY fact",
            [source.rawValue]) { $0.integer(0) }
        return try facts(ids)
    }

    /// Slugs of sources, for suggestions.
    public func sourceSlugs() throws -> [String] {
        try connection.all("SELECT s.slug FROM source s WHERE NOT s.removed AND \(open.source("s")) ORDER BY s.slug") { $0.text(0) }
    }

    /// How many rows there are of each thing, in reading order, as far as they may be shown.
    public func counts() throws -> [(thing: String, count: Int64)] {
        let hidden = try hidesClaims ? Dictionary(uniqueKeysWithValues: confidential().map { ($0.thing, $0.count) }) : [:]
        try noteAllLeftOut(withNotes: false)
        let things: [(String, LeftOut.Thing?, String)] = [
            ("entities", nil, "SELECT count(*) FROM entity WHERE canonical = id AND NOT removed AND added_in <= ?1"),
            ("other names", .names, "SELECT count(*) FROM name n WHERE \(LiveSQL.row("n", at: "?1"))"),
            ("relations", .relations, "SELECT count(*) FROM fact f WHERE +object IS NOT NULL AND \(LiveSQL.row("f", at: "?1"))"),
            ("attributes", .attributes, "SELECT count(*) FROM fact f WHERE +object IS NULL AND \(LiveSQL.row("f", at: "?1"))"),
            ("sources", .sources, "SELECT count(*) FROM source WHERE added_in <= ?1 AND NOT removed"),
            ("citations", .citations, "SELECT count(*) FROM citation c WHERE \(LiveSQL.row("c", at: "?1"))"),
            ("disputes", .disputes, "SELECT count(*) FROM dispute WHERE added_in <= ?1 AND NOT removed"),
            ("revisions", nil, "SELECT count(*) FROM revision WHERE id <= ?1"),
        ]
        return try things.map { name, thing, sql in
            (name, try (connection.integer(sql, knownAt) ?? 0) - (thing.flatMap { hidden[$0] } ?? 0))
        }
    }

    /// How many entities there are of each kind, most first.
    public func countsByKind() throws -> [(kind: String, count: Int64)] {
        try kinds().filter { $0.count > 0 }
    }

    /// All kinds, by how many entities each has; those that have none at the end.
    public func kinds() throws -> [(kind: String, count: Int64)] {
        try connection.all(
            """
            SELECT k.plural, count(e.id) FROM kind k
            LEFT JOIN entity e ON e.kind = k.id AND e.canonical = e.id AND NOT e.removed AND e.added_in <= ?
            WHERE NOT k.removed GROUP BY k.id ORDER BY 2 DESC, 1
            """, [knownAt]) { ($0.text(0), $0.integer(1)) }
    }
}

extension Snapshot {
    private static let predicateAliases = """
        SELECT a.name, p.name FROM predicate_alias a JOIN predicate p ON p.id = a.predicate
        WHERE NOT a.removed AND NOT p.removed ORDER BY a.name
        """

    /// The predicates in reading order, with how they read and when to use them; the other names of each in order.
    public func vocabularyOfPredicates() throws -> [PredicateEntry] {
        let aliases = Dictionary(grouping: try connection.all(Self.predicateAliases) { (alias: $0.text(0), name: $0.text(1)) }, by: \.name)
        let sql = "SELECT name, label_en, label_fr, inverse_en, inverse_fr, time, description FROM predicate WHERE NOT removed ORDER BY id"
        return try connection.all(sql) { row in
            PredicateEntry(
                name: row.text(0), labelEnglish: row.text(1), labelFrench: row.optionalText(2), inverseEnglish: row.optionalText(3),
                inverseFrench: row.optionalText(4), time: row.text(5), use: row.optionalText(6),
                aliases: (aliases[row.text(0)] ?? []).map(\.alias))
        }
    }

    /// The units, and the modalities, each with what it is called in English and in French, and what it means.
    public func vocabularyOfUnits() throws -> [WordEntry] {
        try words("SELECT code, label_en, label_fr, kind || coalesce(', ' || symbol, '') FROM unit WHERE NOT removed ORDER BY id")
    }

    public func vocabularyOfModalities() throws -> [WordEntry] {
        try words("SELECT name, label_en, label_fr, description FROM modality ORDER BY id")
    }

    private func words(_ sql: String) throws -> [WordEntry] {
        try connection.all(sql) { row in
            WordEntry(name: row.text(0), labelEnglish: row.optionalText(1), labelFrench: row.optionalText(2), meaning: row.optionalText(3))
        }
    }
}
