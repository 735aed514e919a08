import Model

/// Writes CSV (RFC 4180) into memory: quotes only where needed, CRLF line ends, UTF-8 without a byte-order mark.
///
/// A nil field is empty and an empty text is `""`. Take the bytes out with `drain` now and then to keep memory flat.
public struct CSVWriter {
    /// The bytes written and not yet drained.
    public private(set) var bytes: [UInt8] = []
    private var isAtRowStart = true

    /// Makes an empty writer.
    public init() {}

    /// Appends one field to the row.
    public mutating func field(_ text: String?) {
        separate()
        guard var text else { return }
        text.withUTF8 { buffer in
            CSVQuoting.write(UnsafeRawBufferPointer(buffer)) { piece in bytes.append(contentsOf: piece) }
        }
    }

    /// Appends one integer field to the row.
    public mutating func field(_ number: Int64) {
        separate()
        bytes.append(contentsOf: number.description.utf8)
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(CSVByte.return)
        bytes.append(CSVByte.lineFeed)
        isAtRowStart = true
    }

    /// Appends a whole row.
    public mutating func row(_ fields: [String?]) {
        for text in fields { field(text) }
        endRow()
    }

    /// Hands the bytes to `body` and forgets them, unless `body` throws.
    public mutating func drain<Failure: Error>(_ body: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        try body(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if !isAtRowStart { bytes.append(CSVByte.comma) }
        isAtRowStart = false
    }
}
