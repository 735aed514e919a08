/// A part of a period.
enum PeriodSlice: Equatable {
    /// One of several parts of equal length, from 0.
    case equal(index: Int, count: Int)
    /// A week of the year by its number, as ISO 8601 counts them.
    case week(Int)
    /// A week of a month from 0; -1 for the last.
    case weekOfMonth(Int)
    /// The week of the day, which begins it.
    case weekFrom
    /// The seven days that the day is said to begin, or to end.
    case weekBeginning, weekEnding
    /// The Saturday and Sunday of which the day is one.
    case weekend
    /// So many days that end with the day.
    case daysUpTo(Int)
    /// So many of the first or of the last months or days.
    case run(count: Int, of: Unit, isLast: Bool)

    /// How much of a period is early, middle or late, by `Place.third`: of 2012 four months.
    static func third(_ index: Int) -> PeriodSlice { .equal(index: index, count: 3) }

    /// What a run counts: months of a year, so many at a time, or days of a month.
    enum Unit: Equatable { case months(Int), days }

    /// The dates of the part; `bounds` are the days of `whole`.
    func piece(of whole: CalendarDate, _ bounds: ClosedRange<Day>) throws(WordDate.Refusal) -> DatePiece {
        switch self {
        case .equal(let index, let count): try equal(index, of: count, whole, bounds)
        case .week(let number): try week(number, ofYear: whole)
        case .weekOfMonth(let index): try week(index, ofMonth: whole, bounds)
        case .weekFrom: try week(from: whole, bounds.lowerBound, mayBegin: [1])
        // Weeks begin on Sundays in America, on Saturdays in Egypt.
        case .weekBeginning: try week(from: whole, bounds.lowerBound, mayBegin: [1, 6, 7])
        case .weekEnding: try week(from: whole, bounds.lowerBound.advanced(byDays: -6), mayBegin: [1, 7])
        case .weekend: try weekend(of: whole, bounds.lowerBound)
        case .daysUpTo(let count):
            DatePiece(first: CalendarDate(bounds.lowerBound.advanced(byDays: 1 - count)), last: CalendarDate(bounds.lowerBound))
        case .run(let count, let unit, let isLast): try run(count, of: unit, isLast, whole, bounds)
        }
    }

    /// A part of a month in days, of a season, quarter or half year in months, of a year in months, of a longer period in years.
    private func equal(_ index: Int, of count: Int, _ whole: CalendarDate, _ bounds: ClosedRange<Day>) throws(WordDate.Refusal) -> DatePiece {
        guard whole.day == nil, whole.month?.hasUnspecified != true else { throw .part }
        let start = bounds.lowerBound
        if whole.month != nil {
            guard whole.year.unspecified == 0 else { throw .part }
            guard let grouping = whole.grouping else {
                guard let marks = PeriodSlice.marks(ofDays: bounds.upperBound.day, count) else { throw .part }
                return DatePiece(
                    first: CalendarDate(yearNumber: start.year, month: start.month, day: marks[index] + 1),
                    last: CalendarDate(yearNumber: start.year, month: start.month, day: marks[index + 1]))
            }
            guard grouping.months.isMultiple(of: count) else { throw .part }
            return PeriodSlice.months(from: start, index * grouping.months / count, length: grouping.months / count)
        }
        if whole.year.unit == 1 { return PeriodSlice.months(from: start, index * 12 / count, length: 12 / count) }
        guard let marks = PeriodSlice.marks(ofYears: whole.year.unit, count) else { throw .part }
        return DatePiece(
            first: CalendarDate(yearNumber: start.year + marks[index]),
            last: CalendarDate(yearNumber: start.year + marks[index + 1] - 1))
    }

    private static func months(from start: Day, _ offset: Int, length: Int) -> DatePiece {
        let first = Day(year: start.year, month: start.month + offset, day: 1)
        let last = Day(year: first.year, month: first.month + length - 1, day: 1)
        return DatePiece(
            first: CalendarDate(yearNumber: first.year, month: first.month),
            last: length == 1 ? nil : CalendarDate(yearNumber: last.year, month: last.month))
    }

    private static func marks(ofDays length: Int, _ count: Int) -> [Int]? {
        switch count {
        case 2: [0, 15, length]
        case 3: [0, 10, 20, length]
        default: nil
        }
    }

    private static func marks(ofYears unit: Int, _ count: Int) -> [Int]? {
        switch (unit, count) {
        case (10, 2): [0, 5, 10]
        case (10, 3): [0, 4, 7, 10]
        case (100, 2): [0, 50, 100]
        case (100, 3): [0, 34, 67, 100]
        case (100, 4): [0, 25, 50, 75, 100]
        default: nil
        }
    }

    private func week(_ number: Int, ofYear whole: CalendarDate) throws(WordDate.Refusal) -> DatePiece {
        guard whole.month == nil, whole.year.unit == 1 else { throw .part }
        // Week 1 has 4 January in it.
        let fourth = Day(year: whole.year.value, month: 1, day: 4)
        let monday = fourth.advanced(byDays: 1 - fourth.weekday + (number - 1) * 7)
        guard number >= 1, monday.advanced(byDays: 3).year == whole.year.value else { throw .noDate }
        return PeriodSlice.days(from: monday)
    }

    /// Where the month begins (or ends) with a week, its first (last) seven days are that week; else the words have two readings.
    private func week(_ index: Int, ofMonth whole: CalendarDate, _ bounds: ClosedRange<Day>) throws(WordDate.Refusal) -> DatePiece {
        guard whole.month != nil, whole.grouping == nil, whole.day == nil, index < 4 else { throw .part }
        if index < 0 {
            let first = bounds.upperBound.advanced(byDays: -6)
            guard bounds.upperBound.weekday == 7 else { throw .twoReadings(PeriodSlice.readings(first, bounds.upperBound.monday)) }
            return PeriodSlice.days(from: first)
        }
        let first = bounds.lowerBound.advanced(byDays: index * 7)
        guard bounds.lowerBound.weekday == 1 else { throw .twoReadings(PeriodSlice.readings(first, first.monday)) }
        return PeriodSlice.days(from: first)
    }

    private func week(from whole: CalendarDate, _ first: Day, mayBegin days: [Int]) throws(WordDate.Refusal) -> DatePiece {
        guard whole.day?.value != nil, !whole.hasUnspecified, let said = whole.bounds?.lowerBound else { throw .part }
        guard days.contains(first.weekday) else { throw .twoReadings(PeriodSlice.readings(first, said.monday)) }
        return PeriodSlice.days(from: first)
    }

    private func run(
        _ count: Int, of unit: Unit, _ isLast: Bool, _ whole: CalendarDate, _ bounds: ClosedRange<Day>
    ) throws(WordDate.Refusal) -> DatePiece {
        guard count > 0, !whole.hasUnspecified, whole.grouping == nil, whole.day == nil else { throw .part }
        let start = bounds.lowerBound
        switch unit {
        case .months(let months):
            let length = count * months
            guard whole.month == nil, whole.year.unit == 1, length <= 12 else { throw .part }
            return PeriodSlice.months(from: start, isLast ? 12 - length : 0, length: length)
        case .days:
            let most = bounds.upperBound.epochDay - start.epochDay + 1
            guard whole.month != nil || whole.year.unit == 1 && count == 1, count <= most else { throw .part }
            let first = start.advanced(byDays: isLast ? most - count : 0)
            return DatePiece(first: CalendarDate(first), last: count == 1 ? nil : CalendarDate(first.advanced(byDays: count - 1)))
        }
    }

    private func weekend(of whole: CalendarDate, _ day: Day) throws(WordDate.Refusal) -> DatePiece {
        guard whole.day?.value != nil, !whole.hasUnspecified, day.weekday >= 6 else { throw .part }
        let saturday = day.advanced(byDays: 6 - day.weekday)
        return DatePiece(first: CalendarDate(saturday), last: CalendarDate(saturday.advanced(byDays: 1)))
    }

    private static func days(from first: Day) -> DatePiece {
        DatePiece(first: CalendarDate(first), last: CalendarDate(first.advanced(byDays: 6)))
    }

    private static func readings(_ first: Day, _ other: Day) -> String {
        "\(first) to \(first.advanced(byDays: 6)) or \(other) to \(other.advanced(byDays: 6))"
    }
}

extension Day {
    /// The day of the week, 1 for Monday, as ISO 8601 counts.
    var weekday: Int { ((epochDay + 3) % 7 + 7) % 7 + 1 }

    /// The Monday of its week.
    var monday: Day { advanced(byDays: 1 - weekday) }
}
