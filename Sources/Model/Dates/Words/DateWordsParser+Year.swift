extension DateWordsParser {
    /// Reads "2012-mars", "2012 T3" and "2012 May 5", where no other year follows; false, without moving, otherwise.
    mutating func parseYearFirst(_ date: inout WordDate) -> Bool {
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

    /// Reads the preamble of a deed: "l'an deux mille dix, le 25 mars", "l'an deux mille vingt-deux et le huit février"; false, without
    /// moving, otherwise.
    mutating func parsePreamble(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        guard index > 0, tokens[index - 1].isYearWord, tokens[index - 1].languages == .french, let (year, digits) = number(), digits <= 4, year > 0
        else { return false }
        advance()
        guard accept(",") || accept(.and), accept(.filler), case let (day, digits)? = number(), digits <= 2, (1...31).contains(day) else {
            rewind(to: start)
            return false
        }
        advance()
        skipOrdinalEnding()
        while sense() == .of || sense() == .filler || sense() == .monthUnit { advance() }
        guard case .month(let month)? = sense(), number(1)?.digits != 4 else {
            rewind(to: start)
            return false
        }
        advance()
        date.date = CalendarDate(yearNumber: year, month: month, day: day)
        date.hasYear = true
        return true
    }

    /// Reads the year after a month, a season or a day; leaves the date without one if none comes.
    mutating func parseYear(into date: inout WordDate) throws(EDTFError) {
        let start = index
        // "May 11, 868", "March-44 BC"
        if isSign(",") || isJoiner(), let (_, digits) = number(1), digits >= 4 || isEra(2) || isSign(",") && digits == 3 && date.date.day != nil { advance() }
        skipFillers()
        if case .date(let written)? = token()?.kind, written.month == nil {
            advance()
            date.date.year = written.year
            date.date.yearQualifier = written.yearQualifier
            date.hasYear = true
            return
        }
        if try parseRelativeYear(&date) { return }
        if let year = try acceptShortYear(behind: date) { return date.setYear(year) }
        // "25 September AD 800"
        let isOfEra = sense() == .afterChrist && number(isSign(".", 1) ? 2 : 1) != nil
        if isOfEra { advance(isSign(".", 1) ? 2 : 1) }
        let isNamed = isOfEra || isEra(1) || index > 0 && tokens[index - 1].isYearWord
        guard let (year, digits) = number(), digits > 2 || isNamed else {
            rewind(to: start)
            return
        }
        if digits > 4, !isEra(1) { throw error(DateWordsParser.longYear) }
        if year == 0, isNamed { throw error(DateWordsParser.firstYear) }
        // "199?" is meant for 199X, "201" for 2012; behind a day and its month nothing but a year can stand.
        if digits == 3, !isNamed, date.date.month == nil || date.date.day == nil || isSign("?", 1) {
            hasFigures = true
            throw error("a year of four digits, such as \(Day.yearText(year)), or with AD, BC or \"year\" beside it")
        }
        advance()
        if year % 10 == 0, digits == 4, let token = token(), token.isAttached || isSign("'"), acceptPlural() {
            if year % 100 == 0, year != 2000 {
                throw error("one meaning: \"the decade \(year)\" or \"the \(WordDate.century(from: year))\"", at: date.offset)
            }
            date.setDecade(year)
            return
        }
        date.setYear(year)
        if digits == 4, date.date.month == nil, date.place?.third == nil, let second = try acceptShortYear(after: year) {
            date.spanEnd = second
        }
    }

    /// What an error about too many figures expects.
    static let longYear = "a year of four digits, or with Y in front of more"
    /// What an error about the year 0 of an era expects.
    static let firstYear = "a year from 1 on: AD 1 is the one after 1 BC"

    /// Reads the rest of "2012/13", "1998-99" and "the 2012-13 season": the last year in two figures; nil, without moving, otherwise.
    ///
    /// Figures that could be a month have two readings.
    private mutating func acceptShortYear(after year: Int) throws(EDTFError) -> CalendarDate? {
        guard isSign("-") || isSign("/"), let (figures, digits) = number(1), digits == 2, token(1)?.isAttached == true, !isJoiner(2), !isEra(2)
        else { return nil }
        let isNext = figures == (year + 1) % 100
        guard isNext || figures > year % 100 && isSign("-") else { return nil }
        let last = year - year % 100 + figures + (figures < year % 100 ? 100 : 0)
        if sense(2) != .twoYears, sense(2) != .fiscal {
            if isSign("/"), figures <= 12 { return nil }
            if isSign("-"), figures <= 12 {
                hasFigures = true
                throw error("one meaning: \(year) to \(last), or a month of \(year)", at: tokens[index + 1].offset)
            }
        }
        advance(2)
        return CalendarDate(yearNumber: last)
    }

    /// Passes over "fiscal year" behind a year, "season" behind two.
    mutating func acceptYearNoun(_ date: inout WordDate) {
        if sense() == .fiscal || sense() == .twoYears && (date.spanEnd != nil || isSign("-", -2) || isSign("/", -2)) { advance() }
    }

    /// Reads "nineteen-nineties", "noughties"; false, without moving, otherwise. "Nineties" are of two centuries at least.
    mutating func parseNamedDecade(_ date: inout WordDate) throws(EDTFError) -> Bool {
        switch sense() {
        case .tens(let tens):
            try parseShortDecade(tens, &date)
            return true
        case .decadeOf(let year):
            advance()
            date.setDecade(year)
            return true
        default: break
        }
        guard let (hundreds, digits) = number(), digits == 2, case .tens(let tens)? = isSign("-", 1) ? sense(2) : sense(1) else { return false }
        advance(isSign("-", 1) ? 3 : 2)
        date.setDecade(hundreds * 100 + tens)
        return true
    }

    /// Reads the "s" of "1990s" or "1990's".
    mutating func acceptPlural() -> Bool {
        let start = index
        _ = accept("'")
        if let token = token(), token.isAttached, token.text == "s" || token.text == "S" {
            advance()
            return true
        }
        rewind(to: start)
        return false
    }

    /// Whether "BC", "av. J.-C." or the like lies `offset` places ahead.
    func isEra(_ offset: Int) -> Bool {
        sense(offset) == .beforeChrist || isAfterChrist(offset)
    }

    /// "ce" is French "this" too, which no number has behind it.
    func isAfterChrist(_ offset: Int) -> Bool {
        sense(offset) == .afterChrist || (number(offset - 1) != nil && token(offset)?.text == "CE")
    }

    /// Passes over `er`, `st`, `e` right after a number.
    @discardableResult
    mutating func skipOrdinalEnding() -> Bool {
        guard let token = token() else { return false }
        if isOrdinalEnding() {
            advance()
            return true
        }
        guard token.isAttached else { return false }
        // "2d" has the "d" of "d'avril".
        if token.text == "d", !isSign("'", 1) {
            advance()
            return true
        }
        // "1° trimestre"
        if token.isSign("°") {
            advance()
            return true
        }
        guard case .word(let ending) = token.kind, DateWordsParser.ordinalEndings.contains(ending) else { return false }
        advance()
        return true
    }

    /// Whether an ending of two letters or more stands apart from its number, as raised letters often do: "1 er semestre".
    func isOrdinalEnding(_ offset: Int = 0) -> Bool {
        guard case .word(let ending)? = token(offset)?.kind else { return false }
        return ending.count > 1 && DateWordsParser.ordinalEndings.contains(ending)
    }

    private static let ordinalEndings: Set = ["er", "ere", "e", "eme", "ieme", "nd", "nde", "re", "st", "rd", "th", "º", "ª"]
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
    static func century(from year: Int) -> String { English().century(year / 100 + 1).noun }

    /// Makes this the hundred years that share two digits: 1800 to 1899 for the 19th century.
    mutating func setCentury(_ number: Int) {
        date.year = YearComponent(value: (number - 1) * 100, unspecified: 0b11)
        hasYear = true
    }

    /// Makes this the ten years from `year`.
    mutating func setDecade(_ year: Int) {
        date.year = YearComponent(value: year, unspecified: 0b1)
        hasYear = true
    }
}
