extension EDTFParser {
    /// Reads a year with an optional month or grouping and day, and checks that some day of the calendar fits.
    mutating func parseDate() throws(EDTFError) -> CalendarDate {
        let start = position
        var qualification = Qualification()
        qualification.readLeft(&self)
        var date = CalendarDate(year: try parseYear())
        try qualification.readRight(&self)
        date.yearQualifier = qualification.current

        var lastComponent = start
        if peek == UInt8(ascii: "-"), !date.year.isLong, date.year.significantDigits == 0 {
            position += 1
            lastComponent = position
            qualification.beginComponent(&self)
            date.month = try parseMonth()
            try qualification.readRight(&self)
            date.monthQualifier = qualification.current
            if peek == UInt8(ascii: "-"), date.grouping != nil {
                throw error("the end of the date: a season or other part of a year has no days")
            }
            if skip(UInt8(ascii: "-")) {
                lastComponent = position
                qualification.beginComponent(&self)
                date.day = try parseDayOfMonth()
                try qualification.readRight(&self)
                date.dayQualifier = qualification.current
            }
        }
        qualification.spread(over: &date)
        guard date.bounds != nil else { throw error(at: lastComponent, EDTFParser.expectation(forLast: date)) }
        raise(to: date.level(isComplete: qualification.isComplete))
        return date
    }

    private mutating func parseMonth() throws(EDTFError) -> TwoDigits {
        let start = position
        let digits = try parseTwoDigits("a month of 01 to 12, or a season or other part of the year of 21 to 41")
        if let number = digits.value, !(1...12).contains(number), !(21...41).contains(number) {
            throw error(at: start, "a month of 01 to 12, or a season or other part of the year of 21 to 41")
        }
        return digits
    }

    private mutating func parseDayOfMonth() throws(EDTFError) -> TwoDigits {
        let start = position
        let digits = try parseTwoDigits("a day of 01 to 31")
        if let number = digits.value, !(1...31).contains(number) { throw error(at: start, "a day of 01 to 31") }
        return digits
    }

    private mutating func parseTwoDigits(_ expected: String) throws(EDTFError) -> TwoDigits {
        guard let tens = readDigitOrUnspecified() else { throw error(expected + ", in two digits") }
        guard let units = readDigitOrUnspecified() else { throw error("the second digit of " + expected) }
        return TwoDigits(tens: tens, units: units)
    }

    /// Reads a digit or `X`; nil, without moving, if another byte comes next.
    mutating func readDigitOrUnspecified() -> UInt8? {
        if skip(UInt8(ascii: "X")) { return TwoDigits.unspecified }
        return readDigit()
    }

    /// What would have made the last component fit the calendar.
    private static func expectation(forLast date: CalendarDate) -> String {
        guard date.day != nil else { return "a month: none of 01 to 12 has these digits" }
        guard let month = date.month?.value else { return "a day that some month has" }
        if date.year.unspecified == 0 {
            let length = Day.daysIn(month: month, ofYear: date.year.value)
            return "a day of 01 to \(length), the length of that month"
        }
        return month == 2 ? "a day of 01 to 28, or 29 in a leap year" : "a day that the month has"
    }
}

/// Collects qualifiers while a date is read: to the left of a component they apply to it alone, to the right also to all before it.
private struct Qualification {
    /// The qualifiers met for the component being read.
    var current: Qualifier = []
    /// The qualifiers to the right of each component read so far.
    private var rightOf: [Qualifier] = []
    private var hasLeft = false
    private var leftOfCurrent = false

    /// Whether there is no qualifier, or one that ends the date and so applies to all of it.
    var isComplete: Bool {
        !hasLeft && rightOf.dropLast().allSatisfy(\.isEmpty)
    }

    mutating func readLeft(_ parser: inout EDTFParser) {
        leftOfCurrent = false
        guard let qualifier = parser.readQualifier() else { return }
        current = qualifier
        leftOfCurrent = true
        hasLeft = true
    }

    mutating func beginComponent(_ parser: inout EDTFParser) {
        current = []
        readLeft(&parser)
    }

    mutating func readRight(_ parser: inout EDTFParser) throws(EDTFError) {
        let start = parser.position
        let right = parser.readQualifier()
        if right != nil, leftOfCurrent {
            throw parser.error(at: start, "one qualifier for a component, before it or after it")
        }
        if let symbol = parser.peek, right != nil, Qualifier(symbol: symbol) != nil {
            throw parser.error("one qualifier for a component (% is both ? and ~)")
        }
        rightOf.append(right ?? [])
        current.formUnion(right ?? [])
    }

    /// Applies each qualifier to the right of a component to all components before it.
    func spread(over date: inout CalendarDate) {
        if rightOf.count > 1 { date.yearQualifier.formUnion(rightOf[1]) }
        if rightOf.count > 2 {
            date.yearQualifier.formUnion(rightOf[2])
            date.monthQualifier.formUnion(rightOf[2])
        }
    }
}

extension CalendarDate {
    /// The level of the standard this date needs; `isComplete` says that its qualifier, if any, ends the date.
    fileprivate func level(isComplete: Bool) -> Int {
        if !isComplete || year.significantDigits > 0 || (grouping?.number ?? 0) > 24 { return 2 }
        if hasUnspecified { return isUnspecifiedFromTheRight ? 1 : 2 }
        let isPlain = !year.isLong && !year.isNegative && grouping == nil && qualifiers.isEmpty
        return isPlain ? 0 : 1
    }

    /// The four cases of LoC EDTF 2019, Level 1, "Unspecified digit(s) from the right".
    private var isUnspecifiedFromTheRight: Bool {
        switch (month, day) {
        case (nil, _): year.unspecified == 0b1 || year.unspecified == 0b11
        case (let month?, nil): year.unspecified == 0 && month.isWhollyUnspecified
        case (let month?, let day?):
            year.unspecified == 0 && day.isWhollyUnspecified && (!month.hasUnspecified || month.isWhollyUnspecified)
        }
    }
}
