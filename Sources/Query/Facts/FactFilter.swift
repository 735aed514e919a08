public import DossierModel
public import DossierStorage

/// The time that a question is about.
public enum TimeQuestion: Sendable {
    case any
    /// One day, unknown within the date where it is vague.
    case on(EDTF)
    /// Some moment between two days, both included.
    case between(Day, Day)

    /// The days that a fact must reach to be an answer; nil for any.
    var days: ClosedRange<Day>? {
        switch self {
        case .any: nil
        case .on(let date): date.answering.earliest...max(date.answering.earliest, date.answering.latest)
        case .between(let from, let to): from...max(from, to)
        }
    }

    /// Whether a fact with these days (`FactRecord.answeringDays`) is an answer. What has no dates at all is a possible answer; a period never holds.
    public func answer(_ days: HoldingDays, _ temporality: Temporality) -> Certainty {
        switch self {
        case .any: return .certain
        case .on(let date): return temporality == .period ? .no : days.holds(on: date)
        case .between(let from, let to):
            return temporality == .period ? .no : days.holdsSometime(between: from...max(from, to))
        }
    }
}

/// Which facts a question is about.
public struct FactFilter: Sendable {
    /// As seen from the entity that is asked about.
    public enum Direction: String, Sendable, CaseIterable { case both, outgoing, incoming }

    public var predicates: [String] = []
    public var direction = Direction.both
    public var modalities: Set<Modality> = []
    public var when = TimeQuestion.any
    /// Only facts whose amount is as much as this single number, or may be.
    public var atLeast: Amount?
    /// Leaves out facts that only may hold at that time, or only may reach the amount; and always those that nobody vouches for (alleged,
    /// denied) or that others contradict (`DisputeMark.allowsCertainty`).
    public var certainOnly = false
    /// Has answers say what stands against their facts; where a time or certainty is asked about, they say so anyhow.
    public var marksDisputes = false
    /// Relations, attributes, or both.
    public var relations = true
    public var attributes = true

    public init() {}

    /// Whether a fact passes, and how surely it answers the questions of time and amount; what stands against it is not looked at.
    public func answer(_ fact: FactRecord) -> Certainty {
        if !modalities.isEmpty, !modalities.contains(fact.modality) { return .no }
        let amount = atLeast.map { fact.amount?.isAtLeast($0) ?? .no } ?? .certain
        return amount == .no ? .no : min(amount, when.answer(fact.answeringDays, fact.predicate.temporality))
    }

    /// Whether it is asked how surely something is so.
    public var asksForCertainty: Bool { when.days != nil || atLeast != nil }

    /// Whether what stands against a fact decides, or is to be said.
    var asksForDisputes: Bool { marksDisputes || certainOnly || asksForCertainty }
}

/// A fact that answers a question, and how surely.
public struct Answer: Sendable {
    public let fact: FactRecord
    public let certainty: Certainty
    /// What stands against the fact, where the question asks for it.
    public let marks: [DisputeMark]

    public init(fact: FactRecord, certainty: Certainty = .certain, marks: [DisputeMark] = []) {
        self.fact = fact
        self.certainty = certainty
        self.marks = marks
    }
}

extension Snapshot {
    /// How many facts are read at a time where there may be many.
    static let batchSize = 500

    private static let everything = """
        SELECT f.id, f.subject, f.object FROM fact f
        WHERE \(LiveSQL.row("f", at: "?1"))
          AND (?2 IS NULL OR f.possible_to IS NULL OR f.possible_to >= ?2) AND (?3 IS NULL OR f.possible_from IS NULL OR f.possible_from <= ?3)
          AND (?4 = '[]' OR f.predicate IN (SELECT p.id FROM predicate p WHERE p.name IN (SELECT value FROM json_each(?4))))
          AND (?5 AND +f.object IS NOT NULL OR ?6 AND +f.object IS NULL)
        ORDER BY f.id
        """
    private static let reaching = """
        SELECT f.id FROM fact f WHERE f.id IN (SELECT value FROM json_each(?1))
          AND (f.possible_to IS NULL OR f.possible_to >= ?2) AND (f.possible_from IS NULL OR f.possible_from <= ?3)
        ORDER BY f.id
        """

    /// The facts about an entity that pass a filter, in order of id.
    public func answers(about entity: EntityID, _ filter: FactFilter = FactFilter()) throws -> [Answer] {
        try answers(about: entity, filter) { _ in true }
    }

    /// The same. `isAsked` says of a fact that is kept back whether the question is about it, and so whether it is counted.
    func answers(about entity: EntityID, _ filter: FactFilter, isAsked: (FactRecord) -> Bool) throws -> [Answer] {
        var answers: [Answer] = []
        try forEachAnswer(try factKeys(about: entity, filter), filter, isAsked: isAsked) { answers.append($0) }
        return answers
    }

    /// The same, a few hundred at a time: memory stays flat, but for eight bytes a fact.
    public func forEachAnswer(about entity: EntityID, _ filter: FactFilter = FactFilter(), _ body: (Answer) throws -> Void) throws {
        try forEachAnswer(try factKeys(about: entity, filter), filter, body)
    }

    func factKeys(about entity: EntityID, _ filter: FactFilter) throws -> [Int64] {
        var ids: [Int64] = []
        try forEachFactKey(of: entity, filter) { ids.append($0.id) }
        ids.sort()
        return ids
    }

    /// All facts that pass a filter, in order of id, a few hundred at a time: memory stays flat.
    public func forEachAnswer(_ filter: FactFilter = FactFilter(), _ body: (Answer) throws -> Void) throws {
        try forEachAnswer(filter, isAsked: { _ in true }, body)
    }

    /// - Parameter entities: only facts about these, and relations among them; nil for all.
    func forEachAnswer(
        _ filter: FactFilter, among entities: IDSet? = nil, isAsked: (FactRecord) -> Bool = { _ in true }, _ body: (Answer) throws -> Void
    ) throws {
        let statement = try connection.prepareOnce(Self.everything)
        try statement.bind(parameters(filter))
        let marker = disputeMarker(for: filter)
        var ids: [Int64] = []
        func flush() throws {
            for answer in try answers(try factsBeforeHiding(ids), filter, marker, isAsked) { try body(answer) }
            ids.removeAll(keepingCapacity: true)
        }
        while try statement.step() {
            let row = statement.row
            if let entities, !entities.contains(row.integer(1)) || !(row.optionalInteger(2).map(entities.contains) ?? true) { continue }
            ids.append(row.integer(0))
            if ids.count == Self.batchSize { try flush() }
        }
        try flush()
    }

    /// Those of some facts, given in order of id, that pass a filter; its predicates and direction are not looked at.
    func forEachAnswer(
        _ ids: [Int64], _ filter: FactFilter, isAsked: (FactRecord) -> Bool = { _ in true }, _ body: (Answer) throws -> Void
    ) throws {
        let marker = disputeMarker(for: filter)
        for start in stride(from: 0, to: ids.count, by: Self.batchSize) {
            let some = Array(ids[start..<min(start + Self.batchSize, ids.count)])
            for answer in try answers(some, filter, marker, isAsked: isAsked) { try body(answer) }
        }
    }

    /// What looks up what stands against facts, where a filter asks for it.
    func disputeMarker(for filter: FactFilter) -> DisputeMarker? { filter.asksForDisputes ? DisputeMarker(self) : nil }

    /// Those of a few hundred facts that pass a filter, in order of id.
    func answers(
        _ ids: [Int64], _ filter: FactFilter, _ marker: DisputeMarker?, isAsked: (FactRecord) -> Bool = { _ in true }
    ) throws -> [Answer] {
        guard let days = storedDays(filter) else { return try answers(try factsBeforeHiding(ids), filter, marker, isAsked) }
        let reaching = try connection.all(
            Self.reaching, [jsonArray(ids), Int64(days.lowerBound.epochDay), Int64(days.upperBound.epochDay)] as [any Bindable]
        ) { $0.integer(0) }
        return try answers(try factsBeforeHiding(reaching), filter, marker, isAsked)
    }

    private func answers(
        _ facts: [FactRecord], _ filter: FactFilter, _ marker: DisputeMarker?, _ isAsked: (FactRecord) -> Bool
    ) throws -> [Answer] {
        let answers = try answersByTime(facts, filter, isAsked)
        guard let marker else { return answers }
        let marks = try marker.marks(of: answers.map(\.fact))
        return answers.compactMap { answer in
            let fact = answer.fact
            let isContested = !fact.modality.isVouchedFor || !marks.allowsCertainty(of: fact.id)
            if filter.certainOnly, isContested || answer.certainty == .possible {
                leftOut.addUncertain(id: fact.id.rawValue)
                return nil
            }
            return Answer(
                fact: fact, certainty: isContested && filter.asksForCertainty ? .possible : answer.certainty, marks: marks[fact.id])
        }
    }

    private func answersByTime(_ facts: [FactRecord], _ filter: FactFilter, _ isAsked: (FactRecord) -> Bool) throws -> [Answer] {
        try facts.compactMap { fact in
            if case .entity = fact.object {
                if !filter.relations { return nil }
            } else if !filter.attributes {
                return nil
            }
            let certainty = filter.answer(fact)
            if certainty == .no { return nil }
            if !hidesClaims { return Answer(fact: fact, certainty: certainty) }
            guard let shown = try shown(fact, isAsked: isAsked) else { return nil }
            // What is shown may hold on fewer days than it does with all of its citations.
            let shownCertainty = filter.answer(shown)
            return shownCertainty == .no ? nil : Answer(fact: shown, certainty: shownCertainty)
        }
    }

    // The stored days rest on all citations, so they narrow nothing when an earlier revision is asked.
    private func storedDays(_ filter: FactFilter) -> ClosedRange<Day>? { knownAt == .max ? filter.when.days : nil }

    private func parameters(_ filter: FactFilter) -> [any Bindable] {
        let days = storedDays(filter)
        func bound(_ day: Day?) -> Int64? { day.map { Int64($0.epochDay) } }
        return [
            knownAt, bound(days?.lowerBound), bound(days?.upperBound), jsonArray(filter.predicates), filter.relations, filter.attributes,
        ]
    }
}
