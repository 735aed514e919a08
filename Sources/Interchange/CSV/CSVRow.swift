/// One row, borrowed: it and its fields are valid until the reader's next row.
public struct CSVRow {
    let reader: CSVReader

    /// Number of fields.
    public var count: Int { reader.fieldCount }

    /// Line on which the row starts, 1-based.
    public var line: Int { reader.rowLine }

    /// The field at `index`, 0-based.
    public subscript(index: Int) -> CSVField { reader.field(at: index) }

    /// An error about the field at `index`, placed at its first character, or `offset` bytes into its value.
    public func error(
        at index: Int, offset: Int = 0, _ message: String, hint: String? = nil
    ) -> CSVInputError {
        reader.error(inField: index, offset: offset, message, hint: hint)
    }
}
