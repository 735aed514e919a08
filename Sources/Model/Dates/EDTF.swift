/// A date as a source gives it, in the Extended Date/Time Format of ISO 8601-2:2019, levels 0 to 2 (Library of Congress EDTF, 4 February 2019).
///
/// A value is one date (`2013-04-15`, `2013-21`, `156X`), a date with a time, an interval, a set, or `..` on its own,
/// which `ends` of a fact uses where a source says there is no term. Two values are equal if they are written alike.
public struct EDTF: Hashable, Sendable {
    /// The expression as written, without change.
    public let text: String

    /// The lowest conformance level of the standard that covers every feature used: 0, 1 or 2.
    public let level: Int

    /// The first day the expression covers, exactly as EDTF says; `Day.distantPast` if the start is open or unknown.
    public let earliest: Day

    /// The last day the expression covers, exactly as EDTF says; `Day.distantFuture` if the end is open or unknown.
    public let latest: Day

    let expression: Expression

    /// Reads an EDTF string of any level, or `..` alone.
    ///
    /// A plain year, month or day takes well under 200 ns. Throws `EDTFError` with the column at which the text stops being EDTF.
    @inlinable
    public init(_ text: some StringProtocol) throws(EDTFError) {
        self = try EDTF(parsing: String(text))
    }

    @usableFromInline
    init(parsing text: String) throws(EDTFError) {
        if let plain = PlainDate(text) {
            self.init(text: text, level: 0, bounds: plain.bounds, expression: .date(plain.date, hasTime: false))
            return
        }
        var parser = EDTFParser(text)
        let (expression, bounds) = try parser.parse()
        self.init(text: text, level: parser.level, bounds: bounds, expression: expression)
    }

    /// Reads what a fact may store in `starts` or `ends`: one date, a set, or `..`.
    ///
    /// Throws `EDTFError` for text that is not EDTF, and for intervals, whose two ends belong in `starts` and `ends`.
    public init(factDate text: some StringProtocol) throws(EDTFError) {
        try self.init(text)
        guard isInterval, let slash = self.text.firstIndex(of: "/") else { return }
        throw EDTFError(
            text: self.text, column: self.text.distance(from: self.text.startIndex, to: slash) + 1,
            expected: "one date, a set such as [2012..2014] or ..; an interval is written in two cells: its start in starts, its end in ends")
    }

    init(text: String, level: Int, bounds: ClosedRange<Day>, expression: Expression) {
        self.text = text
        self.level = level
        self.earliest = bounds.lowerBound
        self.latest = bounds.upperBound
        self.expression = expression
    }

    /// Compares the texts as written: `2012?` and `?2012` differ, though they mean the same.
    public static func == (left: EDTF, right: EDTF) -> Bool { left.text == right.text }

    /// Hashes the text as written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension EDTF: CustomStringConvertible {
    /// The text as written.
    public var description: String { text }

    /// Whether any part is marked uncertain (`?` or `%`).
    public var isUncertain: Bool { expression.qualifiers.contains(.uncertain) }

    /// Whether any part is marked approximate (`~` or `%`).
    public var isApproximate: Bool { expression.qualifiers.contains(.approximate) }

    /// Whether this is an interval, `start/end`.
    public var isInterval: Bool {
        if case .interval = expression { true } else { false }
    }

    /// Whether this is a set, `[..]` or `{..}`.
    public var isSet: Bool {
        if case .set = expression { true } else { false }
    }

    /// The one day that is meant, beyond doubt; nil for everything vaguer.
    public var exactDay: Day? { earliest == latest && expression.qualifiers.isEmpty ? earliest : nil }

    /// Whether the text is exactly `..`.
    public var isOpenEnd: Bool { expression == .openEnd }

    /// The length of the finest part the date names; nil where the dates of a set or interval differ, and for `..`.
    ///
    /// Unspecified parts do not count: `2012-XX` has the precision of a year, `156X` that of ten years.
    public var precision: Precision? {
        if case .date(let date, let hasTime) = expression { return hasTime ? .day : date.precision }
        let precisions = Set(expression.dates.map(\.precision))
        return precisions.count == 1 ? precisions.first : nil
    }
}
