public import DossierModel

/// Tab-separated values as PostgreSQL's text COPY has them: a header line, LF line ends, no quotes.
///
/// Backslash, tab, LF, CR, backspace, form feed and vertical tab in text are `\\ \t \n \r \b \f \v`, NULL is `\N`, and a blob
/// is `\\x` and hexadecimal digits, which COPY reads as `bytea`. Text is passed as it is, even when it is not valid UTF-8.
public struct TSVFormat: RowFormat {
    private let sink: ByteSink

    /// Writes into `sink`.
    public init(sink: ByteSink) { self.sink = sink }

    /// Writes the header line.
    public mutating func begin(columns: [String]) throws(OutputError) {
        try row(columns.map(Value.text))
    }

    /// Writes one line.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        var isFirst = true
        for cell in cells {
            if !isFirst { try sink.write(0x09) }
            isFirst = false
            switch cell {
            case .null: try sink.write("\\N")
            case .integer(let number): try sink.write(decimal: number)
            case .real(let number): try sink.write(real: number)
            case .decimal(let number, let decimals): try sink.write(FixedPoint.text(number, exponent: decimals))
            case .text(let bytes): try writeEscaped(bytes)
            case .blob(let bytes):
                try sink.write("\\\\x")
                try sink.write(hexadecimal: bytes)
            }
        }
        try sink.write(0x0A)
    }

    /// Writes nothing more.
    public mutating func end() throws(OutputError) {}

    private func writeEscaped(_ text: UnsafeRawBufferPointer) throws(OutputError) {
        var start = 0
        for index in text.indices {
            guard let letter = Self.escapeLetter(for: text[index]) else { continue }
            try sink.write(UnsafeRawBufferPointer(rebasing: text[start..<index]))
            try sink.write(0x5C)
            try sink.write(letter)
            start = index + 1
        }
        try sink.write(UnsafeRawBufferPointer(rebasing: text[start...]))
    }

    @inline(__always)
    private static func escapeLetter(for byte: UInt8) -> UInt8? {
        guard byte < 0x20 || byte == 0x5C else { return nil }
        return switch byte {
        case 0x5C: 0x5C
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0B: UInt8(ascii: "v")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }
}
