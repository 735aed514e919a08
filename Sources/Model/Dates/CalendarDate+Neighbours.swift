extension CalendarDate {
    /// A day-precision date.
    init(_ day: Day) {
        self.init(yearNumber: day.year, month: day.month, day: day.day)
    }

    /// A date from numbers; a year beyond four digits takes the long form.
    init(yearNumber: Int, month: Int? = nil, day: Int? = nil) {
        self.init(year: YearComponent(number: yearNumber), month: month.map(TwoDigits.init), day: day.map(TwoDigits.init))
    }

    /// The last date before this one, of the same precision where that is defined, else a day or year; nil without one.
    var previous: CalendarDate? { neighbour(-1) }

    /// The first date after this one, of the same precision where that is defined, else a day or year; nil without one.
    var next: CalendarDate? { neighbour(1) }

    private func neighbour(_ offset: Int) -> CalendarDate? {
        guard year.isExact, let bounds, abs(year.value) < Day.yearLimit - 1 else { return nil }
        let isBefore = offset < 0
        guard let month else {
            return CalendarDate(yearNumber: (isBefore ? bounds.lowerBound : bounds.upperBound).year + offset)
        }
        guard let number = month.value, year.unspecified == 0, day?.hasUnspecified != true else {
            return CalendarDate((isBefore ? bounds.lowerBound : bounds.upperBound).advanced(byDays: offset))
        }
        if day != nil { return CalendarDate(bounds.lowerBound.advanced(byDays: offset)) }
        let first = grouping.map { $0.number - $0.ordinal + 1 } ?? 1
        let count = grouping.map { 12 / $0.months } ?? 12
        let index = number - first + offset
        let carry = index < 0 ? -1 : index >= count ? 1 : 0
        return CalendarDate(yearNumber: year.value + carry, month: first + (index + count) % count)
    }
}

extension YearComponent {
    /// A year from its number; one beyond four digits takes the long form.
    init(number: Int) {
        self.init(value: number)
        isNegative = number < 0
        isLong = number.magnitude > 9999
    }
}
