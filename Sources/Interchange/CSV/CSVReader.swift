internal import DossierModel

#if canImport(Glibc)
import Glibc
#endif

/// Reads CSV (RFC 4180) row by row in bounded memory, and refuses anything it would have to guess about.
///
/// Accepted beyond the RFC: a byte-order mark, LF and CR line ends, blank lines at the end. Refused, with line and column: a
/// quote inside an unquoted field, text after a closing quote, a missing closing quote, a row with another number of fields than
/// the first, bytes that are not UTF-8, NUL, anything over `CSVLimits`. After an error the reader must not be used again.
public final class CSVReader {
    /// Bytes read at a time.
    public static let blockBytes = 256 * 1024

    /// The file as it is named in errors.
    public let file: String
    let limits: CSVLimits
    let blocks: ByteBlocks
    private let ownedDescriptor: Int32?

    /// Number of fields in every row; nil before the first.
    public private(set) var columnCount: Int?
    /// Line on which the current row starts, 1-based.
    private(set) var rowLine = 1
    /// Room for the fields of a row; plain memory, because an array's checks on each access would halve the speed.
    let spans: UnsafeMutablePointer<CSVFieldSpan>
    /// Number of fields of the current row; 0 before the first row and after the last.
    var fieldCount = 0
    /// Whether a field of the current row is quoted, and so may hold line breaks.
    var hasQuotes = false
    /// The bytes of the current row, line end included; during a scan, everything buffered from its start.
    var row = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Values whose doubled quotes were made single; as large as the window, so it never moves during a row.
    var scratch = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)
    var scratchUsed = 0
    private var hasStarted = false

    private init(file: String, limits: CSVLimits, blockBytes: Int, owned: Int32?, source: @escaping ByteBlocks.Source) {
        self.file = file
        self.limits = limits
        ownedDescriptor = owned
        spans = .allocate(capacity: max(limits.columns, 1))
        blocks = ByteBlocks(blockBytes: blockBytes, source: source)
    }

    /// Opens the file at `path`; throws if it cannot be opened. The file is closed with the reader.
    public convenience init(path: String, limits: CSVLimits = CSVLimits()) throws(CSVInputError) {
        // A named pipe that nobody writes to yet is waited for when it is read.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw CSVInputError(file: path, failed: "open", code: errno) }
        self.init(
            file: path, limits: limits, blockBytes: Self.blockBytes, owned: descriptor, source: ByteBlocks.descriptor(descriptor))
    }

    /// Reads `descriptor`, which stays open; `file` names it in errors.
    public convenience init(descriptor: Int32, file: String, limits: CSVLimits = CSVLimits()) {
        self.init(file: file, limits: limits, blockBytes: Self.blockBytes, owned: nil, source: ByteBlocks.descriptor(descriptor))
    }

    /// Reads `bytes`; `file` names them in errors.
    public convenience init(
        bytes: [UInt8], file: String, limits: CSVLimits = CSVLimits(), blockBytes: Int = CSVReader.blockBytes
    ) {
        self.init(file: file, limits: limits, blockBytes: blockBytes, owned: nil, source: ByteBlocks.memory(bytes))
    }

    deinit {
        scratch.deallocate()
        spans.deallocate()
        if let ownedDescriptor { close(ownedDescriptor) }
    }

    /// Moves to the next row, ending the validity of the one before; nil at the end.
    ///
    /// Throws when the data is wrong or cannot be read.
    public func next() throws(CSVInputError) -> CSVRow? {
        finishRow()
        var blankLine: Int?
        while let length = try scan() {
            row = UnsafeBufferPointer(rebasing: row[..<length])
            // A blank line is a row only where one empty field can be a row; at the end of the file it means nothing.
            if fieldCount == 1, spans[0].count == 0, !spans[0].isQuoted, columnCount != 1 {
                blankLine = blankLine ?? rowLine
                finishRow()
                continue
            }
            if let blankLine {
                throw CSVInputError(
                    file: file, line: blankLine, column: 1, message: "blank line between rows", hint: "remove the line")
            }
            try check(length: length)
            return CSVRow(reader: self)
        }
        return nil
    }

    /// The field of the current row at `index`, 0-based.
    func field(at index: Int) -> CSVField {
        precondition(index >= 0 && index < fieldCount, "the row has no such field")
        let span = spans[index]
        let whole = span.isUnescaped ? UnsafeBufferPointer(scratch) : row
        let bytes = UnsafeBufferPointer(rebasing: whole[span.valueOffset..<span.valueOffset + span.count])
        return CSVField(bytes: bytes, isQuoted: span.isQuoted)
    }

    // The scan restarts from the beginning of the row when the window ends inside it: with windows far larger than rows
    // that happens once a block, and the scan needs no state.
    private func scan() throws(CSVInputError) -> Int? {
        if !hasStarted {
            hasStarted = true
            try fill()
            try skipByteOrderMark()
        }
        while true {
            row = blocks.unread
            if row.isEmpty {
                if blocks.isAtEnd { return nil }
            } else if let length = try scanRow(isAtEnd: blocks.isAtEnd) {
                return length
            } else if row.count > limits.rowBytes {
                throw rowTooLong()
            }
            try fill()
        }
    }

    private func finishRow() {
        guard fieldCount > 0 else { return }
        rowLine += hasQuotes ? lineBreaks(before: row.count) : 1
        blocks.consume(row.count)
        fieldCount = 0
    }

    private func check(length: Int) throws(CSVInputError) {
        if length > limits.rowBytes { throw rowTooLong() }
        try checkText()
        if let columnCount, fieldCount < columnCount {
            let end = row.count - lineEndLength()
            throw error(
                at: end, "row has \(EnglishCount.of(fieldCount, "field")), the first row has \(columnCount)", hint: Self.raggedHint)
        }
        columnCount = fieldCount
    }

    private func fill() throws(CSVInputError) {
        let code = blocks.fill()
        if code != 0 { throw CSVInputError(file: file, line: rowLine, failed: "read", code: code) }
    }
}
