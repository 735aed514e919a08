internal import DossierModel

extension Snapshot {
    private static let everyFact = """
        SELECT f.id, f.starts, f.ends, p.time,
               (SELECT group_concat(c.as_of, ' ') FROM citation c
                WHERE c.fact = f.id AND c.as_of IS NOT NULL AND c.retracted_in IS NULL),
               f.possible_from, f.possible_to, f.certain_from, f.certain_to
        FROM fact f JOIN predicate p ON p.id = f.predicate
        WHERE f.retracted_in IS NULL ORDER BY f.id
        """

    /// The facts whose stored days are not those that their dates and citations give.
    func staleDays() throws -> [String] {
        var faults: [String] = []
        try connection.forEachRow(Self.everyFact) { row in
            if let fault = try Self.fault(ofDaysIn: row) { faults.append("fact \(row.integer(0)) \(fault)") }
        }
        return faults
    }

    // Where dates stand beside those of facts, which the days are reckoned from.
    private static let dates = [
        ("source", ["published", "retrieved"]), ("name", ["starts", "ends"]), ("citation", ["as_of", "starts", "ends"]),
    ]

    /// The dates that cannot be read.
    func unreadableDates() throws -> [String] {
        var faults: [String] = []
        for (table, columns) in Self.dates {
            let isThere = columns.map { "\($0) IS NOT NULL" }.joined(separator: " OR ")
            try connection.forEachRow("SELECT id, \(columns.joined(separator: ", ")) FROM \(table) WHERE \(isThere)") { row in
                for (place, column) in columns.enumerated() {
                    guard let text = row.optionalText(place + 1) else { continue }
                    // '..' is a start or an end, but no date of its own.
                    let isEnd = column == "starts" || column == "ends"
                    do { _ = try isEnd ? EDTF(factDate: text) : EDTF(text) } catch { faults.append("\(table) \(row.integer(0)): \(column) is '\(text.prefix(40))'") }
                }
            }
        }
        return faults
    }

    private static func fault(ofDaysIn row: Row) throws -> String? {
        let days: HoldingDays
        do {
            days = try daysOfDates(in: row)
        } catch {
            return "cannot be read: \(error.message)"
        }
        let stored = (5...8).map { row.optionalInteger($0) }
        return stored == StoredDays(days).columns ? nil : "has days that do not follow from its dates and citations"
    }

    private static func daysOfDates(in row: Row) throws(SQLiteError) -> HoldingDays {
        // No EDTF expression holds a space.
        HoldingDays(starts: try row.factDate(1), ends: try row.factDate(2), asOf: try row.dates(4), temporality: try row.named(3))
    }
}
