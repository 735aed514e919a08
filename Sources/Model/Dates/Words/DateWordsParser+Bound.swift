extension DateWordsParser {
    /// An end of an interval or of an open set.
    enum Side { case start, end }

    /// What a date comes to; the refusal as an error at its column.
    func resolve(_ date: WordDate) throws(EDTFError) -> DatePiece {
        do {
            return try date.resolved()
        } catch {
            throw explained(error, date)
        }
    }

    private func explained(_ refusal: WordDate.Refusal, _ date: WordDate) -> EDTFError {
        switch refusal {
        case .incomplete: error("a date with its year", at: date.offset)
        case .noDate: error("a date of the calendar", at: date.offset)
        case .part: error("a period that has such a part", at: date.offset)
        case .weekday(let day):
            error("the day of the week that \(day) is: \(English().weekday(day.weekday))", at: date.offset)
        case .some: error("how many, or \"the beginning of\" or \"the end of\"", at: date.offset)
        case .midnight(let day):
            error("one meaning: the midnight between \(day.advanced(byDays: -1)) and \(day), or that after it", at: date.offset)
        case .twoReadings(let readings): error("one meaning: \(readings)", at: date.offset)
        }
    }

    private func whole(_ date: WordDate) throws(EDTFError) -> DatePiece {
        do { return try date.whole() } catch { throw explained(error, date) }
    }

    private func lastBeforeMiddle(_ date: WordDate) throws(EDTFError) -> CalendarDate {
        do { return try date.lastBeforeMiddle() } catch { throw explained(error, date) }
    }

    /// "Before X" leaves X out; before its end is until it has ended, before its middle until that, before a time of a day until that day.
    func before(_ date: WordDate) throws(EDTFError) -> String {
        if date.time == .within { return try by(date) }
        switch date.placeEnd == nil ? date.place : nil {
        case .end: return try by(date)
        case .middle: return try "[.." + lastBeforeMiddle(date).edtf + "]"
        default: break
        }
        let piece = try resolve(date)
        guard let previous = piece.first.previous else { throw error("a year within reach after \"before\"") }
        return "[.." + previous.qualified(by: piece.first.qualifiers).edtf + "]"
    }

    /// "After X" leaves X out; after its middle is from there on.
    func after(_ date: WordDate) throws(EDTFError) -> String {
        if date.time == .within { return try notBefore(date) }
        var last: CalendarDate
        switch date.placeEnd ?? date.place {
        case .beginning: throw error("one meaning: after its first day, or after its early part", at: date.offset)
        case .middle: last = try lastBeforeMiddle(date)
        case .end:
            let whole = try whole(date)
            last = whole.last ?? whole.first
        default:
            let piece = try resolve(date)
            last = piece.last ?? piece.first
        }
        guard let next = last.next else { throw error("a year within reach after \"after\"") }
        return "[" + next.qualified(by: last.qualifiers).edtf + "..]"
    }

    /// "By X" and "no later than X" have X within them, to its last day.
    func by(_ date: WordDate) throws(EDTFError) -> String {
        let piece = try (date.placeEnd ?? date.place) == .end ? whole(date) : resolve(date)
        return "[.." + boundary(piece, .end) + "]"
    }

    /// "Not before X" has X within it, from its first day.
    func notBefore(_ date: WordDate) throws(EDTFError) -> String {
        try "[" + boundary(resolve(date), .start) + "..]"
    }

    /// The end of an open set, whose digits must all be known.
    func boundary(_ piece: DatePiece, _ side: Side) -> String {
        let date = side == .end ? piece.last ?? piece.first : piece.first
        guard date.hasUnspecified || date.year.significantDigits > 0, let bounds = date.bounds else { return date.edtf }
        return date.spelledOut(side == .end ? bounds.upperBound : bounds.lowerBound, hasMonth: date.month != nil, hasDay: date.day != nil).edtf
    }

    /// The end of an interval, which is one date: EDTF has none from or to a range.
    ///
    /// A third of a year is a quadrimester. Of other wholes the early part may open an interval and the late part close it, as the whole:
    /// the days covered are the same.
    func endpoint(_ date: WordDate, _ side: Side) throws(EDTFError) -> String {
        let piece = try resolve(date)
        guard let last = piece.last else { return piece.first.edtf }
        // Weeks by their numbers are counted like days.
        if case .week? = date.slice { return (side == .start ? piece.first : last).edtf }
        if let month = piece.first.month?.value, last.month?.value == month + 3, month % 4 == 1, last.day == nil, date.date.month == nil {
            var third = piece.first
            third.month = TwoDigits(37 + month / 4)
            return third.edtf
        }
        if date.slice == nil, let outer = date.place?.third, outer == (side == .start ? 0 : 2) {
            let whole = try whole(date)
            if whole.last == nil { return whole.first.edtf }
        }
        // Three years are the one in their middle, give or take one: "since the mid-1980s".
        if piece.first.month == nil, last.month == nil, last.year.value == piece.first.year.value + 2, !piece.isInterval {
            return CalendarDate(yearNumber: piece.first.year.value + 1).qualified(by: date.qualifier.union(.approximate)).edtf
        }
        throw error("a month, season, year or day at each end: EDTF has no interval from or to a part of one", at: 0)
    }

    /// Both ends of "between", brought to the finer precision of the two so that the values between them are defined.
    func harmonized(_ first: DatePiece, _ second: DatePiece) -> (CalendarDate, CalendarDate) {
        let start = first.first
        let end = second.last ?? second.first
        let isDefined = !start.hasUnspecified && !end.hasUnspecified
        guard !(isDefined && start.hasSameForm(as: end)), let startDays = start.bounds, let endDays = end.bounds else { return (start, end) }
        let hasMonth = start.month != nil || end.month != nil
        let hasDay = start.day != nil || end.day != nil
        return (
            start.spelledOut(startDays.lowerBound, hasMonth: hasMonth, hasDay: hasDay),
            end.spelledOut(endDays.upperBound, hasMonth: hasMonth, hasDay: hasDay)
        )
    }
}

extension CalendarDate {
    /// A bound of this date at another precision, with this date's qualifiers.
    fileprivate func spelledOut(_ day: Day, hasMonth: Bool, hasDay: Bool) -> CalendarDate {
        CalendarDate(yearNumber: day.year, month: hasMonth ? day.month : nil, day: hasDay ? day.day : nil).qualified(by: qualifiers)
    }
}
