public import DossierModel
public import DossierStorage

/// What a statement needs to know of its predicate.
public struct DeskPredicate: Sendable {
    public let id: PredicateID
    public let name: String
    public let takesEntity: Bool
    public let valueType: Predicate.ValueType?
    public let temporality: Temporality
}

extension Snapshot {
    private static let predicateColumns = "p.id, p.name, p.takes, p.value_type, p.time"

    /// The predicate of a name, of an alias of it, or of its label in English or French; nil where there is none, or a label is that of
    /// several.
    public func deskPredicate(_ text: String) throws -> DeskPredicate? {
        let byName = "SELECT \(Self.predicateColumns) FROM predicate p WHERE p.name = ? AND NOT p.removed"
        if let found = try connection.first(byName, [text], Self.deskPredicate) { return found }
        let byAlias = """
            SELECT \(Self.predicateColumns) FROM predicate_alias a JOIN predicate p ON p.id = a.predicate
            WHERE a.name = ? AND NOT a.removed AND NOT a.inverse AND NOT p.removed
            """
        if let found = try connection.first(byAlias, [text], Self.deskPredicate) { return found }
        let wanted = NameFolding.fold(text)
        let all = "SELECT \(Self.predicateColumns), p.label_en, p.label_fr FROM predicate p WHERE NOT p.removed"
        let found = try connection.all(all) { row in
            let labels = [row.text(1), row.text(5), row.optionalText(6) ?? ""].map { NameFolding.fold($0) }
            return labels.contains(wanted) ? try Self.deskPredicate(row) : nil
        }.compactMap { $0 }
        return found.count == 1 ? found[0] : nil
    }

    private static func deskPredicate(_ row: Row) throws -> DeskPredicate {
        guard let takes = Predicate.Takes(rawValue: row.text(2)), let time = Temporality(rawValue: row.text(4)) else {
            throw RecordFault("the predicate \(row.text(1)) is damaged", hint: "dossier doctor")
        }
        return DeskPredicate(
            id: PredicateID(row.integer(0)), name: row.text(1), takesEntity: takes == .entity,
            valueType: row.optionalText(3).flatMap { Predicate.ValueType(rawValue: $0) }, temporality: time)
    }

    /// All units, for reading amounts.
    public func deskUnits() throws -> [Unit] {
        try connection.all("SELECT code, exponent, kind, symbol FROM unit WHERE NOT removed ORDER BY id") { row in
            Unit(
                code: row.text(0), exponent: Int(row.integer(1)), kind: Unit.Kind(rawValue: row.text(2)),
                statedSymbol: row.optionalText(3))
        }
    }
}
