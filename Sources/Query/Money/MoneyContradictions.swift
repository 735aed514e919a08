internal import DossierModel
internal import DossierStorage

/// Which facts must not be added together, though their amounts are of one modality and unit.
struct MoneyContradictions {
    let sides: DisputeSides
    let rule: RivalRule
    /// What the facts' objects are part of.
    let wholes: PartOfGraph

    /// Facts, by index, that must not all be counted.
    struct Found {
        /// Of which at most one may be counted: on different sides of a dispute, rivals by rule, or about a whole and one of its parts.
        var pairs: [(Int, Int)] = []
        /// Of which so many contradict each other that the ways to choose from them are not worked out. Their pairs are not listed.
        var crowds: [[Int]] = []
    }

    func found(in facts: [FactRecord]) -> Found {
        var found = wholesAndParts(facts)
        found.pairs += disputed(facts) + rivals(facts)
        return found
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
        var slots: [RivalSlot: [Int]] = [:]
        for (index, fact) in facts.enumerated() where fact.predicate.slot != .none {
            for slot in RivalSlot.all(of: fact) { slots[slot, default: []].append(index) }
        }
        return slots.values.flatMap { members in
            Self.pairs(members).filter { rule.verdict(facts[$0.0], facts[$0.1]) != nil }
        }
    }

    // The same subject and predicate, once about a whole and once about its part.
    private func wholesAndParts(_ facts: [FactRecord]) -> Found {
        struct Claim: Hashable {
            let predicate: String
            let subject: EntityID
        }
        var claims: [Claim: [(index: Int, object: EntityID)]] = [:]
        for (index, fact) in facts.enumerated() {
            guard case .entity(let object) = fact.object, wholes.concerns(object.id) else { continue }
            claims[Claim(predicate: fact.predicate.name, subject: fact.subject.id), default: []].append((index, object.id))
        }
        var found = Found()
        for members in claims.values {
            let days = members.map { facts[$0.index].days }
            // One payer may have very many. Where all may hold on one day, each whole contradicts each of its parts.
            guard Self.haveCommonDay(days), let groups = wholes.groups(of: members.map(\.object)) else {
                found.pairs += wholes.pairs(among: members.map(\.object)).filter { HoldingDays.overlaps(days[$0.0], days[$0.1]) != .no }
                    .map { (members[$0.0].index, members[$0.1].index) }
                continue
            }
            for group in groups {
                let members = group.members.map { members[$0] }
                if group.longestChain > Alternatives.mostChoices {
                    found.crowds.append(members.map(\.index))
                } else {
                    found.pairs += wholes.pairs(among: members.map(\.object)).map { (members[$0.0].index, members[$0.1].index) }
                }
            }
        }
        return found
    }

    private static func haveCommonDay(_ days: [HoldingDays]) -> Bool {
        guard let from = days.map(\.possibleFrom).max(), let to = days.map(\.possibleTo).min() else { return false }
        return from <= to
    }

    private static func pairs(_ members: [Int]) -> [(Int, Int)] {
        members.indices.flatMap { first in members[(first + 1)...].map { (members[first], $0) } }
    }
}

extension Snapshot {
    // The links on all ways up from some entities, over facts that may be shown: a sum must not tell of what is kept back.
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
    func contradictions(among facts: [FactRecord]) throws -> MoneyContradictions {
        let objects = Set(facts.compactMap { fact -> Int64? in
            if case .entity(let object) = fact.object { object.id.rawValue } else { nil }
        })
        let links = try connection.all(
            partsOfWholes, [KnownPredicates.partOf, knownAt, jsonArray(objects.sorted())] as [any Bindable]
        ) { row in (part: EntityID(row.integer(0)), whole: EntityID(row.integer(1))) }
        return MoneyContradictions(sides: try disputeSides(of: facts.map(\.id)), rule: try rivalRule(), wholes: PartOfGraph(links))
    }
}
