internal import DossierModel
internal import DossierStorage

/// Which facts must not be added together, though their amounts are of one modality and unit.
struct Contradictions {
    let sides: DisputeSides
    let rule: RivalRule
    /// What the facts' objects are part of.
    let wholes: WholesAndParts

    /// The pairs of facts, by index, of which at most one may be counted: on different sides of a dispute, rivals by rule, or
    /// about a whole and one of its parts.
    func pairs(in facts: [FactRecord]) -> [(Int, Int)] {
        disputed(facts) + rivals(facts) + wholesAndParts(facts)
    }

    private func disputed(_ facts: [FactRecord]) -> [(Int, Int)] {
        var members: [String: [Int]] = [:]
        for (index, fact) in facts.enumerated() {
            for dispute in Set((sides.sides[fact.id] ?? []).map(\.dispute)) { members[dispute, default: []].append(index) }
        }
        return members.values.flatMap { members in
            Self.pairs(members).filter { sides.areOpposed(facts[$0.0].id, facts[$0.1].id) }
        }
    }

    // Rivals share a slot: pairs are only looked for within it.
    private func rivals(_ facts: [FactRecord]) -> [(Int, Int)] {
        struct Slot: Hashable {
            let predicate: String
            let entities: Set<EntityID>
        }
        var slots: [Slot: [Int]] = [:]
        for (index, fact) in facts.enumerated() where fact.predicate.slot != .none {
            let isShared = fact.predicate.isSymmetric && fact.predicate.slot == .subject
            let entities = fact.predicate.slot == .pair ? [fact.entities] : isShared ? fact.entities.map { [$0] } : [[fact.subject.id]]
            for entities in entities { slots[Slot(predicate: fact.predicate.name, entities: entities), default: []].append(index) }
        }
        return slots.values.flatMap { members in
            Self.pairs(members).filter { rule.verdict(facts[$0.0], facts[$0.1]) != nil }
        }
    }

    // The same subject and predicate, once about a whole and once about its part.
    private func wholesAndParts(_ facts: [FactRecord]) -> [(Int, Int)] {
        struct Claim: Hashable {
            let predicate: String
            let subject: EntityID
        }
        var claims: [Claim: [Int]] = [:]
        for (index, fact) in facts.enumerated() {
            guard case .entity(let object) = fact.object, wholes.concerns(object.id) else { continue }
            claims[Claim(predicate: fact.predicate.name, subject: fact.subject.id), default: []].append(index)
        }
        var pairs: [(Int, Int)] = []
        for members in claims.values {
            // Not all pairs at once: one payer may have very many.
            for (place, one) in members.enumerated() {
                for other in members[(place + 1)...] where isWholeAndPart(facts[one], facts[other]) { pairs.append((one, other)) }
            }
        }
        return pairs
    }

    private func isWholeAndPart(_ one: FactRecord, _ other: FactRecord) -> Bool {
        guard case .entity(let object) = one.object, case .entity(let otherObject) = other.object,
            wholes.isPart(object.id, of: otherObject.id) || wholes.isPart(otherObject.id, of: object.id)
        else { return false }
        return HoldingDays.overlaps(one.days, other.days) != .no
    }

    private static func pairs(_ members: [Int]) -> [(Int, Int)] {
        members.indices.flatMap { first in members[(first + 1)...].map { (members[first], $0) } }
    }
}

extension Snapshot {
    // The links on all ways up from some entities. By way of facts that may be shown: a sum must not depend on what is kept back.
    private var partsOfWholes: String {
        let isPart = """
            f.predicate = (SELECT id FROM predicate WHERE name = ?1) AND f.modality = 3 AND f.object IS NOT NULL
              AND \(LiveSQL.row("f", at: "?2")) AND \(open.fact("f.id"))
            """
        return """
            WITH RECURSIVE above (id) AS (
                SELECT value FROM json_each(?3)
                UNION
                SELECT f.object FROM above JOIN fact f ON f.subject = above.id WHERE \(isPart)
            )
            SELECT f.subject, f.object FROM above JOIN fact f ON f.subject = above.id WHERE \(isPart)
            """
    }

    /// What must not be added together among these facts.
    func contradictions(among facts: [FactRecord]) throws -> Contradictions {
        let objects = Set(facts.compactMap { fact -> Int64? in
            if case .entity(let object) = fact.object { object.id.rawValue } else { nil }
        })
        let links = try connection.all(
            partsOfWholes, [KnownPredicates.partOf, knownAt, jsonArray(objects.sorted())] as [any Bindable]
        ) { row in (part: EntityID(row.integer(0)), whole: EntityID(row.integer(1))) }
        return Contradictions(sides: try disputeSides(of: facts.map(\.id)), rule: try rivalRule(), wholes: WholesAndParts(links))
    }
}
