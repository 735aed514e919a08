extension DateWordsParser {
    /// Reads a span by its length and its end: "12 months ended 30 June 2013", "le semestre clos le 30 juin 2013", "quarter to June 2013";
    /// false, without moving, otherwise.
    mutating func parseEndedPeriod(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        if try parseNumberedPeriod(&date) { return true }
        let counted = count()
        if counted != nil { advance() }
        let count = counted ?? 1
        // French "douze mois à fin juin" has its number.
        guard count > 0, let length = acceptLength(isCounted: counted != nil), accept(.ended) || accept(.to) || counted != nil && accept(.toOrAt) else {
            rewind(to: start)
            return false
        }
        // "to end-June"
        if isJoiner() { advance() }
        switch length {
        case .months(let months): try parseEnd(ofMonths: count * months, &date)
        case .days(let days): try parseEnd(ofDays: count * days, &date)
        }
        return true
    }

    // "second quarter to 30 September 2017": of somebody's own year, whichever of its quarters it was. "Q2 to Q3", "to September" are spans.
    private mutating func parseNumberedPeriod(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard case .ordinal? = sense(), case .part? = sense(1) else { return false }
        let start = index
        advance()
        guard case .months(let length)? = acceptLength(isCounted: false), length >= 3 else {
            rewind(to: start)
            return false
        }
        let isEnded = accept(.ended)
        if isEnded || accept(.to) {
            if isJoiner() { advance() }
            do {
                let end = index
                let (_, hasDay) = try parseLastDay()
                rewind(to: end)
                if isEnded || hasDay {
                    try parseEnd(ofMonths: length, &date)
                    return true
                }
            } catch {
                if isEnded { throw error }
            }
        }
        rewind(to: start)
        return false
    }

    private enum Length { case months(Int), days(Int) }

    private mutating func acceptLength(isCounted: Bool) -> Length? {
        switch sense() {
        case .dayUnit where isCounted:
            advance()
            return .days(1)
        case .year:
            advance()
            return .months(12)
        case .monthUnit:
            advance()
            return .months(1)
        case .week:
            advance()
            return .days(7)
        case .part(let division) where division.scope == .month:
            advance()
            return .days(14)
        case .part(let division) where division.count != 3 || division.scope == .year:
            advance()
            // "half-year", "half of the year"
            if sense() == .year || isJoiner() && sense(1) == .year { advance(isJoiner() ? 2 : 1) }
            return .months(12 / division.count)
        default: return nil
        }
    }

    /// Reads the day or month that a span ended with, and gives the date its first and last.
    mutating func parseEnd(ofMonths count: Int, _ date: inout WordDate) throws(EDTFError) {
        let (last, hasDay) = try parseLastDay()
        let isWhole = !hasDay || last.day == Day.daysIn(month: last.month, ofYear: last.year)
        let month = Day(year: last.year, month: last.month + (isWhole ? 1 : 0) - count, day: 1)
        guard isWhole || last.day <= Day.daysIn(month: month.month, ofYear: month.year) else { throw error("the last day of a month") }
        let first = isWhole ? month : Day(year: month.year, month: month.month, day: last.day).advanced(byDays: 1)
        date.hasYear = true
        if isWhole, count == 12, last.month == 12 {
            date.date = CalendarDate(yearNumber: last.year)
        } else if !hasDay {
            date.date = CalendarDate(yearNumber: first.year, month: first.month)
            date.spanEnd = count == 1 ? nil : CalendarDate(yearNumber: last.year, month: last.month)
        } else {
            date.date = CalendarDate(first)
            date.spanEnd = CalendarDate(last)
        }
    }

    private mutating func parseEnd(ofDays count: Int, _ date: inout WordDate) throws(EDTFError) {
        let offset = self.offset
        let (last, hasDay) = try parseLastDay()
        guard hasDay else { throw error("the day that it ended with", at: offset) }
        // One week is as every other; of several all are meant.
        guard count <= 14 else {
            date.setDay(last.advanced(byDays: 1 - count))
            date.spanEnd = CalendarDate(last)
            return
        }
        date.setDay(last)
        date.slice = .daysUpTo(count)
    }

    private mutating func parseLastDay() throws(EDTFError) -> (day: Day, hasDay: Bool) {
        var end = try parseDate()
        if end.place == .end, end.date.day == nil { end.place = nil }
        guard end.place == nil, end.slice == nil, end.qualifier.isEmpty, end.date.month?.value != nil, end.date.grouping == nil,
            let last = try resolve(end).bounds?.upperBound
        else { throw error("the day or month that it ended with", at: end.offset) }
        return (last, end.date.day != nil)
    }
}
