internal import DossierModel
internal import DossierStorage

extension Snapshot {
    private static let following = """
        SELECT f.id, f.follows FROM fact f
        WHERE f.follows IN (SELECT value FROM json_each(?1)) AND \(LiveSQL.row("f", at: "?2"))
        ORDER BY f.id
        """

    /// What became of plans and commitments: by the id of each, the facts that carry it out, cancel or deny it.
    func followers(of facts: [FactRecord]) throws -> [FactID: [FactRecord]] {
        let open = facts.filter { $0.modality == .planned || $0.modality == .committed }.map(\.id.rawValue)
        if open.isEmpty { return [:] }
        let pairs = try connection.all(Self.following, [jsonArray(open), knownAt]) { ($0.integer(0), FactID($0.integer(1))) }
        let records = try Dictionary(rows: self.facts(pairs.map(\.0)).map { ($0.id.rawValue, $0) }, of: "fact")
        var followers: [FactID: [FactRecord]] = [:]
        for (id, earlier) in pairs { if let record = records[id] { followers[earlier, default: []].append(record) } }
        return followers
    }
}
