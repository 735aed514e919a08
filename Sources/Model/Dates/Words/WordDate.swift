/// A date read from words, before a missing month or year is taken from the date beside it ("from March to May 2012").
struct WordDate {
    var date = CalendarDate(year: YearComponent(value: 0))
    var hasYear = false
    /// The part of `date` that is meant: "first half of September 2012".
    var slice: PeriodSlice?
    var place: Place?
    /// The last of several places that follow one another: "mid-to-late 2012".
    var placeEnd: Place?
    /// The unit of which its third has several, though nobody said how many: days of "the first days of May 2012".
    var some: DateSense?
    /// What is said of the time of the day.
    var time: Time?
    var qualifier: Qualifier = []
    /// Whether the qualifier stands in front, where it may be meant for several dates: "about 2012 or 2013".
    var isQualifiedInFront = false
    /// An ordinal whose noun comes with the next date: "premier et deuxième trimestres 2012".
    var ordinal: Int?
    /// The end of a period that runs from `date`: of a fiscal year of two years, of the week from one day to another.
    var spanEnd: CalendarDate?
    /// Whether it is some time of that period, rather than all of it: a quarter of the fiscal year 2012-13.
    var isWithinSpan = false
    /// Whether it is the time around the beginning of the decade: "au tournant des années 2000".
    var isTurn = false
    /// The day of the week that is claimed, 1 for Monday.
    var weekday: Int?
    /// Whether its years are written as a decade: "années 1990".
    var isDecade = false
    /// Whether it is a year that a decade could begin with: "années 1990 et 2000".
    var isRoundYear: Bool { date.month == nil && hasYear && date.year.unspecified == 0 && !date.year.isLong && date.year.value % 10 == 0 }

    /// Whether it is a year and no more.
    var isWholeYear: Bool { date.month == nil && hasYear && date.year.unspecified == 0 && place == nil && slice == nil && spanEnd == nil }

    /// Where it starts in the text, in Unicode scalars.
    let offset: Int

    init(offset: Int) { self.offset = offset }

    /// The year after a date's own whose last two figures its month would be: 2012 of "2011-12"; nil if they are others.
    static func secondYear(of date: CalendarDate) -> Int? {
        date.day == nil && date.month?.value == (date.year.value + 1) % 100 ? date.year.value + 1 : nil
    }

    /// The later year whose last two figures the month of a date in EDTF could be among words: 2011 of "2007-11", 2021 of "2020-21".
    static func laterYear(of date: CalendarDate) -> Int? {
        guard date.day == nil, date.year.unspecified == 0, date.qualifiers.isEmpty, let month = date.month?.value else { return nil }
        if let next = secondYear(of: date) { return next }
        return month <= 12 && month > date.year.value % 100 ? date.year.value / 100 * 100 + month : nil
    }

    /// Makes this one day.
    mutating func setDay(_ day: Day) {
        date = CalendarDate(day)
        hasYear = true
        weekday = nil
    }

    /// Takes the month and the year that this date leaves out from another.
    mutating func complete(from other: WordDate) {
        if let ordinal, date.month == nil, let grouping = other.date.grouping, ordinal * grouping.months <= 12 {
            date.month = TwoDigits(grouping.number - grouping.ordinal + ordinal)
            self.ordinal = nil
        }
        if let ordinal, date.month == nil, other.date.month == nil, other.date.year.unspecified == 0b11, (1...100).contains(ordinal) {
            setCentury(ordinal)
            self.ordinal = nil
        }
        // "du 1er au 5 mai"
        if let ordinal, date.month == nil, other.date.day != nil, (1...31).contains(ordinal) {
            date.day = TwoDigits(ordinal)
            self.ordinal = nil
        }
        // "May 1-28, 2022"; the month of another year is none of this: "le 5 2012 ou 6 mai 1999".
        if date.month == nil, date.day != nil, !hasYear || !other.hasYear || date.year == other.date.year { date.month = other.date.month }
        if !hasYear, other.hasYear {
            date.year = other.date.year
            hasYear = true
        }
    }

    /// What the date comes to in EDTF.
    func resolved() throws(Refusal) -> DatePiece {
        let piece = try part()
        guard !qualifier.isEmpty else { return piece }
        return DatePiece(first: piece.first.qualified(by: qualifier), last: piece.last?.qualified(by: qualifier))
    }

    /// The whole that a place lies in: 2012 of "the end of 2012".
    func whole() throws(Refusal) -> DatePiece {
        var date = self
        date.place = nil
        date.placeEnd = nil
        return try date.resolved()
    }

    /// The last day or month before the middle of the whole.
    func lastBeforeMiddle() throws(Refusal) -> CalendarDate {
        let whole = try whole()
        let first = whole.first
        guard let bounds = first.bounds, whole.last == nil, first.day == nil else { throw .part }
        let start = bounds.lowerBound
        let end = bounds.upperBound
        let months = (end.year - start.year) * 12 + end.month - start.month + 1
        if first.month == nil, months > 12 { return CalendarDate(yearNumber: start.year + months / 24 - 1) }
        let middle = Day(year: start.year, month: start.month + months / 2 - (months.isMultiple(of: 2) ? 1 : 0), day: 1)
        return CalendarDate(yearNumber: middle.year, month: middle.month, day: months.isMultiple(of: 2) ? nil : 15)
    }

    private func part() throws(Refusal) -> DatePiece {
        guard hasYear, ordinal == nil, date.day == nil || date.month != nil else { throw .incomplete }
        guard let bounds = date.bounds else { throw .noDate }
        if let weekday, weekday != bounds.lowerBound.weekday { throw .weekday(bounds.lowerBound) }
        if time == .midnight { throw .midnight(bounds.lowerBound) }
        if let spanEnd {
            guard place == nil || place == .course else { throw .part }
            return DatePiece(first: date, last: spanEnd, isInterval: !isWithinSpan)
        }
        if let slice {
            guard place == nil || place == .course else { throw .part }
            return try slice.piece(of: date, bounds)
        }
        guard let third = place?.third else { return DatePiece(first: date) }
        guard hasSeveral(some) else { throw .some }
        // The days of a year are within its first or last month.
        if some == .dayUnit, date.month == nil {
            return DatePiece(first: CalendarDate(yearNumber: date.year.value, month: third == 0 ? 1 : 12))
        }
        let first = try PeriodSlice.third(third).piece(of: date, bounds)
        guard let end = placeEnd?.third else { return first }
        let last = try PeriodSlice.third(end).piece(of: date, bounds)
        return DatePiece(first: first.first, last: last.last ?? last.first)
    }

    /// Whether a third of it has several of a unit: a third of a month has days, of a year months, of a decade years.
    private func hasSeveral(_ unit: DateSense?) -> Bool {
        guard let unit else { return true }
        let isYear = date.month == nil && date.year.unit == 1
        return switch unit {
        case .dayUnit: date.month != nil || isYear
        case .week: date.grouping != nil || isYear
        case .monthUnit: isYear
        default: date.month == nil && date.year.unit > 1
        }
    }

    /// Why a date read from words is none.
    enum Refusal: Error {
        /// It lacks a year or a month.
        case incomplete
        /// The calendar has no such day.
        case noDate
        /// The day is one of another name.
        case weekday(Day)
        /// How many days or months are meant is not said, and a third has not several.
        case some
        /// Midnight, which begins the day or ends it.
        case midnight(Day)
        /// The period has no such part.
        case part
        /// "first week of September" where the month does not begin with a Monday: the readings.
        case twoReadings(String)
    }
}

/// One EDTF date, or all values from one to another.
struct DatePiece {
    var first: CalendarDate
    var last: CalendarDate?
    /// Whether it goes from the first to the last, rather than being one of them.
    var isInterval = false

    /// As a member of a set.
    var member: String { last.map { first.edtf + ".." + $0.edtf } ?? first.edtf }

    /// As an expression of its own.
    var expression: String {
        if isInterval, let last { return first.edtf + "/" + last.edtf }
        return last == nil ? first.edtf : "[" + member + "]"
    }

    /// The days from its first to its last.
    var bounds: ClosedRange<Day>? {
        guard let start = first.bounds, let end = (last ?? first).bounds, start.lowerBound <= end.upperBound else { return nil }
        return start.lowerBound...end.upperBound
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
