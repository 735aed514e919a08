internal import DossierModel

/// The dates of facts and names: one EDTF date or set, or ".." for no term.
enum FactDates {
    /// The days that two dates allow, before any citation is looked at. Dates that contradict each other are stored as they are
    /// written: what a source says is not corrected, and `check` finds it.
    static func days(
        from starts: String?, to ends: String?, _ temporality: Temporality
    ) throws(RecordFault) -> HoldingDays {
        HoldingDays(
            starts: try parse(starts, column: "starts"), ends: try parse(ends, column: "ends"), asOf: [],
            temporality: temporality)
    }

    private static func parse(_ text: String?, column: String) throws(RecordFault) -> EDTF? {
        guard let text else { return nil }
        do {
            return try EDTF(factDate: text)
        } catch {
            throw RecordFault(error.description, column: column)
        }
    }
}
