internal import DossierModel
public import DossierStorage

/// Two entities that may be one.
public struct LikelyDuplicate: Sendable {
    public let one: EntityReference
    public let other: EntityReference
    /// The two names that are alike.
    public let reason: String
    /// 0...1, as `NameComparison` has it.
    public let score: Double
}

extension Snapshot {
    // Entities of kinds that have no common root (a commune and its data centre) may well share a name.
    private static let roots = """
        \(KindSQL.roots)
        SELECT e.id, (SELECT top FROM root WHERE kind = e.kind) FROM entity e WHERE e.canonical = e.id AND NOT e.removed ORDER BY e.id
        """

    private static let sharedNames = "SELECT name FROM entity WHERE canonical = id AND NOT removed GROUP BY name HAVING count(*) > 1"

    /// Pairs of entities whose names are the same or nearly so, likeliest first; none that were said to differ.
    ///
    /// Each entity's preferred name is looked up as `find` does it: some milliseconds each, so a base of 100,000 entities takes minutes.
    public func likelyDuplicates(limit: Int) throws -> [LikelyDuplicate] {
        let roots = try connection.all(Self.roots) { (EntityID($0.integer(0)), $0.integer(1)) }
        let top = Dictionary(roots, uniquingKeysWith: { one, _ in one })
        let apart = Set(
            try connection.all("SELECT one, other FROM not_same WHERE retracted_in IS NULL") {
                [EntityID($0.integer(0)), EntityID($0.integer(1))] as Set<EntityID>
            })
        // What several are called is looked up once: thousands may have one name.
        let shared = Set(try connection.all(Self.sharedNames) { $0.text(0) })
        var known: [String: [NameHit]] = [:]
        var found: [LikelyDuplicate] = []
        var seen: Set<Set<EntityID>> = []
        for (id, _) in roots {
            guard let entity = try entity(id) else { continue }
            // A name that is too long to look for is no near duplicate of another.
            if entity.name.utf8.count > NameTooLong.limit { continue }
            let hits = try known[entity.name] ?? near(entity.name)
            if shared.contains(entity.name) { known[entity.name] = hits }
            for hit in hits where hit.entity.id != id {
                let pair: Set<EntityID> = [id, hit.entity.id]
                guard top[id] == top[hit.entity.id], !apart.contains(pair), seen.insert(pair).inserted else { continue }
                // What was once another's name, or is a slip, says nothing of two that bear it; acronyms are shared by nature.
                if let role = hit.role, role != .preferred, role != .alias { continue }
                let comparison = NameComparison.compare(entity.name, hit.matched)
                // One name that only begins like another, or has more words, is of another thing for the most part.
                let isPart = hit.closeness == .prefix || hit.closeness == .tokens
                guard comparison.verdict == .same || comparison.verdict == .unsure && !isPart, hit.closeness != .similar,
                    hit.closeness != .acronym
                else { continue }
                let isOlder = id.rawValue < hit.entity.id.rawValue
                found.append(
                    LikelyDuplicate(
                        one: isOlder ? entity : hit.entity, other: isOlder ? hit.entity : entity, reason: "\(entity.name) ~ \(hit.matched)",
                        score: comparison.score))
            }
        }
        return Array(
            found.sorted { ($1.score, $0.one.slug, $0.other.slug) < ($0.score, $1.one.slug, $1.other.slug) }.prefix(limit))
    }

    // What has nearly the same name, also where one has just it.
    private func near(_ name: String) throws -> [NameHit] {
        var search = try NameSearch(self, name, limit: 8)
        try search.readSame()
        try search.readWords()
        try search.readNear()
        return Array(search.best.prefix(8))
    }
}
