import DossierModel

/// A cell as a table shows it: safe to print, with its width known.
struct TableCell {
    let text: String
    /// Terminal columns.
    let columns: Int
    let isNumber: Bool

    /// Whether it has several words, and may be cut where it is too wide.
    var isText: Bool { text.utf8.contains(0x20) }

    /// The least columns that it takes in a column of several words: some of running text, of slugs the longest.
    var least: Int {
        if isKeys { return text.utf8.split(separator: 0x20).reduce(0) { max($0, $1.count) } + (isText ? 2 : 0) }
        return isText ? TableLayout.narrowestText : 0
    }

    /// The same where text continues on further lines: some of it, and the longest word, which is not broken.
    var leastWrapped: Int {
        isText ? max(TableLayout.narrowestText, columnsOfLongestWord) : columns
    }

    // Where it continues.
    private var columnsOfLongestWord: Int {
        TableLayout.continuation.utf8.count + text.split(separator: " ").reduce(0) { max($0, DisplayWidth.columns(of: String($1))) }
    }

    // Slugs, one or several with spaces between: small letters, and a hyphen or a digit in each.
    private var isKeys: Bool {
        text.utf8.split(separator: 0x20).allSatisfy { word in
            word.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 } && word.contains { !(97...122).contains($0) }
        }
    }

    /// Its beginning, in so many columns at most, with `…` for the rest; no slug of a list is cut in two.
    func cut(to width: Int) -> String {
        let cut = TextLayout.truncate(text, to: width)
        guard isKeys else { return cut }
        return cut.utf8.lastIndex(of: 0x20).map { cut[..<$0] + " …" } ?? text
    }

    /// Its lines in a column of so many columns; a word that is wider than that stays whole.
    func lines(in width: Int) -> [String] {
        TextLayout.wrap(text, width: max(width, columnsOfLongestWord), rest: TableLayout.continuation).map(\.printed)
    }

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
