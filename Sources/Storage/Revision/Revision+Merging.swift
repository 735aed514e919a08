public import DossierModel

extension Revision {
    /// Merges an entity into another: its slug and names lead there from now on, and its facts are about the other.
    ///
    /// What a fact was stated about stays with the fact. Costs the number of the merged entity's facts. In a bulk load,
    /// merge before adding facts.
    ///
    /// - Throws: `RecordFault` when one of them is missing, they are the same, or the first is merged already.
    public func merge(_ entity: EntityID, into target: EntityID) throws {
        let canonical = try canonicalKey(of: target)
        guard canonical != entity.rawValue else {
            throw RecordFault("an entity cannot be merged into itself", column: "merged_into")
        }
        guard try canonicalKey(of: entity) == entity.rawValue else {
            throw RecordFault("the entity is merged into another already", column: "merged_into")
        }
        if pace == .bulk {
            canonicalKeys.removeAll()
            for id in mergedInBulk.move(entity.rawValue, to: canonical) {
                try connection.run("UPDATE entity SET canonical = ? WHERE id = ?", canonical, id)
            }
            return
        }
        let moved = try connection.all("SELECT id FROM entity WHERE canonical = ?", [entity.rawValue]) { $0.integer(0) }
        for id in moved {
            try recordChange(table: "entity", row: id)
            try lead(entity: id, to: canonical)
        }
    }

    /// Leads one entity to another, or back to itself; what was stated about it is about the other.
    func lead(entity: Int64, to canonical: Int64) throws {
        claims = nil
        guard let before = try connection.integer("SELECT canonical FROM entity WHERE id = ?", entity) else { return }
        canonicalKeys.removeAll()
        try connection.run("UPDATE entity SET canonical = ? WHERE id = ?", canonical, entity)
        changedLives.formUnion([entity, before, canonical])
        for side in ["subject", "object"] {
            try connection.run(
                """
                UPDATE fact SET stated_\(side) = nullif(?1, ?2), \(side) = ?2
                WHERE \(side) = ?3 AND coalesce(stated_\(side), \(side)) = ?1
                """, entity, canonical, before)
        }
    }

    /// Joins live facts about an entity that say just the same: the lowest number stays, and takes the citations and the places in disputes
    /// of the others. Where they have notes, or follow something, and it does not, a new fact that has all of it takes the place of them all.
    ///
    /// - Returns: which were joined, and into which.
    public func joinIdenticalFacts(of entity: EntityID) throws -> [(joined: FactID, into: FactID)] {
        // As `identical` has it. None is compared with all others: there may be thousands between two entities.
        var places: [Said: Int] = [:]
        var groups: [(first: FactID, others: [FactID])] = []
        for fact in try facts(about: entity) {
            let said = try Said(stored(fact), in: self)
            if let place = places[said] {
                groups[place].others.append(fact)
            } else {
                places[said] = groups.count
                groups.append((fact, []))
            }
        }
        return try groups.filter { !$0.others.isEmpty }.sorted { $0.others[0] < $1.others[0] }.flatMap { try join($0.others, into: $0.first) }
    }

    /// All that a fact says, notes and what it follows aside; a symmetric relation is the same either way round.
    private struct Said: Hashable {
        let triple: ClaimFinder.Triple
        let saying: ClaimFinder.Saying
        let isApproximate: Bool

        init(_ fact: NewFact, in revision: Revision) throws {
            var (subject, object) = (try revision.canonicalKey(of: fact.subject), Int64?.none)
            if case .entity(let entity) = fact.object {
                let other = try revision.canonicalKey(of: entity)
                let isTurned = try other < subject && revision.vocabularyEntry(fact.predicate).isSymmetric
                (subject, object) = isTurned ? (other, subject) : (subject, other)
            }
            triple = ClaimFinder.Triple(subject: subject, predicate: fact.predicate.rawValue, object: object)
            (saying, isApproximate) = (ClaimFinder.Saying(fact), fact.isApproximate)
        }
    }

    private func join(_ others: [FactID], into first: FactID) throws -> [(joined: FactID, into: FactID)] {
        let before = try stored(first)
        var all = before
        for other in others { all.takeRemarks(of: try stored(other), unlessItFollows: others + [first]) }
        let isEnriched = all.note != before.note || all.privateNote != before.privateNote || all.follows != before.follows
        let into = isEnriched ? try replace(first, with: all) : first
        for other in others { try join(other, into: into) }
        return ((isEnriched ? [first] : []) + others).map { ($0, into) }
    }

    /// Retracts a fact in favour of another that says the same, which takes the citations and the places in disputes that it has not.
    private func join(_ old: FactID, into other: FactID) throws {
        try copyEvidence(of: .fact(old), retractedIn: nil, to: .fact(other))
        try retract(old)
        try lead(old, to: other)
    }

    /// The live facts about an entity, as its subject or object, in order.
    public func facts(about entity: EntityID, limit: Int = .max) throws -> [FactID] {
        try connection.all(
            """
            SELECT id FROM fact WHERE subject = ?1 AND retracted_in IS NULL
            UNION SELECT id FROM fact WHERE object = ?1 AND retracted_in IS NULL ORDER BY 1 LIMIT ?2
            """, [canonicalKey(of: entity), limit]
        ) { FactID($0.integer(0)) }
    }

    /// The key of the entity that stands for `entity` after merges.
    func canonicalKey(of entity: EntityID) throws -> Int64 {
        if let known = canonicalKeys[entity] { return known }
        guard let found = try connection.integer("SELECT canonical FROM entity WHERE id = ?", entity.rawValue) else {
            throw RecordFault("there is no entity with key \(entity)")
        }
        canonicalKeys[entity] = found
        return found
    }
}

extension NewFact {
    /// Takes what another that says the same has beside it: its notes, where they are others, and what it follows.
    fileprivate mutating func takeRemarks(of other: NewFact, unlessItFollows joined: [FactID]) {
        func both(_ one: String?, _ other: String?) -> String? {
            guard let one, let other, one != other else { return one ?? other }
            return one.split(separator: Self.betweenRemarks).contains(other[...]) ? one : one + Self.betweenRemarks + other
        }
        note = both(note, other.note)
        privateNote = both(privateNote, other.privateNote)
        if follows == nil, let followed = other.follows, !joined.contains(followed) { follows = followed }
    }

    private static let betweenRemarks = "; "
}

/// What was merged in a bulk load: each entity leads straight to the one that stands for it.
struct BulkMerges {
    private var targets: [Int64: Int64] = [:]
    private var merged: [Int64: [Int64]] = [:]

    /// The entity that stands for `entity`; nil when that is the entity itself.
    func target(of entity: Int64) -> Int64? { targets.isEmpty ? nil : targets[entity] }

    /// Leads `entity`, and all that leads to it, to `target`; returns what was led.
    mutating func move(_ entity: Int64, to target: Int64) -> [Int64] {
        let moved = (merged.removeValue(forKey: entity) ?? []) + [entity]
        for id in moved { targets[id] = target }
        merged[target, default: []] += moved
        return moved
    }
}
