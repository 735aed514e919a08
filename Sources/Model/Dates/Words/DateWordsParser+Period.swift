extension DateWordsParser {
    /// Reads "années 1990".
    mutating func parseDecade(_ date: inout WordDate) throws(EDTFError) {
        advance()
        skipFillers()
        guard let (year, digits) = number(), digits == 4 else {
            throw error("the first year of the decade in four digits, such as 1990")
        }
        advance()
        guard year % 10 == 0 else {
            // "les années 2012 et 2013" are years.
            date.setYear(year)
            return
        }
        date.setDecade(year)
        date.isDecade = true
    }

    /// Reads a season with its year, or both its years where it begins in December.
    mutating func parseSeason(_ season: Int, _ date: inout WordDate) throws(EDTFError) {
        let offset = self.offset
        advance()
        let hemisphere = accept(.north) ? 4 : accept(.south) ? 8 : 0
        date.date.month = TwoDigits(20 + season + hemisphere)
        try parseYear(into: &date)
        guard date.hasYear, let grouping = date.date.grouping, grouping.firstMonth == 12 else { return }
        let year = date.date.year.value
        if acceptSecondYear(after: year) != nil { return }
        let start = index
        if accept("("), acceptHemisphere() == 8 {
            // Winter in the south does not cross the year.
            rewind(to: start)
            if season == 4 { return }
        }
        rewind(to: start)
        guard date.date.year.unspecified == 0 else { return }
        throw error("one meaning: \(year - 1)-\(year) or \(year)-\(year + 1), as this season begins in December", at: offset)
    }

    /// Reads "2012-2013", "2012/13" from the sign on: the next year; nil, without moving, otherwise.
    private mutating func acceptSecondYear(after year: Int) -> Int? {
        guard isSign("-") || isSign("/"), let (second, digits) = number(1) else { return nil }
        guard second == year + 1 || (digits == 2 && second == (year + 1) % 100) else { return nil }
        advance(2)
        return year + 1
    }

    /// Reads "exercice 2013", "FY2012-13", "exercice clos le 31 mars 2013". A fiscal year is the year that its books bear.
    mutating func parseFiscalYear(_ date: inout WordDate) throws(EDTFError) {
        advance()
        if sense() == .ended { return try parseYearThatEnded(&date) }
        if isJoiner() { advance() }
        if case .date(let written)? = token()?.kind, written.month != nil, written.day == nil, let second = written.month?.value,
            second == (written.year.value + 1) % 100
        {
            // "2012-21" would be EDTF for a season, but no one says "fiscal spring".
            advance()
            date.setYear(written.year.value)
            date.spanEnd = CalendarDate(yearNumber: written.year.value + 1)
            return
        }
        try parseYear(into: &date)
        guard date.hasYear else { throw error("the year in four digits") }
        date.spanEnd = acceptSecondYear(after: date.date.year.value).map { CalendarDate(yearNumber: $0) }
    }

    /// Reads "clos le 31 mars 2013", "ended March 2013": the twelve months up to then.
    mutating func parseYearThatEnded(_ date: inout WordDate) throws(EDTFError) {
        advance()
        let end = try parseDate()
        guard let last = try resolve(end).bounds?.upperBound, end.date.month?.value != nil, end.date.grouping == nil else {
            throw error("the day or month that the year ended with", at: end.offset)
        }
        let first = Day(year: last.year - 1, month: last.month, day: last.day).advanced(byDays: 1)
        date.hasYear = true
        date.date = CalendarDate(first)
        date.spanEnd = CalendarDate(last)
        if (first.month, first.day, last.year) == (1, 1, first.year) { (date.date, date.spanEnd) = (CalendarDate(yearNumber: last.year), nil) }
    }
}
