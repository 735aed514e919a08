internal import DossierModel
internal import DossierStorage

/// What was reached as rows of a table function, level by level. Names and relations are read where the query asks for them.
final class ReachedRows: TableFunctionRows {
    /// The first four are those of `reachable`, all of them those of `neighbours`.
    static let columns = ["entity", "name", "kind", "distance", "relation", "predicate", "from"]

    private let levels: any ReachEnumeration
    private let base: Snapshot
    private var level: [Reached] = []
    private var position = -1
    private var entity: EntityReference?
    private var relation: (predicate: String, from: String)?

    init(_ levels: any ReachEnumeration, _ base: Snapshot) {
        self.levels = levels
        self.base = base
    }

    func advance() throws -> Bool {
        (entity, relation) = (nil, nil)
        position += 1
        if position < level.count { return true }
        guard let next = try levels.nextLevel() else { return false }
        (level, position) = (next, 0)
        return true
    }

    func value(at column: Int) throws -> Value {
        let reached = level[position]
        switch column {
        case 0: return try .text(readEntity(reached).slug)
        case 1: return try .text(readEntity(reached).name)
        case 2: return try .text(readEntity(reached).kind)
        case 3: return .integer(Int64(reached.distance))
        case 4: return reached.relation.map { .integer($0.rawValue) } ?? .null
        case 5: return try .text(readRelation(reached).predicate)
        default: return try .text(readRelation(reached).from)
        }
    }

    private func readEntity(_ reached: Reached) throws -> EntityReference {
        if let entity { return entity }
        guard let found = try base.entity(reached.entity) else { throw SQLiteError.missing(entity: reached.entity) }
        entity = found
        return found
    }

    private static let select = """
        SELECT p.name, (SELECT e.slug FROM entity e WHERE e.id = CASE WHEN f.object = ?2 THEN f.subject ELSE f.object END)
        FROM fact f JOIN predicate p ON p.id = f.predicate WHERE f.id = ?1
        """

    private func readRelation(_ reached: Reached) throws -> (predicate: String, from: String) {
        if let relation { return relation }
        let values: [any Bindable] = [reached.relation?.rawValue, reached.entity.rawValue]
        guard let found = try base.connection.first(Self.select, values, { (predicate: $0.text(0), from: $0.text(1)) }) else {
            throw SQLiteError.missing(fact: reached.relation)
        }
        relation = found
        return found
    }
}
