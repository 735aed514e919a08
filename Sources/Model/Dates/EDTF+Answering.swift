/// The bounds that answer questions about a date, which allow for what the source holds against it.
public struct AnsweringDays: Hashable, Sendable {
    /// The first day that must be reckoned with; `Day.distantPast` without bound.
    public let earliest: Day

    /// The last day that must be reckoned with; `Day.distantFuture` without bound.
    public let latest: Day

    /// Whether a certain answer may rest on the date: false if any part is `?` or `%`.
    public let certain: Bool

    /// Makes answering bounds.
    public init(earliest: Day, latest: Day, certain: Bool) {
        self.earliest = earliest
        self.latest = latest
        self.certain = certain
    }
}

extension EDTF {
    /// The exact bounds widened by one unit of precision where the date is approximate, and uncertain where it is in doubt.
    public var answering: AnsweringDays {
        let qualifiers = expression.qualifiers
        guard qualifiers.contains(.approximate) else {
            return AnsweringDays(earliest: earliest, latest: latest, certain: !qualifiers.contains(.uncertain))
        }
        let widened = expression.span(EDTF.answeringDays) ?? earliest...latest
        return AnsweringDays(earliest: widened.lowerBound, latest: widened.upperBound, certain: !qualifiers.contains(.uncertain))
    }

    /// The answering days of each member of a set, in order of writing; one span for everything else.
    var answeringSpans: [ClosedRange<Day>] {
        guard case .set(_, let members) = expression else {
            let answering = answering
            return [answering.earliest...answering.latest]
        }
        return members.compactMap { $0.span(EDTF.answeringDays) }
    }

    private static func answeringDays(of date: CalendarDate) -> ClosedRange<Day>? {
        date.bounds.map(date.widened)
    }
}
