extension DateWordsParser {
    /// Reads "19th century", "XIXe siècle", as the hundred years that share two digits (`18XX`); false, without moving, otherwise.
    mutating func parseCentury(_ date: inout WordDate) -> Bool {
        let start = index
        let century: Int
        if let (value, digits) = number(), digits <= 2 {
            century = value
            advance()
            skipOrdinalEnding()
        } else if case .word(let word)? = token()?.kind, let value = DateWordsParser.roman(word) {
            century = value
            advance()
        } else {
            return false
        }
        guard accept(.century), (1...100).contains(century) else {
            rewind(to: start)
            return false
        }
        date.date.year = YearComponent(value: (century - 1) * 100, unspecified: 0b11)
        date.hasYear = true
        return true
    }

    /// Reads "1er trimestre 2012", "Q1 2012", "first half of 2012", "2012 Q1"; false, without moving, otherwise.
    mutating func parseDivision(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        let hasLeadingYear = number()?.digits == 4 && word(1).map(DateWordsParser.isDivision) == true
        if hasLeadingYear { try parseYear(into: &date) }
        let column = token()?.column ?? 1
        guard let (place, family) = readDivision() else {
            // "premier mai 2012" is a day, and "first" means nothing else on its own.
            rewind(to: start)
            guard parseFirstOfMonth(&date) else { return false }
            try parseYear(into: &date)
            return true
        }
        let count = family == .quarter ? 4 : family == .third ? 3 : 2
        let base = family == .quarter ? 32 : family == .third ? 36 : 39
        let ordinal = place == 0 ? count : place
        guard ordinal <= count else {
            throw EDTFError(text: text, column: column, expected: "a part of the year from 1 to \(count)")
        }
        date.date.month = TwoDigits(base + ordinal)
        if !hasLeadingYear { try parseYear(into: &date) }
        return true
    }

    private static func isDivision(_ word: DateWord) -> Bool { word == .quarter || word == .third || word == .half }

    /// The place of a division, 0 for the last, and its family; nil if none comes next, wherever that is found out.
    private mutating func readDivision() -> (place: Int, family: DateWord)? {
        if let family = word(), DateWordsParser.isDivision(family), let (place, digits) = number(1), digits == 1, place > 0 {
            advance(2)
            return (place, family)
        }
        let place: Int
        if let (value, digits) = number(), digits == 1, value > 0, token(1)?.isAttached == true {
            place = value
            advance()
            skipOrdinalEnding()
        } else if case .ordinal(let value)? = word() {
            place = value
            advance()
        } else if accept(.last) {
            place = 0
        } else {
            return nil
        }
        if accept(.ordinal(3)) { return (place, .third) }
        guard let family = word(), DateWordsParser.isDivision(family) else { return nil }
        advance()
        return (place, family)
    }

    private mutating func parseFirstOfMonth(_ date: inout WordDate) -> Bool {
        guard word() == .ordinal(1) else { return false }
        let start = index
        advance()
        skipFillers()
        guard case .month(let month)? = word() else {
            rewind(to: start)
            return false
        }
        advance()
        date.date.month = TwoDigits(month)
        date.date.day = TwoDigits(1)
        return true
    }

    /// Reads "20/04/2012", "20.04.2012" or "04/2012"; false, without moving, otherwise.
    ///
    /// Two figures that could both be the month are refused, since French and American order differ.
    mutating func parseFigures(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard let (first, _) = number(), let sign = ["/", "."].first(where: { isSign($0, 1) }), let (second, secondDigits) = number(2) else {
            return false
        }
        guard isSign(sign, 3), let (year, digits) = number(4) else {
            guard secondDigits == 4, (1...12).contains(first) else { return false }
            advance(3)
            date.setFigures(year: second, month: first, day: nil)
            return true
        }
        guard digits == 4 else { return false }
        hasFigures = true
        let (day, month) = first > 12 ? (first, second) : (second, first)
        guard first == second || max(first, second) > 12, (1...12).contains(month), (1...31).contains(day) else {
            throw error("a date that can be read in one way only, such as \(Day.yearText(year))-04-05 or 5 April \(year)")
        }
        advance(5)
        date.setFigures(year: year, month: month, day: day)
        return true
    }

    /// The value of a Roman number of up to 39 with an optional ordinal ending; nil for other words.
    private static func roman(_ word: String) -> Int? {
        let endings = ["eme", "er", "th", "e"]
        let ending = endings.first { word.hasSuffix($0) } ?? ""
        var total = 0
        var previous = 0
        for letter in word.dropLast(ending.count).reversed() {
            let value: Int
            switch letter {
            case "i": value = 1
            case "v": value = 5
            case "x": value = 10
            default: return nil
            }
            total += value < previous ? -value : value
            previous = max(previous, value)
        }
        return total > 0 ? total : nil
    }
}

extension WordDate {
    fileprivate mutating func setFigures(year: Int, month: Int, day: Int?) {
        date = CalendarDate(yearNumber: year, month: month, day: day)
        hasYear = true
    }
}
