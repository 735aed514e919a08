internal import DossierModel

/// The dates of facts and names: one EDTF date or set, or ".." for no term.
enum FactDates {
    /// The days that two dates allow, before any citation is looked at. A fact whose end is before its start is stored; `check` reports it.
    static func days(
        from starts: String?, to ends: String?, _ temporality: Temporality
    ) throws(RecordFault) -> HoldingDays {
        HoldingDays(
            starts: try parse(starts, column: "starts"), ends: try parse(ends, column: "ends"), asOf: [],
            temporality: temporality)
    }

    /// Refuses what is no date of a fact.
    static func check(_ text: String?, column: String) throws(RecordFault) { _ = try parse(text, column: column) }

    /// Whether two dates of facts, both valid, can be the same day; that there is no term is said by `..` only.
    static func canBeOneDay(_ one: String, _ other: String) throws(RecordFault) -> Bool {
        if one == ".." || other == ".." { return one == other }
        guard let first = try parse(one, column: "starts")?.answering, let second = try parse(other, column: "starts")?.answering else { return true }
        return first.earliest <= second.latest && second.earliest <= first.latest
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
