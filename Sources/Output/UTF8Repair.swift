/// Makes any bytes valid UTF-8, replacing each maximal ill-formed run with U+FFFD as Unicode recommends (chapter 3.9).
enum UTF8Repair {
    /// Hands `text` to `body` in valid pieces, in order; costs one validation pass when nothing is wrong.
    static func pieces<Failure: Error>(
        of text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var rest = text
        while let wrong = firstIllFormedRun(of: rest) {
            try body(UnsafeRawBufferPointer(rebasing: rest[..<wrong.lowerBound]))
            try emitReplacement(to: body)
            rest = UnsafeRawBufferPointer(rebasing: rest[wrong.upperBound...])
        }
        try body(rest)
    }

    private static func firstIllFormedRun(of text: UnsafeRawBufferPointer) -> Range<Int>? {
        guard !isASCII(text) else { return nil }
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: text.assumingMemoryBound(to: UInt8.self).span)
            return nil
        } catch {
            return error.byteOffsets
        }
    }

    private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
        var seen: UInt8 = 0
        for byte in text { seen |= byte }
        return seen < 0x80
    }

    private static func emitReplacement<Failure: Error>(
        to body: (UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        let outcome: Result<Void, Failure> = withUnsafeBytes(of: (UInt8(0xEF), UInt8(0xBF), UInt8(0xBD))) { bytes in
            Result { () throws(Failure) in try body(bytes) }
        }
        try outcome.get()
    }
}
