/// Why a text is not a date: where reading stopped and what was expected there.
public struct EDTFError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text that was read.
    public let text: String

    /// The 1-based column, in characters, where reading stopped.
    public let column: Int

    /// What was expected at that column.
    public let expected: String

    /// Whether the words would be a date if the day were known that they count from: "last June", "l'an passé".
    public let needsDay: Bool

    /// Whether it is a date, of which nothing says which one: "04/05/2023".
    public let hasSeveralReadings: Bool

    /// Makes an error at a 1-based column in characters.
    public init(text: String, column: Int, expected: String, needsDay: Bool = false, hasSeveralReadings: Bool = false) {
        self.text = text
        self.column = column
        self.expected = expected
        self.needsDay = needsDay
        self.hasSeveralReadings = hasSeveralReadings
    }

    /// One sentence with the text, the column and what was expected.
    public var description: String {
        "\"\(text)\" is not a date: at column \(column), expected \(expected)"
    }
}
