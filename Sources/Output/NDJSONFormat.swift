public import DossierModel

/// One JSON object a line, LF after each, with the same values as `JSONFormat`; no rows give no bytes.
public struct NDJSONFormat: RowFormat {
    private let sink: ByteSink
    private var object: JSONRow

    /// Writes into `sink`.
    public init(sink: ByteSink) {
        self.sink = sink
        object = JSONRow(sink: sink)
    }

    /// Writes nothing yet: the names are repeated in each object.
    public mutating func begin(columns: [String]) throws(OutputError) {
        try object.begin(columns: columns)
    }

    /// Writes one object and a line end.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        try object.write(cells)
        try sink.write(0x0A)
    }

    /// Writes one object of fields and a line end.
    public mutating func row(fields: [RowField]) throws(OutputError) {
        try object.write(fields: fields)
        try sink.write(0x0A)
    }

    /// Writes nothing more.
    public mutating func end() throws(OutputError) {}
}
