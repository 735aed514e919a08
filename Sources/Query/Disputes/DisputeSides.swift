internal import DossierModel
internal import DossierStorage

/// Which sides of which disputes facts stand on.
struct DisputeSides {
    /// One side of one dispute.
    struct Side: Hashable {
        /// The dispute's slug.
        let dispute: String
        /// What the side holds, as written: by this sides are told apart.
        let text: String
        /// The same as the snapshot words it.
        let words: String
        /// Whether the dispute says that this side is better supported.
        let isFavoured: Bool
    }

    private(set) var sides: [FactID: [Side]] = [:]

    fileprivate mutating func add(_ side: Side, of fact: FactID) { sides[fact, default: []].append(side) }

    /// The disputes, by slug, in which the two stand apart: both have a side, and none in common.
    func disputes(opposing one: FactID, to other: FactID) -> [String] {
        guard let ones = sides[one], let others = sides[other] else { return [] }
        var opposing: [String] = []
        for dispute in ones.map(\.dispute) where !opposing.contains(dispute) {
            let theirs = Set(others.filter { $0.dispute == dispute })
            if !theirs.isEmpty, theirs.isDisjoint(with: ones.filter { $0.dispute == dispute }) { opposing.append(dispute) }
        }
        return opposing
    }

    /// Whether some dispute has the two on different sides.
    func areOpposed(_ one: FactID, _ other: FactID) -> Bool { !disputes(opposing: one, to: other).isEmpty }
}

extension Snapshot {
    private var sidesOfFacts: String {
        """
        SELECT x.fact, d.slug, x.side, d.favours IS x.side
        FROM dispute_side x JOIN dispute d ON d.id = x.dispute
        WHERE x.fact IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("x", at: "?2"))
          AND \(open.dispute("d.id"))
        ORDER BY x.id
        """
    }

    /// The sides that these facts stand on. One query; for many facts another before it, which ends the search where there is no dispute.
    func disputeSides(of facts: [FactID]) throws -> DisputeSides {
        var found = DisputeSides()
        if facts.isEmpty { return found }
        if facts.count > 100, try connection.integer("SELECT EXISTS (SELECT 1 FROM dispute_side)") == 0 { return found }
        try connection.forEachRow(sidesOfFacts, [jsonArray(facts.map(\.rawValue)), knownAt]) { row in
            let side = DisputeSides.Side(dispute: row.text(1), text: row.text(2), words: try worded(row.text(2)), isFavoured: row.bool(3))
            found.add(side, of: FactID(row.integer(0)))
        }
        return found
    }
}

/// A dispute with what its sides hold.
struct DisputeOutline {
    let verdict: NewDispute.Verdict
    let favours: String?
    /// In the order in which they were written up.
    var sides: [String]
}

extension Snapshot {
    private static let sidesOfDisputes = """
        SELECT d.slug, d.verdict, d.favours, x.side FROM dispute d JOIN dispute_side x ON x.dispute = d.id
        WHERE d.slug IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("x", at: "?2"))
        GROUP BY d.id, x.side ORDER BY min(x.id)
        """

    /// The sides of disputes, by slug, each of which may be shown. One query.
    func sides(ofDisputes slugs: Set<String>) throws -> [String: DisputeOutline] {
        var found: [String: DisputeOutline] = [:]
        try connection.forEachRow(Self.sidesOfDisputes, [jsonArray(slugs.sorted()), knownAt] as [any Bindable]) { row in
            let verdict: NewDispute.Verdict = try row.named(1)
            found[row.text(0), default: DisputeOutline(verdict: verdict, favours: row.optionalText(2), sides: [])].sides.append(row.text(3))
        }
        return found
    }
}
