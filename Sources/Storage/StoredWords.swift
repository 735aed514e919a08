internal import DossierModel

/// The columns that hold one of a few words, which this program knows by name. Another word there is damage, whether or not the table
/// has a constraint that refuses it: others write to the file with constraints off.
enum StoredWords {
    private static let columns: [(table: String, column: String, words: [String])] = [
        ("change", "table", RecordKind.allCases.map(\.table) + ["fact", "name"]),
        ("citation", "basis", NewCitation.Basis.words),
        ("dispute", "verdict", NewDispute.Verdict.words),
        ("mapping", "table", NewMapping.Table.words),
        ("name", "role", NameRole.words),
        ("predicate", "takes", Predicate.Takes.words),
        ("predicate", "value_type", Predicate.ValueType.words),
        ("predicate", "time", Temporality.words),
        ("predicate", "slot", Predicate.Slot.words),
        ("predicate", "life", Predicate.Life.words),
        ("script", "kind", NewScript.Kind.words),
        ("source", "published_basis", NewSource.publishedBases),
    ]

    /// The words of a column; nil where it may hold any text.
    static func of(_ table: String, _ column: String) -> [String]? { columns.first { $0.table == table && $0.column == column }?.words }

    /// Selects the rows that hold another, in words.
    static let faults = columns.map { table, column, words in
        let column = quotedIdentifier(column)
        return fault(table, column, "\(column) NOT IN (\(words.map { "'\($0)'" }.joined(separator: ", ")))")
    }.joined(separator: "\nUNION ALL ") + "\nUNION ALL " + modalities

    // The rows of this table are the program's own: a fact has the number, and nobody looks its name up.
    private static let modalities = """
        \(fault("modality", "name", "name IS NOT CASE id \(Modality.allCases.map { "WHEN \($0.rawValue) THEN '\($0.name)'" }.joined(separator: " ")) END"))
        UNION ALL
        SELECT 'table modality has ' || count(*) || ' rows, not \(Modality.allCases.count)' FROM modality
        HAVING count(*) <> \(Modality.allCases.count)
        """

    private static func fault(_ table: String, _ column: String, _ condition: String) -> String {
        """
        SELECT 'table \(table), row ' || id || ': \(column.filter { $0 != "\"" }) is ' || quote(substr(\(column), 1, 40))
        FROM \(quotedIdentifier(table)) WHERE \(condition)
        """
    }
}

extension Row {
    /// The word of a few that a column holds; nil where it is NULL.
    ///
    /// - Throws: damage, when it is another.
    public func word(_ column: Int, among words: [String]) throws(SQLiteError) -> String? {
        guard let text = optionalText(column) else { return nil }
        guard words.contains(text) else { throw damage(in: column) }
        return text
    }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
    fileprivate static var words: [String] { allCases.map(\.rawValue) }
}
