internal import DossierModel

/// Answering days as the fact table stores them: NULL where a day is unbounded. The latest start and the earliest end are kept
/// also where they cross, so that questions about a span stay exact.
struct StoredDays {
    // Days since 1970-01-01.
    let possibleFrom: Int64?
    let possibleTo: Int64?
    let certainFrom: Int64?
    let certainTo: Int64?

    init(_ days: HoldingDays) {
        func stored(_ day: Day, unbounded: Day) -> Int64? { day == unbounded ? nil : Int64(day.epochDay) }
        possibleFrom = stored(days.possibleFrom, unbounded: .distantPast)
        possibleTo = stored(days.possibleTo, unbounded: .distantFuture)
        certainFrom = stored(days.latestStart, unbounded: .distantFuture)
        certainTo = stored(days.earliestEnd, unbounded: .distantPast)
    }

    /// possible_from, possible_to, certain_from, certain_to.
    var columns: [Int64?] { [possibleFrom, possibleTo, certainFrom, certainTo] }

    /// Binds the four columns to parameters from `index` on.
    func bind(to statement: Statement, at index: Int) throws(SQLiteError) {
        for (offset, day) in columns.enumerated() { try day.bind(to: statement, at: index + offset) }
    }
}
