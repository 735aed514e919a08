extension DateWordsParser {
    /// Reads everything that can stand around dates: before, since, between, from and to, lists.
    mutating func parsePhrase() throws(EDTFError) -> String {
        if tokens.isEmpty { throw error(DateWordsParser.forms) }
        if accept(phrase: "no end") || accept(phrase: "sans terme") { return ".." }
        if accept(phrase: "at any time") || accept(phrase: "a tout moment") { return "../.." }
        if accept(phrase: "a partir de") || accept(phrase: "a partir du") || accept(phrase: "a partir d") || accept(phrase: "a partir des") {
            return try endpoint(parseOne()) + "/.."
        }
        if acceptAny("au plus tard", "no later than", "not later than") || accept(.by) { return try "[.." + boundary(parseOne(), .last) + "]" }
        if acceptAny("au plus tot", "no earlier than", "not earlier than") { return try "[" + boundary(parseOne(), .first) + "..]" }
        if acceptAny("up to", "au plus jusqu") { return try "../" + parseLimit() }
        if accept(.before) || accept(phrase: "prior to") { return try before(parseOne()) }
        if accept(.after) { return try after(parseOne()) }
        if accept(.since) { return try parseSince() }
        if accept(.until) { return try "/" + parseLimit() }
        if accept(.between) { return try parseBetween() }
        if let interval = try parseFromTo() { return interval }
        // "dès 2012" loses its accent to "des 2012", which means nothing else.
        if accept(phrase: "des"), word() != .decade { return try endpoint(parseOne()) + "/" }
        return try parseList()
    }

    private mutating func acceptAny(_ phrases: String...) -> Bool {
        for phrase in phrases where accept(phrase: phrase) { return true }
        return false
    }

    /// Reads the date after "until": "jusqu'en 2014", "jusqu'au 20 avril 2012".
    private mutating func parseLimit() throws(EDTFError) -> String {
        skipFillers()
        _ = accept(.to)
        return try endpoint(parseOne())
    }

    private mutating func parseSince() throws(EDTFError) -> String {
        var start = try parseDate()
        guard accept(.until) || accept(.to) else { return try endpoint(resolve(start)) + "/" }
        let end = try parseDate()
        start.complete(from: end)
        return try endpoint(resolve(start)) + "/" + endpoint(resolve(end))
    }

    private mutating func parseBetween() throws(EDTFError) -> String {
        var first = try parseDate()
        guard accept(.and) || accept("-") else { throw error("\"and\" or \"et\" and a second date") }
        var last = try parseDate()
        first.complete(from: last)
        last.complete(from: first)
        let (start, end) = try harmonized(resolve(first), resolve(last))
        return "[" + start.edtf + ".." + end.edtf + "]"
    }

    /// Reads "from A to B", "de A à B", "from A on"; nil, without moving, if something else comes.
    private mutating func parseFromTo() throws(EDTFError) -> String? {
        let start = index
        let isEnglish = accept(.from)
        guard isEnglish || acceptAny("du", "de", "d", "des") else { return nil }
        var first: WordDate
        do {
            first = try parseDate()
        } catch {
            if isEnglish { throw error }
            rewind(to: start)
            return nil
        }
        if isEnglish, accept(.onwards) { return try endpoint(resolve(first)) + "/.." }
        guard accept(.to) || accept(.until) || accept("-") else {
            if isEnglish { throw error("\"to\" and a second date, or \"on\"") }
            rewind(to: start)
            return nil
        }
        return try interval(&first)
    }

    private mutating func interval(_ first: inout WordDate) throws(EDTFError) -> String {
        var last = try parseDate()
        first.complete(from: last)
        last.complete(from: first)
        return try endpoint(resolve(first)) + "/" + endpoint(resolve(last))
    }

    private mutating func parseList() throws(EDTFError) -> String {
        var dates = [try parseDate()]
        if accept(.to) || accept("-") { return try interval(&dates[0]) }
        while accept(",") { dates.append(try parseDate()) }
        let isChoice = accept(.or)
        guard isChoice || accept(.and) else {
            guard dates.count == 1 else { throw error("\"or\", \"and\", \"ou\" or \"et\" before the last date") }
            return try resolve(dates[0]).expression
        }
        let (open, close) = isChoice ? ("[", "]") : ("{", "}")
        if dates.count == 1, let side = acceptSide() {
            let piece = try resolve(dates[0])
            return side == .first ? open + ".." + boundary(piece, .last) + close : open + boundary(piece, .first) + ".." + close
        }
        dates.append(try parseDate())
        for index in dates.indices.dropLast().reversed() { dates[index].complete(from: dates[index + 1]) }
        for index in dates.indices.dropFirst() { dates[index].complete(from: dates[index - 1]) }
        var members: [String] = []
        for date in dates { members.append(try resolve(date).member) }
        return open + members.joined(separator: ",") + close
    }

    private enum Side { case first, last }

    /// Reads what follows "2012 or": earlier or later.
    private mutating func acceptSide() -> Side? {
        if accept(.earlier) || accept(.before) || accept(phrase: "plus tot") { return .first }
        if accept(.later) || accept(.after) || accept(phrase: "plus tard") { return .last }
        return nil
    }

    private mutating func parseOne() throws(EDTFError) -> DatePiece { try resolve(parseDate()) }

    private func resolve(_ date: WordDate) throws(EDTFError) -> DatePiece {
        if let piece = date.resolved() { return piece }
        let expected = date.hasYear ? "a date of the calendar" : "a date with its year"
        throw EDTFError(text: text, column: date.column, expected: expected)
    }

    private func before(_ piece: DatePiece) throws(EDTFError) -> String {
        guard let previous = piece.first.previous else { throw error("a year within reach after \"before\"") }
        return "[.." + previous.qualified(by: piece.first.qualifiers).edtf + "]"
    }

    private func after(_ piece: DatePiece) throws(EDTFError) -> String {
        guard let next = (piece.last ?? piece.first).next else { throw error("a year within reach after \"after\"") }
        return "[" + next.qualified(by: piece.first.qualifiers).edtf + "..]"
    }

    /// The end of an open set, whose digits must all be known.
    private func boundary(_ piece: DatePiece, _ side: Side) -> String {
        let date = side == .first ? piece.first : piece.last ?? piece.first
        guard date.hasUnspecified || date.year.significantDigits > 0, let bounds = date.bounds else { return date.edtf }
        return date.spelledOut(side == .first ? bounds.lowerBound : bounds.upperBound, hasMonth: date.month != nil, hasDay: date.day != nil).edtf
    }

    private func endpoint(_ piece: DatePiece) throws(EDTFError) -> String {
        guard let last = piece.last else { return piece.first.edtf }
        // The early, middle and late months of a year are its quadrimesters, which an interval can name.
        if let month = piece.first.month?.value, last.month?.value == month + 3, month % 4 == 1, last.day == nil,
            piece.first.year == last.year
        {
            var third = piece.first
            third.month = TwoDigits(37 + month / 4)
            return third.edtf
        }
        throw EDTFError(
            text: text, column: 1,
            expected: "a month, season, year or day at each end: EDTF has no interval from or to a part of one")
    }

    /// Both ends of "between", brought to the finer precision of the two so that the values between them are defined.
    private func harmonized(_ first: DatePiece, _ second: DatePiece) -> (CalendarDate, CalendarDate) {
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
