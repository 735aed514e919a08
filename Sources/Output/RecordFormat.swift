public import DossierModel

/// A line for each column of a row, its name before it, and a rule with the row's number between rows: for rows that are too wide for a
/// table.
///
/// On a terminal, long texts continue under where they began. Cells look as those of a table do; NULL is blank.
public struct RecordFormat: RowFormat {
    private let sink: ByteSink
    private let layout: TableLayout
    private var labels: [TableCell] = []
    private var labelWidth = 0
    private var count = 0

    /// What a text is left with beside its label, however narrow the terminal.
    private static let narrowest = 20

    /// Writes into `sink`, laid out as `layout` says.
    public init(sink: ByteSink, layout: TableLayout = TableLayout()) {
        self.sink = sink
        self.layout = layout
    }

    /// Keeps the names.
    public mutating func begin(columns: [String]) throws(OutputError) { begin(header: columns.map(TableCell.init(name:))) }

    mutating func begin(header: [TableCell]) {
        labels = header
        labelWidth = header.map(\.columns).max() ?? 0
        count = 0
    }

    /// Writes one row.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) { try write(cells.map(TableCell.init)) }

    /// Writes nothing more.
    public mutating func end() throws(OutputError) {}

    mutating func write(_ cells: [TableCell]) throws(OutputError) {
        count += 1
        let rule = "── \(count) " + String(repeating: "─", count: max(2, labelWidth - 2))
        try sink.write(layout.style.dim(rule).printed)
        try sink.write(0x0A)
        for (label, cell) in zip(labels, cells) {
            try sink.write(layout.style.bold(PageLine(printed: label.text)).printed)
            try writeText(cell, indentation: labelWidth + 2, after: label.columns)
            try sink.write(0x0A)
        }
    }

    private func writeText(_ cell: TableCell, indentation: Int, after columns: Int) throws(OutputError) {
        if cell.text.isEmpty { return }
        try sink.write(repeating: 0x20, count: indentation - columns)
        guard let limit = layout.limit, cell.columns > limit - indentation else { return try sink.write(cell.text) }
        let lines = TextLayout.wrap(cell.text, width: max(limit - indentation, Self.narrowest))
        for (index, line) in lines.enumerated() {
            if index > 0 {
                try sink.write(0x0A)
                try sink.write(repeating: 0x20, count: indentation)
            }
            try sink.write(line.printed)
        }
    }
}
