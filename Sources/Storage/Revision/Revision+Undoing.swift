public import DossierModel

/// Why a revision cannot be taken back by itself: something was built on it.
public struct BuiltOn: Error, Sendable {
    /// "fact 42".
    public let what: String
    /// "was retracted".
    public let how: String
    /// What would have to be taken back first; nil where no revision is known for it.
    public let revision: RevisionID?
}

extension Revision {
    /// Takes back an earlier revision: what it added is retracted or removed, what it retracted is added anew, what it changed is as
    /// it was. Costs the rows of that revision.
    ///
    /// - Throws: `RecordFault` when there is no such revision, or it is taken back already; `BuiltOn` when a later one, which stands,
    ///   was built on it. Nothing is changed then.
    public func undo(_ other: RevisionID) throws { try connection.savepoint { try takeBack(other) } }

    private func takeBack(_ other: RevisionID) throws {
        let number = other.rawValue
        guard try connection.integer("SELECT 1 FROM revision WHERE id = ? AND id <> ?", number, id.rawValue) != nil else {
            throw RecordFault("there is no revision \(number)", hint: "dossier log")
        }
        let undoing = Undoing(of: number, later: try LaterRevisions(than: number, on: connection), by: self)
        if let by = undoing.later.taker {
            throw RecordFault("revision \(number) is taken back already, by revision \(by)", hint: "dossier undo \(by)")
        }
        let marks = try RowMarks(connection)
        try connection.run("UPDATE revision SET undoes = ? WHERE id = ?", number, id.rawValue)
        try undoing.takeBackEdits()
        try undoing.takeBackFacts()
        try undoing.takeBackNames()
        try undoing.takeBackEvidence()
        try undoing.takeBackJudgements()
        try undoing.takeBackAdditions()
        try requireNothingHangsOnRemoved(after: marks)
    }
}

/// Which revisions after one still have an effect: one that was taken back has none, unless that was taken back in its turn.
struct LaterRevisions {
    /// Those that stand and take nothing back.
    private var effective: Set<Int64> = []
    /// The one that takes the revision itself back, and stands.
    private(set) var taker: Int64?

    init(than number: Int64, on connection: Connection) throws {
        var taken: Set<Int64> = []
        // Newest first: whether a revision stands is known before what it takes back.
        let later = try connection.all("SELECT id, undoes FROM revision WHERE id > ? ORDER BY id DESC", [number]) {
            (id: $0.integer(0), undoes: $0.optionalInteger(1))
        }
        for revision in later where !taken.contains(revision.id) {
            if let undone = revision.undoes {
                taken.insert(undone)
                if undone == number { taker = revision.id }
            } else {
                effective.insert(revision.id)
            }
        }
    }

    /// The revision of a row's column, where it is later and stands.
    func standing(_ revision: Int64?) -> RevisionID? {
        revision.flatMap { effective.contains($0) ? RevisionID($0) : nil }
    }
}

/// One revision while it is being taken back by another.
private struct Undoing {
    let number: Int64
    let later: LaterRevisions
    let revision: Revision

    init(of number: Int64, later: LaterRevisions, by revision: Revision) {
        self.number = number
        self.later = later
        self.revision = revision
    }

    private var connection: Connection { revision.connection }

    private func ids(_ sql: String) throws -> [Int64] { try connection.all(sql, [number]) { $0.integer(0) } }

    // MARK: Rows without versions

    func takeBackEdits() throws {
        for kind in RecordKind.allCases {
            let name = quotedIdentifier(kind.table)
            let changes = try connection.all(
                """
                SELECT min(c.id), c."row" FROM change c JOIN \(name) t ON t.id = c."row"
                WHERE c.revision = ?1 AND c."table" = '\(kind.table)' AND t.added_in IS NOT ?1 GROUP BY c."row" ORDER BY 2
                """, [number]
            ) { (change: $0.integer(0), row: $0.integer(1)) }
            for (change, row) in changes {
                try refuseLaterEdits(kind, row)
                try revision.restoreBefore(change: change, of: kind, row)
                if kind == .entity,
                    let canonical = try connection.integer("SELECT json_extract(before, '$.canonical') FROM change WHERE id = ?", change)
                {
                    try revision.lead(entity: row, to: canonical)
                }
            }
        }
    }

    func takeBackAdditions() throws {
        for kind in RecordKind.allCases {
            let rows = try connection.all(
                "SELECT id, removed FROM \(quotedIdentifier(kind.table)) WHERE added_in = ? ORDER BY id", [number]
            ) { (id: $0.integer(0), isRemoved: $0.bool(1)) }
            if rows.isEmpty { continue }
            for row in rows {
                try refuseLaterEdits(kind, row.id)
                if row.isRemoved { continue }
                try revision.setRemoved(kind, row.id, to: true)
            }
            try refuseLaterReferences(to: kind)
        }
    }

    // A later reference counts even if it was retracted since: undoing that retraction would need this row.
    private func refuseLaterReferences(to kind: RecordKind) throws {
        for reference in Reference.all where reference.target == kind {
            let found = try connection.all(reference.laterSQL, [number]) { ($0.text(0), $0.integer(1)) }
            for (key, added) in found {
                guard let last = later.standing(added) else { continue }
                throw BuiltOn(what: "\(reference.what) \(key)", how: "was built on it", revision: last)
            }
        }
    }

    private func refuseLaterEdits(_ kind: RecordKind, _ row: Int64) throws {
        let edits = try connection.all(
            "SELECT revision FROM change WHERE \"table\" = ? AND \"row\" = ? AND revision > ? ORDER BY revision DESC",
            [kind.table, row, number]
        ) { $0.integer(0) }
        if let last = edits.lazy.compactMap({ later.standing($0) }).first {
            throw BuiltOn(what: "\(kind.table) \(try revision.label(kind, row))", how: "was changed", revision: last)
        }
    }

    // MARK: Facts and names

    // Follows undos and redos of a fact or a name of that revision to the row that is live now; nil where they removed it.
    private func heir(_ claim: Claim) throws -> Claim? {
        var key = claim.key
        var seen: Set<Int64> = []
        while seen.insert(key).inserted {
            let found = try connection.first("SELECT retracted_in, replaced_by FROM \(claim.column) WHERE id = ?", [key]) {
                (retractedIn: $0.optionalInteger(0), next: $0.optionalInteger(1))
            }
            guard let found else { return nil }
            guard let retractedIn = found.retractedIn else { return claim.with(key) }
            if let last = later.standing(retractedIn) {
                throw BuiltOn(
                    what: "\(claim.column) \(key)", how: found.next == nil ? "was retracted" : "was replaced", revision: last)
            }
            guard let next = found.next else { return nil }
            key = next
        }
        return nil
    }

    // What came and went within the revision is nothing to take back.
    private func claims(_ table: String, _ column: String) throws -> [Int64] {
        try ids("SELECT id FROM \(table) WHERE \(column) = ? AND added_in IS NOT retracted_in ORDER BY id")
    }

    func takeBackFacts() throws {
        let added = try claims("fact", "added_in").map { (FactID($0), try heir(.fact(FactID($0)))) }
        for (fact, _) in added { try refuseWhatHangs(on: .fact(fact)) }
        let lost = try claims("fact", "retracted_in").map { FactID($0) }
        // What stood in the place of a fact leads back to it.
        let replaced = Dictionary(
            try connection.all(
                "SELECT replaced_by, id FROM fact WHERE retracted_in = ?1 AND added_in <> ?1 AND replaced_by IS NOT NULL ORDER BY id", [number]
            ) { ($0.integer(0), FactID($0.integer(1))) }, uniquingKeysWith: { first, _ in first })
        var back: [FactID: FactID] = [:]
        // It may be there again, where this revision is taken back for the second time.
        for old in lost {
            let new = try bringBack(old)
            back[old] = new
        }
        for case (let fact, .fact(let standing)?) in added {
            try revision.retract(standing)
            if let new = replaced[fact.rawValue].flatMap({ back[$0] }) { try revision.lead(standing, to: new) }
        }
        // Facts follow what is there, not what was.
        for new in back.values {
            guard let follows = try connection.integer("SELECT follows FROM fact WHERE id = ?", new.rawValue),
                let standing = try revision.standing(FactID(follows)), standing.rawValue != follows, standing != new
            else { continue }
            try connection.run("UPDATE fact SET follows = ? WHERE id = ?", standing.rawValue, new.rawValue)
        }
        try restoreFollowing(back)
    }

    // A fact that this revision made follow another, since what it followed was merged or replaced, follows that again.
    private func restoreFollowing(_ back: [FactID: FactID]) throws {
        let changes = try connection.all(
            """
            SELECT c."row", json_extract(c.before, '$.follows'), coalesce(
                (SELECT json_extract(n.before, '$.follows') FROM change n
                 WHERE n."table" = 'fact' AND n."row" = c."row" AND n.revision > ?1 ORDER BY n.id LIMIT 1),
                (SELECT f.follows FROM fact f WHERE f.id = c."row"))
            FROM change c WHERE c.id IN (SELECT min(id) FROM change WHERE revision = ?1 AND "table" = 'fact' GROUP BY "row") ORDER BY c.id
            """, [number]
        ) { (row: FactID($0.integer(0)), before: $0.optionalInteger(1).map { FactID($0) }, after: $0.optionalInteger(2).map { FactID($0) }) }
        for change in changes {
            guard let before = change.before, let after = change.after, before != after, let follower = try revision.standing(change.row),
                let followed = try revision.stored(follower).follows,
                let target = try back[before] ?? revision.standing(before), target != follower, target != followed
            else { continue }
            let isAsLeft = try followed == after || revision.standing(followed) == revision.standing(after)
            if isAsLeft { try revision.follow(target, follower) }
        }
    }

    // Adds a fact again, with the citations and places in disputes that it lost.
    private func bringBack(_ old: FactID) throws -> FactID {
        let fact = try revision.stored(old)
        let new = try revision.add(fact)
        try revision.copyEvidence(of: .fact(old), retractedIn: number, to: .fact(new))
        // The numbers that it had while it was taken back and forth lead to it too.
        if let (isLive, last) = try connection.first(
            Revision.endOfLead("fact"), [old.rawValue], { ($0.bool(0), FactID($0.integer(1))) }), !isLive, last != old
        {
            try revision.lead(last, to: new)
        }
        try revision.lead(old, to: new)
        return new
    }

    func takeBackNames() throws {
        let added = try claims("name", "added_in").map { (NameID($0), try heir(.name(NameID($0)))) }
        for (name, _) in added { try refuseWhatHangs(on: .name(name)) }
        for old in try claims("name", "retracted_in") {
            let new = try revision.add(revision.stored(NameID(old)))
            try revision.copyEvidence(of: .name(NameID(old)), retractedIn: number, to: .name(new))
            try connection.run("UPDATE name SET replaced_by = ? WHERE id = ?", new.rawValue, old)
        }
        for case (_, .name(let standing)?) in added {
            try revision.retract(standing)
        }
    }

    // What a later revision, which stands, has hung on a claim of this one, whatever number the claim has now.
    private func refuseWhatHangs(on claim: Claim) throws {
        let forms = """
            WITH RECURSIVE form (id) AS (
                VALUES (?1) UNION SELECT r.replaced_by FROM form JOIN \(claim.column) r ON r.id = form.id WHERE r.replaced_by IS NOT NULL
            )
            """
        for evidence in Evidence.allCases {
            let rows = try connection.all(
                """
                \(forms) SELECT x.added_in, x.retracted_in FROM form JOIN \(evidence.rawValue) x ON x.\(claim.column) = form.id
                WHERE x.added_in > ?2
                """, [claim.key, number]
            ) { (added: $0.integer(0), retracted: $0.optionalInteger(1)) }
            for row in rows where later.standing(row.retracted) == nil {
                guard let last = later.standing(row.added) else { continue }
                throw BuiltOn(
                    what: "\(claim.column) \(claim.key)", how: evidence == .citation ? "was cited" : "was put on a side of a dispute",
                    revision: last)
            }
        }
        guard case .fact = claim else { return }
        let followers = try connection.all(
            """
            \(forms) SELECT g.added_in, g.retracted_in FROM form JOIN fact g ON g.follows = form.id WHERE g.added_in > ?2
            """, [claim.key, number]
        ) { (added: $0.integer(0), retracted: $0.optionalInteger(1)) }
        for row in followers where later.standing(row.retracted) == nil {
            guard let last = later.standing(row.added) else { continue }
            throw BuiltOn(what: "fact \(claim.key)", how: "is followed by another", revision: last)
        }
    }

    // MARK: Evidence of claims that stay

    func takeBackEvidence() throws {
        for evidence in Evidence.allCases {
            for kind in ["fact", "name"] {
                let added = try evidenceRows(evidence, of: kind, where: "x.added_in = ?1 AND c.added_in IS NOT ?1")
                for row in added {
                    guard let live = try liveTwin(of: row, evidence) else { continue }
                    try retract(live, evidence)
                }
                let lost = try evidenceRows(evidence, of: kind, where: "x.retracted_in = ?1 AND c.retracted_in IS NOT ?1")
                for row in lost {
                    // The claim was taken back with a revision that this one was built on: nothing is there to bear it.
                    guard let heir = try heir(row.claim) else { continue }
                    try revision.copyEvidence(row.id, of: evidence, to: heir)
                }
            }
        }
    }

    private struct EvidenceRow {
        let id: Int64
        let claim: Claim
        let retractedIn: Int64?
    }

    private func evidenceRows(_ evidence: Evidence, of kind: String, where condition: String) throws -> [EvidenceRow] {
        try connection.all(
            """
            SELECT x.id, x.\(kind), x.retracted_in FROM \(evidence.rawValue) x JOIN \(kind) c ON c.id = x.\(kind)
            WHERE \(condition) AND x.added_in IS NOT x.retracted_in ORDER BY x.id
            """, [number]
        ) {
            EvidenceRow(
                id: $0.integer(0), claim: kind == "fact" ? .fact(FactID($0.integer(1))) : .name(NameID($0.integer(1))),
                retractedIn: $0.optionalInteger(2))
        }
    }

    // The live row that says of the claim what a row said that may have been taken back and forth since.
    private func liveTwin(of row: EvidenceRow, _ evidence: Evidence) throws -> Int64? {
        guard let retractedIn = row.retractedIn else { return row.id }
        if let last = later.standing(retractedIn) {
            throw BuiltOn(what: "a citation of \(row.claim.column) \(row.claim.key)", how: "was taken back", revision: last)
        }
        guard let heir = try heir(row.claim) else { return nil }
        let isSame = evidence.columns.map { "y.\($0) IS x.\($0)" }.joined(separator: " AND ")
        return try connection.integer(
            """
            SELECT y.id FROM \(evidence.rawValue) x JOIN \(evidence.rawValue) y ON \(isSame)
            WHERE x.id = ? AND y.\(heir.column) = ? AND y.retracted_in IS NULL ORDER BY y.id LIMIT 1
            """, row.id, heir.key)
    }

    private func retract(_ row: Int64, _ evidence: Evidence) throws {
        switch evidence {
        case .citation: try revision.retract(CitationID(row))
        case .side: try revision.retractSide(row)
        }
    }

    // MARK: Judgements

    func takeBackJudgements() throws {
        let added = try connection.all("SELECT id, retracted_in FROM not_same WHERE added_in = ? AND added_in IS NOT retracted_in", [number]) {
            (id: $0.integer(0), retractedIn: $0.optionalInteger(1))
        }
        for row in added {
            if let last = later.standing(row.retractedIn) { throw BuiltOn(what: "a judgement", how: "was taken back", revision: last) }
            try connection.run(
                """
                UPDATE not_same SET retracted_in = ?1
                WHERE retracted_in IS NULL AND (one, other, because) = (SELECT one, other, because FROM not_same WHERE id = ?2)
                """, revision.id.rawValue, row.id)
        }
        try connection.run(
            """
            INSERT INTO not_same (one, other, because, added_in)
            SELECT one, other, because, ?1 FROM not_same x WHERE retracted_in = ?2 AND added_in <> ?2 AND NOT EXISTS (
                SELECT 1 FROM not_same y WHERE y.one = x.one AND y.other = x.other AND y.retracted_in IS NULL)
            """, revision.id.rawValue, number)
    }
}

extension Claim {
    fileprivate func with(_ key: Int64) -> Claim {
        switch self {
        case .fact: .fact(FactID(key))
        case .name: .name(NameID(key))
        }
    }
}

extension Revision {
    /// What people call a row without versions: its slug, name or code.
    func label(_ kind: RecordKind, _ row: Int64) throws -> String {
        let column = kind == .mapping ? "name" : kind.keyColumn
        return try connection.text("SELECT \(column) FROM \(quotedIdentifier(kind.table)) WHERE id = ?", row) ?? "\(row)"
    }

    /// Puts a copy of a row of evidence on a claim, unless that has the same.
    func copyEvidence(_ row: Int64, of evidence: Evidence, to claim: Claim) throws {
        try copyEvidence(evidence, to: claim, from: "x.id = ?3", row)
        if case .fact(let fact) = claim { try recomputeDays(of: fact) }
    }

    /// A name, live or retracted, as it would be added again.
    ///
    /// - Throws: `RecordFault` when there is no such name.
    func stored(_ name: NameID) throws -> NewName {
        let found = try connection.first(
            "SELECT entity, text, language, role, starts, ends FROM name WHERE id = ?", [name.rawValue]
        ) { row in
            NewName(
                entity: EntityID(row.integer(0)), text: row.text(1), language: row.optionalText(2), role: try row.named(3),
                starts: row.optionalText(4), ends: row.optionalText(5))
        }
        guard let found else { throw RecordFault("there is no name \(name)", column: "name") }
        return found
    }
}
