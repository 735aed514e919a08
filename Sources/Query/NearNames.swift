internal import Model
internal import Storage

/// Names that differ from a text by a few letters.
struct NearNames {
    let base: KnowledgeBase

    init(_ base: KnowledgeBase) { self.base = base }

    private static let allNames = """
        SELECT \(KnowledgeBase.entityColumns), m.name, CASE WHEN m.id <> e.id THEN 'alias' END, NULL, NULL, m.folded
        FROM entity m JOIN entity e ON e.id = m.canonical
        UNION ALL
        SELECT \(KnowledgeBase.entityColumns), n.text, n.role, n.starts, n.ends, n.folded
        FROM name n JOIN entity m ON m.id = n.entity JOIN entity e ON e.id = m.canonical
        WHERE n.retracted_in IS NULL
        """

    /// The entities with a name within the spelling bound of `folded`, closest first.
    func hits(_ folded: String, limit: Int) throws -> [NameHit] {
        let wanted = Array(folded.utf8)
        let bound = spellingBound(length: wanted.count)
        if bound == 0 { return [] }
        var hits: [NameHit] = []
        try base.connection.forEachRow(Self.allNames) { row in
            guard case .text(let bytes) = row.cell(8), abs(bytes.count - wanted.count) <= bound else { return }
            if let distance = editDistance(wanted, Array(bytes), limit: bound) {
                hits.append(NameHit(row: row, closeness: .spelling, distance: distance))
            }
        }
        let best = KnowledgeBase.best(of: hits).sorted { ($0.distance, $0.rank) < ($1.distance, $1.rank) }
        return Array(best.prefix(limit))
    }
}
