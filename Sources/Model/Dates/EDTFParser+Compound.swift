extension EDTFParser {
    /// Reads `start/end`, where either may be `..`, and one of them empty.
    mutating func parseInterval() throws(EDTFError) -> Expression {
        let start = try parseEndpoint()
        guard skip(UInt8(ascii: "/")) else { throw error("'/' between the start and the end of the interval") }
        let endPosition = position
        let end = try parseEndpoint()
        if start == .unknown, end == .unknown { throw error("a date before or after '/'") }
        if peek == UInt8(ascii: "/") { throw error("the end of the interval: it has one '/'") }
        let interval = Expression.interval(start, end)
        if interval.span({ $0.bounds }) == nil { throw error(at: endPosition, "an end that is not before the start") }
        return interval
    }

    private mutating func parseEndpoint() throws(EDTFError) -> Endpoint {
        if peek == nil || peek == UInt8(ascii: "/") {
            raise(to: 1)
            return .unknown
        }
        if skipDots() {
            raise(to: 1)
            return .open
        }
        let date = try parseDate()
        if peek == UInt8(ascii: "T") { throw error("no time: the ends of an interval are dates") }
        // "Unspecified" within an interval is a feature of level 2 wherever the X stands.
        if date.hasUnspecified { raise(to: 2) }
        return .date(date)
    }

    /// Reads `[..]` or `{..}`.
    mutating func parseSet() throws(EDTFError) -> Expression {
        let isInclusive = skip(UInt8(ascii: "{"))
        if !isInclusive { position += 1 }
        let close = isInclusive ? UInt8(ascii: "}") : UInt8(ascii: "]")
        var members: [SetMember] = []
        while true {
            let member = try parseMember(isFirst: members.isEmpty, close: close)
            members.append(member)
            if skip(close) { return .set(isInclusive: isInclusive, members) }
            guard skip(UInt8(ascii: ",")) else { throw error("',' or '\(Character(Unicode.Scalar(close)))' (no spaces)") }
        }
    }

    private mutating func parseMember(isFirst: Bool, close: UInt8) throws(EDTFError) -> SetMember {
        let dots = position
        if skipDots() {
            guard isFirst else { throw error(at: dots, "a date: \"..\" before a date begins the set") }
            return .earlier(try parseBoundary())
        }
        let start = position
        let date = try parseDate()
        if peek == UInt8(ascii: "T") { throw error("no time: the members of a set are dates") }
        guard isAtDots else { return .date(date) }
        if date.hasUnspecified || date.year.significantDigits > 0 {
            throw error(at: start, "a date without X or S next to \"..\"")
        }
        position += 2
        if peek == close { return .later(date) }
        if peek == UInt8(ascii: ",") { throw error("'\(Character(Unicode.Scalar(close)))': \"..\" after a date ends the set") }
        let lastPosition = position
        let last = try parseBoundary()
        guard date.hasSameForm(as: last) else {
            throw error(at: lastPosition, "a date of the same precision as the one before \"..\"")
        }
        let range = SetMember.range(date, last)
        if range.span({ $0.bounds }) == nil { throw error(at: lastPosition, "a date that is not before the one before \"..\"") }
        return range
    }

    /// Reads a date next to `..`, whose digits must all be known for the values beside it to be.
    private mutating func parseBoundary() throws(EDTFError) -> CalendarDate {
        let start = position
        let date = try parseDate()
        if date.hasUnspecified || date.year.significantDigits > 0 {
            throw error(at: start, "a date without X or S next to \"..\"")
        }
        return date
    }
}

extension CalendarDate {
    /// Whether both have the same precision, and groupings of the same family, so that the values between them are defined.
    func hasSameForm(as other: CalendarDate) -> Bool {
        (month == nil) == (other.month == nil) && (day == nil) == (other.day == nil)
            && grouping?.family == other.grouping?.family
    }
}
