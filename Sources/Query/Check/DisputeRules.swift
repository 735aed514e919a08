internal import DossierModel
internal import DossierStorage

/// Rivals that no one has written up.
struct RivalsOutsideDisputes: CheckRule {
    func findings(in base: Snapshot) throws -> [Finding] {
        try base.rivals().map { group in
            let first = group.facts[0]
            let ids = Finding.list(group.facts.map { "\($0.id)" })
            let what =
                switch group.reason {
                case .values: "give '\(first.predicate.name)' of \(first.subject.slug) different values"
                case .denial: "claim and deny '\(first.predicate.name)' of \(first.subject.slug)"
                }
            return Finding(
                .rivalsOutsideDispute, "facts \(ids) \(what), and no dispute has them on different sides", group.facts.map { .fact($0.id) })
        }
    }
}

/// Disputes that are no disagreement, or favour what is none of their sides.
///
/// A side that no source stands behind shows as uncited facts and names.
struct DisputeSidesRule: CheckRule {
    private static let oneSided = """
        SELECT d.slug FROM dispute d
        WHERE NOT d.removed AND (SELECT count(DISTINCT x.side) FROM dispute_side x WHERE x.dispute = d.id AND x.retracted_in IS NULL) < 2
        ORDER BY d.id
        """
    private static let favours = """
        SELECT d.slug, d.favours FROM dispute d
        WHERE NOT d.removed AND d.favours IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM dispute_side x WHERE x.dispute = d.id AND x.side = d.favours AND x.retracted_in IS NULL)
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        let oneSided = try base.connection.all(Self.oneSided) { row in
            Finding(.oneSidedDispute, "the dispute \(row.text(0)) has fewer than two sides", [.dispute(row.text(0))])
        }
        return try oneSided + favoursNoSide(Self.favours + " ORDER BY d.id", in: base)
    }

    /// Those that favour a side whose last claim was taken off in a revision.
    func favouredSides(emptiedIn revision: RevisionID, in base: Snapshot) throws -> [Finding] {
        let emptied = "AND EXISTS (SELECT 1 FROM dispute_side x WHERE x.dispute = d.id AND x.side = d.favours AND x.retracted_in = ?)"
        return try favoursNoSide("\(Self.favours) \(emptied) ORDER BY d.id", [revision.rawValue], in: base)
    }

    private func favoursNoSide(_ sql: String, _ values: [any Bindable] = [], in base: Snapshot) throws -> [Finding] {
        try base.connection.all(sql, values) { row in
            Finding(
                .favoursNoSide, "the dispute \(row.text(0)) favours '\(row.text(1))', which is none of its sides",
                [.dispute(row.text(0))])
        }
    }
}
