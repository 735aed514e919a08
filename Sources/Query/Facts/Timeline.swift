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
        /// One of those asked about said so.
        case says
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
    /// What stands against the fact, where that was asked for.
    public internal(set) var marks: [DisputeMark] = []
}

/// What happened, in order. Up to `wholeLimit` facts are kept. Of more, only the places of their lines are, at 40 bytes each; the facts are
/// read again when they are told.
public struct Timeline {
    /// How many facts are kept.
    public static let wholeLimit = 2_000

    private let base: Snapshot
    private let builder: TimelineBuilder
    // In the order of `TimelineBuilder.Line`.
    private let lines: [TimelineBuilder.Line]

    init(_ base: Snapshot, _ builder: TimelineBuilder) {
        self.base = base
        self.builder = builder
        lines = builder.lines.sorted()
    }

    /// Whether nothing fits.
    public var isEmpty: Bool { lines.isEmpty && builder.undated.isEmpty }
    /// Whether all facts are kept, so that they can be gone through more than once at no cost.
    public var isWhole: Bool { builder.facts != nil }
    /// How many facts have no date.
    public var undatedCount: Int { builder.undated.count }
    /// How many lines lie outside the days asked about.
    public var outsideCount: Int { builder.outsideCount }

    /// Gives the lines in order, with what stands against their facts where `withMarks` asks for it.
    public func forEachEntry(withMarks: Bool = false, _ body: (TimelineEntry) throws -> Void) throws {
        let marker = DisputeMarker(base)
        for start in stride(from: 0, to: lines.count, by: Snapshot.batchSize) {
            let some = lines[start..<min(start + Snapshot.batchSize, lines.count)]
            let facts = try facts(some.map(\.fact))
            let marks = withMarks ? try marker.marks(of: some.compactMap { facts[$0.fact] }) : DisputeMarks()
            for line in some {
                guard let fact = facts[line.fact], var entry = builder.entries(of: fact).first(where: { $0.moment == line.moment })
                else { continue }
                entry.marks = marks[fact.id]
                try body(entry)
            }
        }
    }

    /// Gives the facts without any date, in order of id, with what stands against them where `withMarks` asks for it.
    public func forEachUndated(withMarks: Bool = false, _ body: (Answer) throws -> Void) throws {
        let marker = DisputeMarker(base)
        for start in stride(from: 0, to: builder.undated.count, by: Snapshot.batchSize) {
            let some = builder.undated[start..<min(start + Snapshot.batchSize, builder.undated.count)]
            let facts = try facts(Array(some))
            let marks = withMarks ? try marker.marks(of: some.compactMap { facts[$0] }) : DisputeMarks()
            for id in some { if let fact = facts[id] { try body(Answer(fact: fact, marks: marks[id])) } }
        }
    }

    private func facts(_ ids: [FactID]) throws -> [FactID: FactRecord] {
        if let kept = builder.facts { return kept }
        let answers = try base.answers(Set(ids).map(\.rawValue).sorted(), FactFilter(), nil)
        return Dictionary(answers.map { ($0.fact.id, $0.fact) }) { first, _ in first }
    }
}

extension Snapshot {
    /// What happened to some entities, or to all. Reads every fact that it is about, a few hundred at a time.
    public func timeline(_ question: TimelineQuestion = TimelineQuestion()) throws -> Timeline {
        var filter = FactFilter()
        filter.predicates = question.predicates
        let kinds = try question.kind.map { Set(try self.kinds(below: $0).map(\.name)) }
        var builder = TimelineBuilder(from: question.from ?? .distantPast, to: question.to ?? .distantFuture, of: Set(question.entities.map(\.id)))
        func isOfKind(_ fact: FactRecord) -> Bool { kinds.map { fact.hasEnd(ofKinds: $0) } ?? true }
        func isAsked(_ fact: FactRecord) -> Bool { isOfKind(fact) && builder.reaches(fact) }
        func add(_ answer: Answer) { if isOfKind(answer.fact) { builder.add(answer.fact) } }
        if question.entities.isEmpty {
            try forEachAnswer(filter, isAsked: isAsked, add)
        } else {
            // A fact between two of them is told once.
            var ids = try question.entities.flatMap { try factKeys(about: $0.id, filter) }
            let about = ids.count
            for entity in question.entities { ids += try statementKeys(of: entity.id, filter.predicates) ?? [] }
            if question.entities.count > 1 || ids.count > about { ids = Set(ids).sorted() }
            try forEachAnswer(ids, filter, isAsked: isAsked, add)
        }
        builder.finish()
        return Timeline(self, builder)
    }
}

extension FactRecord {
    fileprivate func hasEnd(ofKinds kinds: Set<String>) -> Bool {
        if kinds.contains(subject.kind) { return true }
        if case .entity(let object) = object { return kinds.contains(object.kind) }
        return false
    }
}
