/// The rule of what stood at a revision, as conditions of SQL: what was added by then and not retracted by then.
///
/// Facts, names, citations, the sides of disputes and judgements have these two columns.
package enum LiveSQL {
    /// Whether a row stood at a revision.
    ///
    /// - Parameters:
    ///   - row: what the statement calls the row.
    ///   - revision: an expression, a parameter for the most part.
    package static func row(_ row: String, at revision: String) -> String {
        "\(row).added_in <= \(revision) AND (\(row).retracted_in IS NULL OR \(row).retracted_in > \(revision))"
    }

    /// The same of a snapshot's revision; of the present, the shorter condition that partial indexes answer.
    package static func row(_ row: String, at revision: Int64) -> String {
        revision == .max ? "\(row).retracted_in IS NULL" : self.row(row, at: String(revision))
    }
}
