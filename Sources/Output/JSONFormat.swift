public import DossierModel

/// One JSON array of objects (RFC 8259), an object a line.
///
/// Integers and decimals are exact whatever their size; reals that are not finite are null; blobs are lower-case hexadecimal strings; bytes
/// that are not UTF-8 become U+FFFD. A column name that repeats is numbered (`name`, `name_2`).
public struct JSONFormat: RowFormat {
    private let sink: ByteSink
    private var object: JSONRow
    private var isEmpty = true

    /// Writes into `sink`.
    public init(sink: ByteSink) {
        self.sink = sink
        object = JSONRow(sink: sink)
    }

    /// Opens the array.
    public mutating func begin(columns: [String]) throws(OutputError) {
        try object.begin(columns: columns)
        try sink.write(UInt8(ascii: "["))
    }

    /// Writes one object.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        if !isEmpty { try sink.write(0x2C) }
        isEmpty = false
        try sink.write(0x0A)
        try object.write(cells)
    }

    /// Writes one object of fields.
    public mutating func row(fields: [RowField]) throws(OutputError) {
        if !isEmpty { try sink.write(0x2C) }
        isEmpty = false
        try sink.write(0x0A)
        try object.write(fields: fields)
    }

    /// Closes the array.
    public mutating func end() throws(OutputError) {
        try sink.write(isEmpty ? "]\n" : "\n]\n")
    }
}
