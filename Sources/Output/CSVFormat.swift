public import DossierModel

/// Comma-separated values as RFC 4180 has them: a header line, CRLF line ends, quotes only where needed.
///
/// NULL is an empty field and an empty text is `""`. Text is passed as it is, even when it is not valid UTF-8; blobs are
/// lower-case hexadecimal.
public struct CSVFormat: RowFormat {
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
            if !isFirst { try separate() }
            isFirst = false
            try field(cell)
        }
        try endLine()
    }

    /// Writes nothing more.
    public mutating func end() throws(OutputError) {}

    // MARK: Line by line

    /// Writes one field.
    @inline(__always)
    public func field(_ cell: Cell) throws(OutputError) {
        switch cell {
        case .null: break
        case .integer(let number): try sink.write(decimal: number)
        case .real(let number): try sink.write(real: number)
        case .decimal(let number, let decimals): try sink.write(FixedPoint.text(number, exponent: decimals))
        case .text(let bytes):
            try CSVQuoting.write(bytes) { (piece) throws(OutputError) in try sink.write(piece) }
        case .blob(let bytes): try sink.write(hexadecimal: bytes)
        }
    }

    /// Ends a field that others follow.
    @inline(__always)
    public func separate() throws(OutputError) { try sink.write(0x2C) }

    /// Ends the line.
    @inline(__always)
    public func endLine() throws(OutputError) {
        try sink.write(0x0D)
        try sink.write(0x0A)
    }
}
