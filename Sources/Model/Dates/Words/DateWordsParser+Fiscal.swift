extension DateWordsParser {
    /// Reads "exercice 2013", "FY2012-13", "exercice clos le 31 mars 2013". A fiscal year is the year that its books bear.
    mutating func parseFiscalYear(_ date: inout WordDate) throws(EDTFError) {
        advance()
        if accept(.ended) { return try parseEnd(ofMonths: 12, &date) }
        let start = index
        skipFillers()
        if try parseEndedPeriod(&date) { return }
        rewind(to: start)
        // "Exercice : 2016"
        if isJoiner() || isSign(":") { advance() }
        if case .date(let written)? = token()?.kind, let second = WordDate.secondYear(of: written) {
            // "2012-21" would be EDTF for a season, but no one says "fiscal spring".
            advance()
            date.setYear(written.year.value)
            date.spanEnd = CalendarDate(yearNumber: second)
            return
        }
        _ = accept("'")
        if let (figures, digits) = number(), digits == 2, !isEra(1) {
            date.setYear(try year(of: figures, isNamed: false))
            advance()
        } else {
            try parseYear(into: &date)
        }
        guard date.hasYear else { throw error("the year in four digits") }
        if let second = acceptSecondYear(after: date.date.year.value) { date.spanEnd = CalendarDate(yearNumber: second) }
    }

    /// Reads "saison 2012-2013", "academic year 2012/13", which need both their years.
    mutating func parseTwoYears(_ date: inout WordDate) throws(EDTFError) {
        let offset = self.offset
        try parseFiscalYear(&date)
        guard date.spanEnd != nil else { throw error("both its years, such as 2012-2013", at: offset) }
    }

    /// Reads the fiscal year that a part is one of; false, without moving, if another comes.
    ///
    /// The months of the part are known where it is said with which day or month the year ends. Of a year of two the part lies in one of
    /// them; of a fiscal year of one number it may lie in another.
    mutating func parsePartOfFiscalYear(_ division: DateSense.Division, _ number: Int, _ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        let offset = self.offset
        while sense() == .of || sense() == .filler || isJoiner() || isSign("'") { advance() }
        guard sense() == .fiscal else {
            rewind(to: start)
            return false
        }
        var year = WordDate(offset: date.offset)
        try parseFiscalYear(&year)
        guard let last = year.spanEnd, division.scope != .month else {
            throw error("one meaning: a part of the calendar year, or of a fiscal year that ends with another month", at: offset)
        }
        date.hasYear = true
        date.isWithinSpan = true
        (date.date, date.spanEnd) = (year.date, last)
        guard let first = year.date.bounds?.lowerBound, year.date.month != nil, first.day == 1 else { return true }
        let length = 12 / division.count
        let month = Day(year: first.year, month: first.month + (number - 1) * length, day: 1)
        let end = Day(year: month.year, month: month.month + length - 1, day: 1)
        date.date = CalendarDate(yearNumber: month.year, month: month.month)
        date.spanEnd = CalendarDate(yearNumber: end.year, month: end.month)
        return true
    }
}
