extension ByteSink {
    /// Appends `number` in decimal digits, with a minus sign if it is negative.
    func write(decimal number: Int64) throws(OutputError) {
        try append(upTo: 20) { target in
            var rest = number.magnitude
            var length = number < 0 ? 2 : 1
            var bound: UInt64 = 10
            while rest >= bound, length < 20 {
                length += 1
                let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
                if overflow { break }
                bound = next
            }
            var position = length
            repeat {
                position -= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                target[position] = 0x30 + UInt8(truncatingIfNeeded: digit)
                rest = quotient
            } while rest != 0
            if number < 0 { target[0] = 0x2D }
            return length
        }
    }

    /// Appends `number` as `RealText` writes it.
    func write(real number: Double) throws(OutputError) {
        try write(RealText.plain(number))
    }

    /// Appends `bytes` in lower-case hexadecimal, two digits a byte.
    func write(hexadecimal bytes: UnsafeRawBufferPointer) throws(OutputError) {
        for byte in bytes {
            try append(upTo: 2) { target in
                target[0] = hexadecimalDigit(byte >> 4)
                target[1] = hexadecimalDigit(byte & 0xF)
                return 2
            }
        }
    }
}

/// The ASCII code of the lower-case hexadecimal digit for `nibble`, 0 to 15.
func hexadecimalDigit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? 0x30 + nibble : 0x57 + nibble
}
