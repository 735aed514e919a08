extension DateWordsParser {
    /// Reads "les six premiers mois de 2013", "the last three months of 2012", "first ten days of May 2013", "les trois premiers trimestres
    /// 2013"; false, without moving, otherwise.
    mutating func parseRun(_ date: inout WordDate) throws(EDTFError) -> Bool {
        let start = index
        guard let (count, isLast) = acceptCountAndEnd(), let unit = acceptRunUnit(isCounted: count != nil) else {
            rewind(to: start)
            return false
        }
        if count == nil, isPlural { throw error("how many, or \"the beginning of\" or \"the end of\"", at: date.offset) }
        if unit == .days { try parseMonthAndYear(&date) } else { try parseYear(into: &date) }
        date.slice = .run(count: count ?? 1, of: unit, isLast: isLast)
        return true
    }

    /// Whether the two words before are in the plural: English nouns say so, and French adjectives.
    private var isPlural: Bool {
        guard case .phrase(_, let languages)? = token(-1)?.kind else { return false }
        return token(languages == .english ? -1 : -2)?.text.lowercased().hasSuffix("s") ?? false
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
        case .part(let division) where division.scope != .month && isCounted: unit = .months(12 / division.count)
        default: return nil
        }
        advance()
        return unit
    }
}
