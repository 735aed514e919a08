internal import DossierModel

extension CSVReader {
    static let raggedHint = "a comma inside text needs the field to be between quotes"

    /// An error at `offset` bytes from the start of the current row.
    func error(at offset: Int, _ message: String, hint: String? = nil) -> CSVInputError {
        let before = row[..<offset]
        let lineStart = before.lastIndex { $0 == CSVByte.lineFeed || $0 == CSVByte.return }.map { $0 + 1 } ?? 0
        return CSVInputError(
            file: file, line: rowLine + lineBreaks(before: offset), column: CSVInputError.column(after: before[lineStart...]), message: message,
            hint: hint)
    }

    /// An error at the first character of a field, or `offset` bytes into its value.
    func error(inField index: Int, offset: Int, _ message: String, hint: String?) -> CSVInputError {
        let span = spans[index]
        guard offset > 0, span.isQuoted else { return error(at: span.offset + offset, message, hint: hint) }
        var position = span.offset + 1
        for _ in 0..<min(offset, span.count) {
            position += row[position] == CSVByte.quote ? 2 : 1
        }
        return error(at: position, message, hint: hint)
    }

    /// Line breaks in the first `end` bytes of the row; CRLF is one.
    func lineBreaks(before end: Int) -> Int {
        var count = 0
        for index in 0..<end {
            switch row[index] {
            case CSVByte.lineFeed: count += 1
            case CSVByte.return where index + 1 >= row.count || row[index + 1] != CSVByte.lineFeed: count += 1
            default: break
            }
        }
        return count
    }

    /// Bytes of the line end that closes the row: 0 to 2.
    func lineEndLength() -> Int {
        switch row.last {
        case CSVByte.lineFeed: row.dropLast().last == CSVByte.return ? 2 : 1
        case CSVByte.return: 1
        default: 0
        }
    }

    func strayQuote(at offset: Int) -> CSVInputError {
        error(
            at: offset, "quote inside an unquoted field",
            hint: "put the whole field between quotes, and write the quotes inside it twice")
    }

    func nul(at offset: Int) -> CSVInputError {
        error(at: offset, "NUL byte", hint: "the file may be UTF-16 or not text at all; \(Self.encodingHint)")
    }

    func fieldTooLong(at offset: Int) -> CSVInputError {
        let hint = row[offset] == CSVByte.quote ? "is the closing quote missing?" : nil
        return error(at: offset, "field of more than \(limits.fieldBytes) bytes", hint: hint)
    }

    func rowTooLong() -> CSVInputError {
        error(at: 0, "row of more than \(limits.rowBytes) bytes", hint: "is the closing quote of a field missing?")
    }

    func tooManyFields(at offset: Int) -> CSVInputError {
        guard let columnCount else { return error(at: offset, "more than \(limits.columns) columns") }
        return error(
            at: offset, "row has more than \(EnglishCount.of(columnCount, "field")), the number in the first row", hint: Self.raggedHint)
    }
}
