/// One calendar day of the proleptic Gregorian calendar with astronomical years (year 0 is 1 BC), as ISO 8601 counts them.
public struct Day: Comparable, Hashable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let epochDay: Int

    /// The day before every representable date: a start without bound.
    public static let distantPast = Day(epochDay: .min / 2)

    /// The day after every representable date: an end without bound.
    public static let distantFuture = Day(epochDay: .max / 2)

    /// Years at or beyond this distance from zero saturate to `distantPast` or `distantFuture`.
    static let yearLimit = 10_000_000_000_000_000

    /// Makes the day that lies `epochDay` days after 1970-01-01; values outside `distantPast...distantFuture` saturate.
    public init(epochDay: Int) {
        self.epochDay = Swift.max(.min / 2, Swift.min(.max / 2, epochDay))
    }

    /// Makes a day from its calendar parts.
    ///
    /// A month outside 1...12 or a day outside the month rolls over (month 13 is next January, day 0 the last of the month before).
    /// Years 10^16 or more away from zero saturate to `distantPast` or `distantFuture`.
    public init(year: Int, month: Int, day: Int) {
        if year >= Day.yearLimit { self = .distantFuture; return }
        if year <= -Day.yearLimit { self = .distantPast; return }
        // Counting from March puts the leap day last, so the length of the months before it follows one formula.
        let monthsFromMarch = month - 3
        let yearFromMarch = year + Day.floorDivide(monthsFromMarch, 12)
        let monthOfYear = monthsFromMarch - Day.floorDivide(monthsFromMarch, 12) * 12
        let era = Day.floorDivide(yearFromMarch, 400)
        let yearOfEra = yearFromMarch - era * 400
        let dayOfYear = (153 * monthOfYear + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(epochDay: era * 146_097 + dayOfEra - 719_468)
    }

    /// The astronomical year; 0 is 1 BC.
    public var year: Int { civil.year }

    /// The month, 1...12.
    public var month: Int { civil.month }

    /// The day of the month, 1...31.
    public var day: Int { civil.day }

    /// Whether this is `distantPast` or `distantFuture`, which stand for "no bound" and are no dates.
    public var isUnbounded: Bool { self == .distantPast || self == .distantFuture }

    /// Orders days in time.
    public static func < (left: Day, right: Day) -> Bool { left.epochDay < right.epochDay }

    /// The day `days` later (earlier if negative); an unbounded day stays unbounded.
    public func advanced(byDays days: Int) -> Day {
        isUnbounded ? self : Day(epochDay: epochDay + days)
    }

    /// How many days a month has in a year; `month` is 1...12.
    static func daysIn(month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// All three calendar parts with one calculation.
    var civil: (year: Int, month: Int, day: Int) {
        let shifted = epochDay + 719_468
        let era = Day.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, day)
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        let quotient = value / divisor
        return value % divisor < 0 ? quotient - 1 : quotient
    }
}
