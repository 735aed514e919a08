public import DossierModel

/// How a program reads separated values, where that is not RFC 4180 as `CSVFormat` has it.
public struct CSVDialect: Sendable, Equatable {
    /// An ASCII character between fields.
    public var delimiter = UInt8(ascii: ",")
    /// Whether numbers have a decimal comma.
    public var hasDecimalComma = false
    /// Whether the file begins with a byte-order mark, by which Excel knows UTF-8.
    public var hasByteOrderMark = false
    /// What stands for NULL, unquoted; a text that is the same is quoted.
    public var null = ""
    /// Whether texts that a spreadsheet would take for formulas are guarded by an apostrophe.
    public var guardsFormulas = false

    public init() {}

    /// Excel in English.
    public static let excel: CSVDialect = {
        var dialect = CSVDialect()
        dialect.hasByteOrderMark = true
        return dialect
    }()

    /// Excel in French, and in other languages with a decimal comma.
    public static let frenchExcel: CSVDialect = {
        var dialect = excel
        dialect.delimiter = UInt8(ascii: ";")
        dialect.hasDecimalComma = true
        return dialect
    }()
}

/// Values separated in some dialect; lines end with CR LF.
public final class CSVDialectFormat: RowFormat {
    /// How many texts were guarded against being taken for formulas.
    public private(set) var guardedCells = 0
    private let sink: ByteSink
    private let dialect: CSVDialect
    private let null: [UInt8]

    public init(_ dialect: CSVDialect, sink: ByteSink) {
        self.dialect = dialect
        self.sink = sink
        null = Array(dialect.null.utf8)
    }

    /// Writes the header line.
    public func begin(columns: [String]) throws(OutputError) {
        if dialect.hasByteOrderMark { try sink.write([0xEF, 0xBB, 0xBF]) }
        var format: any RowFormat = self
        try format.row(columns.map(Value.text))
    }

    /// Writes one line.
    public func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { try sink.write(dialect.delimiter) }
            try field(cell)
        }
        try sink.write("\r\n")
    }

    /// Writes nothing more.
    public func end() throws(OutputError) {}

    private func field(_ cell: Cell) throws(OutputError) {
        switch cell {
        case .null: try sink.write(null)
        case .integer(let number): try sink.write(decimal: number)
        case .real(let number): try write(number: RealText.plain(number))
        case .decimal(let number, let decimals): try write(number: FixedPoint.text(number, exponent: decimals))
        case .text(let bytes): try write(text: bytes)
        case .blob(let bytes): try sink.write(hexadecimal: bytes)
        }
    }

    private func write(number: String) throws(OutputError) {
        let text = dialect.hasDecimalComma ? String(number.map { $0 == "." ? "," : $0 }) : number
        // A field that is read as two would be worse than a number in quotes.
        let quote = text.utf8.contains(dialect.delimiter) ? "\"" : ""
        try sink.write(quote + text + quote)
    }

    private func write(text: UnsafeRawBufferPointer) throws(OutputError) {
        let isFormula = dialect.guardsFormulas && Self.looksLikeFormula(text)
        guard isFormula || text.elementsEqual(null) || text.contains(dialect.delimiter) else {
            return try CSVQuoting.write(text) { (piece) throws(OutputError) in try sink.write(piece) }
        }
        try sink.write(0x22)
        if isFormula {
            guardedCells += 1
            try sink.write(0x27)
        }
        for byte in text {
            if byte == 0x22 { try sink.write(byte) }
            try sink.write(byte)
        }
        try sink.write(0x22)
    }

    // As OWASP has it (https://owasp.org/www-community/attacks/CSV_Injection), with the full-width forms, which some versions of
    // Excel read as well.
    private static func looksLikeFormula(_ text: UnsafeRawBufferPointer) -> Bool {
        guard let first = text.first else { return false }
        if [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D].contains(first) { return true }
        return ["＝", "＋", "－", "＠"].contains { text.starts(with: $0.utf8) }
    }
}
