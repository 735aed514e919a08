/// Reads Unicode scalars from bytes that may not be valid UTF-8.
enum UTF8Reader {
    /// The scalar that begins at `index`, which moves past it; U+FFFD and one byte for what is not UTF-8.
    @inline(__always)
    static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: inout Int) -> UInt32 {
        let lead = bytes[index]
        index += 1
        if lead < 0x80 { return UInt32(lead) }
        let length = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
        guard 0xC2...0xF4 ~= lead, bytes.count - index >= length else { return 0xFFFD }
        var scalar = UInt32(lead & (0x3F >> UInt8(length)))
        for place in 0..<length {
            let byte = bytes[index + place]
            guard byte & 0xC0 == 0x80 else { return 0xFFFD }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        let shortest: UInt32 = length == 1 ? 0x80 : length == 2 ? 0x800 : 0x1_0000
        guard scalar >= shortest, scalar <= 0x10_FFFF, !(0xD800...0xDFFF ~= scalar) else { return 0xFFFD }
        index += length
        return scalar
    }
}
