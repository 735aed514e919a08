extension Day: CustomStringConvertible {
    /// The ISO 8601 calendar date: `2013-04-15`, or the expanded form with a sign (`-0044-03-15`, `+12345-01-01`) for years outside 0...9999.
    public var description: String {
        let (year, month, day) = civil
        return Day.yearText(year) + "-" + Day.twoDigits(month) + "-" + Day.twoDigits(day)
    }

    /// Reads an ISO 8601 calendar date (`YYYY-MM-DD`); nil if it is anything else or no day of the calendar.
    ///
    /// The expanded form takes a sign and at least four digits of year; years outside 0...9999 need it.
    public init?(iso text: some StringProtocol) {
        var digits = Array(text.utf8)
        var sign = 1
        var isExpanded = false
        if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            isExpanded = true
            digits.removeFirst()
        }
        let parts = digits.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3,
            isExpanded ? parts[0].count >= 4 : parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Day.number(parts[0]), let month = Day.number(parts[1]), let day = Day.number(parts[2]),
            (1...12).contains(month), year < Day.yearLimit, sign > 0 || year > 0,
            day >= 1, day <= Day.daysIn(month: month, ofYear: sign * year)
        else { return nil }
        self.init(year: sign * year, month: month, day: day)
    }

    /// A year as ISO 8601 writes it: four digits, or a sign and at least four digits outside 0...9999.
    static func yearText(_ year: Int) -> String {
        let digits = String(year.magnitude)
        let padded = String(repeating: "0", count: Swift.max(0, 4 - digits.count)) + digits
        return year < 0 ? "-" + padded : year > 9999 ? "+" + padded : padded
    }

    /// A number of 0...99 with two digits.
    static func twoDigits(_ number: Int) -> String {
        number < 10 ? "0" + String(number) : String(number)
    }

    /// The value of a run of ASCII digits; nil if another byte occurs or it overflows.
    static func number(_ digits: some Collection<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = tens.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            guard !tensOverflow, !sumOverflow else { return nil }
            value = sum
        }
        return digits.isEmpty ? nil : value
    }
}
