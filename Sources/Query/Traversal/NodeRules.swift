internal import DossierModel
internal import DossierStorage

/// Which entities a path may pass through: the one place that decides it, for every search.
struct NodeRules {
    private let excluded: Set<Int64>
    // Sub-kinds included.
    private let avoidedKinds: Set<Int64>
    private let maxDegree: Int?

    var isEmpty: Bool { excluded.isEmpty && avoidedKinds.isEmpty && maxDegree == nil }

    /// Whether an entity may stand between the ends of a path, its degree aside.
    ///
    /// - Parameter kind: its kind, which is asked for only where it matters.
    func admits(_ entity: Int64, kind: () throws -> Int64?) rethrows -> Bool {
        if excluded.contains(entity) { return false }
        if avoidedKinds.isEmpty { return true }
        return try kind().map { !avoidedKinds.contains($0) } ?? true
    }

    /// Whether an entity has too many relations to be passed through.
    ///
    /// - Parameter degree: how many relations it has, exact up to the number that it is given, and more than that beyond.
    func isHub(degree: (Int) throws -> Int) rethrows -> Bool {
        guard let maxDegree else { return false }
        return try degree(maxDegree) > maxDegree
    }
}

extension Adjacency {
    /// Whether a path may have an entity between its ends, its degree aside.
    func isAdmitted(_ node: Node) throws -> Bool { try nodeRules.admits(entity(of: node)) { try kind(of: node) } }

    /// Whether an entity has too many relations to be passed through.
    func isHub(_ node: Node) throws -> Bool { try nodeRules.isHub { try degree(of: node, limit: $0) } }
}

extension NodeRules {
    init(_ rules: TraversalRules, _ base: Snapshot) throws {
        excluded = Set(rules.excluded.map(\.rawValue))
        maxDegree = rules.maxDegree
        avoidedKinds = try Self.kinds(rules.avoidedKinds, base)
    }

    /// The keys of kinds by their names, sub-kinds included.
    ///
    /// - Throws: `TraversalError.unknownKind`.
    static func kinds(_ names: [String], _ base: Snapshot) throws -> Set<Int64> {
        var kinds = Set<Int64>()
        for name in names {
            let found = try base.kinds(below: name).map(\.id)
            if found.isEmpty { throw TraversalError.unknownKind(name) }
            kinds.formUnion(found)
        }
        return kinds
    }
}
