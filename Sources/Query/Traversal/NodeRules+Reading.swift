internal import DossierModel
internal import DossierStorage

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
