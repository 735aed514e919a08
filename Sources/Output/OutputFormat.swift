/// The formats a command offers for rows; the raw value is what a user types.
public enum OutputFormat: String, CaseIterable, Sendable {
    /// Aligned columns for reading.
    case table
    /// A line for each column of each row, for rows too wide for a table.
    case record
    /// Comma-separated values, RFC 4180.
    case csv
    /// Tab-separated values, PostgreSQL's text COPY.
    case tsv
    /// One JSON array of objects, RFC 8259.
    case json
    /// One JSON object a line.
    case ndjson
    /// A GitHub-flavoured Markdown table.
    case markdown

    /// Whether a person reads it: dates and amounts are then in words.
    public var isForPeople: Bool {
        switch self {
        case .table, .record, .markdown: true
        case .csv, .tsv, .json, .ndjson: false
        }
    }

    /// Whether fields are written as what they are: lists, flags, documents.
    public var isJSON: Bool { self == .json || self == .ndjson }

    /// A writer of this format into `sink`; `layout` only concerns the table and records.
    public func writer(to sink: ByteSink, layout: TableLayout = TableLayout()) -> any RowFormat {
        switch self {
        case .table: TableFormat(sink: sink, layout: layout)
        case .record: RecordFormat(sink: sink, layout: layout)
        case .csv: CSVFormat(sink: sink)
        case .tsv: TSVFormat(sink: sink)
        case .json: JSONFormat(sink: sink)
        case .ndjson: NDJSONFormat(sink: sink)
        case .markdown: MarkdownFormat(sink: sink)
        }
    }
}
