extension DateWordsParser {
    /// Reads one date, which may lack its month or year, and a time of the day before or behind it, of which the day is kept.
    mutating func parseDate() throws(EDTFError) -> WordDate {
        skipLeadIns()
        let front = hasTimes ? acceptTimeInFront() : nil
        var date = try parseUntimed()
        guard date.isOneDay else {
            if front != nil { throw error("a day, which the time is one of", at: date.offset) }
            return date
        }
        // "late on 5 May", "tôt le 5 mai"
        if date.place == .early || date.place == .late {
            date.place = nil
            date.time = .within
        }
        if let time = front ?? (hasTimes ? acceptTimeBehind() : nil) { date.time = time }
        return date
    }

    /// Passes over the time of "at 10am on 5 May 2012", "en fin de matinée le 5 mai 2012".
    private mutating func acceptTimeInFront() -> WordDate.Time? {
        guard let time = acceptTime(behind: { $0.leadsToTime }) else { return nil }
        while let token = token(), token.leadsToTime || token.isSign(",") || token.isSign("-") || token.isSign("'") { advance() }
        return time
    }

    /// Passes over the time of "5 May 2012, 10:32 GMT", "le 5 mai 2012 avant 14 h", "le 5 mai 2012 au soir".
    private mutating func acceptTimeBehind() -> WordDate.Time? {
        acceptTime { $0.leadsToTime || $0.relatesTime || [",", "-", "|", ";", "(", "@"].contains(where: $0.isSign) }
    }

    /// Passes over what stands before a time, and the time; nil, without moving, if none comes.
    private mutating func acceptTime(behind isPassed: (DateToken) -> Bool) -> WordDate.Time? {
        let start = index
        while let token = token(), isPassed(token) { advance() }
        guard let token = token(), token.isTime else {
            rewind(to: start)
            return nil
        }
        advance()
        if tokens[start..<index].contains(where: { $0.isSign("(") }) { _ = accept(")") }
        if case .phrase(.midnight, _) = token.kind { return .midnight }
        return .within
    }

    /// Reads "la nuit du 3 au 4 mai 2012" and "the night of 3 May 2012" as both the days that it lies in.
    mutating func parseNight(_ date: inout WordDate) throws(EDTFError) {
        let language = token()?.languages
        advance()
        var first = try parseDate()
        var last: WordDate
        if accept(.to) || accept(.toOrAt) || accept(.and) || isJoiner() && number(1) != nil {
            if isJoiner() { advance() }
            last = try parseDate()
            first.complete(from: last)
            last.complete(from: first)
        } else {
            last = first
        }
        guard first.isOneDay, last.isOneDay, let start = try resolve(first).bounds?.lowerBound,
            let end = try resolve(last).bounds?.lowerBound
        else { throw error("the two days of the night", at: first.offset) }
        if start == end {
            // In French a night is as often that which ends on the day.
            guard language == .english else {
                let (before, after) = (start.advanced(byDays: -1), start.advanced(byDays: 1))
                throw error("one meaning: the night from \(before), or to \(after)", at: date.offset)
            }
            last.setDay(start.advanced(byDays: 1))
        } else if end != start.advanced(byDays: 1) {
            throw error("a night's two days, one after the other", at: last.offset)
        }
        date.setDay(try resolve(last).bounds?.lowerBound ?? end)
        date.slice = .daysUpTo(2)
    }
}

extension WordDate {
    /// What is said of the time of a day.
    enum Time {
        /// Some time within it.
        case within
        /// Its midnight, of which it has two.
        case midnight
    }

    /// Whether it is a day by itself, though its month or year may still come.
    var isOneDay: Bool { date.day?.value != nil && slice == nil && spanEnd == nil }
}

extension DateToken {
    /// Whether it may stand before a time and say nothing of the day: "à", "vers", "in the", "en fin de".
    fileprivate var leadsToTime: Bool {
        guard case .phrase(let sense, _) = kind else { return isSign("'") }
        return switch sense {
        case .at, .toOrAt, .on, .of, .filler, .about, .place: true
        default: false
        }
    }

    /// Whether it may stand between a day and its time: "avant", "from".
    fileprivate var relatesTime: Bool {
        guard case .phrase(let sense, _) = kind else { return false }
        return [.before, .after, .from, .since, .by, .until, .nearness].contains(sense)
    }
}
