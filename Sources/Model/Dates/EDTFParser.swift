/// Reads one EDTF string byte by byte, and says where and why it stops.
struct EDTFParser {
    let text: String
    let bytes: [UInt8]
    var position = 0

    /// The highest level of a feature met so far.
    private(set) var level = 0

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// Reads the whole text and returns what it says and the days it covers.
    mutating func parse() throws(EDTFError) -> (Expression, ClosedRange<Day>) {
        let expression = try parseExpression()
        guard position == bytes.count else { throw error("the end of the date") }
        guard let bounds = expression.span({ $0.bounds }) else {
            throw error(at: 0, "an interval that starts before it ends")
        }
        return (expression, bounds)
    }

    private mutating func parseExpression() throws(EDTFError) -> Expression {
        if bytes.isEmpty { throw error("a date, such as 2012, 2012-05 or 2012-05-20") }
        if peek == UInt8(ascii: "[") || peek == UInt8(ascii: "{") {
            raise(to: 2)
            return try parseSet()
        }
        if isAtDots, bytes.count == 2 {
            position = 2
            raise(to: 1)
            return .openEnd
        }
        if bytes.contains(UInt8(ascii: "/")) { return try parseInterval() }
        let date = try parseDate()
        guard skip(UInt8(ascii: "T")) else { return .date(date, hasTime: false) }
        try parseTime(after: date)
        return .date(date, hasTime: true)
    }
}

// What the rest of the parser reads with.
extension EDTFParser {
    /// The next byte; nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether `..` comes next.
    var isAtDots: Bool {
        peek == UInt8(ascii: ".") && position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: ".")
    }

    /// Passes over a byte if it comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    /// Passes over `..` if it comes next.
    mutating func skipDots() -> Bool {
        guard isAtDots else { return false }
        position += 2
        return true
    }

    /// Reads a qualifier if one comes next.
    mutating func readQualifier() -> Qualifier? {
        guard let byte = peek, let qualifier = Qualifier(symbol: byte) else { return nil }
        position += 1
        return qualifier
    }

    /// Reads a digit; nil, without moving, if another byte comes next.
    mutating func readDigit() -> UInt8? {
        guard let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        position += 1
        return byte - UInt8(ascii: "0")
    }

    /// Records a feature of a level.
    mutating func raise(to level: Int) {
        self.level = max(self.level, level)
    }

    /// An error at the next byte.
    func error(_ expected: String) -> EDTFError { error(at: position, expected) }

    /// An error at a byte offset.
    func error(at offset: Int, _ expected: String) -> EDTFError {
        EDTFError(text: text, column: String(decoding: bytes[..<offset], as: UTF8.self).count + 1, expected: expected)
    }
}
