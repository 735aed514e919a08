extension DateWordsParser {
    /// Reads "first Monday of September 2012", "dernier vendredi de novembre 2012"; false, without moving, otherwise.
    mutating func parseWeekdayOfMonth(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        let place = acceptPlaceOfDay()
        let isWeekend = sense() == .weekend
        var named = isWeekend ? 6 : 0
        if case .weekday(let weekday)? = sense() { named = weekday }
        guard let place, named > 0 else {
            rewind(to: start)
            return false
        }
        let weekday = named
        advance()
        _ = accept(.at)
        try parseMonthAndYear(&date)
        guard date.hasYear, date.date.month != nil, date.date.grouping == nil, let days = date.date.bounds else {
            date = WordDate(offset: date.offset)
            rewind(to: start)
            return false
        }
        let first = days.lowerBound.advanced(byDays: (weekday - days.lowerBound.weekday + 7) % 7)
        let last = days.upperBound.advanced(byDays: -((days.upperBound.weekday - weekday + 7) % 7))
        let day = place == 0 ? last : first.advanced(byDays: 7 * (place - 1))
        guard day <= last else { throw error("a day of the calendar", at: date.offset) }
        // A weekend that has a day in another month may be counted or not.
        if isWeekend, days.lowerBound.weekday == 7 || place == 0 && days.upperBound.weekday == 6 {
            throw error("the days of that weekend", at: date.offset)
        }
        date.setDay(day)
        if isWeekend { date.slice = .weekend }
        return true
    }

    /// Reads which of several days it is; 0 for the last.
    private mutating func acceptPlaceOfDay() -> Int? {
        if accept(.last) { return 0 }
        if case .ordinal(let place)? = sense(), (1...5).contains(place) {
            advance()
            return place
        }
        guard let (place, digits) = number(), digits == 1, place > 0 else { return nil }
        advance()
        return skipOrdinalEnding() ? place : nil
    }

    /// Reads "the day after 14 July 2013", "la veille du 15 août 2013", "deux jours avant le 5 mai 2012"; false, without moving,
    /// otherwise.
    mutating func parseNeighbour(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let days: Int
        if let count = count(), count > 0, sense(1) == .dayUnit, sense(2) == .before || sense(2) == .after {
            days = sense(2) == .before ? -count : count
            advance(2)
        } else if sense() == .dayBefore || sense() == .dayAfter {
            days = sense() == .dayBefore ? -1 : 1
        } else {
            return false
        }
        // "à la veille de" and "au lendemain de" are some time before and after.
        let isLoose = (1...2).contains { offset in if case .phrase(.toOrAt, _)? = token(-offset)?.kind { true } else { false } }
        guard !isLoose else { throw error("one meaning: the day beside that day, or the time around it") }
        advance()
        let other = try parseDate()
        guard other.place == nil, other.slice == nil, other.date.day != nil, let day = try resolve(other).bounds?.lowerBound else {
            throw error("a day", at: other.offset)
        }
        date.setDay(day.advanced(byDays: days))
        date.qualifier = other.qualifier
        return true
    }

    /// Reads "the weekend of 15 September 2012", "week-end des 15 et 16 septembre 2012".
    mutating func parseWeekend(_ date: inout WordDate) throws(EDTFError) {
        advance()
        var first = try parseDate()
        if accept(.and) || accept(.to) || accept(.toOrAt) || isJoiner() && number(1) != nil {
            if isJoiner() { advance() }
            let second = try parseDate()
            first.complete(from: second)
            guard let sunday = try resolve(second).bounds?.lowerBound, try resolve(first).bounds?.lowerBound == sunday.advanced(byDays: -1) else {
                throw error("a Saturday and the day after it", at: first.offset)
            }
        }
        guard first.place == nil, first.slice == nil, first.date.day != nil else { throw error("a day of that weekend", at: first.offset) }
        date = first
        date.slice = .weekend
    }
}
