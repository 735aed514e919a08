/// Two digits of a month or a day, each of which may be unspecified.
struct TwoDigits: Hashable, Sendable {
    /// The tens, 0...9, or `unspecified`.
    var tens: UInt8
    /// The units, 0...9, or `unspecified`.
    var units: UInt8

    /// The digit value of an `X`.
    static let unspecified: UInt8 = 10

    init(tens: UInt8, units: UInt8) {
        self.tens = tens
        self.units = units
    }

    init(_ value: Int) {
        tens = UInt8(value / 10)
        units = UInt8(value % 10)
    }

    /// The number; nil if a digit is unspecified.
    var value: Int? { hasUnspecified ? nil : Int(tens) * 10 + Int(units) }

    var hasUnspecified: Bool { tens == TwoDigits.unspecified || units == TwoDigits.unspecified }

    var isWhollyUnspecified: Bool { tens == TwoDigits.unspecified && units == TwoDigits.unspecified }

    /// Whether a number of 0...99 has the specified digits.
    func matches(_ number: Int) -> Bool {
        (tens == TwoDigits.unspecified || Int(tens) == number / 10)
            && (units == TwoDigits.unspecified || Int(units) == number % 10)
    }

    /// The digits as EDTF writes them.
    var text: String {
        func digit(_ value: UInt8) -> String { value == TwoDigits.unspecified ? "X" : String(value) }
        return digit(tens) + digit(units)
    }
}

/// One date of EDTF: a year, a month or sub-year grouping, a day, each with digits unspecified and qualified on its own.
struct CalendarDate: Hashable, Sendable {
    var year: YearComponent
    var yearQualifier: Qualifier = []
    /// A month of 1...12 or a sub-year grouping of 21...41; nil for year precision.
    var month: TwoDigits?
    var monthQualifier: Qualifier = []
    /// A day of the month; nil without one.
    var day: TwoDigits?
    var dayQualifier: Qualifier = []

    /// Everything any of the parts is qualified with.
    var qualifiers: Qualifier { yearQualifier.union(monthQualifier).union(dayQualifier) }

    /// The same date without its qualifiers.
    var unqualified: CalendarDate {
        var date = self
        (date.yearQualifier, date.monthQualifier, date.dayQualifier) = ([], [], [])
        return date
    }

    /// The sub-year grouping if the second component is one.
    var grouping: SubYearGrouping? {
        guard let number = month?.value else { return nil }
        return SubYearGrouping(number: number)
    }

    /// Whether any digit is `X`.
    var hasUnspecified: Bool {
        year.unspecified != 0 || month?.hasUnspecified == true || day?.hasUnspecified == true
    }

    /// The length of the finest part named.
    var precision: EDTF.Precision {
        if let day, !day.isWhollyUnspecified { return .day }
        if let month, !month.isWhollyUnspecified { return .months(grouping?.months ?? 1) }
        return .years(year.unit)
    }
}
