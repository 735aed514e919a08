import DossierModel

/// Writes rows as JSON objects with the column names as members, in column order.
struct JSONRow {
    private let text: JSONText
    private var openings: [[UInt8]] = []

    init(sink: ByteSink) { text = JSONText(sink: sink) }

    /// Prepares the member names once; a name that repeats gets a number (`name`, `name_2`), so that none is lost.
    mutating func begin(columns: [String]) throws(OutputError) {
        openings = []
        for (index, name) in ColumnNames.unique(columns).enumerated() {
            let memory = ByteSink()
            try memory.write(index == 0 ? "{" : ",")
            try JSONText(sink: memory).write(string: name)
            try memory.write(":")
            openings.append(memory.contents)
        }
    }

    /// Writes one object of fields, without a line end.
    func write(fields: [RowField]) throws(OutputError) {
        for (index, field) in fields.enumerated() {
            try text.sink.write(openings[index])
            try field.document.writeLine(to: text.sink)
        }
        try text.sink.write(fields.isEmpty ? "{}" : "}")
    }

    /// Writes one object, without a line end.
    func write(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        for (index, cell) in cells.enumerated() {
            try text.sink.write(openings[index])
            try text.write(cell)
        }
        try text.sink.write(cells.isEmpty ? "{}" : "}")
    }
}
