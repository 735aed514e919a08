extension DateWordsParser {
    /// Reads a date that counts from the day it was written on: "last June", "l'an passé", "hier", "il y a deux ans", "the end of the
    /// year"; false, without moving, otherwise. Throws if that day is not known.
    mutating func parseRelative(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        let offset = self.offset
        guard let relative = readRelative(hasPlace: date.place != nil) else {
            rewind(to: start)
            return false
        }
        guard let reference else {
            throw error("a date that stands by itself, or the day that this was written on", at: offset, needsDay: true)
        }
        guard let resolved = relative.date(from: reference) else {
            throw error("a date with one reading: write out which one is meant", at: offset)
        }
        date.date = resolved
        date.hasYear = true
        switch relative {
        case .period(.week, _, _): date.slice = .weekFrom
        case .ago(_, .week):
            date.slice = .weekFrom
            date.qualifier.formUnion(.approximate)
        case .day(_, _, let weekday, _): date.weekday = weekday
        default: break
        }
        return true
    }

    /// Whether "year", "month" or "week" comes next without a number of its own: "the end of the year", "l'année dernière".
    var isRelativeUnit: Bool {
        switch sense() {
        case .year, .monthUnit, .week: break
        default: return false
        }
        if case .relative? = sense(1) { return true }
        return sense(1) == .last || index + 1 == tokens.count
    }

    private mutating func readRelative(hasPlace: Bool) -> RelativeDate? {
        if case .dayOffset(let days)? = sense() {
            advance()
            return .days(days)
        }
        if let ago = readAgo() { return ago }
        if let day = readDay() { return day }
        if index == tokens.count, case .placeInYear? = sense(-1) { return .period(.year, .this, isFrench: isFrench) }
        if hasPlace, index + 1 == tokens.count, isRelativeUnit, let unit = sense() {
            advance()
            return .period(unit, .this, isFrench: isFrench)
        }
        skipArticles()
        var direction = acceptDirection()
        guard let target = sense(), RelativeDate.isPeriod(target) else { return nil }
        advance()
        if direction == nil { direction = acceptDirection() }
        guard let direction, !isFollowedByYear, sense() != .of else { return nil }
        return .period(target, direction, isFrench: isFrench)
    }

    private mutating func skipArticles() {
        while sense() == .filler || sense() == .of || isSign("'") { advance() }
    }

    private mutating func acceptDirection() -> DateSense.Direction? {
        if case .relative(let direction)? = sense() {
            advance()
            return direction
        }
        return accept(.last) ? .last : nil
    }

    private var isFollowedByYear: Bool {
        [0, 1, 2].contains { (number($0)?.digits ?? 0) >= 3 }
    }

    /// Reads "two years ago", "il y a 3 mois".
    private mutating func readAgo() -> RelativeDate? {
        let start = index
        let isFrench = accept(.ago)
        if let count = count(), let unit = sense(1), [.year, .monthUnit, .dayUnit, .week].contains(unit) {
            advance(2)
            if isFrench || accept(.ago) { return .ago(count, unit) }
        }
        rewind(to: start)
        return nil
    }

    /// Reads "le 5 mai dernier", "mercredi 20 juin prochain".
    private mutating func readDay() -> RelativeDate? {
        let start = index
        skipArticles()
        var weekday: Int?
        if case .weekday(let named)? = sense() {
            weekday = named
            advance()
        }
        if let day = count(), (1...31).contains(day), number() != nil {
            advance()
            skipOrdinalEnding()
            if case .month(let month)? = sense() {
                advance()
                if let direction = acceptDirection() { return .day(month, day, weekday: weekday, direction) }
            }
        }
        rewind(to: start)
        return nil
    }
}

/// A date by its distance from the day that a text was written on.
enum RelativeDate {
    case days(Int)
    case ago(Int, DateSense)
    /// "le 5 mai dernier", and the day of the week that is claimed.
    case day(Int, Int, weekday: Int?, DateSense.Direction)
    /// "last June": the last that ended before the day, the one the day lies in, the first that begins after it.
    case period(DateSense, DateSense.Direction, isFrench: Bool)

    /// Whether "last" and "next" can stand beside a word.
    static func isPeriod(_ sense: DateSense) -> Bool {
        switch sense {
        case .month, .season, .year, .monthUnit, .week, .weekday, .part, .named: true
        default: false
        }
    }

    /// The date it comes to; nil if it has two readings.
    func date(from day: Day) -> CalendarDate? {
        switch self {
        case .days(let count): return CalendarDate(day.advanced(byDays: count))
        case .ago(let count, .year): return CalendarDate(yearNumber: day.year - count).qualified(by: .approximate)
        case .ago(let count, .monthUnit):
            let month = Day(year: day.year, month: day.month - count, day: 1)
            return CalendarDate(yearNumber: month.year, month: month.month).qualified(by: .approximate)
        case .ago(let count, .week): return CalendarDate(day.monday.advanced(byDays: -7 * count))
        case .ago(let count, _): return CalendarDate(day.advanced(byDays: -count))
        case .day(let month, let number, _, let direction):
            // 29 February comes every fourth year, but for three in four centuries.
            let days = (-8...8).map { CalendarDate(yearNumber: day.year + $0, month: month, day: number) }.filter { $0.bounds != nil }
            return RelativeDate.choose(days, direction, day)
        case .period(.week, let direction, _):
            let weeks = direction == .last ? -1 : direction == .next ? 1 : 0
            return CalendarDate(day.monday.advanced(byDays: 7 * weeks))
        case .period(let sense, let direction, let isFrench):
            // French "le dernier trimestre" is the last of the year too, English "last Tuesday" that of last week.
            if case .part = sense, isFrench, direction == .last { return nil }
            if case .weekday = sense, !isFrench { return nil }
            return RelativeDate.candidates(sense, around: day).flatMap { RelativeDate.choose($0, direction, day) }
        }
    }

    private static func choose(_ candidates: [CalendarDate], _ direction: DateSense.Direction, _ day: Day) -> CalendarDate? {
        switch direction {
        case .last: candidates.last { ($0.bounds?.upperBound).map { $0 < day } ?? false }
        case .this:
            candidates.first { $0.bounds?.contains(day) ?? false }
                ?? candidates.first { $0.year.value == day.year }
        case .next: candidates.first { ($0.bounds?.lowerBound).map { $0 > day } ?? false }
        }
    }

    /// The periods of a sort near a day, in order; nil for those that are not single dates.
    private static func candidates(_ sense: DateSense, around day: Day) -> [CalendarDate]? {
        let years = (day.year - 2)...(day.year + 2)
        switch sense {
        case .year: return years.map { CalendarDate(yearNumber: $0) }
        case .named(let month, let number):
            return years.map { CalendarDate(yearNumber: $0, month: month, day: number == 0 ? nil : number) }
        case .month(let month): return years.map { CalendarDate(yearNumber: $0, month: month) }
        case .season(let season): return years.map { CalendarDate(yearNumber: $0, month: 20 + season) }
        case .monthUnit: return years.flatMap { year in (1...12).map { CalendarDate(yearNumber: year, month: $0) } }
        case .weekday(let weekday): return (-7...7).map { day.advanced(byDays: $0) }.filter { $0.weekday == weekday }.map { CalendarDate($0) }
        case .part(let division) where division.scope != .month:
            let base = division.count == 4 ? 32 : division.count == 3 ? 36 : 39
            return years.flatMap { year in (1...division.count).map { CalendarDate(yearNumber: year, month: base + $0) } }
        default: return nil
        }
    }
}
