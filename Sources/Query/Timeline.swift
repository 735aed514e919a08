public import DossierModel
public import DossierStorage

/// What a timeline is about.
public struct TimelineQuestion: Sendable {
    /// Facts with one of these at an end; empty for all facts.
    public var entities: [EntityReference] = []
    /// Names of predicates; empty for all.
    public var predicates: [String] = []
    /// The name of a kind: only facts with an entity of it, or of a sub-kind, at an end; nil for all.
    public var kind: String?
    /// The first day of interest; nil for no bound.
    public var from: Day?
    /// The last day of interest; nil for no bound.
    public var to: Day?

    /// Asks about everything.
    public init() {}
}

/// One line of a timeline: something that happened, began, ended, or is told of a period.
public struct TimelineEntry: Sendable {
    /// What the date is to the fact.
    public enum Moment: String, Sendable {
        /// An event's date.
        case happens
        /// A state began.
        case starts
        /// A state ended.
        case ends
        /// A period that the fact describes.
        case spans
    }

    public let fact: FactRecord
    public let moment: Moment
    /// The date as stored; for a period with two dates an EDTF interval.
    public let date: EDTF
    /// The first day that it may have been; `Day.distantPast` without bound.
    public let earliest: Day
    /// The last day that it may have been; `Day.distantFuture` without bound.
    public let latest: Day
    /// Whether it lies within the days asked about, or only may, as all that no one vouches for; `certain` where no days were asked
    /// about.
    public let certainty: Certainty
}

/// What happened, in order.
public struct Timeline: Sendable {
    /// In order of earliest possible day, then of latest; what began before what ended.
    public let entries: [TimelineEntry]
    /// Facts without any date, in order of id.
    public let undated: [FactRecord]
    /// How many lines lie outside the days asked about.
    public let outsideCount: Int
}

extension Snapshot {
    /// What happened to some entities, or to all. Reads every fact that it is about; keeps those in memory to order them.
    public func timeline(_ question: TimelineQuestion = TimelineQuestion()) throws -> Timeline {
        var filter = FactFilter()
        filter.predicates = question.predicates
        let kinds = try question.kind.map { try kindsBelow($0) }
        var builder = TimelineBuilder(from: question.from ?? .distantPast, to: question.to ?? .distantFuture)
        func isOfKind(_ fact: FactRecord) -> Bool { kinds.map { fact.hasEnd(ofKinds: $0) } ?? true }
        func isAsked(_ fact: FactRecord) -> Bool { isOfKind(fact) && builder.reaches(fact) }
        func add(_ answer: Answer) { if isOfKind(answer.fact) { builder.add(answer.fact) } }
        if question.entities.isEmpty {
            try forEachAnswer(filter, isAsked: isAsked, add)
        } else {
            var seen = Set<FactID>()
            for entity in question.entities {
                for answer in try answers(about: entity.id, filter, isAsked: isAsked) where seen.insert(answer.fact.id).inserted { add(answer) }
            }
        }
        return builder.timeline
    }

    private func kindsBelow(_ kind: String) throws -> Set<String> {
        Set(
            try connection.all(
                """
                WITH RECURSIVE below (id, name) AS (
                    SELECT id, name FROM kind WHERE name = ?
                    UNION SELECT k.id, k.name FROM kind k JOIN below ON k.parent = below.id
                )
                SELECT name FROM below
                """, [kind]) { $0.text(0) })
    }
}

extension FactRecord {
    fileprivate func hasEnd(ofKinds kinds: Set<String>) -> Bool {
        if kinds.contains(subject.kind) { return true }
        if case .entity(let object) = object { return kinds.contains(object.kind) }
        return false
    }
}
