extension DateWordsParser {
    /// Reads one date without a time.
    mutating func parseUntimed() throws(EDTFError) -> WordDate {
        // "ce mercredi 5 mars 2014" and "cet automne 2013" have their year, whatever day it is.
        if sense() == .relative(.this), isNumberAhead {
            advance()
            skipFillers()
        }
        var date = WordDate(offset: offset)
        if try parseNeighbour(&date) { return date }
        if try parseRelative(&date) { return date }
        try parseModifiers(&date)
        if try parseRelative(&date) { return date }
        parseWeekday(&date)
        try parseCore(&date)
        try parseEra(&date)
        if date.isTurn { try turn(&date) }
        parseRemarks(&date)
        return date
    }

    private mutating func parseModifiers(_ date: inout WordDate) throws(EDTFError) {
        while true {
            if accept(.about) {
                guard date.place == nil else { throw error(DateWordsParser.forms) }
                date.qualifier.formUnion(.approximate)
                date.isQualifiedInFront = true
                _ = accept(".")
                skipLeadIns()
            } else if accept(.turn) {
                skipLeadIns()
                date.isTurn = true
            } else if accept(.perhaps) {
                date.qualifier.formUnion(.uncertain)
                date.isQualifiedInFront = true
                skipLeadIns()
            } else if case .place(let place)? = sense() {
                guard date.place == nil || date.place == .course, place.third != nil || date.qualifier.isEmpty else {
                    throw error("one part of a period, such as late 2012")
                }
                advance()
                try parsePlace(place, &date)
                try parseLastPlace(&date)
                parseSome(of: &date)
            } else if case .placeInYear(let place)? = sense(), date.place == nil {
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

    /// Makes of a decade the time around its beginning. That of a century is as often its end.
    private func turn(_ date: inout WordDate) throws(EDTFError) {
        guard date.date.year.unspecified == 0b1, date.date.month == nil, date.place == nil, date.slice == nil else {
            throw error("one meaning: the years around its beginning, or around its end", at: date.offset)
        }
        date.setYear(date.date.year.value)
        date.qualifier.formUnion(.approximate)
    }

    /// Reads the second place of "mid-to-late 2012", "début ou mi-2012".
    private mutating func parseLastPlace(_ date: inout WordDate) throws(EDTFError) {
        let start = index
        guard let place = date.place, let first = place.third else { return }
        let isChoice = accept(.or)
        guard isChoice || accept(.to) || accept(.toOrAt) || isJoiner(-1) || sense(-1) == .toOrAt else { return }
        if isJoiner() { advance() }
        skipFillers()
        guard case .place(let end)? = sense(), let last = end.third else { return rewind(to: start) }
        guard isChoice ? last == first + 1 : last > first else { throw error("a later part, as in \"mid- to late 2012\"") }
        advance()
        try parsePlace(end, &date)
        (date.place, date.placeEnd) = (place, end)
    }

    private mutating func parseWeekday(_ date: inout WordDate) {
        guard let weekday = weekday() else { return }
        date.weekday = weekday
        advance()
        _ = accept(".")
        // "lundi soir 7 mai 2012"
        if accept(.time) { date.time = .within }
        _ = accept(",")
        skipLeadIns()
    }

    /// Whether a number comes before the date ends.
    private var isNumberAhead: Bool {
        for token in tokens[(index + 1)...].prefix(5) {
            switch token.kind {
            case .number: return true
            case .phrase(.and, _), .phrase(.or, _), .phrase(.to, _), .phrase(.toOrAt, _), .phrase(.until, _): return false
            default: continue
            }
        }
        return false
    }

    /// The day of the week that comes next; "mar." is one before a day and its month, else a month.
    private func weekday() -> Int? {
        if case .weekday(let weekday)? = sense() { return weekday }
        let next = isSign(".", 1) ? 2 : 1
        guard isMonth(0), isMonth(next + 1), (number(next)?.digits ?? 4) <= 2 else { return nil }
        for case .weekday(let weekday)? in token()?.otherSenses ?? [] { return weekday }
        return nil
    }

    /// Reads "45 BC", "45 av. J.-C.", "50 CE" at the end of a year.
    ///
    /// The centuries before Christ end with a year 1 and no year 0, which no digits of EDTF say.
    private mutating func parseEra(_ date: inout WordDate) throws(EDTFError) {
        if sense() == .beforeChrist, date.date.year.unspecified != 0 { throw error("years, such as \"between 100 BC and 1 BC\"") }
        guard isEra(0), date.hasYear else { return }
        let isBeforeChrist = sense() == .beforeChrist
        guard date.date.year.value > 0 || date.date.year.unspecified != 0 else { throw error(DateWordsParser.firstYear, at: date.offset) }
        advance()
        _ = accept(".")
        if isBeforeChrist { date.date.year = YearComponent(number: 1 - date.date.year.value) }
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
            } else if hasParenthesis, date.weekday == nil, case .weekday(let weekday)? = sense() {
                advance()
                _ = accept(".")
                date.weekday = weekday
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

    /// Reads "northern hemisphere", "hémisphère sud": how much further its seasons are numbered.
    mutating func acceptHemisphere() -> Int? {
        let isFrench = accept(.hemisphere)
        let shift: Int? = accept(.north) ? 4 : accept(.south) ? 8 : nil
        return isFrench || accept(.hemisphere) ? shift : nil
    }

    mutating func parseCore(_ date: inout WordDate) throws(EDTFError) {
        if case .date(let written)? = token()?.kind {
            advance()
            date.date = written
            date.hasYear = true
            // "the 2011-12 season" is of two years, not of December.
            if sense() == .fiscal || sense() == .twoYears, let year = WordDate.secondYear(of: written) {
                advance()
                date.date.month = nil
                date.spanEnd = CalendarDate(yearNumber: year)
            } else if hasWords, index == tokens.count, let year = WordDate.secondYear(of: written), year % 100 > 12 {
                // "in 2022-23" is no season: who writes those as EDTF does not write words.
                date.date.month = nil
                date.spanEnd = CalendarDate(yearNumber: year)
            } else if hasWords, let year = WordDate.laterYear(of: written) {
                throw error("one meaning: \(written.year.value) to \(year), or \(written.edtf) in words", at: date.offset)
            }
            return
        }
        if isInWeeks, let (week, digits) = number(), digits <= 2, !isMonth(1) { return try parseWeekNumber(week, &date) }
        if try parseEndedPeriod(&date) { return }
        if parseCentury(&date) { return }
        if try parseNamedDecade(&date) { return }
        if try parseDecadeInFigures(&date) { return }
        if try parseShortYear(&date) { return }
        if try parseWeekdayOfMonth(&date) { return }
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
        case .twoYears: try parseTwoYears(&date)
        case .weekend: try parseWeekend(&date)
        case .night: try parseNight(&date)
        case .ended where index > 0 && tokens[index - 1].isYearWord:
            advance()
            try parseEnd(ofMonths: 12, &date)
        case .afterChrist:
            try parseYear(into: &date)
            guard date.hasYear else { throw error("a year", at: offset) }
        default:
            guard number() != nil else { throw error(DateWordsParser.forms) }
            try parseNumber(&date)
        }
    }

    /// Reads what follows a month: a day, a year, both.
    private mutating func parseAfterMonth(_ month: Int, _ date: inout WordDate) throws(EDTFError) {
        date.date.month = TwoDigits(month)
        if isSign("."), number(1)?.digits != 4 { advance() }
        try acceptJoinerBeforeDay()
        if sense() == .filler, ordinalDay(1) != nil || (number(1)?.digits ?? 4) <= 2 { advance() }
        if let (day, digits) = number(), digits <= 2, (1...31).contains(day), !isEra(1) {
            advance()
            skipOrdinalEnding()
            date.date.day = TwoDigits(day)
        } else if let day = ordinalDay() {
            advance()
            date.date.day = TwoDigits(day)
        }
        try parseYear(into: &date)
    }

    /// Passes over the sign between a month and the day before a year: "Mar-05-2012", "March-5, 2012". Two signs join two dates as often.
    private mutating func acceptJoinerBeforeDay() throws(EDTFError) {
        if isJoiner(), case .date(let written)? = token(1)?.kind, written.month != nil {
            throw error("one meaning: one date, or two with \"to\" between them", at: tokens[index + 1].offset)
        }
        guard isJoiner(), let (day, digits) = number(1), digits <= 2, (1...31).contains(day) else { return }
        guard number(isJoiner(2) || isSign(",", 2) ? 3 : 2)?.digits == 4 else { return }
        if isJoiner(2), token(2)?.text != token()?.text {
            throw error("one meaning: a day, as in \"March 5 2012\", or two months, as in \"March to May 2012\"", at: tokens[index + 1].offset)
        }
        advance()
    }

    /// The day that an ordinal in words is, `offset` places ahead: "March twenty-first".
    private func ordinalDay(_ offset: Int = 0) -> Int? {
        if case .ordinal(let day)? = sense(offset), (1...31).contains(day) { day } else { nil }
    }

    /// Reads a date that starts with a number: a year, a day, or figures between signs.
    private mutating func parseNumber(_ date: inout WordDate) throws(EDTFError) {
        if try parseFigures(&date) { return }
        guard let (value, digits) = number() else { return }
        if digits > 2 || isEra(1) || (index > 0 && tokens[index - 1].isYearWord) {
            if try parsePreamble(&date) { return }
            if parseYearFirst(&date) { return }
            try parseYear(into: &date)
            acceptYearNoun(&date)
            return
        }
        guard (1...31).contains(value) else { throw error("a day of 1 to 31, or a year of four digits") }
        advance()
        // "this 3rd day of March"; "3 days of March" are none.
        if skipOrdinalEnding() { _ = accept(.dayUnit) }
        // "Un mois de 2012", "3e mois de 2012" are no days.
        if sense() == .monthUnit || sense() == .year { throw error(DateWordsParser.forms, at: date.offset) }
        date.date.day = TwoDigits(value)
        if try parseRelativeMonth(&date) { return }
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
}
