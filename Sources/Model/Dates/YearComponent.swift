/// The year of a date: four digits of which some may be unspecified, a long year, or one with few significant digits.
struct YearComponent: Hashable, Sendable {
    /// The year as written, with 0 for unspecified digits; saturated if `isExact` is false.
    var value: Int

    /// Which of the four digits are `X`: bit 3 for the thousands to bit 0 for the units.
    var unspecified: UInt8 = 0

    /// Whether the year was written with a minus sign; an all-unspecified negative year has the value 0.
    var isNegative = false

    /// Whether it was written with the prefix `Y`.
    var isLong = false

    /// The number of significant digits (`S`); 0 if not given.
    var significantDigits = 0

    /// Whether `value` holds the year exactly; false where the year is too long for an integer.
    var isExact = true

    /// The first year it may be.
    var earliest: Int {
        isNegative ? -greatestMagnitude : leastMagnitude
    }

    /// The last year it may be.
    var latest: Int {
        isNegative ? -leastMagnitude : greatestMagnitude
    }

    /// How many years it spans: a power of ten.
    var unit: Int {
        if unspecified != 0 {
            return YearComponent.powerOfTen(8 - unspecified.leadingZeroBitCount)
        }
        return significantDigits == 0 ? 1 : insignificantUnit
    }

    /// Whether a year within `earliest...latest` has the specified digits.
    func matches(_ year: Int) -> Bool {
        if unspecified == 0 { return true }
        let written = Int(value.magnitude)
        let candidate = Int(year.magnitude)
        for place in 0..<4 where unspecified & (1 << UInt8(place)) == 0 {
            let power = YearComponent.powerOfTen(place)
            if written / power % 10 != candidate / power % 10 { return false }
        }
        return true
    }

    private var leastMagnitude: Int {
        let magnitude = Int(value.magnitude)
        if unspecified == 0 { return magnitude / insignificantUnit * insignificantUnit }
        // The year before 1 is 0, and has no negative: -000X starts counting at -0001.
        if isNegative, magnitude == 0 { return YearComponent.powerOfTen(unspecified.trailingZeroBitCount) }
        return magnitude
    }

    private var greatestMagnitude: Int {
        let magnitude = Int(value.magnitude)
        if unspecified == 0 {
            let (sum, overflow) = leastMagnitude.addingReportingOverflow(insignificantUnit - 1)
            return overflow ? .max : sum
        }
        var greatest = magnitude
        for place in 0..<4 where unspecified & (1 << UInt8(place)) != 0 {
            greatest += 9 * YearComponent.powerOfTen(place)
        }
        return greatest
    }

    /// The number of years that share the significant digits; 1 if all digits count.
    private var insignificantUnit: Int {
        guard significantDigits > 0 else { return 1 }
        var digits = 0
        var rest = value.magnitude
        while rest > 0 { digits += 1; rest /= 10 }
        return digits > significantDigits ? YearComponent.powerOfTen(digits - significantDigits) : 1
    }

    private static func powerOfTen(_ exponent: Int) -> Int {
        var power = 1
        for _ in 0..<exponent { power *= 10 }
        return power
    }
}
