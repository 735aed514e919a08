internal import Model

/// The dates of facts and names: one EDTF date or set, or ".." for no term.
enum FactDates {
    /// The date that `text` stands for; nil for nil.
    static func parse(_ text: String?, column: String) throws(RecordFault) -> EDTF? {
        guard let text else { return nil }
        do {
            return try EDTF(factDate: text)
        } catch {
            throw RecordFault(error.description, column: column)
        }
    }
}
