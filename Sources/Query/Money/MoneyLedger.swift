internal import DossierModel

/// The facts that a question about money is about, each once: counted under a flow, or left out for a reason.
struct MoneyLedger {
    private(set) var counted: [(flow: MoneyFlow, fact: FactRecord)] = []
    private(set) var leftOut: [LeftOutFact] = []

    /// Sorts facts, which come in order of id.
    init(_ facts: [FactRecord], rule: RivalRule, flow: (FactRecord) -> MoneyFlow) {
        var kept: [FactRecord] = []
        for fact in facts {
            if let reason = Self.objection(to: fact) { leftOut.append(LeftOutFact(fact: fact, reason: reason)) } else { kept.append(fact) }
        }
        var claims: [Claim: [FactRecord]] = [:]
        let successors = Self.successors(kept)
        for fact in kept {
            if let successor = successors[fact.id] {
                leftOut.append(LeftOutFact(fact: fact, reason: .superseded(by: successor)))
                continue
            }
            let claim = Claim(fact)
            if let same = claims[claim]?.first(where: { Self.isSameTime($0, fact, rule) }) {
                leftOut.append(LeftOutFact(fact: fact, reason: .duplicate(of: same.id)))
                continue
            }
            claims[claim, default: []].append(fact)
            counted.append((flow(fact), fact))
        }
        leftOut.sort { $0.fact.id < $1.fact.id }
    }

    private static func objection(to fact: FactRecord) -> LeftOutFact.Reason? {
        switch fact.modality {
        case .alleged: .alleged
        case .denied: .denied
        case .planned, .committed, .actual: fact.amount == nil ? .noAmount : nil
        }
    }

    // A fact that follows another of its own modality and unit about the same payment is its new version. Of facts that follow each
    // other in a circle none is the newest, so none replaces another: `check` finds the circle.
    private static func successors(_ facts: [FactRecord]) -> [FactID: FactID] {
        let byID = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let links = facts.compactMap { fact -> (Int64, Int64)? in
            guard let earlier = fact.follows.flatMap({ byID[$0] }), earlier.modality == fact.modality,
                earlier.predicate == fact.predicate, earlier.subject == fact.subject, earlier.object == fact.object,
                earlier.amount?.unit == fact.amount?.unit
            else { return nil }
            return (fact.id.rawValue, earlier.id.rawValue)
        }
        var circle: [Int64: Int] = [:]
        for (number, facts) in LinkCircles.all(in: links).enumerated() { for fact in facts { circle[fact] = number } }
        var successors: [FactID: FactID] = [:]
        for (later, earlier) in links where circle[later] == nil || circle[later] != circle[earlier] {
            successors[FactID(earlier)] = FactID(later)
        }
        return successors
    }

    /// What makes two facts one claim, their times aside.
    private struct Claim: Hashable {
        let subject: EntityID
        let object: FactRecord.Object
        let predicate: String
        let modality: Modality
        let role: String?
        let amount: Amount?

        init(_ fact: FactRecord) {
            subject = fact.subject.id
            object = fact.object
            predicate = fact.predicate.name
            modality = fact.modality
            role = fact.role
            amount = fact.amount
        }
    }

    private static func isSameTime(_ one: FactRecord, _ other: FactRecord, _ rule: RivalRule) -> Bool {
        HoldingDays.overlaps(one.days, other.days) != .no && !rule.isSuccession(one, other) && !rule.isSuccession(other, one)
    }
}
