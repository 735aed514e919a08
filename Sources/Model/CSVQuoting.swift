/// How a field is written in CSV (RFC 4180): the one rule that every writer of CSV shares.
///
/// A field is quoted only when it holds a comma, a quote, CR or LF. An absent value is an empty field; an empty text is `""`,
/// so that the two can be told apart when the file is read back.
public enum CSVQuoting {
    /// Whether `field` must be written between quotes: it is empty, or holds a comma, a quote, CR or LF.
    @inlinable
    public static func isNeeded(_ field: UnsafeRawBufferPointer) -> Bool {
        // No early exit: the loop without a branch is the one the compiler turns into vector instructions.
        var hits: UInt8 = field.isEmpty ? 1 : 0
        for byte in field {
            hits |= (byte == 0x2C ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0)
        }
        return hits != 0
    }

    /// Hands `field` to `emit` as it stands in a CSV line: in one piece if it needs no quotes, else in pieces that include them.
    ///
    /// Throws what `emit` throws.
    @inlinable
    public static func write<Failure: Error>(
        _ field: UnsafeRawBufferPointer, to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        if isNeeded(field) { try writeQuoted(field, to: emit) } else { try emit(field) }
    }

    @inlinable
    static func writeQuoted<Failure: Error>(
        _ field: UnsafeRawBufferPointer, to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try emitQuote(to: emit)
        var start = 0
        for index in field.indices where field[index] == 0x22 {
            // The piece ends with this quote; starting the next piece at the same quote doubles it.
            try emit(UnsafeRawBufferPointer(rebasing: field[start...index]))
            start = index
        }
        if start < field.count { try emit(UnsafeRawBufferPointer(rebasing: field[start...])) }
        try emitQuote(to: emit)
    }

    @inlinable
    static func emitQuote<Failure: Error>(
        to emit: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        try withUnsafeBytes(of: UInt8(0x22), emit)
    }
}
