public import DossierModel
internal import DossierStorage

/// An entity that a text matches, and why.
public struct NameHit: Hashable, Sendable {
    /// In which way a name is near, nearest first.
    public enum Closeness: Int, Comparable, Sendable {
        /// The text is the entity's slug.
        case slug
        case exact, folded, form, acronym, prefix, tokens, initials, spelling
        /// Some words are alike, others are not.
        case similar

        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    public let entity: EntityReference
    /// The stored spelling that matched.
    public let matched: String
    /// The row of that spelling; nil for an entity's preferred name or its slug.
    public let name: NameID?
    /// What that spelling is to the entity; nil for its preferred name or its slug.
    public let role: NameRole?
    /// When the spelling was in use, EDTF; nil for unknown.
    public let starts: String?
    public let ends: String?
    public let closeness: Closeness
    /// How near, 0...1: the score of `NamePattern.match`; 1 for a slug.
    public let score: Double
    /// What differs, the most telling first; empty for a slug.
    public let reasons: [NameReason]
    /// Where the spelling is recorded.
    public internal(set) var citations: [CitationRecord] = []

    /// Whether only confidential sources record the spelling.
    public var isConfidential: Bool { citations.areConfidential }

    /// Whether the spelling is just as it was typed, accents and capitals aside.
    public var isExact: Bool { closeness <= .folded && (role == nil || role == .preferred) }
}

extension NameHit {
    /// Own names before acronyms and aliases, former names and misspellings last.
    var rank: Int {
        switch role {
        case nil, .preferred: 0
        case .acronym: 1
        case .alias: 2
        case .former: 3
        case .misspelling: 4
        }
    }

    /// What hits are ordered by.
    private struct Nearness {
        let closeness: Closeness
        let rank: Int
        let score: Double

        /// Whether it goes before another: the nearer way; among equal texts an own name first; else the higher score.
        func precedes(_ other: Nearness) -> Bool {
            if closeness != other.closeness { return closeness < other.closeness }
            if closeness <= .folded { return (rank, -score) < (other.rank, -other.score) }
            return (-score, rank) < (-other.score, other.rank)
        }
    }

    /// Whether it is near enough to be what was meant.
    var isLikely: Bool { closeness <= .tokens || closeness < .similar && score >= NameComparison.unsure }

    /// How much less an other entity may score and still be as good a guess.
    private static let margin = 0.05

    /// Whether this hit, no exact one, leaves no doubt beside another entity's.
    func isClearlyBetter(than other: NameHit) -> Bool {
        if other.score + Self.margin > score { return false }
        return closeness < .spelling || other.closeness > .tokens
    }

    private var nearness: Nearness { Nearness(closeness: closeness, rank: rank, score: score) }

    /// The best hit of all; nil where there is none.
    static func nearest(of hits: [NameHit]) -> NameHit? { hits.min { $0.nearness.precedes($1.nearness) } }

    /// The best hit of each entity, best first.
    static func best(of hits: [NameHit]) -> [NameHit] {
        var seen = SeenIDs()
        // Places are sorted and not hits, which are large.
        let nearness = hits.map(\.nearness)
        let ordered = hits.indices.sorted { left, right in
            if nearness[left].precedes(nearness[right]) { return true }
            return nearness[right].precedes(nearness[left]) ? false : left < right
        }
        return ordered.filter { seen.insert(hits[$0].entity.id.rawValue) }.map { hits[$0] }
    }
}

/// Ids that were met in one search, for the most part a few hundred.
///
/// Not a set for those: the first of a type in a process looks for the type's conformances in the whole program, which takes longer
/// than a search among these.
struct SeenIDs {
    private static let mostInOrder = 1_000

    // In order, up to so many; then all of them are in the set.
    private var ids: [Int64] = []
    private var many: Set<Int64>?

    func contains(_ id: Int64) -> Bool {
        if let many { return many.contains(id) }
        return ids.index(ofOrdered: id) != nil
    }

    /// Adds an id; false when it was there.
    mutating func insert(_ id: Int64) -> Bool {
        if many != nil { return many?.insert(id).inserted ?? false }
        let place = ids.partitioningIndex { $0 >= id }
        if place < ids.count, ids[place] == id { return false }
        ids.insert(id, at: place)
        if ids.count == Self.mostInOrder { many = Set(ids) }
        return true
    }
}
