/// How a table is laid out.
public struct TableLayout: Sendable, Hashable {
    /// Columns the table must fit, cutting cells with `…`; nil (not a terminal) never cuts.
    public var width: Int?
    /// How the header is emphasised.
    public var style: Style
    /// Rows held back to measure the columns before the first is written; at least 1.
    public var measuredRows: Int

    /// A layout that neither cuts nor colours, measuring 500 rows, unless told otherwise.
    public init(width: Int? = nil, style: Style = .plain, measuredRows: Int = 500) {
        self.width = width
        self.style = style
        self.measuredRows = max(1, measuredRows)
    }

    /// The width of each column, from the `natural` widths and the `gap` between two columns.
    ///
    /// When they do not fit, the widest columns give way first, down to `narrowest`; a table of too many columns stays too wide.
    func fit(_ natural: [Int], gap: Int, narrowest: Int = 4) -> [Int] {
        guard let width, !natural.isEmpty else { return natural }
        let available = width - gap * (natural.count - 1)
        guard natural.reduce(0, +) > available else { return natural }
        // The largest cap under which the columns fit; widths are small, so counting down is fast enough.
        var cap = max(narrowest, min(available, natural.max() ?? 0))
        while cap > narrowest, natural.reduce(0, { $0 + min($1, cap) }) > available { cap -= 1 }
        var widths = natural.map { min($0, cap) }
        // What rounding left over goes to the columns that were cut, from the left.
        var left = available - widths.reduce(0, +)
        for index in widths.indices where left > 0 && widths[index] < natural[index] {
            widths[index] += 1
            left -= 1
        }
        return widths
    }
}
