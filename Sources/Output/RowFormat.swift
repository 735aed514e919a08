public import Model

/// Turns the rows of one result into bytes: `begin` once, `row` for each row, `end` once.
///
/// A format keeps no row (the table keeps its first few to measure them), so memory stays flat whatever the number of rows.
/// `end` does not flush the sink. Each call throws when the sink cannot write.
public protocol RowFormat {
    /// Starts a result with these column names, in order; names may repeat.
    mutating func begin(columns: [String]) throws(OutputError)
    /// Writes one row; `cells` are borrowed for the call and as many as the columns.
    mutating func row(_ cells: UnsafeBufferPointer<Cell>) throws(OutputError)
    /// Finishes the result.
    mutating func end() throws(OutputError)
}

extension RowFormat {
    /// Writes one row of owned values; slower than borrowed cells, for small results.
    public mutating func row(_ values: [Value]) throws(OutputError) {
        try borrow(values[...], cells: [])
    }

    // Each value lends its bytes only inside a closure, so a row of n values nests n deep before it is written.
    private mutating func borrow(_ values: ArraySlice<Value>, cells: [Cell]) throws(OutputError) {
        guard let first = values.first else {
            let outcome: Result<Void, OutputError> = cells.withUnsafeBufferPointer { buffer in
                Result { () throws(OutputError) in try row(buffer) }
            }
            return try outcome.get()
        }
        try first.withCell { (cell) throws(OutputError) in try borrow(values.dropFirst(), cells: cells + [cell]) }
    }
}
