public import DossierModel

/// Aligned columns with a header and a rule, for reading.
///
/// The first rows are held back to measure the columns (at most `TableLayout.measuredRows`, or 1 MB of text), the others are
/// written as they come: a later cell that is wider pushes its line, or, where its column is running text that gave way to a terminal's
/// width, is cut with `…` or continues on further lines, as the layout says. NULL is blank, control characters are escaped (`\x1b`),
/// bytes that are not UTF-8 become U+FFFD, columns of numbers stand to the right. Where the columns do not fit and the layout allows it,
/// records are written instead.
public struct TableFormat: RowFormat {
    private static let gap = 2
    private static let heldBytesLimit = 1 << 20

    private let sink: ByteSink
    private let layout: TableLayout
    private var header: [TableCell] = []
    private var held: [[TableCell]] = []
    private var heldBytes = 0
    private var widths: [Int]?
    private var alignments: [TextLayout.Alignment] = []
    // The least that each column of several words takes; nil of those that never give way.
    private var least: [Int?] = []
    private var records: RecordFormat?

    /// Writes into `sink`, laid out as `layout` says.
    public init(sink: ByteSink, layout: TableLayout = TableLayout()) {
        self.sink = sink
        self.layout = layout
    }

    /// Keeps the names until the columns are measured.
    public mutating func begin(columns: [String]) throws(OutputError) {
        header = columns.map(TableCell.init(name:))
        records = nil
        held = []
        heldBytes = 0
        widths = nil
    }

    /// Holds or writes one row.
    public mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError) {
        let shown = cells.map(TableCell.init)
        if var records {
            try records.write(shown)
            self.records = records
            return
        }
        if let widths { return try write(shown, widths: widths) }
        held.append(shown)
        heldBytes += shown.reduce(0) { $0 + $1.text.utf8.count }
        if held.count >= layout.measuredRows || heldBytes >= Self.heldBytesLimit { try writeHeld() }
    }

    /// Writes what is still held; a result without rows still has its header.
    public mutating func end() throws(OutputError) {
        if widths == nil, records == nil { try writeHeld() }
    }

    private mutating func writeHeld() throws(OutputError) {
        let natural = header.indices.map { index in
            held.reduce(header[index].columns) { max($0, $1[index].columns) }
        }
        alignments = header.indices.map(alignment(ofColumn:))
        least = header.indices.map(least(ofColumn:))
        let room = layout.fit(natural, least: least, gap: Self.gap)
        if room == nil, layout.mayBeRecords { return try writeHeldAsRecords() }
        let fitted = room ?? natural.indices.map { min(natural[$0], least[$0] ?? .max) }
        widths = fitted
        if !header.isEmpty {
            try write(header, widths: fitted) { layout.style.bold(PageLine(printed: $0)).printed }
            try sink.write(fitted.map { String(repeating: "─", count: $0) }.joined(separator: "  "))
            try sink.write(0x0A)
        }
        for row in held { try write(row, widths: fitted) }
        held = []
    }

    private mutating func writeHeldAsRecords() throws(OutputError) {
        var records = RecordFormat(sink: sink, layout: layout)
        records.begin(header: header)
        for row in held { try records.write(row) }
        held = []
        self.records = records
    }

    private func least(ofColumn index: Int) -> Int? {
        guard held.contains(where: { $0[index].isText }) else { return nil }
        if layout.longText != .wrapped { return held.reduce(0) { max($0, $1[index].least) } }
        return held.reduce(header[index].leastWrapped) { max($0, $1[index].leastWrapped) }
    }

    private func alignment(ofColumn index: Int) -> TextLayout.Alignment {
        let filled = held.lazy.map { $0[index] }.filter { !$0.text.isEmpty }
        return !filled.isEmpty && filled.allSatisfy(\.isNumber) ? .right : .left
    }

    private func write(
        _ cells: [TableCell], widths: [Int], emphasis: (String) -> String = { $0 }
    ) throws(OutputError) {
        func givesWay(_ index: Int) -> Bool { layout.limit != nil && least[index] != nil && cells[index].columns > widths[index] }
        guard layout.longText == .wrapped, cells.indices.contains(where: givesWay) else {
            return try writeLine(
                cells.indices.map { givesWay($0) ? Field(cells[$0].cut(to: widths[$0])) : Field(cells[$0]) }, widths: widths, emphasis)
        }
        let lines = cells.indices.map { givesWay($0) ? cells[$0].lines(in: widths[$0]).map(Field.init) : [Field(cells[$0])] }
        for number in 0..<(lines.map(\.count).max() ?? 1) {
            try writeLine(lines.map { number < $0.count ? $0[number] : Field("") }, widths: widths, emphasis)
        }
    }

    private func writeLine(_ fields: [Field], widths: [Int], _ emphasis: (String) -> String) throws(OutputError) {
        // Spaces owed to the cells so far are written only when more text follows, so that no line ends in spaces.
        var owed = 0
        for (index, field) in fields.enumerated() {
            let missing = max(0, widths[index] - field.columns)
            if alignments[index] == .right { owed += missing }
            if !field.text.isEmpty {
                try sink.write(repeating: 0x20, count: owed)
                owed = 0
                try sink.write(emphasis(field.text))
            }
            if alignments[index] == .left { owed += missing }
            owed += Self.gap
        }
        try sink.write(0x0A)
    }
}

/// A text on one line of a table, with its width.
private struct Field {
    let text: String
    /// Terminal columns.
    let columns: Int

    init(_ text: String) {
        self.text = text
        columns = DisplayWidth.columns(of: text)
    }

    init(_ cell: TableCell) {
        text = cell.text
        columns = cell.columns
    }
}
