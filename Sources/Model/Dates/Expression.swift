/// What an EDTF string says, as a tree.
enum Expression: Hashable, Sendable {
    /// One date, with or without a time of day (which lies within the day and is kept only in the text).
    case date(CalendarDate, hasTime: Bool)
    /// From a start to an end.
    case interval(Endpoint, Endpoint)
    /// One of several dates (`[..]`) or all of them (`{..}`).
    case set(isInclusive: Bool, [SetMember])
    /// `..` on its own: a source says there is no term.
    case openEnd
}

/// The start or end of an interval.
enum Endpoint: Hashable, Sendable {
    case date(CalendarDate)
    /// `..`: without bound.
    case open
    /// Left empty: there is a bound, and nobody knows it.
    case unknown
}

/// A member of a set.
enum SetMember: Hashable, Sendable {
    case date(CalendarDate)
    /// All values from the first to the last, which have the same precision.
    case range(CalendarDate, CalendarDate)
    /// The date or any before it.
    case earlier(CalendarDate)
    /// The date or any after it.
    case later(CalendarDate)
}

extension SetMember {
    /// The dates written in the member, in order.
    var dates: [CalendarDate] {
        switch self {
        case .date(let date), .earlier(let date), .later(let date): [date]
        case .range(let first, let last): [first, last]
        }
    }

    /// The days it covers, with each date's own days given by `days`.
    func span(_ days: (CalendarDate) -> ClosedRange<Day>?) -> ClosedRange<Day>? {
        switch self {
        case .date(let date): days(date)
        case .earlier(let date): days(date).map { Day.distantPast...$0.upperBound }
        case .later(let date): days(date).map { $0.lowerBound...Day.distantFuture }
        case .range(let first, let last):
            switch (days(first), days(last)) {
            case (let start?, let end?) where start.lowerBound <= end.upperBound: start.lowerBound...end.upperBound
            default: nil
            }
        }
    }
}

extension Endpoint {
    /// The date, unless the end is open or unknown.
    var date: CalendarDate? {
        if case .date(let date) = self { date } else { nil }
    }
}

extension Expression {
    /// All dates written in the expression, in order.
    var dates: [CalendarDate] {
        switch self {
        case .date(let date, _): [date]
        case .interval(let start, let end): [start.date, end.date].compactMap { $0 }
        case .set(_, let members): members.flatMap(\.dates)
        case .openEnd: []
        }
    }

    /// Everything any part of any date is qualified with.
    var qualifiers: Qualifier {
        if case .date(let date, _) = self { return date.qualifiers }
        return dates.reduce(into: []) { $0.formUnion($1.qualifiers) }
    }

    /// The hull of the days it covers, with each date's own days given by `days`; nil if a date has none or an order is impossible.
    func span(_ days: (CalendarDate) -> ClosedRange<Day>?) -> ClosedRange<Day>? {
        switch self {
        case .date(let date, _):
            return days(date)
        case .openEnd:
            return Day.distantPast...Day.distantFuture
        case .interval(let start, let end):
            let first = start.date.map { days($0)?.lowerBound } ?? .distantPast
            let last = end.date.map { days($0)?.upperBound } ?? .distantFuture
            guard let first, let last, first <= last else { return nil }
            return first...last
        case .set(_, let members):
            var hull: ClosedRange<Day>?
            for member in members {
                guard let span = member.span(days) else { return nil }
                hull = hull.map { min($0.lowerBound, span.lowerBound)...max($0.upperBound, span.upperBound) } ?? span
            }
            return hull
        }
    }
}
