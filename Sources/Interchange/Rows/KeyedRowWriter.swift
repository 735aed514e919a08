internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// Some lines of a CSV file.
final class CSVBatch: PipeBatch {
    private static let fullSize = 128 * 1024

    private(set) var sink = ByteSink()
    var rows = 0
    /// Whether the next batch belongs to another range of keys.
    var endsRange = false

    var isFull: Bool { endsRange || sink.size >= Self.fullSize }

    func removeAll() {
        // A row of many megabytes leaves no buffer of its size behind.
        if sink.size > 4 * Self.fullSize { sink = ByteSink() } else { sink.removeAll() }
        rows = 0
        endsRange = false
    }
}

/// Writes the rows of a keyed SELECT as CSV lines: straight from SQLite's memory, for one thread.
struct KeyedRowWriter {
    private let statement: Statement
    private let columns: [KeyedSelect.Column]
    // For each column, where its value is an id whose text is meant.
    private let lookups: [TextLookup?]
    // Where bounds stand that may be none.
    private let amounts: [Int]

    init(_ select: KeyedSelect, _ tables: [KeyedSelect.TextOfID: TextTable], on connection: Connection) throws {
        statement = try connection.prepareOnce(select.sql)
        var shared: [KeyedSelect.TextOfID: TextLookup] = [:]
        for (text, table) in tables { shared[text] = TextLookup(table, on: connection) }
        columns = select.columns
        amounts = select.columns.indices.filter { select.columns[$0].isAmount }
        lookups = select.columns.map { column in column.text.flatMap { shared[$0] } }
    }

    /// Writes the rows with these keys into batches that `next` gives: a new one once the last is full.
    func write(_ keys: ClosedRange<Int64>, to next: () throws -> CSVBatch) throws {
        try statement.bind(keys.lowerBound, at: 0)
        try statement.bind(keys.upperBound, at: 1)
        defer { statement.reset() }
        while try statement.step() {
            let batch = try next()
            for column in amounts { try checkAmount(in: column) }
            try write(statement.row, to: batch.sink)
            batch.rows += 1
        }
    }

    @inline(__always)
    private func checkAmount(in column: Int) throws {
        guard case .integer(let bound) = statement.row.cell(column) else { return }
        // The key stands first where a fact is written.
        throw SQLiteError.damage(table: "fact", row: statement.row.integer(0), "\(columns[column].name) is \(bound)")
    }

    @inline(__always)
    private func write(_ row: Row, to sink: ByteSink) throws {
        let format = CSVFormat(sink: sink)
        for column in lookups.indices {
            if column > 0 { try format.separate() }
            let cell = row.cell(column)
            if case .integer(let id) = cell, let lookup = lookups[column] {
                try lookup.write(id, to: sink)
            } else {
                try format.field(cell)
            }
        }
        try format.endLine()
    }
}
