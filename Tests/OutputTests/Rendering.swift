import DossierModel
import DossierOutput

/// The text a format gives for a small result.
func rendered(
    _ format: OutputFormat, columns: [String], rows: [[Value]], layout: TableLayout = TableLayout()
) throws -> String {
    String(decoding: try renderedBytes(format, columns: columns, rows: rows, layout: layout), as: UTF8.self)
}

func renderedBytes(
    _ format: OutputFormat, columns: [String], rows: [[Value]], layout: TableLayout = TableLayout()
) throws -> [UInt8] {
    let sink = ByteSink()
    var writer = format.writer(to: sink, layout: layout)
    try writer.begin(columns: columns)
    for row in rows { try writer.row(row) }
    try writer.end()
    return sink.contents
}

/// The bytes a format gives for one text cell that need not be valid UTF-8.
func renderedBytes(_ format: OutputFormat, rawText: [UInt8]) throws -> [UInt8] {
    let sink = ByteSink()
    var writer = format.writer(to: sink)
    try writer.begin(columns: ["t"])
    try rawText.withUnsafeBytes { bytes in
        try withUnsafeTemporaryAllocation(of: Cell.self, capacity: 1) { cells in
            cells.initializeElement(at: 0, to: .text(bytes))
            try writer.row(UnsafeBufferPointer(cells))
        }
    }
    try writer.end()
    return sink.contents
}
