extension DateWordsParser {
    /// Reads "années 1990".
    mutating func parseDecade(_ date: inout WordDate) throws(EDTFError) {
        advance()
        skipFillers()
        if try parseNamedDecade(&date) { return }
        guard let (year, digits) = number(), digits == 4 || digits == 2 && year % 10 == 0 else {
            throw error("the first year of the decade in four digits, such as 1990")
        }
        if digits == 2 { return try parseShortDecade(year, &date) }
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
        if parseWinterYears(&date) { return }
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

    /// Reads the years of "winter of 2011-12", which as figures are a month; false, without moving, otherwise.
    private mutating func parseWinterYears(_ date: inout WordDate) -> Bool {
        let start = index
        skipFillers()
        guard date.date.grouping?.firstMonth == 12, case .date(let written)? = token()?.kind, WordDate.secondYear(of: written) != nil else {
            rewind(to: start)
            return false
        }
        advance()
        date.setYear(written.year.value)
        return true
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
        if accept(.ended) { return try parseEnd(ofMonths: 12, &date) }
        let start = index
        skipFillers()
        if try parseEndedPeriod(&date) { return }
        rewind(to: start)
        if isJoiner() { advance() }
        if case .date(let written)? = token()?.kind, let second = WordDate.secondYear(of: written) {
            // "2012-21" would be EDTF for a season, but no one says "fiscal spring".
            advance()
            date.setYear(written.year.value)
            date.spanEnd = CalendarDate(yearNumber: second)
            return
        }
        try parseYear(into: &date)
        guard date.hasYear else { throw error("the year in four digits") }
        if let second = acceptSecondYear(after: date.date.year.value) { date.spanEnd = CalendarDate(yearNumber: second) }
    }

    /// Reads "saison 2012-2013", "academic year 2012/13", which need both their years.
    mutating func parseTwoYears(_ date: inout WordDate) throws(EDTFError) {
        let offset = self.offset
        try parseFiscalYear(&date)
        guard date.spanEnd != nil else { throw error("both its years, such as 2012-2013", at: offset) }
    }
}
