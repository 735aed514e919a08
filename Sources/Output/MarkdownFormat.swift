public import DossierModel

/// A GitHub-flavoured Markdown table.
///
/// Characters that Markdown would act on are escaped so that the text reads as it is; a line break is `<br>`, other control and
/// invisible characters are shown as in the table, NULL is an empty cell, a blob is lower-case hexadecimal.
public struct MarkdownFormat: RowFormat {
    private let sink: ByteSink

    /// Writes into `sink`.
    public init(sink: ByteSink) { self.sink = sink }

    /// Writes the header row and the delimiter row.
    public mutating func begin(columns: [String]) throws(OutputError) {
        try row(columns.map(Value.text))
        try sink.write("|")
        for _ in columns { try sink.write(" --- |") }
        try sink.write(0x0A)
    }

    /// Writes one row.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        try sink.write(UInt8(ascii: "|"))
        for cell in cells {
            try sink.write(0x20)
            switch cell {
            case .null: break
            case .integer(let number): try sink.write(decimal: number)
            case .real(let number): try sink.write(real: number)
            case .decimal(let number, let decimals): try sink.write(FixedPoint.text(number, exponent: decimals))
            case .text(let bytes) where Self.isPlain(bytes): try sink.write(bytes)
            case .text(let bytes): try sink.write(MarkdownEscapes.text(String(decoding: bytes, as: UTF8.self), hasFootnotes: false))
            case .blob(let bytes): try sink.write(hexadecimal: bytes)
            }
            try sink.write(" |")
        }
        try sink.write(0x0A)
    }

    /// Writes nothing more.
    public mutating func end() throws(OutputError) {}

    private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.allSatisfy { byte in
            switch byte {
            case 0x20, 0x2C...0x2E, 0x30...0x3A, 0x41...0x5A, 0x61...0x7A: true
            default: false
            }
        }
    }
}
