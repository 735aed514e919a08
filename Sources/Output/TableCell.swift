import DossierModel

/// A cell as a table shows it: safe to print, with its width known.
struct TableCell {
    let text: String
    /// Terminal columns.
    let columns: Int
    let isNumber: Bool
    /// Whether it is running text, or what looks like it: there is a space in it.
    var isText: Bool { text.utf8.contains(0x20) }

    /// Bytes of a blob that are shown before it is cut.
    private static let shownBlobBytes = 16

    /// NULL is empty; text has control characters escaped and wrong UTF-8 replaced; a blob is `x'…'` with its first 16 bytes.
    init(_ cell: Cell) {
        switch cell {
        case .null: self.init(ascii: "", isNumber: false)
        case .integer(let number): self.init(ascii: String(number), isNumber: true)
        case .real(let number): self.init(ascii: RealText.plain(number), isNumber: true)
        case .decimal(let number, let decimals): self.init(ascii: FixedPoint.text(number, exponent: decimals), isNumber: true)
        case .text(let bytes): self.init(text: bytes)
        case .blob(let bytes):
            let digits = bytes.prefix(Self.shownBlobBytes).flatMap { [hexadecimalDigit($0 >> 4), hexadecimalDigit($0 & 0xF)] }
            let mark = bytes.count > Self.shownBlobBytes ? "…" : ""
            let shown = "x'\(String(decoding: digits, as: UTF8.self))\(mark)'"
            self.init(text: shown, columns: shown.unicodeScalars.count, isNumber: false)
        }
    }

    init(name: String) {
        let shown = VisibleText.escaping(name)
        self.init(text: shown, columns: DisplayWidth.columns(of: shown), isNumber: false)
    }

    private init(ascii text: String, isNumber: Bool) {
        self.init(text: text, columns: text.utf8.count, isNumber: isNumber)
    }

    private init(text bytes: UnsafeRawBufferPointer) {
        let text = String(decoding: bytes, as: UTF8.self)
        if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) {
            self.init(ascii: text, isNumber: false)
        } else {
            self.init(name: text)
        }
    }

    private init(text: String, columns: Int, isNumber: Bool) {
        self.text = text
        self.columns = columns
        self.isNumber = isNumber
    }
}
