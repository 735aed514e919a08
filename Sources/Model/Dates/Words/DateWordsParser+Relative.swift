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
        date.date = try dated(relative, at: offset)
        date.hasYear = true
        switch relative {
        case .period(.week, _, _, _): date.slice = .weekFrom
        case .ago(_, .week):
            date.slice = .weekFrom
            date.qualifier.formUnion(.approximate)
        case .day(_, _, let weekday, _): date.weekday = weekday
        default: break
        }
        return true
    }

    private func dated(_ relative: RelativeDate, at offset: Int) throws(EDTFError) -> CalendarDate {
        guard let reference else {
            throw error("a date that stands by itself, or the day that this was written on", at: offset, needsDay: true)
        }
        guard let date = relative.date(from: reference) else {
            throw error("a date with one reading: write out which one is meant", at: offset)
        }
        return date
    }

    /// Reads the year of "the first half of last year", "en mars de cette année"; false, without moving, if none comes.
    mutating func parseRelativeYear(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard let (direction, offset) = acceptRelative(.year) else { return false }
        date.setYear(try dated(.period(.year, direction, isFrench: isFrench, isBehind: true), at: offset).year.value)
        return true
    }

    /// Reads the month of "le 28 de ce mois", "the 5th of next month"; false, without moving, if none comes.
    mutating func parseRelativeMonth(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard let (direction, offset) = acceptRelative(.monthUnit) else { return false }
        let month = try dated(.period(.monthUnit, direction, isFrench: isFrench, isBehind: true), at: offset)
        date.date.month = month.month
        date.setYear(month.year.value)
        return true
    }

    private mutating func acceptRelative(_ unit: DateSense) -> (DateSense.Direction, offset: Int)? {
        let start = index
        skipArticles()
        let offset = self.offset
        var direction = acceptDirection()
        if accept(unit) {
            if direction == nil { direction = acceptDirection() }
            // "the first half of the year" is of this one.
            if direction == nil, index == tokens.count, token(-2).map({ if case .phrase(.filler, _) = $0.kind { true } else { false } }) ?? false {
                direction = .this
            }
            if let direction { return (direction, offset) }
        }
        rewind(to: start)
        return nil
    }

    /// Whether "year", "month" or "week" comes next without a number of its own: "the end of the year", "l'année dernière".
    var isRelativeUnit: Bool {
        switch sense() {
        case .year, .monthUnit, .week, .decade, .century, .part: break
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
        if index == tokens.count, case .placeInYear? = sense(-1) { return .period(.year, .this, isFrench: isFrench, isBehind: true) }
        if hasPlace, index + 1 == tokens.count, isRelativeUnit, let unit = sense() {
            advance()
            return .period(unit, .this, isFrench: isFrench, isBehind: true)
        }
        skipArticles()
        var direction = acceptDirection()
        let isBehind = direction == nil
        guard let target = sense(), RelativeDate.isPeriod(target) else { return nil }
        advance()
        if isBehind { direction = acceptDirection() }
        // In "October last year" the year is the last.
        if isBehind, sense() == .year || sense() == .monthUnit { return nil }
        guard let direction, !isFollowedByYear, sense() != .of else { return nil }
        return .period(target, direction, isFrench: isFrench, isBehind: isBehind)
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

    /// Reads "two years ago", "il y a 3 mois", "dans deux ans", "in two years' time".
    private mutating func readAgo() -> RelativeDate? {
        let start = index
        let isWithin = token(-1)?.otherSenses.contains(.within) ?? false
        let isFrench = accept(.ago)
        let units: [DateSense] = [.year, .monthUnit, .dayUnit, .week]
        if let count = count(), let unit = sense(1), units.contains(unit) {
            advance(2)
            if isFrench || accept(.ago) { return .ago(count, unit) }
            _ = accept("'")
            if accept(.fromNow) || isWithin && index == tokens.count { return .ago(-count, unit) }
        } else if !isFrench, let unit = sense(), units.contains(unit), sense(1) == .ago {
            // "a year ago"
            advance(2)
            return .ago(1, unit)
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
                if let direction = acceptDirection(), sense() != .year { return .day(month, day, weekday: weekday, direction) }
            }
        }
        rewind(to: start)
        return nil
    }
}

/// A date by its distance from the day that a text was written on.
enum RelativeDate {
    case days(Int)
    /// So many units before the day; below 0 after it.
    case ago(Int, DateSense)
    /// "le 5 mai dernier", and the day of the week that is claimed.
    case day(Int, Int, weekday: Int?, DateSense.Direction)
    /// "last June": the last that ended before the day, the one the day lies in, the first that begins after it.
    ///
    /// `isBehind` says that "last" stands behind its noun: "le trimestre dernier" is the one before this.
    case period(DateSense, DateSense.Direction, isFrench: Bool, isBehind: Bool)

    /// Whether "last" and "next" can stand beside a word.
    static func isPeriod(_ sense: DateSense) -> Bool {
        switch sense {
        case .month, .season, .year, .monthUnit, .week, .weekday, .part, .named, .century: true
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
        case .period(.week, let direction, _, _):
            let weeks = direction == .last ? -1 : direction == .next ? 1 : 0
            return CalendarDate(day.monday.advanced(byDays: 7 * weeks))
        case .period(let sense, let direction, let isFrench, let isBehind):
            // French "le dernier trimestre" is the last of the year too, English "last Tuesday" that of last week.
            if case .part = sense, isFrench, direction == .last, !isBehind { return nil }
            if case .weekday = sense, !isFrench { return nil }
            guard let date = RelativeDate.candidates(sense, around: day).flatMap({ RelativeDate.choose($0, direction, day) }) else { return nil }
            // "cet hiver" said in June is the last or the next.
            if case .season = sense, direction == .this, let days = date.bounds, days.lowerBound.year < days.upperBound.year, !days.contains(day) {
                return nil
            }
            // "jeudi prochain" said on a Wednesday is the day after, or eight days on.
            if case .weekday = sense, let other = date.bounds?.lowerBound, other.monday == day.monday, direction == .next { return nil }
            return date
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
        case .decade: return [CalendarDate(year: YearComponent(value: day.year / 10 * 10, unspecified: 0b1))]
        case .century: return (-1...1).map { CalendarDate(year: YearComponent(value: (day.year / 100 + $0) * 100, unspecified: 0b11)) }
        case .monthUnit: return years.flatMap { year in (1...12).map { CalendarDate(yearNumber: year, month: $0) } }
        case .weekday(let weekday): return (-7...7).map { day.advanced(byDays: $0) }.filter { $0.weekday == weekday }.map { CalendarDate($0) }
        case .part(let division) where division.scope != .month:
            let base = division.count == 4 ? 32 : division.count == 3 ? 36 : 39
            return years.flatMap { year in (1...division.count).map { CalendarDate(yearNumber: year, month: base + $0) } }
        default: return nil
        }
    }
}
