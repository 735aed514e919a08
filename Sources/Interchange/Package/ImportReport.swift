public import DossierStorage

/// What an import did.
public struct ImportReport: Sendable {
    /// Rows added, a table.
    public internal(set) var added: [PackageTable: Int] = [:]
    /// Rows that the base had already.
    public internal(set) var known: [PackageTable: Int] = [:]
    /// What a reader should look at, each with its place: "relations.csv:12: ...".
    public internal(set) var warnings: [String] = []
    /// How many warnings there were, also those beyond the first hundred, which are not kept.
    public internal(set) var warningCount = 0

    /// Whether a row was added. Nothing else changes a base: rows that it has are left as they are.
    public var hasAdditions: Bool { added.values.contains { $0 > 0 } }

    // The text is made where it is kept.
    mutating func warn(_ text: @autoclosure () -> String) {
        warningCount += 1
        if warnings.count < 100 { warnings.append(text()) }
    }
}
