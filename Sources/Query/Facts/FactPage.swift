public import DossierModel
public import DossierStorage

/// All that is known of one fact.
public struct FactPage: Sendable {
    /// As it is known; where it was retracted, as it was known last.
    public let answer: Answer
    /// The revision that retracted it; nil while it is live.
    public let retractedIn: Int64?
    /// The disputes in which it is a side.
    public let disputes: [DisputeRecord]
    /// What it carries out, cancels or denies.
    public let follows: Answer?
    /// What carries it out, cancels or denies it, in order of id.
    public let followers: [Answer]
    /// The fact that took its place, the one that took the place of that, and so on.
    public let replacedBy: [Answer]
    /// The facts whose place it took, as they were known last, in order of id.
    public let replaced: [Answer]

    public var fact: FactRecord { answer.fact }
}

extension Snapshot {
    private var followingFacts: String { "SELECT f.id FROM fact f WHERE f.follows = ?1 AND \(live("f")) ORDER BY f.id" }

    /// The page of a fact; nil where there is none of this number, or it may not be shown.
    public func factPage(_ id: FactID) throws -> FactPage? {
        guard let (fact, retractedIn) = try asLastKnown(id) else { return nil }
        let follows = try fact.follows.flatMap { try asLastKnown($0)?.fact }
        let followers = try facts(connection.all(followingFacts, [id.rawValue]) { $0.integer(0) })
        let replacedBy = try retractedIn == nil ? [] : lastKnown(successors(of: .fact(id)))
        let replaced = try lastKnown(predecessors(of: .fact(id)))
        let marks = try disputeMarks(of: (retractedIn == nil ? [fact] : []) + [follows].compactMap(\.self) + followers)
        func answer(_ fact: FactRecord) -> Answer { Answer(fact: fact, marks: marks[fact.id]) }
        return FactPage(
            answer: answer(fact), retractedIn: retractedIn, disputes: try disputes(over: id), follows: follows.map(answer),
            followers: followers.map(answer), replacedBy: replacedBy.map(answer), replaced: replaced.map(answer))
    }

    private func lastKnown(_ facts: [Claim]) throws -> [FactRecord] { try facts.compactMap { try asLastKnown(FactID($0.key))?.fact } }

    /// What took the place of a retracted claim, then of that, and so on, as far as it may be shown. It ends where a damaged file leads
    /// in a circle.
    func successors(of claim: Claim) throws -> [Claim] {
        var found: [Claim] = []
        var last = claim
        while let next = try connection.integer(
            "SELECT replaced_by FROM \(claim.column) WHERE id = ?1 AND retracted_in <= ?2", last.key, knownAt)
        {
            last = claim.with(key: next)
            if last == claim || found.contains(last) { break }
            if try isShown(last) { found.append(last) }
        }
        return found
    }

    /// The claims whose place a claim took, as far as they may be shown, in order of id.
    func predecessors(of claim: Claim) throws -> [Claim] {
        try connection.all(
            "SELECT id FROM \(claim.column) WHERE replaced_by = ?1 AND retracted_in <= ?2 ORDER BY id", [claim.key, knownAt]
        ) { claim.with(key: $0.integer(0)) }.filter(isShown)
    }

    private func isShown(_ claim: Claim) throws -> Bool {
        switch claim {
        case .fact(let id): try asLastKnown(id) != nil
        case .name(let id): try asLastKnown(id) != nil
        }
    }

    /// A fact, retracted or not, as it was known last, with its citations of that time; nil where there is none, or it may not be shown.
    func asLastKnown(_ id: FactID) throws -> (fact: FactRecord, retractedIn: Int64?)? {
        guard let (moment, retractedIn) = try lastMoment(of: .fact(id)) else { return nil }
        return try moment.facts([id.rawValue]).first.map { ($0, retractedIn) }
    }

    /// A spelling, retracted or not, as it was known last, and whose it is; nil where there is none, or it may not be shown.
    func asLastKnown(_ id: NameID) throws -> (name: NameRecord, entity: EntityReference, retractedIn: Int64?)? {
        guard let (moment, retractedIn) = try lastMoment(of: .name(id)), let name = try moment.name(id),
            let owner = try connection.integer("SELECT entity FROM name WHERE id = ?", id.rawValue), let entity = try entity(EntityID(owner))
        else { return nil }
        return (name, entity, retractedIn)
    }

    // When a claim stood last.
    private func lastMoment(of claim: Claim) throws -> (moment: Snapshot, retractedIn: Int64?)? {
        let found = try connection.first(
            "SELECT retracted_in FROM \(claim.column) WHERE id = ?1 AND added_in <= ?2", [claim.key, knownAt]
        ) { row in
            row.optionalInteger(0).map { $0 > knownAt ? nil : $0 } ?? nil
        }
        guard let retractedIn = found else { return nil }
        return (retractedIn.map { asKnown(at: $0 - 1) } ?? self, retractedIn)
    }
}

extension FactRecord {
    /// The fact as one of its citations has it, with the evidence of that source alone.
    ///
    /// A citation whose basis has been noted has been read for its dates: where it gives none, the source gives none. Until then the
    /// fact's own reading stands.
    public func asTold(by citation: CitationRecord) -> FactRecord {
        var fact = self
        fact.citations = citations.filter { $0.source.id == citation.source.id }
        if citation.basis != nil || citation.starts != nil || citation.ends != nil {
            (fact.starts, fact.ends) = (citation.starts, citation.ends)
        }
        return fact
    }
}
