internal import DossierModel
public import DossierStorage

/// The table functions that ask how entities are joined: `neighbours`, `reachable` and `paths`. `docs/traversal.md` describes
/// them.
public enum TraversalFunctions {
    /// Registers all of them on the base's connection; registering again replaces them.
    public static func register(on base: Snapshot) throws {
        try base.connection.registerTableFunction(neighbours(base))
        try base.connection.registerTableFunction(reachable(base))
        try base.connection.registerTableFunction(paths(base))
    }

    private static func neighbours(_ base: Snapshot) -> TableFunction {
        let cache = TraversalCache(base)
        return TableFunction(
            name: "neighbours", columns: ReachedRows.columns,
            parameters: ["start", "depth", "direction", "predicates", "on"], required: 1
        ) { arguments in
            guard let base = cache.base, let start = try entity(arguments[0], base) else { return GeneratedRows([]) }
            let depth = try number(arguments[1], "depth", default: 1)
            let traversal = try cache.traversal(direction: arguments[2], predicates: arguments[3], on: arguments[4])
            return ReachedRows(
                try traversal.levels(from: start, depth: depth, withRelations: true), base)
        }
    }

    private static func reachable(_ base: Snapshot) -> TableFunction {
        let cache = TraversalCache(base)
        return TableFunction(
            name: "reachable", columns: ["entity", "name", "kind", "distance"],
            parameters: ["start", "direction", "predicates", "on"], required: 1, estimatedRows: 10_000
        ) { arguments in
            guard let base = cache.base, let start = try entity(arguments[0], base) else { return GeneratedRows([]) }
            let traversal = try cache.traversal(direction: arguments[1], predicates: arguments[2], on: arguments[3])
            return ReachedRows(try traversal.levels(from: start, depth: .max, withRelations: false), base)
        }
    }

    private static func paths(_ base: Snapshot) -> TableFunction {
        let cache = TraversalCache(base)
        return TableFunction(
            name: "paths", columns: PathFunctionRows.columns,
            parameters: ["start", "end", "max", "count", "direction", "predicates", "on", "jointly"], required: 2
        ) { arguments in
            guard let base = cache.base, let start = try entity(arguments[0], base), let end = try entity(arguments[1], base)
            else { return GeneratedRows([]) }
            let limit = try number(arguments[2], "max", default: Traversal.longestWay)
            let count = try number(arguments[3], "count", default: 10)
            let isJoint = try number(arguments[7], "jointly", default: 0) != 0
            let traversal = try cache.traversal(
                direction: arguments[4], predicates: arguments[5], on: arguments[6], isJoint: isJoint)
            return PathFunctionRows(try traversal.paths(from: start, to: end, limit: limit), count: count, base)
        }
    }

    // nil for NULL and for what names nothing: as SQL has it, no rows then.
    private static func entity(_ value: Value, _ base: Snapshot) throws -> EntityID? {
        guard let text = value.sqlText else { return nil }
        switch try base.resolve(text) {
        case .found(let hit): return hit.entity.id
        case .none: return nil
        case .ambiguous(let hits):
            let slugs = hits.map(\.entity.slug).joined(separator: ", ")
            throw SQLArgumentError(description: "'\(text)' may be several entities: name one by its slug: \(slugs)")
        }
    }

    private static func number(_ value: Value, _ name: String, default standard: Int) throws -> Int {
        switch value {
        case .null: return standard
        case .integer(let number) where number >= 0: return Int(number)
        default: throw SQLArgumentError(description: "\(name) takes a number from 0 on")
        }
    }
}

/// The engine of the last call, for the next one with the same rules: a function that is joined is called once a row.
private final class TraversalCache {
    private struct Key: Equatable {
        let rules: [Value]
        let knownAt: Int64
        let state: FileState?
    }

    // Weak: the function is held by the connection, which is held by the base.
    weak var base: Snapshot?
    private var last: (key: Key, engine: any TraversalEngine)?

    init(_ base: Snapshot) { self.base = base }

    func traversal(direction: Value, predicates: Value, on date: Value, isJoint: Bool = false) throws -> Traversal {
        guard let base else { throw SQLArgumentError(description: "the knowledge base is closed") }
        let key = Key(
            rules: [direction, predicates, date, .integer(isJoint ? 1 : 0)], knownAt: base.knownAt,
            state: base.connection.fileState())
        // Without a file to tell whether anything changed, nothing is kept.
        if let last, last.key == key { return Traversal(engine: last.engine, of: base) }
        var rules = TraversalRules()
        if let text = direction.sqlText {
            guard let direction = FactFilter.Direction(rawValue: text) else {
                throw SQLArgumentError(description: "'\(text)' is no direction: both, outgoing or incoming")
            }
            rules.direction = direction
        }
        rules.predicates = predicates.sqlText.map { $0.split(separator: ",").map(String.init) } ?? []
        if let date = try date.date {
            rules.time = .on(date)
        } else if isJoint {
            rules.time = .jointly
        }
        let engine = try base.engine(rules) { [unowned base] in try base.connection.checkInterruption() }
        if key.state != nil { last = (key, engine) }
        return Traversal(engine: engine, of: base)
    }
}
