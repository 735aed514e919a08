public import DossierModel

extension PathWindow {
    /// The days as four values of a row: possible from and to, certain from and to, as the SQL views have them.
    ///
    /// ISO 8601. NULL for a possible day without bound, and where no day is certain. Where the relations never held all at once, the
    /// possible days cross. Days outside the calendar of SQL's dates become its first or last one; certainty that lies wholly
    /// outside is NULL.
    public var values: [Value] {
        let calendar = Self.calendar
        func day(_ day: Day) -> Value {
            .text(min(max(day, calendar.lowerBound), calendar.upperBound).description)
        }
        // Of nothing that lasts, nothing is certain.
        let certain = counted == 0 ? nil : certain.flatMap { Self.shared($0, calendar) }
        return [
            possibleFrom.isUnbounded ? .null : day(possibleFrom), possibleTo.isUnbounded ? .null : day(possibleTo),
            certain.map { day($0.lowerBound) } ?? .null, certain.map { day($0.upperBound) } ?? .null,
        ]
    }

    // The days that date() of SQLite knows.
    private static let calendar = Day(epochDay: -2_440_587)...Day(epochDay: 2_932_896)
}
