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
    /// The fact that took its place.
    public let replacedBy: Answer?
    /// The facts whose place it took, as they were known last, in order of id.
    public let replaced: [Answer]

    public var fact: FactRecord { answer.fact }
}

extension Snapshot {
    private static let fate = "SELECT retracted_in, replaced_by FROM fact WHERE id = ?1 AND added_in <= ?2"
    private static let replacedFacts = "SELECT id FROM fact WHERE replaced_by = ?1 AND retracted_in <= ?2 ORDER BY id"
    private var followingFacts: String { "SELECT f.id FROM fact f WHERE f.follows = ?1 AND \(live("f")) ORDER BY f.id" }

    /// The page of a fact; nil where there is none of this number, or it may not be shown.
    public func factPage(_ id: FactID) throws -> FactPage? {
        guard let (fact, retractedIn) = try asLastKnown(id.rawValue) else { return nil }
        let follows = try fact.follows.flatMap { try asLastKnown($0.rawValue)?.fact }
        let followers = try facts(connection.all(followingFacts, [id.rawValue]) { $0.integer(0) })
        let replacedBy = try retractedIn == nil ? nil : successor(of: id)
        let replaced = try predecessors(of: id)
        let marks = try disputeMarks(of: (retractedIn == nil ? [fact] : []) + [follows].compactMap(\.self) + followers)
        func answer(_ fact: FactRecord) -> Answer { Answer(fact: fact, marks: marks[fact.id]) }
        return FactPage(
            answer: answer(fact), retractedIn: retractedIn, disputes: try disputes(over: id), follows: follows.map(answer),
            followers: followers.map(answer), replacedBy: replacedBy.map(answer), replaced: replaced.map(answer))
    }

    /// The fact that took the place of a retracted one; nil where there is none, or it may not be shown.
    func successor(of id: FactID) throws -> FactRecord? {
        try connection.integer("SELECT replaced_by FROM fact WHERE id = ?", id.rawValue).flatMap { try asLastKnown($0)?.fact }
    }

    /// The facts whose place a fact took, as far as they may be shown, as they were known last, in order of id.
    func predecessors(of id: FactID) throws -> [FactRecord] {
        try connection.all(Self.replacedFacts, [id.rawValue, knownAt]) { $0.integer(0) }.compactMap { try asLastKnown($0)?.fact }
    }

    /// A fact, retracted or not, as it was known last, with its citations of that time; nil where there is none, or it may not be shown.
    func asLastKnown(_ id: Int64) throws -> (fact: FactRecord, retractedIn: Int64?)? {
        let found = try connection.first(Self.fate, [id, knownAt]) { row in
            row.optionalInteger(0).map { $0 > knownAt ? nil : $0 } ?? nil
        }
        guard let retractedIn = found else { return nil }
        let moment = retractedIn.map { asKnown(at: $0 - 1) } ?? self
        return try moment.facts([id]).first.map { ($0, retractedIn) }
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
