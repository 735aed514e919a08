public import DossierOutput
public import DossierStorage

/// Writes a table or view as CSV in the order of its key, read by two threads on connections of their own.
///
/// Each reads every other range of keys into a few buffers and waits when these are full, so that memory stays flat whatever
/// the number of rows. All connections read the same state of the file (`Snapshot.anotherReader`); where there can be no
/// second one, or the table is small, the base's own reads all.
public struct KeyedExport {
    private let base: Snapshot
    private let texts: TextTables
    private let keysOfRange: UInt64
    private let readers: Int

    /// - Parameter texts: keeps the texts of ids from one table to the next.
    public init(_ base: Snapshot, texts: TextTables = TextTables()) {
        self.init(base, texts: texts, keysOfRange: 2_048, readers: 2)
    }

    // The size of a range and the number of threads are parameters for the tests.
    init(_ base: Snapshot, texts: TextTables, keysOfRange: UInt64, readers: Int) {
        self.base = base
        self.texts = texts
        self.keysOfRange = keysOfRange
        self.readers = readers
    }

    /// Writes the header and all rows; the caller flushes the sink.
    ///
    /// - Returns: how many rows there are.
    /// - Throws: `SQLiteError`, or `OutputError` when the sink cannot write.
    public func write(_ select: KeyedSelect, to sink: ByteSink) throws -> Int {
        var format = CSVFormat(sink: sink)
        try format.begin(columns: select.columns.map(\.name))
        guard let keys = try select.keys(on: base.connection) else { return 0 }
        let ranges = KeyRanges(keys, size: keysOfRange)
        let connections = try readingConnections(for: ranges)
        let wanted = Set(select.columns.compactMap(\.text))
        let tables = try texts.tables(of: wanted, on: connections.first ?? base.connection)
        if connections.isEmpty {
            return try writeAlone(keys, try KeyedRowWriter(select, tables, on: base.connection), to: sink)
        }
        let writers = try connections.map { try KeyedRowWriter(select, tables, on: $0) }
        // A statement outlives its connection, what the connection has SQLite call does not.
        return try withExtendedLifetime(connections) { try write(ranges, with: writers, to: sink) }
    }

    private func readingConnections(for ranges: KeyRanges) throws -> [Connection] {
        // Two threads cost more than they save where each would have a handful of ranges.
        if readers < 2 || ranges.count < 8 { return [] }
        var connections: [Connection] = []
        for _ in 0..<readers {
            guard let connection = try base.anotherReader() else { return [] }
            connections.append(connection)
        }
        return connections
    }

    private func writeAlone(_ keys: ClosedRange<Int64>, _ writer: KeyedRowWriter, to sink: ByteSink) throws -> Int {
        let batch = CSVBatch()
        var rows = 0
        func empty() throws {
            try batch.sink.withContents { try sink.write($0) }
            rows += batch.rows
            batch.removeAll()
        }
        try writer.write(keys) {
            if batch.isFull { try empty() }
            return batch
        }
        try empty()
        return rows
    }

    private func write(_ ranges: KeyRanges, with writers: [KeyedRowWriter], to sink: ByteSink) throws -> Int {
        var pipes: [BatchPipe<CSVBatch>] = []
        // Each ends at its next batch: the rows behind a write that failed are not waited for.
        defer { pipes.forEach { $0.end() } }
        for (first, writer) in writers.enumerated() {
            pipes.append(
                try BatchPipe(CSVBatch.init) { pipe in
                    for number in stride(from: first, to: ranges.count, by: writers.count) {
                        try writer.write(ranges[number]) { try pipe.batch() }
                        try pipe.batch().endsRange = true
                    }
                })
        }
        var rows = 0
        for number in 0..<ranges.count {
            let pipe = pipes[number % pipes.count]
            var isInRange = true
            while isInRange, let batch = try pipe.nextFull() {
                try batch.sink.withContents { try sink.write($0) }
                rows += batch.rows
                isInRange = !batch.endsRange
                pipe.giveBack(batch)
            }
        }
        return rows
    }
}

/// A range of keys cut into pieces of one size, at most 65 536 of them however far apart the keys are.
struct KeyRanges: Sendable {
    let count: Int
    private let keys: ClosedRange<Int64>
    private let size: UInt64

    init(_ keys: ClosedRange<Int64>, size: UInt64) {
        self.keys = keys
        let span = UInt64(bitPattern: keys.upperBound &- keys.lowerBound)
        self.size = max(size, span >> 16 + 1)
        count = Int(span / self.size) + 1
    }

    subscript(number: Int) -> ClosedRange<Int64> {
        let first = keys.lowerBound &+ Int64(bitPattern: UInt64(number) &* size)
        let (last, overflow) = first.addingReportingOverflow(Int64(clamping: size - 1))
        return first...(overflow ? keys.upperBound : min(last, keys.upperBound))
    }
}
