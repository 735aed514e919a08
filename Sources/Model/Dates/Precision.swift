extension EDTF {
    /// The length of the finest part a date names, as a calendar unit; finer precisions order first.
    public enum Precision: Comparable, Hashable, Sendable {
        /// One day.
        case day
        /// A number of months: 1 for a month, 3 for a season or quarter, 4 for a quadrimester, 6 for a semestral.
        case months(Int)
        /// A number of years: 1 for a year, 10 for `156X`, 100 for `15XX`.
        case years(Int)
    }
}
