public import Model
public import Storage

/// How a name that a user typed was understood.
public enum Resolution: Sendable {
    /// One entity; `match` says how it was found.
    case found(NameHit)
    /// Several entities are equally good: the user must say which.
    case ambiguous([NameHit])
    /// Nothing is meant for certain; what is close, best first.
    case none(close: [NameHit])
}

/// An entity that a text matches, and why.
public struct NameHit: Hashable, Sendable {
    /// How close the match is: the order in which readings are tried.
    public enum Closeness: Int, Comparable, Sendable {
        case slug, exact, folded, prefix, tokens, spelling

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public let entity: EntityReference
    /// The stored spelling that matched.
    public let matched: String
    /// What that spelling is to the entity; nil for its preferred name or its slug.
    public let role: NameRole?
    /// When the spelling was in use, EDTF; nil for unknown.
    public let starts: String?
    public let ends: String?
    public let closeness: Closeness
    /// How many letters differ; 0 unless `closeness` is `spelling`.
    public let distance: Int

    /// Whether the spelling is just as it was typed, accents and capitals aside.
    public var isExact: Bool { closeness <= .folded && (role == nil || role == .preferred) }
}

extension KnowledgeBase {
    /// Understands `text` as one entity: by slug, by any of its names, folded, by a prefix that only one has, or by a close
    /// misspelling. Merged entities lead to what they were merged into.
    ///
    /// A misspelling is only taken when one entity is closest; names are never picked silently among equals.
    public func resolve(_ text: String) throws -> Resolution {
        if let hit = try slugHit(text) { return .found(hit) }
        let folded = NameFolding.fold(text)
        if folded.isEmpty { return .none(close: []) }
        let same = try foldedHits(folded, typed: text)
        if let resolution = Self.decide(same) { return resolution }
        let prefixed = try prefixHits(folded, limit: 20)
        if let resolution = Self.decide(prefixed) { return resolution }
        let close = try NearNames(self).hits(folded, limit: 10)
        if let best = close.first {
            let closest = close.filter { $0.distance == best.distance }
            return closest.count == 1 ? .found(best) : .ambiguous(closest)
        }
        return .none(close: try search(text, limit: 5))
    }

    /// Entities whose slug or names match `text`, best first: the same readings as `resolve`, and words in any order.
    public func search(_ text: String, limit: Int = 20) throws -> [NameHit] {
        let folded = NameFolding.fold(text)
        var hits = try slugHit(text).map { [$0] } ?? []
        if !folded.isEmpty {
            hits += try foldedHits(folded, typed: text)
            hits += try prefixHits(folded, limit: limit)
            hits += try tokenHits(folded, limit: limit)
            if Self.best(of: hits).isEmpty { hits += try NearNames(self).hits(folded, limit: limit) }
        }
        return Array(Self.best(of: hits).prefix(limit))
    }

    // One entity, or several that are equally close, or nil to try the next reading.
    private static func decide(_ hits: [NameHit]) -> Resolution? {
        let best = best(of: hits)
        guard let first = best.first else { return nil }
        // A spelling that is some entity's own name goes before one that is another's misspelling.
        let equals = best.filter { $0.closeness == first.closeness && $0.rank == first.rank }
        return equals.count == 1 ? .found(first) : .ambiguous(equals)
    }

    /// The best hit of each entity, best first.
    static func best(of hits: [NameHit]) -> [NameHit] {
        var seen = Set<EntityID>()
        let ordered = hits.enumerated().sorted { left, right in
            (left.element.closeness, left.element.rank, left.element.distance, left.offset)
                < (right.element.closeness, right.element.rank, right.element.distance, right.offset)
        }
        return ordered.map(\.element).filter { seen.insert($0.entity.id).inserted }
    }

    private static let bySlug = """
        SELECT \(entityColumns), m.slug
        FROM entity m JOIN entity e ON e.id = m.canonical
        WHERE m.slug = ?
        """

    private func slugHit(_ text: String) throws -> NameHit? {
        try connection.first(Self.bySlug, [text]) { row in
            NameHit(
                entity: EntityReference(row: row, at: 0), matched: row.text(4), role: nil, starts: nil, ends: nil,
                closeness: .slug, distance: 0)
        }
    }

    private static let byFolded = """
        SELECT \(entityColumns), m.name, CASE WHEN m.id <> e.id THEN 'alias' END, NULL, NULL
        FROM entity m JOIN entity e ON e.id = m.canonical
        WHERE m.folded = ?1
        UNION ALL
        SELECT \(entityColumns), n.text, n.role, n.starts, n.ends
        FROM name n JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        WHERE n.folded = ?1 AND n.retracted_in IS NULL
        """

    private func foldedHits(_ folded: String, typed: String) throws -> [NameHit] {
        try connection.all(Self.byFolded, [folded]) { row in
            NameHit(row: row, closeness: row.text(4) == typed ? .exact : .folded)
        }
    }

    private static let byPrefix = """
        SELECT \(entityColumns), m.name, CASE WHEN m.id <> e.id THEN 'alias' END, NULL, NULL
        FROM (SELECT * FROM entity WHERE folded >= ?1 AND folded < ?2 ORDER BY folded LIMIT ?3) m
        JOIN entity e ON e.id = m.canonical
        UNION ALL
        SELECT \(entityColumns), n.text, n.role, n.starts, n.ends
        FROM (SELECT * FROM name WHERE folded >= ?1 AND folded < ?2 AND retracted_in IS NULL ORDER BY folded LIMIT ?3) n
        JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        """

    private func prefixHits(_ folded: String, limit: Int) throws -> [NameHit] {
        // U+10FFFF sorts after any continuation of the prefix.
        try connection.all(Self.byPrefix, [folded, folded + "\u{10FFFF}", limit]) { NameHit(row: $0, closeness: .prefix) }
    }

    private static let byTokens = """
        SELECT \(entityColumns), m.name, CASE WHEN m.id <> e.id THEN 'alias' END, NULL, NULL
        FROM (SELECT rowid FROM name_search WHERE name_search MATCH ?1 LIMIT ?2) x
        JOIN entity m ON m.id = x.rowid / 2 JOIN entity e ON e.id = m.canonical
        WHERE x.rowid % 2 = 0
        UNION ALL
        SELECT \(entityColumns), n.text, n.role, n.starts, n.ends
        FROM (SELECT rowid FROM name_search WHERE name_search MATCH ?1 LIMIT ?2) x
        JOIN name n ON n.id = x.rowid / 2 JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        WHERE x.rowid % 2 = 1 AND n.retracted_in IS NULL
        """

    // Each word must begin a word of the name, in any order.
    private func tokenHits(_ folded: String, limit: Int) throws -> [NameHit] {
        let query = folded.split(separator: " ").map { "\"\($0)\"*" }.joined(separator: " ")
        return try connection.all(Self.byTokens, [query, limit * 5]) { NameHit(row: $0, closeness: .tokens) }
    }
}

extension NameHit {
    // The entity's four columns, then the spelling, its role and its dates.
    init(row: Row, closeness: Closeness, distance: Int = 0) {
        self.init(
            entity: EntityReference(row: row, at: 0), matched: row.text(4),
            role: row.optionalText(5).flatMap { NameRole(rawValue: $0) }, starts: row.optionalText(6),
            ends: row.optionalText(7), closeness: closeness, distance: distance)
    }

    /// Own names before acronyms and aliases, former names and misspellings last.
    var rank: Int {
        switch role {
        case nil, .preferred: 0
        case .acronym, .alias: 1
        case .former: 2
        case .misspelling: 3
        }
    }
}
