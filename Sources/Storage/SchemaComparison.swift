/// The tables, indexes, triggers and views of a file, each with the SQL that made it. The views of kinds are left out.
struct Schema: Equatable {
    private let statements: [String: String]

    init(of connection: Connection) throws {
        let found = try connection.all(
            """
            SELECT type || ' ' || name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND NOT (type = 'view' AND name IN (SELECT plural FROM kind))
            """) { ($0.text(0), $0.text(1)) }
        // A damaged file may hold a name twice.
        statements = Dictionary(found) { first, _ in first }
    }

    /// What another schema has that this one has not, or has otherwise. What this one has besides is no fault.
    func faults(against expected: Schema) -> [String] {
        expected.statements.keys.sorted().filter { statements[$0] != expected.statements[$0] }.map {
            statements[$0] == nil ? "the \($0) is missing" : "the \($0) is not as it was made"
        }
    }
}
