extension CSVReader {
    /// Finds the fields of the row at the start of `row`, and returns its length in bytes with its line end.
    ///
    /// Returns nil if the row goes on beyond the window. Relies on the NUL behind the window, which stops every inner loop.
    func scanRow(isAtEnd: Bool) throws(CSVInputError) -> Int? {
        guard let bytes = row.baseAddress else { return nil }
        scratchUsed = 0
        fieldCount = 0
        hasQuotes = false
        let end = row.count
        let plain = CSVByte.plain
        let spans = spans
        let mostFields = columnCount ?? limits.columns
        let mostBytes = limits.fieldBytes
        var count = 0
        var position = 0
        while true {
            let start = position
            if bytes[position] == CSVByte.quote, position < end {
                hasQuotes = true
                guard let span = try scanQuoted(bytes, from: start, end: end, isAtEnd: isAtEnd) else { return nil }
                spans[count] = span.field
                position = span.end
            } else {
                while plain[Int(bytes[position])] { position += 1 }
                if position == end, !isAtEnd {
                    if position - start > mostBytes { throw fieldTooLong(at: start) }
                    return nil
                }
                spans[count] = CSVFieldSpan(
                    offset: start, valueOffset: start, count: position - start, isQuoted: false, isUnescaped: false)
            }
            count += 1
            if position - start > mostBytes { throw fieldTooLong(at: start) }
            if position == end {
                fieldCount = count
                return end
            }
            switch bytes[position] {
            case CSVByte.comma:
                position += 1
                if count >= mostFields { throw tooManyFields(at: position) }
            case CSVByte.lineFeed:
                fieldCount = count
                return position + 1
            case CSVByte.return:
                if position + 1 == end, !isAtEnd { return nil }
                fieldCount = count
                return bytes[position + 1] == CSVByte.lineFeed ? position + 2 : position + 1
            case CSVByte.quote: throw strayQuote(at: position)
            default: throw nul(at: position)
            }
        }
    }

    /// Scans a field from its opening quote; returns it and the position behind the closing one, nil if the window ends first.
    private func scanQuoted(
        _ bytes: UnsafePointer<UInt8>, from start: Int, end: Int, isAtEnd: Bool
    ) throws(CSVInputError) -> (field: CSVFieldSpan, end: Int)? {
        var position = start + 1
        var doubled = 0
        while true {
            while bytes[position] != CSVByte.quote, bytes[position] != 0 { position += 1 }
            if position == end {
                if position - start > limits.fieldBytes { throw fieldTooLong(at: start) }
                if !isAtEnd { return nil }
                throw error(at: start, "the quote opened here is never closed", hint: "write a quote inside text twice: \"\"")
            }
            if bytes[position] == 0 { throw nul(at: position) }
            position += 1
            if position == end, !isAtEnd { return nil }
            if position == end || bytes[position] != CSVByte.quote { break }
            doubled += 1
            position += 1
        }
        if position < end, bytes[position] != CSVByte.comma, bytes[position] != CSVByte.lineFeed, bytes[position] != CSVByte.return {
            throw error(
                at: position, "text after a closing quote", hint: "write a quote inside text twice: \"\"")
        }
        let value = UnsafeBufferPointer(start: bytes + start + 1, count: position - start - 2)
        let offset = doubled == 0 ? start + 1 : unescape(value)
        let field = CSVFieldSpan(
            offset: start, valueOffset: offset, count: value.count - doubled, isQuoted: true, isUnescaped: doubled > 0)
        return (field, position)
    }

    /// Copies `value` to the scratch space with each doubled quote made single; returns where it starts there.
    private func unescape(_ value: UnsafeBufferPointer<UInt8>) -> Int {
        if scratch.count < row.count {
            // Only the first value of a row can find the space too small, so nothing points into it yet.
            precondition(scratchUsed == 0)
            scratch.deallocate()
            scratch = .allocate(capacity: max(row.count, CSVReader.blockBytes))
        }
        let offset = scratchUsed
        var isSecond = false
        for byte in value {
            if byte == CSVByte.quote {
                isSecond.toggle()
                if !isSecond { continue }
            }
            scratch[scratchUsed] = byte
            scratchUsed += 1
        }
        return offset
    }
}

/// The bytes that have a meaning in CSV.
enum CSVByte {
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C
    static let lineFeed: UInt8 = 0x0A
    static let `return`: UInt8 = 0x0D

    /// For each byte, whether it may stand in an unquoted field.
    ///
    /// A table in memory of its own is read without the checks that an array makes on each access; it lives as long as the process.
    nonisolated(unsafe) static let plain: UnsafePointer<Bool> = {
        let table = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        table.initialize(repeating: true, count: 256)
        for byte in [quote, comma, lineFeed, `return`, 0] { table[Int(byte)] = false }
        return UnsafePointer(table)
    }()
}
