extension DateWordsParser {
    /// Reads one date, which may lack its month or year.
    mutating func parseDate() throws(EDTFError) -> WordDate {
        skipFillers()
        var date = WordDate(column: token()?.column ?? text.count + 1)
        parseModifiers(&date)
        try parseCore(&date)
        if accept(phrase: "bc") || accept(phrase: "bce") || accept(phrase: "av j c") {
            date.date.year = YearComponent(number: 1 - date.date.year.value)
            _ = accept(".")
        } else if accept(phrase: "ad") || accept(phrase: "ce") || accept(phrase: "apr j c") || accept(phrase: "ap j c") {
            _ = accept(".")
        }
        parseRemarks(&date)
        return date
    }

    private mutating func parseModifiers(_ date: inout WordDate) {
        while true {
            if accept(.about) {
                date.qualifier.formUnion(.approximate)
                _ = accept(".")
            } else if accept(.perhaps) || accept(phrase: "peut etre") {
                date.qualifier.formUnion(.uncertain)
            } else if accept(phrase: "au cours") {
                date.part = .any
            } else if case .part(let part)? = word() {
                date.part = part
                advance()
                if isSign("-"), token()?.isAttached == true { advance() }
            } else {
                return
            }
            skipFillers()
        }
    }

    /// Reads "(uncertain)", "(northern hemisphere)", "?".
    private mutating func parseRemarks(_ date: inout WordDate) {
        while isSign("(") || isSign("?") {
            let start = index
            let hasParenthesis = accept("(")
            if accept("?") || accept(.perhaps) {
                date.qualifier.formUnion(.uncertain)
            } else if let shift = acceptHemisphere(), let grouping = date.date.grouping, grouping.family == .season {
                date.date.month = TwoDigits(grouping.number + shift)
            } else {
                rewind(to: start)
                return
            }
            if hasParenthesis { _ = accept(")") }
        }
    }

    private mutating func acceptHemisphere() -> Int? {
        let isFrench = accept(phrase: "hemisphere")
        let shift: Int? = accept(.north) ? 4 : accept(.south) ? 8 : nil
        return isFrench || accept(phrase: "hemisphere") ? shift : nil
    }

    private mutating func parseCore(_ date: inout WordDate) throws(EDTFError) {
        if case .date(let written)? = token()?.kind {
            advance()
            date.date = written
            date.hasYear = true
            return
        }
        if parseCentury(&date) { return }
        if try parseDivision(&date) { return }
        switch word() {
        case .decade:
            advance()
            skipFillers()
            guard let (year, digits) = number(), digits == 4, year % 10 == 0 else {
                throw error("the first year of the decade in four digits, such as 1990")
            }
            advance()
            date.setDecade(year)
        case .season(let season):
            advance()
            let hemisphere = accept(.north) ? 4 : accept(.south) ? 8 : 0
            date.date.month = TwoDigits(20 + season + hemisphere)
            try parseYear(into: &date)
            if season == 4 { skipSecondYearOfWinter(date.date.year.value) }
        case .month(let month):
            advance()
            date.date.month = TwoDigits(month)
            _ = accept(".")
            parseDayAfterMonth(&date)
            try parseYear(into: &date)
        case .afterChrist:
            advance()
            guard let (year, _) = number() else { throw error("a year") }
            advance()
            date.date.year = YearComponent(number: year)
            date.hasYear = true
        default:
            guard number() != nil else { throw error(DateWordsParser.forms) }
            try parseNumber(&date)
        }
    }

    /// Reads a date that starts with a number: a year, a day, or figures between slashes.
    private mutating func parseNumber(_ date: inout WordDate) throws(EDTFError) {
        if try parseFigures(&date) { return }
        guard let (value, digits) = number() else { return }
        if digits > 2 || isEra(1) {
            try parseYear(into: &date)
            return
        }
        guard (1...31).contains(value) else { throw error("a day of 1 to 31, or a year of four digits") }
        advance()
        skipOrdinalEnding()
        date.date.day = TwoDigits(value)
        skipFillers()
        if case .month(let month)? = word() {
            advance()
            date.date.month = TwoDigits(month)
            _ = accept(".")
        }
        try parseYear(into: &date)
    }

    /// Reads the year after a month, a season or a day; leaves the date without one if none comes.
    mutating func parseYear(into date: inout WordDate) throws(EDTFError) {
        let start = index
        if isSign(","), number(1)?.digits == 4 { advance() }
        skipFillers()
        if case .date(let written)? = token()?.kind, written.month == nil {
            advance()
            date.date.year = written.year
            date.date.yearQualifier = written.yearQualifier
            date.hasYear = true
            return
        }
        guard let (year, digits) = number(), digits > 3 || isEra(1) else {
            rewind(to: start)
            return
        }
        advance()
        if year % 10 == 0, digits == 4, token()?.isAttached == true, accept(phrase: "s") {
            date.setDecade(year)
            return
        }
        date.date.year = YearComponent(number: year)
        date.hasYear = true
    }

    private func isEra(_ offset: Int) -> Bool {
        guard case .word(let word)? = token(offset)?.kind else { return false }
        return ["bc", "bce", "ad", "ce", "av", "apr", "ap"].contains(word)
    }

    /// Reads the day of "April 20, 2012" or "April 20".
    private mutating func parseDayAfterMonth(_ date: inout WordDate) {
        guard let (day, digits) = number(), digits <= 2, (1...31).contains(day), !isEra(1) else { return }
        advance()
        skipOrdinalEnding()
        date.date.day = TwoDigits(day)
    }

    /// Passes over `er`, `st`, `e` right after a number.
    mutating func skipOrdinalEnding() {
        guard token()?.isAttached == true, case .word(let ending)? = token()?.kind else { return }
        if ["er", "ere", "e", "eme", "ieme", "nd", "nde", "re", "st", "rd", "th"].contains(ending) { advance() }
    }

    /// A winter may name both its years: "winter 2012-2013", "hiver 2012/13".
    private mutating func skipSecondYearOfWinter(_ year: Int) {
        guard isSign("-") || isSign("/"), let (second, digits) = number(1) else { return }
        if second == year + 1 || (digits == 2 && second == (year + 1) % 100) { advance(2) }
    }
}

extension WordDate {
    /// Makes this the ten years from `year`.
    mutating func setDecade(_ year: Int) {
        date.year = YearComponent(value: year, unspecified: 0b1)
        hasYear = true
    }
}
