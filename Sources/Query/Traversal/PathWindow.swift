public import DossierModel

/// When all relations of a path held at once.
///
/// A state holds from its start to its end, an event only at its date, a period never. Events and periods are left out of
/// account, unless events are to be counted.
public struct PathWindow: Hashable, Sendable {
    /// The latest of their first possible days, and the earliest of their last: the first comes after the second where they never
    /// held all at once.
    public let possibleFrom, possibleTo: Day
    /// The days on which all of them certainly held; nil when there is no such day.
    public let certain: ClosedRange<Day>?
    /// How many relations were taken into account; the window is all of time when it is 0.
    public let counted: Int
    /// How many were left out: events, and periods.
    public let leftOut: Int

    /// Where events were left out, when the last of all that the path tells began or happened, as EDTF: all of it can be told from then
    /// on. nil where no date bounds it. A plan can be told before its day.
    public let toldFrom: String?

    /// The days on which all of them may have held; nil for never all at once.
    public var possible: ClosedRange<Day>? { possibleFrom <= possibleTo ? possibleFrom...possibleTo : nil }

    /// Intersects the days of relations. What is alleged or denied is never certain.
    public init(of facts: [FactRecord], countsEvents: Bool = false) {
        var (from, to) = (Day.distantPast, Day.distantFuture)
        var certain: ClosedRange<Day>? = from...to
        var counted = 0
        var (last, hasEvent) = (Beginning(), false)
        for fact in facts {
            let days = fact.answeringDays
            if !Self.counts(fact, countsEvents) {
                if fact.predicate.temporality == .event, !fact.modality.isIntended {
                    last.take(fact)
                    hasEvent = true
                }
                continue
            }
            counted += 1
            last.take(fact)
            (from, to) = (max(from, days.possibleFrom), min(to, days.possibleTo))
            certain = Self.shared(certain, Self.certain(days))
        }
        possibleFrom = from
        possibleTo = to
        self.certain = certain
        self.counted = counted
        leftOut = facts.count - counted
        toldFrom = hasEvent ? last.date : nil
    }

    /// The latest of beginnings, by the first day that each may have.
    private struct Beginning {
        private var day = Day.distantPast
        /// As the sources give it; a day where only the life of an end bounds it.
        private(set) var date: String?

        mutating func take(_ fact: FactRecord) {
            let first = fact.answeringDays.possibleFrom
            if first <= day { return }
            day = first
            date = fact.days.possibleFrom == .distantPast ? first.description : fact.starts
        }
    }

    /// Whether a relation is taken into account.
    static func counts(_ fact: FactRecord, _ countsEvents: Bool) -> Bool {
        switch fact.predicate.temporality {
        case .state: true
        case .event: countsEvents
        case .period: false
        }
    }

    /// The days on which it certainly held; nil for none.
    static func certain(_ days: HoldingDays) -> ClosedRange<Day>? {
        // "Certain at the end of time", of what has no term and an unknown start, is no day.
        guard let from = days.certainFrom, let to = days.certainTo, from != .distantFuture, to != .distantPast else { return nil }
        return from...to
    }

    /// The days that two spans have in common; nil for none.
    static func shared(_ one: ClosedRange<Day>?, _ other: ClosedRange<Day>?) -> ClosedRange<Day>? {
        guard let one, let other, one.overlaps(other) else { return nil }
        return one.clamped(to: other)
    }
}
