public import DossierModel
public import DossierStorage

/// How SQLite goes about a statement, in its own order.
public struct QueryPlan: Sendable {
    /// One step.
    public struct Step: Sendable {
        public let id: Int64
        /// The step that it is a part of; 0 for none.
        public let parent: Int64
        /// How many steps it lies below.
        public let depth: Int
        /// In SQLite's words: "SEARCH f USING INDEX fact_in (object=?)".
        public let detail: String
        /// The table that it is about, where that is known better than by the name in `detail`.
        public let table: String?
    }

    public let steps: [Step]

    /// Asks for the plan of a statement that a user typed; nothing of it is run.
    ///
    /// - Throws: `UserSQLError` when the SQL does not compile, writes, or names a parameter that has no value.
    public init(of sql: String, parameters: [String: Value], in base: Snapshot) throws {
        let tables = try QueryPlanTables(of: sql, in: base)
        let statement = try UserSQL("EXPLAIN QUERY PLAN \(sql)", parameters: parameters, in: base).statement
        var steps: [Step] = []
        var depths: [Int64: Int] = [:]
        while try statement.step() {
            let (id, parent) = (statement.row.integer(0), statement.row.integer(1))
            let depth = (depths[parent] ?? -1) + 1
            depths[id] = depth
            let detail = statement.row.text(3)
            steps.append(Step(id: id, parent: parent, depth: depth, detail: detail, table: tables.table(of: detail)))
        }
        self.steps = steps
    }
}
