public import DossierModel
public import DossierStorage

/// Facts that fill one slot with different values while both may hold, or claims and their denials: each is a rival of another one,
/// and they hang together. No dispute has the two on different sides.
public struct RivalGroup: Sendable {
    /// What makes them rivals.
    public enum Reason: String, Sendable {
        /// Different values in a slot that has one at a time.
        case values
        /// One denies what another claims.
        case denial
    }

    /// In order of id, two at least.
    public let facts: [FactRecord]
    public let reason: Reason
}

extension Snapshot {
    /// The rivals by rule that no dispute has written up, in order of their lowest ids (`docs/check.md`).
    ///
    /// Only slots with several facts are read, one after the other; a slot with n facts costs n log n.
    ///
    /// - Parameter entity: only groups with a fact about this entity; nil for all.
    public func rivals(of entity: EntityID? = nil) throws -> [RivalGroup] { try rivals(of: entity, sweepingFrom: 16) }

    /// - Parameter most: the facts of a slot with fewer are held against each other pair by pair: a page has many such slots, and for
    ///   few facts there is nothing to gain from a sweep.
    func rivals(of entity: EntityID?, sweepingFrom most: Int) throws -> [RivalGroup] {
        var search: RivalSearch?
        // Rivals that may not be shown are looked for too: they are counted.
        var hidden: RivalSearch?
        var slots: [[Int64]] = []
        var count = 0
        func flush() throws {
            if slots.isEmpty { return }
            if search == nil { search = RivalSearch(try rivalRule(), sweepingFrom: most) }
            let ids = slots.flatMap(\.self)
            let all = try Dictionary(rows: factsBeforeHiding(ids).map { ($0.id.rawValue, $0) }, of: "fact")
            let facts = try all.compactMapValues { try shown($0) { _ in false } }
            let sides = try disputeSides(of: ids.map { FactID($0) })
            for slot in slots { search?.add(slot.compactMap { facts[$0] }, sides) }
            if facts.count < all.count {
                if hidden == nil { hidden = RivalSearch(try rivalRule(), sweepingFrom: most) }
                for slot in slots { hidden?.add(slot.compactMap { all[$0] }, sides) }
            }
            slots = []
            count = 0
        }
        try forEachSharedSlot(of: entity) { ids in
            slots.append(ids)
            count += ids.count
            if count >= Self.batchSize { try flush() }
        }
        try flush()
        func isAsked(_ group: RivalGroup) -> Bool { entity.map { entity in group.facts.contains { $0.entities.contains(entity) } } ?? true }
        for fact in (hidden?.groups ?? []).filter(isAsked).flatMap(\.facts) where fact.isConfidential { noteLeftOut(fact) }
        return (search?.groups ?? []).filter(isAsked)
    }

    /// The rule for this base's vocabulary.
    func rivalRule() throws -> RivalRule {
        let types = try connection.all("SELECT name, value_type FROM predicate WHERE value_type IS NOT NULL") { row in
            (row.text(0), try row.named(1) as Predicate.ValueType)
        }
        return RivalRule(valueTypes: try Dictionary(rows: types, of: "predicate"))
    }
}

/// Gathers rivals slot by slot, and puts together what hangs together.
private struct RivalSearch {
    private let rule: RivalRule
    private let most: Int
    private var facts: [FactID: FactRecord] = [:]
    private var values = Joined()
    private var denials = Joined()

    init(_ rule: RivalRule, sweepingFrom most: Int) {
        self.rule = rule
        self.most = most
    }

    /// Looks at facts of one slot.
    mutating func add(_ slot: [FactRecord], _ sides: DisputeSides) {
        for link in rule.links(in: slot, sides, sweepingFrom: most) { add(link) }
    }

    private mutating func add(_ link: RivalLink) {
        facts[link.one.id] = link.one
        facts[link.other.id] = link.other
        if link.reason == .values { values.join(link.one.id, link.other.id) } else { denials.join(link.one.id, link.other.id) }
    }

    var groups: [RivalGroup] {
        let all = values.groups.map { ($0, RivalGroup.Reason.values) } + denials.groups.map { ($0, .denial) }
        return all.sorted { $0.0[0] < $1.0[0] }.map { ids, reason in RivalGroup(facts: ids.compactMap { facts[$0] }, reason: reason) }
    }
}

/// Which facts hang together, pair after pair.
private struct Joined {
    private var parents: [FactID: FactID] = [:]

    mutating func join(_ one: FactID, _ other: FactID) {
        let (root, otherRoot) = (root(of: one), root(of: other))
        // The lowest stands for all.
        parents[max(root, otherRoot)] = min(root, otherRoot)
    }

    private mutating func root(of fact: FactID) -> FactID {
        var root = fact
        while let parent = parents[root], parent != root { root = parent }
        var next = fact
        while let parent = parents[next], parent != root {
            parents[next] = root
            next = parent
        }
        parents[root] = root
        return root
    }

    /// Each in order of id.
    var groups: [[FactID]] {
        var joined = self
        var groups: [FactID: [FactID]] = [:]
        for fact in parents.keys { groups[joined.root(of: fact), default: []].append(fact) }
        return groups.values.map { $0.sorted() }
    }
}
