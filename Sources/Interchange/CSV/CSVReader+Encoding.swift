// What spreadsheets write that is no CSV in UTF-8 with commas (RFC 4180): a byte order mark is passed over, the rest is refused with how to
// save it.
extension CSVReader {
    static let encodingHint = "save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")"

    /// Passes a byte order mark over; throws if the file is UTF-16.
    func skipByteOrderMark() throws(CSVInputError) {
        let start = blocks.unread.prefix(3)
        if start.elementsEqual([0xEF, 0xBB, 0xBF]) { return blocks.consume(3) }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            throw CSVInputError(file: file, line: 1, column: 1, message: "the file is UTF-16", hint: Self.encodingHint)
        }
    }

    /// Throws if the row is not valid UTF-8.
    func checkText() throws(CSVInputError) {
        var seen: UInt8 = 0
        for byte in row { seen |= byte }
        guard seen >= 0x80 else { return }
        let offset: Int
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: row.span)
            return
        } catch {
            offset = error.byteOffsets.lowerBound
        }
        throw error(at: offset, "byte 0x\(String(row[offset], radix: 16)) is not valid UTF-8", hint: Self.encodingHint)
    }
}

extension CSVRow {
    /// Throws if this row, which names columns, is one field that semicolons or tabs part.
    func checkSeparators(_ names: [String]) throws(CSVInputError) {
        guard names.count == 1, names[0].contains(";") || names[0].contains("\t") else { return }
        throw error(at: 0, "the columns are not separated by commas", hint: "save the file with comma separators")
    }
}
