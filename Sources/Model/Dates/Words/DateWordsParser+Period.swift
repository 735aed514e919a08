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
        if isEra(0) {
            advance()
            _ = accept(".")
        }
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
    mutating func acceptSecondYear(after year: Int) -> Int? {
        guard isSign("-") || isSign("/"), let (second, digits) = number(1) else { return nil }
        guard second == year + 1 || (digits == 2 && second == (year + 1) % 100) else { return nil }
        advance(2)
        return year + 1
    }
}
