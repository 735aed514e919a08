/// A public view of facts, and how to read it without a join for each name: the ids stand in `fact`, the texts are for whoever
/// reads to look up. What neither `fact` nor this list has is asked of the view itself.
struct FactView {
    typealias TextOfID = KeyedSelect.TextOfID

    let name: String
    private let condition: String
    private let texts: [String: (id: String, text: TextOfID)]

    static let all = [
        FactView(
            name: "relations", condition: "+f.object IS NOT NULL",
            texts: [
                "subject": ("f.subject", .entitySlug), "subject_name": ("f.subject", .entityName),
                "predicate": ("f.predicate", .predicateName), "object": ("f.object", .entitySlug),
                "object_name": ("f.object", .entityName), "modality": ("f.modality", .modalityName),
                "unit": ("f.unit", .unitCode),
            ]),
        FactView(
            name: "attributes", condition: "+f.object IS NULL",
            texts: [
                "entity": ("f.subject", .entitySlug), "entity_name": ("f.subject", .entityName),
                "key": ("f.predicate", .predicateName), "modality": ("f.modality", .modalityName), "unit": ("f.unit", .unitCode),
            ]),
    ]

    // As the views have it: whole units.
    private static let amount = """
        CASE WHEN f.amount_low = f.amount_high
             THEN CASE WHEN f.amount_low % u.scale = 0 THEN f.amount_low / u.scale ELSE f.amount_low * 1.0 / u.scale END END
        """

    /// - Parameter origins: of each column, where the view shows it as it is stored.
    func select(_ columns: [String], origins: [(table: String, column: String)?]) -> KeyedSelect {
        var needsView = false
        let expressions: [(String, String, TextOfID?)] = zip(columns, origins).map { column, origin in
            if let found = texts[column.lowercased()] { return (column, found.id, found.text) }
            if let origin, origin.table == "fact" { return (column, "f.\(quotedIdentifier(origin.column))", nil) }
            if column.lowercased() == "amount" { return (column, Self.amount, nil) }
            needsView = true
            return (column, "v.\(quotedIdentifier(column))", nil)
        }
        // The view is the outer table where it is needed: only there does SQLite read its fact without a second search.
        let source = needsView ? "\(name) v CROSS JOIN fact f ON f.id = v.id" : "fact f"
        return KeyedSelect(
            expressions, from: source + " LEFT JOIN unit u ON u.id = f.unit", table: "fact", key: needsView ? "v.id" : "f.id",
            where: "f.retracted_in IS NULL AND \(condition)")
    }
}
