/// Why a text is not an amount: where reading stopped and what was expected there.
public struct AmountError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text that was read.
    public let text: String
    /// The 1-based column, in characters, where reading stopped.
    public let column: Int
    /// What was expected at that column.
    public let expected: String
    /// Whether it is an amount in one language and another one in the other: "1,250".
    public let needsLanguage: Bool

    /// Makes an error at a 1-based column in characters.
    public init(text: String, column: Int, expected: String, needsLanguage: Bool = false) {
        self.text = text
        self.column = column
        self.expected = expected
        self.needsLanguage = needsLanguage
    }

    /// One sentence with the text, the column and what was expected.
    public var description: String {
        "\"\(text)\" is not an amount: at column \(column), expected \(expected)"
    }
}
