public import DossierModel

/// Turns the rows of one result into bytes: `begin` once, `row` for each row, `end` once.
///
/// A format keeps no row (the table keeps its first few to measure them), so memory stays flat whatever the number of rows.
/// `end` does not flush the sink. Each call throws when the sink cannot write.
public protocol RowFormat {
    /// Starts a result with these column names, in order; names may repeat.
    mutating func begin(columns: [String]) throws(OutputError)
    /// Writes one row; `cells` are borrowed for the call and as many as the columns.
    mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError)
    /// Writes one row of fields that may be more than values; most formats write their plain values.
    mutating func row(fields: [RowField]) throws(OutputError)
    /// Finishes the result.
    mutating func end() throws(OutputError)
}

extension RowFormat {
    public mutating func row(fields: [RowField]) throws(OutputError) { try row(fields.map(\.plain)) }

    /// Writes one row of owned values; slower than borrowed cells, for small results.
    public mutating func row(_ values: [Value]) throws(OutputError) {
        // The cells lend from one copy of all texts and blobs.
        var bytes: [UInt8] = []
        for value in values {
            switch value {
            case .text(let text): bytes += text.utf8
            case .blob(let blob): bytes += blob
            case .null, .integer, .real, .decimal: break
            }
        }
        let outcome: Result<Void, OutputError> = bytes.withUnsafeBytes { bytes in
            Self.cells(of: values, in: bytes).withUnsafeBufferPointer { cells in
                Result { () throws(OutputError) in try row(cells) }
            }
        }
        try outcome.get()
    }

    private static func cells(of values: [Value], in bytes: UnsafeRawBufferPointer) -> [Cell] {
        var rest = bytes[...]
        func next(_ count: Int) -> UnsafeRawBufferPointer {
            defer { rest = rest.dropFirst(count) }
            return UnsafeRawBufferPointer(rebasing: rest.prefix(count))
        }
        return values.map { value in
            switch value {
            case .null: .null
            case .integer(let number): .integer(number)
            case .real(let number): .real(number)
            case .decimal(let number, let decimals): .decimal(number, decimals: decimals)
            case .text(let text): .text(next(text.utf8.count))
            case .blob(let blob): .blob(next(blob.count))
            }
        }
    }
}
