extension DateWordsParser {
    // Years in two figures, where no day is known that they were written on. What lies between the limits may be either.

    /// "25" is 2025.
    private static let lastOfThisCentury = 25
    /// "50" is 1950.
    private static let firstOfLastCentury = 50
    /// "'30" behind an apostrophe, and the "30s" of a decade with a name, are 1930.
    private static let firstNamed = 30

    /// Reads "'98", and "98" after a place in it, "fin 98"; false, without moving, otherwise.
    mutating func parseShortYear(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        // The apostrophe of "d'" stands at its word, that of a year behind a space.
        let hasApostrophe = accept("'") || isSign("'", -1) && token(-1)?.isAttached == false
        guard let (figures, digits) = number(), digits == 2, hasApostrophe ? token()?.isAttached == true : date.place != nil && figures > 31,
            !isMonth(1), !isEra(1)
        else {
            rewind(to: start)
            return false
        }
        date.setYear(try year(of: figures, isNamed: true))
        advance()
        return true
    }

    /// Reads the two figures of a year behind a part of it: "été '98", "mai 68", "2Q12", "4-Sep-12"; nil, without moving, otherwise.
    mutating func acceptShortYear(behind date: WordDate) throws(EDTFError) -> Int? {
        let start = index
        let isBehindLetter = token(-1)?.isPartLetter == true || token(-2)?.isPartLetter == true && number(-1) != nil
        let isBehindSign = isJoiner() && date.date.day != nil && token(-2).map { $0.isSign("-") || $0.isSign("/") || $0.isSign(".") } == true
        let isNamed = accept("'")
        if isBehindSign || isBehindLetter && isSign("-") { advance() }
        guard let (figures, digits) = number(), digits == 2, !isMonth(1), !isJoiner(1), !isEra(1),
            isNamed || isBehindSign || isBehindLetter && token()?.isAttached == true || figures > 31 && date.date.month != nil
        else {
            rewind(to: start)
            return nil
        }
        let year = try year(of: figures, isNamed: isNamed || !isBehindSign && !isBehindLetter)
        advance()
        return year
    }

    /// The year that its last two figures mean: the one nearest to the day they were written on, which is at most ten years ahead of it.
    func year(of figures: Int, isNamed: Bool) throws(EDTFError) -> Int {
        // "March 44 or April 43 BC"
        guard !hasEra else { throw error("one meaning: a year of four digits, or one with its era") }
        let years: ClosedRange<Int>
        if let reference {
            let past = reference.year - ((reference.year - figures) % 100 + 100) % 100
            let ahead = past + 100 - reference.year
            if ahead <= 10 { return past + 100 }
            if ahead > 30 { return past }
            years = past...(past + 100)
        } else {
            if figures <= DateWordsParser.lastOfThisCentury { return 2000 + figures }
            if figures >= (isNamed ? DateWordsParser.firstNamed : DateWordsParser.firstOfLastCentury) { return 1900 + figures }
            years = (1900 + figures)...(2000 + figures)
        }
        throw error("one meaning: \(years.lowerBound) or \(years.upperBound)")
    }

    /// Reads "90s" and "'90s"; false, without moving, otherwise.
    mutating func parseDecadeInFigures(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        _ = accept("'")
        if let (tens, digits) = number(), digits == 2, tens % 10 == 0 {
            let offset = self.offset
            advance()
            if token()?.isAttached == true, acceptPlural() {
                date.setDecade(try shortDecade(tens, at: offset))
                return true
            }
        }
        rewind(to: start)
        return false
    }

    /// Passes over the decade of "années 90" or "the nineties".
    mutating func parseShortDecade(_ tens: Int, _ date: inout WordDate) throws(EDTFError) {
        let offset = self.offset
        advance()
        date.setDecade(try shortDecade(tens, at: offset))
    }

    /// The last decade of a name that was over on the day that the words were written on. That which goes on may be meant, too.
    ///
    /// Without that day those from the thirties to the nineties are of the last century: they were over in this one alone.
    private func shortDecade(_ tens: Int, at offset: Int) throws(EDTFError) -> Int {
        guard let reference else {
            if tens >= DateWordsParser.firstNamed { return 1900 + tens }
            let expected = "the first year of the decade in four digits, such as 1990, or the day that this was written on"
            throw error(expected, at: offset, needsDay: true)
        }
        let decade = reference.year - ((reference.year - tens) % 100 + 100) % 100
        guard decade + 9 < reference.year else {
            throw error("one meaning: the decade \(decade - 100) or \(decade)", at: offset)
        }
        return decade
    }
}

extension DateToken {
    /// Whether it is the "Q" of "2Q12", the "S" of "S1'13".
    fileprivate var isPartLetter: Bool {
        if case .word("m") = kind { return true }
        guard text.count == 1, case .phrase(let sense, _) = kind else { return false }
        return ([sense] + otherSenses).contains { if case .part = $0 { true } else { false } }
    }
}
