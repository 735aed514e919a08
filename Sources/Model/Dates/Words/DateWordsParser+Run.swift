extension DateWordsParser {
    /// Reads "les six premiers mois de 2013", "the last three months of 2012", "first ten days of May 2013", "les trois premiers trimestres
    /// 2013"; false, without moving, otherwise.
    mutating func parseRun(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        guard let (count, isLast) = acceptCountAndEnd(), let unit = acceptRunUnit() else {
            rewind(to: start)
            return false
        }
        if unit == .days { try parseMonthAndYear(&date) } else { try parseYear(into: &date) }
        date.slice = .run(count: count, of: unit, isLast: isLast)
        return true
    }

    /// Reads "six premiers" or "first six": how many, and whether they are the last.
    private mutating func acceptCountAndEnd() -> (count: Int, isLast: Bool)? {
        let before = count()
        if before != nil { advance() }
        guard sense() == .last || sense() == .ordinal(1) else { return nil }
        let isLast = sense() == .last
        advance()
        if let before { return (before, isLast) }
        guard let behind = count() else { return nil }
        advance()
        return (behind, isLast)
    }

    private mutating func acceptRunUnit() -> PeriodSlice.Unit? {
        let unit: PeriodSlice.Unit
        switch sense() {
        case .monthUnit: unit = .months(1)
        case .dayUnit: unit = .days
        case .part(let division) where division.scope != .month: unit = .months(12 / division.count)
        default: return nil
        }
        advance()
        return unit
    }
}
