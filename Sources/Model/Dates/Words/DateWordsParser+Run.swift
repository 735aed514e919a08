extension DateWordsParser {
    /// Reads "les six premiers mois de 2013", "the last three months of 2012", "first ten days of May 2013", "les trois premiers trimestres
    /// 2013"; false, without moving, otherwise.
    mutating func parseRun(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        guard let (count, isLast) = acceptCountAndEnd(), let unit = acceptRunUnit(isCounted: count != nil) else {
            rewind(to: start)
            return false
        }
        if count == nil, isPlural(at: -1) {
            try parseSome(isLast: isLast, &date)
            return true
        }
        if unit == .days { try parseMonthAndYear(&date) } else { try parseYear(into: &date) }
        date.slice = .run(count: count ?? 1, of: unit, isLast: isLast)
        return true
    }

    /// Reads the whole of "the first days of March 2012", "les derniers mois de 2012", which lie in its early or late third: how many there
    /// are is not said.
    private mutating func parseSome(isLast: Bool, _ date: inout WordDate) throws(EDTFError) {
        let unit = sense(-1)
        skipFillers()
        try parseCore(&date)
        guard date.place == nil || date.place == .course, date.slice == nil, date.spanEnd == nil else {
            throw error("how many, or \"the beginning of\" or \"the end of\"", at: date.offset)
        }
        date.place = isLast ? .late : .early
        date.some = unit
    }

    /// Reads "9M 2012" and "9M12" as the first nine months; false, without moving, otherwise.
    mutating func parseMonthsToDate(_ date: inout WordDate) throws(EDTFError) -> Bool {
        guard let (count, _) = number(), [3, 6, 9].contains(count), case .word("m")? = token(1)?.kind, token(1)?.isAttached == true else { return false }
        let start = index
        advance(2)
        try parseYear(into: &date)
        guard date.hasYear else {
            rewind(to: start)
            return false
        }
        date.slice = .run(count: count, of: .months(1), isLast: false)
        return true
    }

    /// Passes over the unit of "the early days of May 2012", "the closing weeks of 2012".
    mutating func parseSome(of date: inout WordDate) {
        guard let unit = sense(), [.dayUnit, .week, .monthUnit, .year].contains(unit), isPlural(at: 0), sense(1) == .of else { return }
        date.some = unit
        advance(2)
        skipFillers()
    }

    /// Whether a noun and what stands before it are in the plural: English nouns say so, and French adjectives.
    private func isPlural(at offset: Int) -> Bool {
        guard case .phrase(_, let languages)? = token(offset)?.kind else { return false }
        return token(languages == .english ? offset : offset - 1)?.text.lowercased().hasSuffix("s") ?? false
    }

    /// Reads "six premiers" or "first six": how many, and whether they are the last.
    private mutating func acceptCountAndEnd() -> (count: Int?, isLast: Bool)? {
        let before = count()
        if before != nil { advance() }
        guard sense() == .last || sense() == .ordinal(1) else { return nil }
        let isLast = sense() == .last
        advance()
        if let before { return (before, isLast) }
        guard let behind = count() else { return (nil, isLast) }
        advance()
        return (behind, isLast)
    }

    private mutating func acceptRunUnit(isCounted: Bool) -> PeriodSlice.Unit? {
        let unit: PeriodSlice.Unit
        switch sense() {
        case .monthUnit: unit = .months(1)
        case .dayUnit: unit = .days
        // Without a number weeks and years are some of a year and of a decade.
        case .week where !isCounted && isPlural(at: 0): unit = .days
        case .year where !isCounted && isPlural(at: 0), .decade where !isCounted && sense(1) == .of && isPlural(at: 0): unit = .months(12)
        case .part(let division) where division.scope != .month && isCounted: unit = .months(12 / division.count)
        default: return nil
        }
        advance()
        return unit
    }
}
