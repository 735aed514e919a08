internal import DossierStorage

/// The texts that an export looks up, held in memory as far as one budget for all of them goes.
public final class TextTables {
    /// Enough for the names of a million entities.
    public static let defaultBudget = 32 << 20

    private static let manyRows: Int64 = 50_000

    private let budget: Int
    private var tables: [KeyedSelect.TextOfID: TextTable] = [:]

    /// - Parameter budget: in bytes; what goes beyond it is read from the file where it is needed.
    public init(budget: Int = TextTables.defaultBudget) { self.budget = budget }

    /// The tables of these texts, read where they were not before. Each takes what it needs, at most its share of what is left.
    func tables(of texts: Set<KeyedSelect.TextOfID>, on connection: Connection) throws -> [KeyedSelect.TextOfID: TextTable] {
        // What another statement wanted gives way.
        tables = tables.filter { texts.contains($0.key) }
        // The small ones first: what they leave is for the large.
        let missing = try texts.subtracting(tables.keys).map { ($0, try Self.rows(of: $0, on: connection)) }
            .sorted { ($0.1, $0.0.table, $0.0.column) < ($1.1, $1.0.table, $1.0.column) }
        var left = budget - tables.values.reduce(0) { $0 + $1.size }
        for (index, (text, rows)) in missing.enumerated() {
            let table = try TextTable(
                text, limit: max(0, left) / (missing.count - index), isLarge: rows > Self.manyRows, on: connection)
            left -= table.size
            tables[text] = table
        }
        return tables
    }

    private static func rows(of text: KeyedSelect.TextOfID, on connection: Connection) throws -> Int64 {
        try connection.integer("SELECT max(id) FROM \(quotedIdentifier(text.table))") ?? 0
    }
}
