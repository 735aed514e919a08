import DossierModel

/// Writes JSON values (RFC 8259) into a sink, always valid UTF-8.
struct JSONText {
    let sink: ByteSink

    /// Writes `cell` as one JSON value: integers and decimals exactly, reals that are not finite as null, blobs as hexadecimal strings.
    func write(_ cell: Cell) throws(OutputError) {
        switch cell {
        case .null: try sink.write("null")
        case .integer(let number): try sink.write(decimal: number)
        case .real(let number): try number.isFinite ? sink.write(real: number) : sink.write("null")
        case .decimal(let number, let decimals): try sink.write(FixedPoint.text(number, exponent: decimals))
        case .text(let bytes): try write(string: bytes)
        case .blob(let bytes):
            try sink.write(0x22)
            try sink.write(hexadecimal: bytes)
            try sink.write(0x22)
        }
    }

    /// Writes `text` as a JSON string; each run of bytes that is not UTF-8 becomes U+FFFD.
    func write(string text: UnsafeRawBufferPointer) throws(OutputError) {
        try sink.write(0x22)
        try UTF8Repair.pieces(of: text) { (piece) throws(OutputError) in try writeEscaped(piece) }
        try sink.write(0x22)
    }

    /// Writes `text` as a JSON string.
    func write(string text: String) throws(OutputError) {
        try text.withBytes { (bytes) throws(OutputError) in try write(string: bytes) }
    }

    private func writeEscaped(_ text: UnsafeRawBufferPointer) throws(OutputError) {
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
            try sink.write(UnsafeRawBufferPointer(rebasing: text[start..<index]))
            try writeEscape(for: byte)
            start = index + 1
        }
        try sink.write(UnsafeRawBufferPointer(rebasing: text[start...]))
    }

    private func writeEscape(for byte: UInt8) throws(OutputError) {
        let letter: UInt8? =
            switch byte {
            case 0x22, 0x5C: byte
            case 0x08: UInt8(ascii: "b")
            case 0x09: UInt8(ascii: "t")
            case 0x0A: UInt8(ascii: "n")
            case 0x0C: UInt8(ascii: "f")
            case 0x0D: UInt8(ascii: "r")
            default: nil
            }
        try sink.write(0x5C)
        if let letter { return try sink.write(letter) }
        try sink.write("u00")
        try sink.write(hexadecimalDigit(byte >> 4))
        try sink.write(hexadecimalDigit(byte & 0xF))
    }
}
