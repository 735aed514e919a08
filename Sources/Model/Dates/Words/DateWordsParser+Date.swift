extension DateWordsParser {
    /// Reads one date, which may lack its month or year.
    mutating func parseDate() throws(EDTFError) -> WordDate {
        skipLeadIns()
        var date = WordDate(offset: offset)
        if try parseRelative(&date) { return date }
        try parseModifiers(&date)
        if try parseRelative(&date) { return date }
        parseWeekday(&date)
        try parseCore(&date)
        parseEra(&date)
        parseRemarks(&date)
        return date
    }

    private mutating func parseModifiers(_ date: inout WordDate) throws(EDTFError) {
        while true {
            if accept(.about) {
                // "vers la fin de 2012" widens a third that is vague already; which days are meant nobody can say.
                guard date.place == nil else { throw error(DateWordsParser.forms) }
                date.qualifier.formUnion(.approximate)
                date.isQualifiedInFront = true
                _ = accept(".")
                skipLeadIns()
            } else if accept(.perhaps) {
                date.qualifier.formUnion(.uncertain)
                date.isQualifiedInFront = true
                skipLeadIns()
            } else if case .place(let place)? = sense() {
                guard date.place == nil || date.place == .course, !date.qualifier.contains(.approximate) else {
                    throw error("one of \"about\" and a part, such as about 2012 or late 2012")
                }
                advance()
                try parsePlace(place, &date)
            } else if sense() == .startOrFrom {
                let isNoun = index > 0 && tokens[index - 1].text.lowercased() == "the"
                guard isNoun || sense(1) == .of else {
                    throw error("one meaning: \"the beginning of\" the period, or \"from\" then on")
                }
                advance()
                try parsePlace(.beginning, &date)
            } else {
                return
            }
        }
    }

    private mutating func parsePlace(_ place: Place, _ date: inout WordDate) throws(EDTFError) {
        date.place = place
        if isJoiner() { advance() }
        // The unit alone is relative: "the end of the year".
        while sense() == .of || sense() == .filler || sense() == .toOrAt || isSign("'") { advance() }
        if !isRelativeUnit { skipFillers() }
    }

    private mutating func parseWeekday(_ date: inout WordDate) {
        guard case .weekday(let weekday)? = sense() else { return }
        date.weekday = weekday
        advance()
        _ = accept(".")
        _ = accept(",")
        skipLeadIns()
    }

    /// Reads "45 BC", "45 av. J.-C.", "50 CE" at the end of a year.
    private mutating func parseEra(_ date: inout WordDate) {
        if accept(.beforeChrist) {
            date.date.year = YearComponent(number: 1 - date.date.year.value)
            _ = accept(".")
        } else if isAfterChrist(0) {
            advance()
            _ = accept(".")
        }
    }

    /// Reads "(uncertain)", "(northern hemisphere)", "?".
    private mutating func parseRemarks(_ date: inout WordDate) {
        while true {
            let start = index
            let hasParenthesis = accept("(")
            if accept("?") || hasParenthesis && accept(.perhaps) {
                date.qualifier.formUnion(.uncertain)
            } else if hasParenthesis, accept(.about) {
                date.qualifier.formUnion(.approximate)
            } else if hasParenthesis, let shift = acceptHemisphere(), let grouping = date.date.grouping, grouping.family == .season {
                date.date.month = TwoDigits(grouping.number + shift)
            } else {
                rewind(to: start)
                return
            }
            if hasParenthesis, !accept(")") {
                rewind(to: start)
                return
            }
        }
    }

    private mutating func acceptHemisphere() -> Int? {
        let isFrench = accept(.hemisphere)
        let shift: Int? = accept(.north) ? 4 : accept(.south) ? 8 : nil
        return isFrench || accept(.hemisphere) ? shift : nil
    }

    private mutating func parseCore(_ date: inout WordDate) throws(EDTFError) {
        if case .date(let written)? = token()?.kind {
            advance()
            date.date = written
            date.hasYear = true
            return
        }
        if parseCentury(&date) { return }
        if try parsePart(&date) { return }
        switch sense() {
        case .decade: try parseDecade(&date)
        case .season(let season): try parseSeason(season, &date)
        case .month(let month):
            advance()
            try parseAfterMonth(month, &date)
        case .named(let month, let day):
            advance()
            date.date.month = TwoDigits(month)
            if day > 0 { date.date.day = TwoDigits(day) }
            try parseYear(into: &date)
        case .moving: throw error("a day: this holiday moves from year to year")
        case .fiscal: try parseFiscalYear(&date)
        case .ended where index > 0 && tokens[index - 1].isYearWord: try parseYearThatEnded(&date)
        case .afterChrist:
            advance()
            guard let (year, _) = number() else { throw error("a year") }
            advance()
            date.setYear(year)
        default:
            guard number() != nil else { throw error(DateWordsParser.forms) }
            try parseNumber(&date)
        }
    }

    private mutating func parseDecade(_ date: inout WordDate) throws(EDTFError) {
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

    private mutating func parseSeason(_ season: Int, _ date: inout WordDate) throws(EDTFError) {
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
    private mutating func parseFiscalYear(_ date: inout WordDate) throws(EDTFError) {
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
    private mutating func parseYearThatEnded(_ date: inout WordDate) throws(EDTFError) {
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

    /// Reads what follows a month: a day, a year, both.
    private mutating func parseAfterMonth(_ month: Int, _ date: inout WordDate) throws(EDTFError) {
        date.date.month = TwoDigits(month)
        if isSign("."), number(1)?.digits != 4 { advance() }
        if let (day, digits) = number(), digits <= 2, (1...31).contains(day), !isEra(1) {
            advance()
            skipOrdinalEnding()
            date.date.day = TwoDigits(day)
        }
        try parseYear(into: &date)
    }

    /// Reads a date that starts with a number: a year, a day, or figures between signs.
    private mutating func parseNumber(_ date: inout WordDate) throws(EDTFError) {
        if try parseFigures(&date) { return }
        guard let (value, digits) = number() else { return }
        if digits > 2 || isEra(1) || (index > 0 && tokens[index - 1].isYearWord) {
            if parseYearFirst(&date) { return }
            try parseYear(into: &date)
            return
        }
        guard (1...31).contains(value) else { throw error("a day of 1 to 31, or a year of four digits") }
        advance()
        skipOrdinalEnding()
        date.date.day = TwoDigits(value)
        let start = index
        if isJoiner() { advance() }
        skipFillers()
        if case .month(let month)? = sense() {
            advance()
            date.date.month = TwoDigits(month)
        } else {
            rewind(to: start)
            skipFillers()
        }
        try parseYear(into: &date)
    }

    /// Reads "2012-mars", "2012 T3" and "2012 May 5", where no other year follows; false, without moving, otherwise.
    private mutating func parseYearFirst(_ date: inout WordDate) -> Bool {
        guard let (year, digits) = number(), digits == 4 else { return false }
        let start = index
        var other = WordDate(offset: date.offset)
        advance()
        if isJoiner() { advance() }
        do {
            if case .month(let month)? = sense() {
                advance()
                other.date.month = TwoDigits(month)
                let start = index
                if isJoiner() { advance() }
                if let (day, digits) = number(), digits <= 2, (1...31).contains(day) {
                    advance()
                    other.date.day = TwoDigits(day)
                } else {
                    rewind(to: start)
                }
                try parseYear(into: &other)
            } else if !(try parsePart(&other)) {
                rewind(to: start)
                return false
            }
        } catch {
            rewind(to: start)
            return false
        }
        guard !other.hasYear, other.ordinal == nil else {
            rewind(to: start)
            return false
        }
        other.place = date.place
        other.qualifier = date.qualifier
        other.isQualifiedInFront = date.isQualifiedInFront
        other.weekday = date.weekday
        date = other
        date.setYear(year)
        return true
    }

    /// Reads the year after a month, a season or a day; leaves the date without one if none comes.
    mutating func parseYear(into date: inout WordDate) throws(EDTFError) {
        let start = index
        if isSign(",") || isJoiner(), let (_, digits) = number(1), digits >= 4 { advance() }
        skipFillers()
        if case .date(let written)? = token()?.kind, written.month == nil {
            advance()
            date.date.year = written.year
            date.date.yearQualifier = written.yearQualifier
            date.hasYear = true
            return
        }
        let isNamed = index > 0 && tokens[index - 1].isYearWord
        guard let (year, digits) = number(), digits > 2 || isEra(1) || isNamed else {
            rewind(to: start)
            return
        }
        if (5...8).contains(digits) { throw error("a year of four digits, or with Y in front of more") }
        advance()
        if year % 10 == 0, digits == 4, let token = token(), token.isAttached || isSign("'"), acceptPlural() {
            if year % 100 == 0, year != 2000 {
                throw error("one meaning: \"the decade \(year)\" or \"the \(WordDate.century(from: year))\"", at: date.offset)
            }
            date.setDecade(year)
            return
        }
        date.setYear(year)
    }

    /// Reads the "s" of "1990s" or "1990's".
    private mutating func acceptPlural() -> Bool {
        let start = index
        _ = accept("'")
        if let token = token(), token.isAttached, token.text == "s" || token.text == "S" {
            advance()
            return true
        }
        rewind(to: start)
        return false
    }

    private func isEra(_ offset: Int) -> Bool {
        sense(offset) == .beforeChrist || isAfterChrist(offset)
    }

    /// "ce" is French "this" too, which no number has behind it.
    private func isAfterChrist(_ offset: Int) -> Bool {
        sense(offset) == .afterChrist || (number(offset - 1) != nil && token(offset)?.text == "CE")
    }

    /// Passes over `er`, `st`, `e` right after a number.
    mutating func skipOrdinalEnding() {
        guard let token = token(), token.isAttached, case .word(let ending) = token.kind else { return }
        if DateWordsParser.ordinalEndings.contains(ending) { advance() }
    }

    private static let ordinalEndings: Set = ["er", "ere", "e", "eme", "ieme", "nd", "nde", "re", "st", "rd", "th"]
}

extension DateToken {
    /// Whether it is "year" or "année", after which a number of any length is a year.
    var isYearWord: Bool {
        if case .phrase(.year, _) = kind { true } else { false }
    }
}

extension WordDate {
    /// Gives the date a year.
    mutating func setYear(_ year: Int) {
        date.year = YearComponent(number: year)
        hasYear = true
    }

    /// The hundred years from a year, as they print.
    static func century(from year: Int) -> String { DateNames(language: .english).century(year / 100 + 1) }

    /// Makes this the ten years from `year`.
    mutating func setDecade(_ year: Int) {
        date.year = YearComponent(value: year, unspecified: 0b1)
        hasYear = true
    }
}
