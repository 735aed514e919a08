extension EDTFParser {
    /// Reads a year in any of its three forms, with its significant digits.
    mutating func parseYear() throws(EDTFError) -> YearComponent {
        var year = skip(UInt8(ascii: "Y")) ? try parseLongYear() : try parseFourDigitYear()
        if peek == UInt8(ascii: "S"), year.unspecified == 0 {
            position += 1
            year.significantDigits = try parsePositiveInteger("the number of significant digits, 1 or more").value
            raise(to: 2)
        }
        return year
    }

    private mutating func parseFourDigitYear() throws(EDTFError) -> YearComponent {
        var year = YearComponent(value: 0)
        let start = position
        year.isNegative = skip(UInt8(ascii: "-"))
        for place in (0..<4).reversed() {
            guard let digit = readDigitOrUnspecified() else {
                throw error(
                    place == 3 && start == 0 && position == 0
                        ? "a year of four digits, such as 2012" : "four digits of a year")
            }
            year.value *= 10
            if digit == TwoDigits.unspecified { year.unspecified |= 1 << UInt8(place) } else { year.value += Int(digit) }
        }
        if let next = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
            throw error("the end of the year: a year of more than four digits starts with Y")
        }
        if year.isNegative {
            if year.value == 0, year.unspecified == 0 { throw error(at: start, "a year: year 0000 has no sign") }
            year.value = -year.value
        }
        return year
    }

    private mutating func parseLongYear() throws(EDTFError) -> YearComponent {
        var year = YearComponent(value: 0)
        year.isLong = true
        year.isNegative = skip(UInt8(ascii: "-"))
        let start = position
        let mantissa = try parsePositiveInteger("the digits of a year, without leading zeros")
        year.value = mantissa.value
        year.isExact = mantissa.isExact
        if skip(UInt8(ascii: "E")) {
            let exponent = try parsePositiveInteger("the power of ten, 1 or more")
            raise(to: 2)
            year.multiply(byTenTo: exponent.value)
        } else if position - start < 5 {
            throw error(at: start, "a year of more than four digits after Y")
        }
        if year.isNegative { year.value = -year.value }
        return year
    }

    /// Reads digits that do not start with 0; a number too large saturates and is not exact.
    private mutating func parsePositiveInteger(_ expected: String) throws(EDTFError) -> (value: Int, isExact: Bool) {
        guard peek != UInt8(ascii: "0"), let first = readDigit() else { throw error(expected) }
        var value = Int(first)
        var isExact = true
        while let digit = readDigit() {
            let (tens, tensOverflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, sumOverflow) = tens.addingReportingOverflow(Int(digit))
            if tensOverflow || sumOverflow || !isExact {
                isExact = false
                value = .max
            } else {
                value = sum
            }
        }
        return (value, isExact)
    }
}

extension YearComponent {
    /// Multiplies by a power of ten, saturating.
    fileprivate mutating func multiply(byTenTo exponent: Int) {
        for _ in 0..<min(exponent, 20) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow {
                value = .max
                isExact = false
                return
            }
            value = product
        }
    }
}
