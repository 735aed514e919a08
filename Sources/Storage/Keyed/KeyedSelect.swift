/// A SELECT over one table that can be read in pieces: by ranges of the table's integer key, and in its order.
public struct KeyedSelect: Sendable {
    /// A text that belongs to a row of another table, found by that row's id: the slug of an entity, the code of a unit.
    public struct TextOfID: Hashable, Sendable {
        public let table: String
        public let column: String

        static let entitySlug = TextOfID(table: "entity", column: "slug")
        static let entityName = TextOfID(table: "entity", column: "name")
        static let predicateName = TextOfID(table: "predicate", column: "name")
        static let modalityName = TextOfID(table: "modality", column: "name")
        static let unitCode = TextOfID(table: "unit", column: "code")
        static let kindName = TextOfID(table: "kind", column: "name")
        static let sourceSlug = TextOfID(table: "source", column: "slug")
    }

    /// A column of the result.
    public struct Column: Sendable {
        public let name: String
        /// Set where the statement gives an id, and this text of it is meant; NULL where nothing has the id.
        public let text: TextOfID?
        /// Whether it is an amount in whole units, as text: an integer is a bound that no amount has.
        public let isAmount: Bool
    }

    /// The table whose key it is; the key is called `id`.
    public let table: String
    /// In order of the result.
    public let columns: [Column]
    /// Takes the first and the last key as ?1 and ?2.
    public let sql: String

    /// - Parameters:
    ///   - columns: name, expression, and the text that is meant by the id which the expression gives.
    ///   - source: what stands after FROM.
    ///   - key: the table's integer primary key, or the like-named column of a view of it, as `source` has it.
    ///   - amounts: the columns that are amounts.
    init(
        _ columns: [(name: String, expression: String, text: TextOfID?)], from source: String, table: String, key: String,
        where condition: String = "", amounts: Set<String> = []
    ) {
        self.table = table
        self.columns = columns.map { Column(name: $0.name, text: $0.text, isAmount: amounts.contains($0.name)) }
        sql = """
            SELECT \(columns.map(\.expression).joined(separator: ", "))
            FROM \(source)
            WHERE \(key) BETWEEN ?1 AND ?2\(condition.isEmpty ? "" : " AND " + condition)
            ORDER BY \(key)
            """
    }

    /// The smallest and the largest key of the table; nil where it is empty.
    public func keys(on connection: Connection) throws -> ClosedRange<Int64>? {
        // The table itself: its ends are found at once, whatever of it may be shown.
        let quoted = "main." + quotedIdentifier(table)
        // Two subqueries: one SELECT with both reads the whole table.
        return try connection.first("SELECT (SELECT min(id) FROM \(quoted)), (SELECT max(id) FROM \(quoted))") { row in
            guard let first = row.optionalInteger(0), let last = row.optionalInteger(1) else { return nil }
            if first > last { throw SQLiteError.damage(table: table, row: first, "it stands before row \(last)") }
            return first...last
        } ?? nil
    }
}
