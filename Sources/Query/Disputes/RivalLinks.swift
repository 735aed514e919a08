internal import DossierModel

/// Two facts that are rivals by rule, and that no dispute has on different sides.
struct RivalLink {
    let one: FactRecord
    let other: FactRecord
    let reason: RivalGroup.Reason
}

extension RivalRule {
    /// The links among facts of one slot: all pairs where they are few, else enough of them for each rival to be in one.
    ///
    /// Of a predicate without a slot the facts have the same ends, and only denials are looked for.
    ///
    /// - Parameter most: fewer facts are held against each other pair by pair; of more, n cost n log n.
    func links(in slot: [FactRecord], _ sides: DisputeSides, sweepingFrom most: Int = 16) -> [RivalLink] {
        if slot.count < most { return pairs(in: slot, sides) }
        var links: [RivalLink] = []
        func sweep(_ facts: [FactRecord], _ reason: RivalGroup.Reason) {
            links += RivalSweep(facts, self, sides, reason).links.map { RivalLink(one: $0, other: $1, reason: reason) }
        }
        for facts in Dictionary(grouping: slot, by: \.role).values where facts.count > 1 {
            if facts[0].predicate.slot != .none {
                for group in Dictionary(grouping: facts, by: \.modality.rivalGroup) where group.key != nil && group.value.count > 1 {
                    sweep(group.value, .values)
                }
            }
            guard facts.contains(where: { $0.modality == .denied }) else { continue }
            for claims in Dictionary(grouping: facts, by: Ends.init).values where claims.count > 1 { sweep(claims, .denial) }
        }
        return links
    }

    private func pairs(in slot: [FactRecord], _ sides: DisputeSides) -> [RivalLink] {
        slot.enumerated().flatMap { place, one in
            slot[(place + 1)...].compactMap { other in
                guard let reason = verdict(one, other)?.reason, !sides.areOpposed(one.id, other.id) else { return nil }
                return RivalLink(one: one, other: other, reason: reason)
            }
        }
    }

    /// What a fact joins, the way it reads included where that matters.
    private struct Ends: Hashable {
        let entities: Set<EntityID>
        let subject: EntityID?

        init(_ fact: FactRecord) {
            entities = fact.entities
            subject = fact.predicate.isSymmetric ? nil : fact.subject.id
        }
    }
}
