extension CalendarDate {
    /// The first and last day the date can mean, exactly as EDTF says; nil if no day of the calendar fits (30 February, month `2X`).
    var bounds: ClosedRange<Day>? {
        guard let first = boundary(.first), let last = boundary(.last) else { return nil }
        return first...last
    }

    private enum Side { case first, last }

    private func boundary(_ side: Side) -> Day? {
        let outerYear = side == .first ? year.earliest : year.latest
        guard let month else {
            return side == .first ? Day(year: outerYear, month: 1, day: 1) : Day(year: outerYear, month: 12, day: 31)
        }
        if let grouping {
            let start = grouping.firstMonth
            return side == .first
                ? Day(year: outerYear, month: start, day: 1)
                : Day(year: outerYear, month: start + grouping.months, day: 0)
        }
        // Only 29 February makes a year fit or not, so this leaves the loop at once for any other date.
        for year in CalendarDate.ordered(year.earliest...year.latest, side) where self.year.matches(year) {
            for number in CalendarDate.ordered(1...12, side) where month.matches(number) {
                let length = Day.daysIn(month: number, ofYear: year)
                guard let day else { return Day(year: year, month: number, day: side == .first ? 1 : length) }
                for candidate in CalendarDate.ordered(1...length, side) where day.matches(candidate) {
                    return Day(year: year, month: number, day: candidate)
                }
            }
        }
        return nil
    }

    private static func ordered(_ range: ClosedRange<Int>, _ side: Side) -> StrideThrough<Int> {
        side == .first
            ? stride(from: range.lowerBound, through: range.upperBound, by: 1)
            : stride(from: range.upperBound, through: range.lowerBound, by: -1)
    }
}

extension CalendarDate {
    /// The bounds that answer questions: each run of approximate parts widens both ends by one unit of its finest part.
    ///
    /// `2004-06~-11` means about June of about 2004, so it widens by a month; `~2004-06-~11` by a year and then by a day.
    func widened(_ bounds: ClosedRange<Day>) -> ClosedRange<Day> {
        var first = bounds.lowerBound
        var last = bounds.upperBound
        for unit in approximateUnits {
            first = first.moved(back: unit)
            last = last.moved(forward: unit)
        }
        return first...last
    }

    /// The finest unit of each run of neighbouring approximate parts, from the left.
    private var approximateUnits: [EDTF.Precision] {
        guard qualifiers.contains(.approximate) else { return [] }
        var units: [EDTF.Precision] = []
        let monthUnit = EDTF.Precision.months(grouping?.months ?? 1)
        let parts: [(isPresent: Bool, qualifier: Qualifier, unit: EDTF.Precision)] = [
            (true, yearQualifier, .years(year.unit)),
            (month.map { !$0.isWhollyUnspecified } ?? false, monthQualifier, monthUnit),
            (day.map { !$0.isWhollyUnspecified } ?? false, dayQualifier, .day),
        ]
        var runIsOpen = false
        for part in parts where part.isPresent {
            let isApproximate = part.qualifier.contains(.approximate)
            if isApproximate, runIsOpen { units[units.count - 1] = part.unit } else if isApproximate { units.append(part.unit) }
            runIsOpen = isApproximate
        }
        return units
    }
}

extension Day {
    /// The first day of a period moved one unit back; an unbounded day stays.
    func moved(back unit: EDTF.Precision) -> Day {
        switch unit {
        case .day: advanced(byDays: -1)
        case .months(let count): moved(months: -count)
        case .years(let count): moved(years: -count)
        }
    }

    /// The last day of a period moved one unit forward, counted from the day after it so that ends of months stay ends.
    func moved(forward unit: EDTF.Precision) -> Day {
        switch unit {
        case .day: advanced(byDays: 1)
        case .months(let count): advanced(byDays: 1).moved(months: count).advanced(byDays: -1)
        case .years(let count): advanced(byDays: 1).moved(years: count).advanced(byDays: -1)
        }
    }

    private func moved(months: Int) -> Day {
        if isUnbounded { return self }
        let (year, month, day) = civil
        let start = Day(year: year, month: month + months, day: 1)
        let length = Day.daysIn(month: start.month, ofYear: start.year)
        return start.advanced(byDays: Swift.min(day, length) - 1)
    }

    private func moved(years: Int) -> Day {
        if isUnbounded { return self }
        let (year, month, day) = civil
        let (target, overflow) = year.addingReportingOverflow(years)
        if overflow { return years > 0 ? .distantFuture : .distantPast }
        return Day(year: target, month: month, day: Swift.min(day, Day.daysIn(month: month, ofYear: target)))
    }
}
