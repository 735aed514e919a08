extension DateWordsParser {
    /// Reads "20/04/2012", "20.04.2012", "20-04-2012", "2012/04/20", "04/2012" and "20120420"; false, without moving, otherwise.
    ///
    /// Of two figures that could both be the month, full stops, French words, the day of the week and another date beside it tell which
    /// one is; else they are refused.
    mutating func parseFigures(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard let (first, firstDigits) = number(), !isEra(1) else { return false }
        if firstDigits == 8 { return try parseCompact(first, &date) }
        if firstDigits > 4 { throw error(DateWordsParser.longYear) }
        guard isJoiner(1), let (second, secondDigits) = number(2), let sign = token(1)?.text, token(1)?.isAttached == true else { return false }
        guard token(3)?.text == sign, token(3)?.isAttached == true, let (last, thirdDigits) = number(4) else {
            return try parseMonthInFigures((first, firstDigits), (second, secondDigits), &date)
        }
        hasFigures = true
        if firstDigits == 4, secondDigits <= 2, thirdDigits <= 2 {
            advance(5)
            date.setFigures(year: first, month: second, day: last)
            return true
        }
        // With hyphens a year of two figures may stand first.
        guard thirdDigits == 4 || thirdDigits == 2 && (sign != "-" || isFrench), firstDigits <= 2, secondDigits <= 2 else {
            throw error("a year of four digits")
        }
        let third = thirdDigits == 2 && !isEra(5) ? try year(of: last, isNamed: false) : last
        let isOther = isDayFirstElsewhere(but: index)
        let isDayFirst = sign == "." || first > 12 || isFrench || isOther == true
            || isWeekday(date.weekday, of: (third, second, first), not: (third, first, second))
        let isMonthFirst = isOther == false || tokens.contains { $0.isTime && $0.means(.americanZone) } || isWeekday(date.weekday, of: (third, first, second), not: (third, second, first))
        let (day, month) = isDayFirst ? (first, second) : (second, first)
        if !isDayFirst, !isMonthFirst, first != second, (1...12).contains(first), (1...12).contains(second) {
            // Two readings, and nothing says which is meant.
            let readings = [(second, first), (first, second)].map { month, day in
                "\(Day.yearText(third))-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            }
            throw error("a date that can be read in one way only: \(readings[0]) or \(readings[1])", hasSeveralReadings: true)
        }
        guard isDayFirst || isMonthFirst || first == second || second > 12, (1...12).contains(month), (1...31).contains(day) else {
            throw error("a date that can be read in one way only, such as \(Day.yearText(third))-04-05 or 5 April \(third)")
        }
        advance(5)
        date.setFigures(year: third, month: month, day: day)
        return true
    }

    /// Whether another date in figures of the text has its day first, as one of its numbers can be no month; nil if none tells.
    private func isDayFirstElsewhere(but own: Int) -> Bool? {
        for start in tokens.indices.dropLast(4) where start != own && tokens[start].isFigures {
            guard tokens[start + 1].text == tokens[own + 1].text, tokens[start + 3].text == tokens[own + 1].text, tokens[start + 2].isFigures,
                case .number(let first?) = tokens[start].kind, case .number(let second?) = tokens[start + 2].kind,
                case .number = tokens[start + 4].kind
            else { continue }
            if first > 12, second <= 12 { return true }
            if second > 12, first <= 12 { return false }
        }
        return nil
    }

    private typealias Figures = (year: Int, month: Int, day: Int)

    /// Whether the day of the week in front is that of one reading, and not of the other: "Monday 05/11/2012".
    private func isWeekday(_ weekday: Int?, of one: Figures, not other: Figures) -> Bool {
        guard let weekday else { return false }
        let days = [one, other].map { CalendarDate(yearNumber: $0.year, month: $0.month, day: $0.day).bounds?.lowerBound.weekday }
        return days[0] == weekday && days[1] != weekday
    }

    private mutating func parseMonthInFigures(
        _ first: (value: Int, digits: Int), _ second: (value: Int, digits: Int), _ date: inout WordDate
    ) throws(EDTFError) -> Bool {
        if isSign("/", 1), first.digits == 4, second.digits == 2, (1...12).contains(second.value), second.value == (first.value + 1) % 100 {
            // "the 2010/11 financial year"
            if sense(3) == .fiscal || sense(3) == .twoYears { return false }
            hasFigures = true
            throw error("one meaning: \(first.value) to \(first.value + 1), or month \(second.value) of \(first.value)")
        }
        let (month, year) = first.digits == 4 ? (second, first) : (first, second)
        guard year.digits == 4, month.digits <= 2, (1...12).contains(month.value), first.digits != 4 || isSign("/", 1) || isSign(".", 1) else {
            return false
        }
        advance(3)
        date.setFigures(year: year.value, month: month.value, day: nil)
        return true
    }

    /// Reads a day in the basic format of ISO 8601.
    private mutating func parseCompact(_ digits: Int, _ date: inout WordDate) throws(EDTFError) -> Bool {
        hasFigures = true
        let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
        guard year >= 1000, (1...12).contains(month), day >= 1, day <= Day.daysIn(month: month, ofYear: year) else {
            throw error("a day such as 20120420, or a year with Y in front")
        }
        advance()
        date.setFigures(year: year, month: month, day: day)
        return true
    }
}

extension DateToken {
    /// Whether it is a number of one or two figures.
    fileprivate var isFigures: Bool {
        if case .number = kind { text.count <= 2 } else { false }
    }
}

extension WordDate {
    fileprivate mutating func setFigures(year: Int, month: Int, day: Int?) {
        date = CalendarDate(yearNumber: year, month: month, day: day)
        hasYear = true
    }
}
