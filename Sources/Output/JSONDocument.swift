/// A JSON value (RFC 8259) that is built whole: for small documents and single lines, not for rows.
public indirect enum JSONDocument: Sendable {
    case null
    case string(String)
    case integer(Int64)
    /// A number in JSON's own notation.
    case number(String)
    case bool(Bool)
    case array([JSONDocument])
    /// Members in the order they are written.
    case object([(String, JSONDocument)])

    /// An object of those members that have a value.
    public static func object(present members: [(String, JSONDocument?)]) -> JSONDocument {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    /// Writes it, two spaces a level, without a line feed at the end.
    public func write(to sink: ByteSink) throws(OutputError) { try write(to: sink, level: 0) }

    /// Writes it without spaces and line feeds.
    public func writeLine(to sink: ByteSink) throws(OutputError) { try write(to: sink, level: nil) }

    // nil: all on one line.
    private func write(to sink: ByteSink, level: Int?) throws(OutputError) {
        switch self {
        case .null: try sink.write("null")
        case .string(let text): try JSONText(sink: sink).write(string: text)
        case .integer(let number): try sink.write(String(number))
        case .number(let text): try sink.write(text)
        case .bool(let flag): try sink.write(flag ? "true" : "false")
        case .array(let items):
            try Self.write(items, between: "[", "]", to: sink, level: level) { (item) throws(OutputError) in
                try item.write(to: sink, level: level.map { $0 + 1 })
            }
        case .object(let members):
            try Self.write(members, between: "{", "}", to: sink, level: level) { (member) throws(OutputError) in
                try JSONText(sink: sink).write(string: member.0)
                try sink.write(level == nil ? ":" : ": ")
                try member.1.write(to: sink, level: level.map { $0 + 1 })
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], between open: String, _ close: String, to sink: ByteSink, level: Int?,
        _ body: (Item) throws(OutputError) -> Void
    ) throws(OutputError) {
        try sink.write(open)
        for (index, item) in items.enumerated() {
            if index > 0 { try sink.write(",") }
            try breakLine(to: sink, level: level.map { $0 + 1 })
            try body(item)
        }
        if !items.isEmpty { try breakLine(to: sink, level: level) }
        try sink.write(close)
    }

    private static func breakLine(to sink: ByteSink, level: Int?) throws(OutputError) {
        guard let level else { return }
        try sink.write("\n")
        try sink.write(repeating: 0x20, count: 2 * level)
    }
}
