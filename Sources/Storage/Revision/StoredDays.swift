internal import Model

/// Answering days as the fact table stores them: NULL where a day is unbounded. The latest start and the earliest end are kept
/// also where they cross, so that questions about a span stay exact.
struct StoredDays {
    /// possible_from, possible_to, certain_from, certain_to: days since 1970-01-01.
    let columns: [Int64?]

    init(_ days: HoldingDays) {
        columns = [
            days.possibleFrom == .distantPast ? nil : days.possibleFrom,
            days.possibleTo == .distantFuture ? nil : days.possibleTo,
            days.latestStart == .distantFuture ? nil : days.latestStart,
            days.earliestEnd == .distantPast ? nil : days.earliestEnd,
        ].map { (day: Day?) in day.map { Int64($0.epochDay) } }
    }

    /// Binds the four columns to parameters from `index` on.
    func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        for (offset, day) in columns.enumerated() { try day.bind(to: statement, at: index + offset) }
    }
}
