/// A line of a page, or a part of one: text for a person to read, safe to print.
///
/// There is no other way from a text to a page than through here, and none around the escapes: what is made of a text shows its
/// control and invisible characters written out (`VisibleText`), and only `Style` puts sequences for the terminal around it.
public struct PageLine: Hashable, Sendable {
    /// As it is printed, with the sequences of styles.
    public let printed: String

    /// A line with this text. A line feed within it is shown as `\n`: `TextLayout.wrap` makes lines of it.
    public init(_ text: String) { printed = VisibleText.escaping(text) }

    /// For what is known to be safe: text that was escaped, and sequences of styles around it.
    init(printed: String) { self.printed = printed }

    /// Whether nothing is printed.
    public var isEmpty: Bool { printed.isEmpty }

    /// The terminal columns that it takes, styles aside.
    public var columns: Int { DisplayWidth.columns(of: printed) }

    /// One after the other.
    public static func + (left: PageLine, right: PageLine) -> PageLine { PageLine(printed: left.printed + right.printed) }

    /// What parts columns for programs that read a page line by line.
    public static let tab = PageLine(printed: "\t")

    /// `count` spaces; none for fewer than 0.
    public static func spaces(_ count: Int) -> PageLine { PageLine(printed: String(repeating: " ", count: max(0, count))) }
}

/// A text of the program's own. One with something interpolated is no literal in this sense, and goes through `init(_:)`.
extension PageLine: ExpressibleByStringLiteral {
    /// A line with this text.
    public init(stringLiteral text: String) { self.init(text) }
}

/// Where pages go: it takes lines that are safe to print and nothing else.
public struct PageSink {
    private let sink: ByteSink

    /// Writes into `sink`.
    public init(_ sink: ByteSink) { self.sink = sink }

    /// Writes a line and a line feed; throws if a full buffer cannot be written.
    public func write(_ line: PageLine) throws(OutputError) {
        try sink.write(line.printed)
        try sink.write(0x0A)
    }

    /// Writes lines, each with a line feed after it.
    public func write(_ lines: [PageLine]) throws(OutputError) { for line in lines { try write(line) } }

    /// Hands what was written to the reader.
    public func flush() throws(OutputError) { try sink.flush() }
}
