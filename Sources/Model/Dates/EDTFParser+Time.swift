extension EDTFParser {
    /// Reads `hh:mm:ss` and a time shift after `T`; the date before it must be a complete one.
    ///
    /// The day is the one written, whatever the shift. Second 60 is read where a leap second can be (23:59 UTC), hour 24 as `24:00:00`.
    mutating func parseTime(after date: CalendarDate) throws(EDTFError) {
        let marker = position - 1
        guard date.day != nil, !date.hasUnspecified, date.qualifiers.isEmpty else {
            throw error(at: marker, "no time: only a complete date without qualifiers has one")
        }
        let hour = try parseClock("an hour of 00 to 23", upTo: 24)
        try expectColon()
        let minute = try parseClock("a minute of 00 to 59", upTo: 59)
        try expectColon()
        let second = position
        let seconds = try parseClock("a second of 00 to 59", upTo: 60)
        if hour == 24, minute > 0 || seconds > 0 { throw error(at: marker + 1, "24:00:00, or an hour of 00 to 23") }
        let shift = try parseShift()
        guard seconds == 60 else { return }
        let minuteOfDay = (hour * 60 + minute - (shift ?? 0) + 2 * 1440) % 1440
        let canBeLeapSecond = shift == nil ? minute == 59 : minuteOfDay == 23 * 60 + 59
        if !canBeLeapSecond { throw error(at: second, "a second of 00 to 59, or 60 for a leap second at 23:59 UTC") }
    }

    /// Reads `Z`, `+hh`, `-hh` or either with `:mm`; minutes ahead of UTC, or nil for local time.
    private mutating func parseShift() throws(EDTFError) -> Int? {
        if skip(UInt8(ascii: "Z")) { return 0 }
        let start = position
        let sign: Int
        if skip(UInt8(ascii: "+")) {
            sign = 1
        } else if skip(UInt8(ascii: "-")) {
            sign = -1
        } else {
            return nil
        }
        let hours = try parseClock("the hours of a time shift, 00 to 23", upTo: 23)
        let minutes = skip(UInt8(ascii: ":")) ? try parseClock("the minutes of a time shift, 00 to 59", upTo: 59) : 0
        let shift = sign * (hours * 60 + minutes)
        if shift == 0, sign < 0 { throw error(at: start, "Z or +00:00: a shift of zero has no minus sign") }
        return shift
    }

    private mutating func parseClock(_ expected: String, upTo limit: Int) throws(EDTFError) -> Int {
        let start = position
        guard let tens = readDigit(), let units = readDigit() else { throw error(expected + ", in two digits") }
        let number = Int(tens) * 10 + Int(units)
        guard number <= limit else { throw error(at: start, expected) }
        return number
    }

    private mutating func expectColon() throws(EDTFError) {
        guard skip(UInt8(ascii: ":")) else { throw error("':' (a time is written hh:mm:ss)") }
    }
}
