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

    private static func fault(ofDaysIn row: Row) throws -> String? {
        let days: HoldingDays
        do {
            // No EDTF expression holds a space.
            days = HoldingDays(
                starts: try row.optionalText(1).map { try EDTF(factDate: $0) },
                ends: try row.optionalText(2).map { try EDTF(factDate: $0) },
                asOf: try row.text(4).split(separator: " ").map { try EDTF($0) },
                temporality: Temporality(rawValue: row.text(3)) ?? .state)
        } catch let error as EDTFError {
            return "has a date that is none: \(error)"
        }
        let stored = (5...8).map { row.optionalInteger($0) }
        return stored == StoredDays(days).columns ? nil : "has days that do not follow from its dates and citations"
    }
}
