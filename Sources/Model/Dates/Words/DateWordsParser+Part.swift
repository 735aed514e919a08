extension DateWordsParser {
    /// Reads "19th century", "XIXe siècle", as the hundred years that share two digits (`18XX`); false, without moving, otherwise.
    mutating func parseCentury(_ date: inout WordDate) -> Bool {
        let start = index
        let century: Int
        if let (value, digits) = number(), digits <= 2 {
            century = value
            advance()
            skipOrdinalEnding()
        } else if case .word(let word)? = token()?.kind, let value = RomanNumeral.value(word) {
            century = value
            advance()
            // "à la fin du XIXe"
            if word.hasSuffix("e"), index == tokens.count {
                date.setCentury(century)
                return true
            }
        } else if case .ordinal(let value)? = sense() {
            century = value
            advance()
        } else {
            return false
        }
        if isJoiner() { advance() }
        guard accept(.century) || acceptCenturyLetter(century), (1...100).contains(century) else {
            rewind(to: start)
            return false
        }
        date.setCentury(century)
        return true
    }

    /// Passes over the "s." of "XXe s.", which behind 1 and 2 is half a year.
    private mutating func acceptCenturyLetter(_ century: Int) -> Bool {
        guard century > 2, token()?.text.lowercased() == "s", case .word? = token(-1)?.kind,
            number(isSign(".", 1) ? 2 : 1) == nil
        else { return false }
        advance()
        _ = accept(".")
        return true
    }

    /// Reads a numbered part: "1er trimestre 2012", "Q1 2012", "first half of September 2012", "semaine 36 de 2012"; false, without
    /// moving, otherwise.
    mutating func parsePart(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        if try parseWeek(&date) { return true }
        if try parseRun(&date) { return true }
        if try parseMonthsToDate(&date) { return true }
        let offset = self.offset
        guard let place = acceptPlaceOfPart() else { return false }
        if case .part(let division)? = place.division ?? sense() {
            if place.division == nil { advance() }
            let number = place.number == 0 ? division.count : place.number
            guard number <= division.count else {
                throw error("a part of \(division.scope == .month ? "the month" : "the year") from 1 to \(division.count)", at: offset)
            }
            try parseWhole(of: division, number, &date)
            return true
        }
        if sense() == .decade, place.division == nil, (0...10).contains(place.number) {
            advance()
            try parseMonthAndYear(&date)
            guard date.date.year.unspecified == 0b11 else { throw error("a century that has such a decade", at: offset) }
            date.setDecade(date.date.year.value + (place.number == 0 ? 90 : (place.number - 1) * 10))
            return true
        }
        if sense() == .week {
            let start = index
            advance()
            try parseMonthAndYear(&date)
            // "1er sem. 2013" is half a year: of a week the month is said too.
            if date.date.month == nil, case .part(let division)? = tokens[start].otherSenses.first {
                date = WordDate(offset: date.offset)
                rewind(to: start + 1)
                _ = accept(".")
                guard (1...division.count).contains(place.number) else { throw error("a part of the year from 1 to 2", at: offset) }
                try parseWhole(of: division, place.number, &date)
                return true
            }
            date.slice = .weekOfMonth(place.number - 1)
            return true
        }
        // "premier et deuxième trimestres 2012"
        if sense() == .and || sense() == .or || sense() == .toOrAt || sense() == .to, place.number > 0 {
            date.ordinal = place.number
            return true
        }
        // "premier mai 2012" and "the third of March 2014" are days.
        _ = accept(.dayUnit)
        skipFillers()
        if (1...31).contains(place.number), case .month(let month)? = sense() {
            advance()
            date.date.month = TwoDigits(month)
            date.date.day = TwoDigits(place.number)
            try parseYear(into: &date)
            return true
        }
        rewind(to: start)
        return false
    }

    /// Reads which part it is, up to its noun: 0 for the last. `division` is what came before the number ("Q1").
    private mutating func acceptPlaceOfPart() -> (number: Int, division: DateSense?)? {
        if case .part? = sense(), let division = sense(), let (value, digits) = number(1), digits == 1, value > 0 {
            advance(2)
            return (value, division)
        }
        let start = index
        if let (value, digits) = number(), digits <= 2, value > 0, token(1)?.isAttached == true || isOrdinalEnding(1) {
            advance()
            skipOrdinalEnding()
            if isJoiner() { advance() }
            // "1er et 2e trimestres": the noun comes with the second.
            let isOrdinal = token(-1)?.text.first?.isLetter == true || isSign("°", -1)
            switch sense() {
            case .part, .week: if digits == 1 { return (value, nil) }
            case .and, .or, .to, .toOrAt: if isOrdinal { return (value, nil) }
            default: break
            }
        } else if let value = ordinal {
            advance()
            if isJoiner() { advance() }
            if accept(.ordinal(3)) { return (value, .part(DateSense.Division(count: 3, scope: .any))) }
            return (value, nil)
        } else if sense() == .last {
            advance()
            switch sense() {
            case .part, .week, .decade: return (0, nil)
            default: break
            }
            if accept(.ordinal(3)) { return (0, .part(DateSense.Division(count: 3, scope: .any))) }
        }
        rewind(to: start)
        return nil
    }

    /// The value of an ordinal that comes next, in words or in Roman figures.
    private var ordinal: Int? {
        switch token()?.kind {
        case .phrase(.ordinal(let value), _): value
        case .word(let word) where word.hasSuffix("e") || word.hasSuffix("er"): RomanNumeral.value(word)
        default: nil
        }
    }

    /// Reads the year, month, decade or century that a part is one of.
    private mutating func parseWhole(of division: DateSense.Division, _ number: Int, _ date: inout WordDate) throws(EDTFError) {
        if try parsePartOfFiscalYear(division, number, &date) { return }
        if division.scope == .year {
            try parseYear(into: &date)
        } else {
            try parseMonthAndYear(&date)
        }
        let isOfYear = date.date.month == nil && (!date.hasYear || date.date.year.unit == 1)
        guard isOfYear, division.scope != .month else {
            guard division.scope == .any || division.scope == .month && !isOfYear else { throw error(DateWordsParser.forms, at: date.offset) }
            date.slice = .equal(index: number - 1, count: division.count)
            return
        }
        let base = division.count == 4 ? 32 : division.count == 3 ? 36 : 39
        date.date.month = TwoDigits(base + number)
    }

    mutating func parseMonthAndYear(_ date: inout WordDate) throws(EDTFError) {
        let start = index
        if isJoiner() { advance() }
        skipFillers()
        if case .month(let month)? = sense() {
            advance()
            date.date.month = TwoDigits(month)
        } else if parseCentury(&date) {
            return
        } else if try parseNamedDecade(&date) {
            return
        } else if sense() == .decade {
            advance()
            skipFillers()
        } else {
            rewind(to: start)
        }
        let isDecade = token(-1).map { if case .phrase(.decade, _) = $0.kind { true } else { false } } ?? false
        try parseYear(into: &date)
        if isDecade, date.date.year.unspecified == 0, date.date.year.value % 10 == 0 { date.setDecade(date.date.year.value) }
    }

    /// Reads "week 36 of 2012", "semaine du 3 septembre 2012"; false, without moving, otherwise.
    private mutating func parseWeek(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        if accept(.weekFrom) { return try parseWeek(of: &date, .weekBeginning) }
        if accept(.weekTo) { return try parseWeek(of: &date, .weekEnding) }
        guard accept(.week) || acceptWeekLetter() else { return false }
        _ = accept(".")
        if let (week, digits) = number(), digits <= 2, !isMonth(1) {
            try parseWeekNumber(week, &date)
            return true
        }
        guard sense() == .of || number() != nil else {
            rewind(to: start)
            return false
        }
        return try parseWeek(of: &date, .weekFrom)
    }

    /// Reads the day that a week begins or ends with, or both days.
    private mutating func parseWeek(of date: inout WordDate, _ slice: PeriodSlice) throws(EDTFError) -> Bool {
        var day = try parseDate()
        if slice != .weekEnding, accept(.to) || accept(.toOrAt) {
            let last = try parseDate()
            day.complete(from: last)
            guard let start = try resolve(day).bounds?.lowerBound, try resolve(last).bounds?.lowerBound == start.advanced(byDays: 6) else {
                throw error("a week of seven days", at: last.offset)
            }
            day.spanEnd = last.date
            date = day
            return true
        }
        guard day.place == nil, day.slice == nil, day.date.day != nil else {
            throw error("the day that the week \(slice == .weekEnding ? "ends" : "begins") on")
        }
        day.slice = slice
        date = day
        return true
    }

    /// Passes over the "S" of "S36", which with one figure is half a year.
    private mutating func acceptWeekLetter() -> Bool {
        guard token()?.otherSenses.contains(.week) == true, number(1)?.digits == 2, token(1)?.isAttached == true else { return false }
        advance()
        return true
    }

    /// Reads the number of a week and its year.
    mutating func parseWeekNumber(_ week: Int, _ date: inout WordDate) throws(EDTFError) {
        advance()
        isInWeeks = true
        try parseYear(into: &date)
        date.slice = .week(week)
    }

    /// Whether a month lies `offset` places ahead.
    func isMonth(_ offset: Int) -> Bool {
        if case .month? = sense(offset) { true } else { false }
    }
}
