/// A date read from words, before a missing month or year is taken from the date beside it ("from March to May 2012").
struct WordDate {
    var date = CalendarDate(year: YearComponent(value: 0))
    var hasYear = false
    var part: PartOfPeriod?
    var qualifier: Qualifier = []
    /// The 1-based column where it starts.
    let column: Int

    init(column: Int) { self.column = column }

    /// Takes the month and the year that this date leaves out from another.
    mutating func complete(from other: WordDate) {
        if date.month == nil, date.day != nil { date.month = other.date.month }
        if !hasYear, other.hasYear {
            date.year = other.date.year
            hasYear = true
        }
    }

    /// What the date comes to in EDTF; nil if it lacks a year, is no day of the calendar, or names a part of something without parts.
    func resolved() -> DatePiece? {
        guard hasYear, date.day == nil || date.month != nil, let bounds = date.bounds else { return nil }
        guard let piece = piece(of: bounds) else { return nil }
        guard !qualifier.isEmpty else { return piece }
        return DatePiece(first: piece.first.qualified(by: qualifier), last: piece.last?.qualified(by: qualifier))
    }

    private func piece(of bounds: ClosedRange<Day>) -> DatePiece? {
        guard let part, part != .any else { return DatePiece(first: date) }
        guard date.day == nil, date.month?.hasUnspecified != true else { return nil }
        let year = bounds.lowerBound.year
        if let month = date.month {
            guard date.year.unspecified == 0 else { return nil }
            guard let grouping = date.grouping else { return monthPart(part, year, month, length: bounds.upperBound.day) }
            guard grouping.months % 3 == 0 else { return nil }
            let length = grouping.months / 3
            let first = Day(year: year, month: grouping.firstMonth + part.index * length, day: 1)
            let last = Day(year: first.year, month: first.month + length - 1, day: 1)
            return DatePiece(
                first: CalendarDate(yearNumber: first.year, month: first.month),
                last: length == 1 ? nil : CalendarDate(yearNumber: last.year, month: last.month))
        }
        switch date.year.unit {
        case 1:
            return DatePiece(
                first: CalendarDate(yearNumber: year, month: part.index * 4 + 1),
                last: CalendarDate(yearNumber: year, month: part.index * 4 + 4))
        case 10: return years(from: year, part.thirds(0, 4, 7, 10))
        case 100: return years(from: year, part.thirds(0, 34, 67, 100))
        default: return nil
        }
    }

    private func monthPart(_ part: PartOfPeriod, _ year: Int, _ month: TwoDigits, length: Int) -> DatePiece {
        let days = part.thirds(1, 11, 21, length + 1)
        var first = date
        var last = date
        first.day = TwoDigits(days.lowerBound)
        last.day = TwoDigits(days.upperBound - 1)
        return DatePiece(first: first, last: last)
    }

    private func years(from year: Int, _ offsets: Range<Int>) -> DatePiece {
        DatePiece(
            first: CalendarDate(yearNumber: year + offsets.lowerBound),
            last: CalendarDate(yearNumber: year + offsets.upperBound - 1))
    }
}

/// One EDTF date, or all values from one to another.
struct DatePiece {
    var first: CalendarDate
    var last: CalendarDate?

    /// As a member of a set.
    var member: String { last.map { first.edtf + ".." + $0.edtf } ?? first.edtf }

    /// As an expression of its own.
    var expression: String { last == nil ? first.edtf : "[" + member + "]" }
}

extension PartOfPeriod {
    /// 0 for early, 1 for the middle, 2 for late.
    var index: Int {
        switch self {
        case .early, .any: 0
        case .middle: 1
        case .late: 2
        }
    }

    /// The third of a period between four marks.
    func thirds(_ first: Int, _ second: Int, _ third: Int, _ end: Int) -> Range<Int> {
        switch self {
        case .early: first..<second
        case .middle: second..<third
        case .late: third..<end
        case .any: first..<end
        }
    }
}

extension CalendarDate {
    /// The date with a qualifier on all its parts.
    func qualified(by qualifier: Qualifier) -> CalendarDate {
        var date = self
        date.yearQualifier.formUnion(qualifier)
        if month != nil { date.monthQualifier.formUnion(qualifier) }
        if day != nil { date.dayQualifier.formUnion(qualifier) }
        return date
    }
}
