/// The days on which a fact possibly and certainly holds: what its dates and citations allow, reckoned once and stored with the fact.
///
/// Possible and certain are over all pairs of a start and an end that the sources admit: each within its date, the start not
/// after the end, and every `as_of` between the two. A day is possible if it lies between some such pair, certain if between all.
public struct HoldingDays: Hashable, Sendable {
    /// The first day on which the fact may hold; `Day.distantPast` without bound.
    public let possibleFrom: Day

    /// The last day on which the fact may hold; before `possibleFrom` if its dates contradict each other, so that it never holds.
    public let possibleTo: Day

    /// The last day on which it may have begun, as far as certainty may rest on its dates; `Day.distantFuture` if nothing bounds it.
    public let latestStart: Day

    /// The first day on which it may have ended, as far as certainty may rest on its dates; `Day.distantPast` if nothing bounds it.
    ///
    /// The fact certainly holds from `latestStart` to `earliestEnd`, which is no day if they cross.
    public let earliestEnd: Day

    /// The first day on which the fact certainly holds; nil if there is no such day.
    public var certainFrom: Day? { latestStart <= earliestEnd ? latestStart : nil }

    /// The last day on which the fact certainly holds; nil if there is no such day.
    public var certainTo: Day? { latestStart <= earliestEnd ? earliestEnd : nil }

    /// Whether the dates contradict each other: the fact ended before it can have started.
    public var isContradictory: Bool { possibleFrom > possibleTo }

    /// Restores stored bounds exactly.
    public init(possibleFrom: Day, possibleTo: Day, latestStart: Day, earliestEnd: Day) {
        self.possibleFrom = possibleFrom
        self.possibleTo = possibleTo
        self.latestStart = latestStart
        self.earliestEnd = earliestEnd
    }

    /// Restores the days of a fact as a base stores them: its possible days, and its certain days where it has some. Give both or neither
    /// of those.
    ///
    /// Of a fact without certain days the latest start and the earliest end are not stored: `holdsSometime(between:)` and
    /// `overlaps(_:_:)` then answer `possible` at most, though its dates may say `certain`.
    public init(possibleFrom: Day, possibleTo: Day, certainFrom: Day?, certainTo: Day?) {
        self.init(
            possibleFrom: possibleFrom, possibleTo: possibleTo,
            latestStart: certainFrom ?? .distantFuture, earliestEnd: certainTo ?? .distantPast)
    }

    /// Reckons the days of a fact.
    ///
    /// - Parameters:
    ///   - starts: Its start, or the date of an event; nil if unknown, `..` if it has none.
    ///   - ends: Its end; nil if unknown, `..` if it has none.
    ///   - asOf: When each source saw it hold, in any order. One wholly outside the possible days contradicts them and is ignored.
    ///     Only states use it.
    ///   - temporality: An event with an end is a state. The possible days of a period are its span, and no day is certain.
    public init(starts: EDTF?, ends: EDTF?, asOf: [EDTF], temporality: Temporality) {
        if temporality == .state || (temporality == .event && ends != nil) {
            self.init(state: Boundary(starts, unbounded: .distantPast), Boundary(ends, unbounded: .distantFuture), asOf: asOf)
            return
        }
        let span = starts?.answering
        let from = span?.earliest ?? .distantPast
        let to = ends.map { $0.answering.latest } ?? span?.latest ?? .distantFuture
        let isCertain = temporality == .event && span?.certain == true
        self.init(spanning: from, to, latestStart: isCertain ? to : .distantFuture, earliestEnd: isCertain ? from : .distantPast)
    }

    private init(state start: Boundary, _ end: Boundary, asOf: [EDTF]) {
        let from = start.first
        let to = end.last
        // A state was seen no later than the earliest sighting's last day, and lasted at least to the latest sighting's first.
        var seenBy = Day.distantFuture
        var seenUntil = Day.distantPast
        for sighting in asOf {
            let days = sighting.answering
            guard days.certain, days.latest >= from, days.earliest <= to else { continue }
            seenBy = min(seenBy, days.latest)
            seenUntil = max(seenUntil, days.earliest)
        }
        self.init(
            spanning: from, to,
            latestStart: start.latest(notAfter: min(seenBy, end.lastCertain)),
            earliestEnd: end.earliest(notBefore: max(seenUntil, start.firstCertain)))
    }

    private init(spanning from: Day, _ to: Day, latestStart: Day, earliestEnd: Day) {
        // Dates that contradict each other admit no pair: nothing is possible, so nothing is certain.
        let isContradictory = from > to
        self.init(
            possibleFrom: from, possibleTo: to,
            latestStart: isContradictory ? .distantFuture : latestStart, earliestEnd: isContradictory ? .distantPast : earliestEnd)
    }
}

/// The start or end of a state: the days it may be, and those that certainty may rest on.
private struct Boundary {
    /// The spans it lies in; one unless the date is a set.
    private let spans: [ClosedRange<Day>]
    /// Whether certainty may rest on the date; not if it is unknown or in doubt.
    private let isUsable: Bool

    init(_ date: EDTF?, unbounded: Day) {
        guard let date else {
            spans = [.distantPast ... .distantFuture]
            isUsable = false
            return
        }
        spans = date.isOpenEnd ? [unbounded...unbounded] : date.answeringSpans
        isUsable = !date.isUncertain
    }

    var first: Day { spans.reduce(.distantFuture) { min($0, $1.lowerBound) } }
    var last: Day { spans.reduce(.distantPast) { max($0, $1.upperBound) } }
    var firstCertain: Day { isUsable ? first : .distantPast }
    var lastCertain: Day { isUsable ? last : .distantFuture }

    /// The last day of the boundary that is not after `limit`; `limit` itself where certainty cannot rest on the date.
    func latest(notAfter limit: Day) -> Day {
        guard isUsable else { return limit }
        return spans.filter { $0.lowerBound <= limit }.map { min($0.upperBound, limit) }.max() ?? limit
    }

    /// The first day of the boundary that is not before `limit`; `limit` itself where certainty cannot rest on the date.
    func earliest(notBefore limit: Day) -> Day {
        guard isUsable else { return limit }
        return spans.filter { $0.upperBound >= limit }.map { max($0.lowerBound, limit) }.min() ?? limit
    }
}
