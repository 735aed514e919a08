/// Decimal text to integers at an exponent and back, exactly: no floating point anywhere.
public enum FixedPoint {
    /// The integer that `text` stands for at `exponent` decimals: "44.4" at 2 is 4440.
    ///
    /// `text` is an optional minus sign, ASCII digits and at most one point with digits on both sides, as in a CSV column.
    /// Throws with the column if it is anything else, has more decimals than the exponent, or does not fit in 64 bits.
    public static func parse(_ text: String, exponent: Int) throws(AmountError) -> Int64 {
        var digits = Digits()
        var fractionStart: Int?
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case 0x2D where index == 0: digits.isNegative = true
            case 0x2E where digits.count > 0 && fractionStart == nil: fractionStart = digits.count
            case 0x30...0x39:
                guard digits.append(byte - 0x30) else {
                    throw AmountError(text: text, column: index + 1, expected: "a number of at most 18 digits")
                }
            default:
                throw AmountError(text: text, column: index + 1, expected: "digits, such as 285000000 or 44.4")
            }
        }
        let decimals = fractionStart.map { digits.count - $0 } ?? 0
        guard digits.count > 0, fractionStart == nil || decimals > 0 else {
            throw AmountError(text: text, column: text.count + 1, expected: "a digit")
        }
        switch digits.scaled(byPowerOfTen: exponent - decimals) {
        case .value(let value): return value
        case .tooManyDecimals:
            throw AmountError(text: text, column: text.count, expected: decimalsAllowed(exponent))
        case .overflow:
            throw AmountError(text: text, column: 1, expected: "a smaller number: it does not fit in 64 bits")
        }
    }

    /// The decimal text of `value` at `exponent` decimals, without needless zeros: 4440 at 2 is "44.4", 28500 at 2 is "285".
    public static func text(_ value: Int64, exponent: Int) -> String {
        let (whole, fraction) = parts(value.magnitude, exponent: exponent)
        let kept = fraction.trimmingZeros()
        return (value < 0 ? "-" : "") + whole + (kept.isEmpty ? "" : "." + kept)
    }

    /// The digits of `magnitude` before and after the decimal point, the latter exactly `exponent` of them.
    static func parts(_ magnitude: UInt64, exponent: Int) -> (whole: String, fraction: String) {
        let digits = String(magnitude)
        let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.utf8.count)) + digits
        return (String(padded.dropLast(exponent)), String(padded.suffix(exponent)))
    }

    static func decimalsAllowed(_ exponent: Int) -> String {
        exponent == 0 ? "a whole number" : "at most \(EnglishCount.of(exponent, "decimal"))"
    }
}

/// Decimal digits being read, as one integer.
struct Digits {
    /// What scaling gives.
    enum Scaled: Equatable {
        case value(Int64)
        /// Digits other than zero would be lost.
        case tooManyDecimals
        case overflow
    }

    var isNegative = false
    /// Number of digits.
    private(set) var count = 0
    private var magnitude: UInt64 = 0

    /// Appends a digit, 0 to 9; false if the integer has no room left.
    mutating func append(_ digit: UInt8) -> Bool {
        let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (next, carry) = tens.addingReportingOverflow(UInt64(digit))
        if overflow || carry { return false }
        magnitude = next
        count += 1
        return true
    }

    /// The integer times 10 to the power `power`, exactly.
    func scaled(byPowerOfTen power: Int) -> Scaled {
        var result = magnitude
        if power >= 0 {
            for _ in 0..<power where result != 0 {
                let (next, overflow) = result.multipliedReportingOverflow(by: 10)
                if overflow { return .overflow }
                result = next
            }
        } else {
            for _ in 0..<(-power) where result != 0 {
                let (quotient, remainder) = result.quotientAndRemainder(dividingBy: 10)
                if remainder != 0 { return .tooManyDecimals }
                result = quotient
            }
        }
        guard let positive = Int64(exactly: result) else { return .overflow }
        return .value(isNegative ? -positive : positive)
    }
}

extension String {
    /// The string without the zeros at its end.
    func trimmingZeros() -> String {
        String(self[..<(lastIndex { $0 != "0" }.map(index(after:)) ?? startIndex)])
    }
}
