/// How a table is laid out.
public struct TableLayout: Sendable, Hashable {
    /// What becomes of running text that is wider than its column.
    public enum LongText: Sendable, Hashable {
        /// It ends with `…`.
        case cut
        /// It continues on further lines of its row; no word is broken.
        case wrapped
        /// It stays whole: the width is let alone, and lines are as long as they are.
        case whole
    }

    /// Columns the table must fit; nil (not a terminal) for any.
    public var width: Int?
    /// How the header is emphasised.
    public var style: Style
    /// What becomes of running text that is wider than its column.
    public var longText = LongText.cut
    /// Whether a result whose columns do not fit becomes records: `TableFormat` does so where `fit` is nil.
    public var mayBeRecords = false
    /// Rows held back to measure the columns before the first is written; at least 1.
    public var measuredRows: Int

    /// A layout that neither cuts nor colours, measuring 500 rows, unless told otherwise.
    public init(width: Int? = nil, style: Style = .plain, measuredRows: Int = 500) {
        self.width = width
        self.style = style
        self.measuredRows = max(1, measuredRows)
    }

    /// The columns that a line may have; nil for any.
    var limit: Int? { longText == .whole ? nil : width }

    /// What a column of running text is left with at least: some words of it.
    static let narrowestText = 12

    /// What stands before text that continues on another line of its row.
    static let continuation = "  "

    /// The width of each column, from the `natural` widths and the `gap` between two columns; nil where they do not fit.
    ///
    /// What is typed next (slugs, ids, dates: one word) takes its width; only columns of several words give way, the widest first, down to
    /// the least that each takes.
    ///
    /// - Parameter least: nil of a column that never gives way.
    func fit(_ natural: [Int], least: [Int?], gap: Int) -> [Int]? {
        guard let limit else { return natural }
        var missing = natural.reduce(0, +) + gap * max(0, natural.count - 1) - limit
        if missing <= 0 { return natural }
        var widths = natural
        while missing > 0 {
            // The widest are cut down to the next widest, together.
            let shrinkable = widths.indices.filter { widths[$0] > least[$0] ?? .max }
            guard let widest = shrinkable.map({ widths[$0] }).max() else { return nil }
            let cut = shrinkable.filter { widths[$0] == widest }
            let next = max(shrinkable.map { widths[$0] }.filter { $0 < widest }.max() ?? 0, cut.compactMap { least[$0] }.max() ?? 0)
            let step = max(1, min(widest - next, missing / cut.count))
            for index in cut.reversed() where missing > 0 {
                widths[index] -= step
                missing -= step
            }
        }
        return widths
    }
}
