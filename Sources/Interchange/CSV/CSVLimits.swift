/// How large the parts of a CSV file may be; beyond a limit reading stops with an error, so memory stays bounded.
public struct CSVLimits: Sendable, Hashable {
    /// Bytes of one field as written, quotes included.
    public var fieldBytes: Int
    /// Bytes of one row, line end included.
    public var rowBytes: Int
    /// Columns of the first row.
    public var columns: Int

    /// Makes limits: 16 MiB a field, 64 MiB a row and 4096 columns unless told otherwise.
    public init(fieldBytes: Int = 16 << 20, rowBytes: Int = 64 << 20, columns: Int = 4096) {
        self.fieldBytes = fieldBytes
        self.rowBytes = rowBytes
        self.columns = columns
    }
}
