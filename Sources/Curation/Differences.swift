public import DossierModel
internal import DossierQuery
public import DossierStorage

// What is different between two moments of a base: between two revisions, or before and after one.
extension Snapshot {
    /// What came, went and changed after one revision and up to another. Reads each table once.
    public func changes(after first: Int64, through last: Int64) throws -> [Change] {
        try recordChanges(first, last) + nameChanges(first, last) + factChanges(first, last) + evidenceChanges(first, last)
            + judgementChanges(first, last)
    }

    /// Changes that were just made, with the marks of those that tell of what is confidential: by what the base says now.
    func marked(_ changes: [Change]) throws -> [Change] {
        if try !hasConfidentialSources() { return changes }
        return try changes.map { change in
            var change = change
            change.isConfidential = try isConfidential(change.subject)
            return change
        }
    }

    private func isConfidential(_ subject: Change.Subject) throws -> Bool {
        switch subject {
        case .fact(let fact): return fact.isConfidential
        case .name(let id, _, _): return try !isOpen(name: id.rawValue)
        case .citation(let source, _, let claim):
            if try isConfidential(source: source) { return true }
            switch claim {
            case .fact(let id): return try !isOpen(fact: id.rawValue)
            case .name(let id): return try !isOpen(name: id.rawValue)
            case .label: return false
            }
        case .record(.source, let key, _): return try isConfidential(source: key)
        case .record(.dispute, let key, _), .side(let key, _, _): return try !isOpen(dispute: key)
        case .record, .pair: return false
        }
    }

    // What may not be shown is no difference: sources that are confidential, and names that only they attest.
    private func isHidden(_ kind: RecordKind, _ row: Int64) throws -> Bool {
        if visibility == .everything { return false }
        switch kind {
        case .source: return try connection.integer("SELECT confidential FROM source WHERE id = ?", row) == 1
        case .dispute: return try connection.integer("SELECT \(open.dispute("d.id")) FROM dispute d WHERE d.id = ?", row) != 1
        // A translation tells what its text does.
        case .translation: return true
        case .entity, .kind, .predicate, .unit, .alias, .mapping, .cue, .script: return false
        }
    }

    // Rows that were live at one of the two moments and not at the other.
    private static func turned(_ table: String, _ columns: String) -> String {
        """
        SELECT x.id, x.added_in > ?1, \(columns) FROM \(table) x
        WHERE (\(LiveSQL.row("x", at: "?1")))
            <> (\(LiveSQL.row("x", at: "?2")))
        ORDER BY x.id
        """
    }

    private func factChanges(_ first: Int64, _ last: Int64) throws -> [Change] {
        let rows = try connection.all(Self.turned("fact", "NULL"), [first, last]) { (id: $0.integer(0), isNew: $0.bool(1)) }
        let new = rows.filter(\.isNew).map(\.id)
        let gone = rows.filter { !$0.isNew }
        let after = Dictionary(try asKnown(at: last).facts(new).map { ($0.id.rawValue, $0) }, uniquingKeysWith: { one, _ in one })
        let before = Dictionary(
            try asKnown(at: first).facts(gone.map(\.id)).map { ($0.id.rawValue, $0) }, uniquingKeysWith: { one, _ in one })
        var replacements: Set<Int64> = []
        var changes: [Change] = []
        for row in gone {
            guard let fact = before[row.id] else { continue }
            // Its number leads on, maybe by others that came and went meanwhile.
            if let next = try lastNumber(after: row.id), let record = after[next] {
                replacements.insert(next)
                if !record.saysTheSame(as: fact) { changes.append(Change(.replaced, .fact(fact), replacement: record)) }
            } else {
                changes.append(Change(.retracted, .fact(fact)))
            }
        }
        for id in new where !replacements.contains(id) {
            if let fact = after[id] { changes.append(Change(.added, .fact(fact))) }
        }
        return changes
    }

    private func lastNumber(after fact: Int64) throws -> Int64? {
        try connection.integer(
            """
            WITH RECURSIVE lead (id, step) AS (
                SELECT replaced_by, 1 FROM fact WHERE id = ? AND replaced_by IS NOT NULL
                UNION SELECT f.replaced_by, step + 1 FROM lead JOIN fact f ON f.id = lead.id
                WHERE f.replaced_by IS NOT NULL AND step < 100000
            )
            SELECT id FROM lead ORDER BY step DESC LIMIT 1
            """, fact)
    }

    private func nameChanges(_ first: Int64, _ last: Int64) throws -> [Change] {
        let changes: [(key: String, change: Change)?] = try connection.all(
            Self.turned("name", "x.text, x.entity, json_array(x.entity, x.text, x.role, x.language, x.starts, x.ends)"), [first, last]
        ) {
            (id: $0.integer(0), isNew: $0.bool(1), text: $0.text(2), entity: $0.integer(3), key: $0.text(4))
        }.map { row in
            guard let entity = try entity(EntityID(row.entity)) else { return nil }
            if try visibility == .open && connection.integer("SELECT \(open.name("n.id")) FROM name n WHERE n.id = ?", row.id) != 1 { return nil }
            return (row.key, Change(row.isNew ? .added : .retracted, .name(NameID(row.id), text: row.text, of: entity)))
        }
        return Self.withoutCopies(changes)
    }

    // Of claims that are there at both moments: what others bring with them is told with them.
    private func evidenceChanges(_ first: Int64, _ last: Int64) throws -> [Change] {
        let claim = """
            x.fact, x.name,
            (SELECT c.added_in <= ?1 AND (c.retracted_in IS NULL OR c.retracted_in > ?2) FROM fact c WHERE c.id = x.fact),
            (SELECT c.added_in <= ?1 AND (c.retracted_in IS NULL OR c.retracted_in > ?2) FROM name c WHERE c.id = x.name)
            """
        let isOpen = visibility == .open
        func reference(_ row: Row) -> ClaimReference? {
            guard row.bool(4) || row.bool(5), !isOpen || !row.bool(8) else { return nil }
            return row.optionalInteger(2).map { .fact(FactID($0)) } ?? row.optionalInteger(3).map { .name(NameID($0)) }
        }
        let citations = try connection.all(
            Self.turned("citation", claim + ", (SELECT slug FROM source s WHERE s.id = x.source), x.locator, (SELECT confidential FROM source s WHERE s.id = x.source), json_array(x.source, x.locator, x.as_of, x.as_of_defaulted, x.quote, x.speaker, x.starts, x.ends, x.basis)"), [first, last]
        ) { row in
            reference(row).map { claim in
                let change = Change(row.bool(1) ? .added : .retracted, .citation(source: row.text(6), locator: row.optionalText(7), of: claim))
                return (key: "\(claim.text) \(row.text(9))", change: change)
            }
        }
        let sides = try connection.all(
            Self.turned("dispute_side", claim + ", (SELECT slug FROM dispute d WHERE d.id = x.dispute), x.side, (SELECT NOT \(open.dispute("d.id")) FROM dispute d WHERE d.id = x.dispute)"), [first, last]
        ) { row in
            reference(row).map { claim in
                (key: "\(claim.text) \(row.text(6)) \(row.text(7))", change: Change(row.bool(1) ? .added : .retracted, .side(dispute: row.text(6), text: row.text(7), claim)))
            }
        }
        return Self.withoutCopies(citations + sides)
    }

    // What went and came again with the same words, as an undo does it, is no difference.
    private static func withoutCopies(_ changes: [(key: String, change: Change)?]) -> [Change] {
        var balance: [String: Int] = [:]
        for case let (key, change)? in changes { balance[key, default: 0] += change.action == .added ? 1 : -1 }
        var left: [Change] = []
        for case let (key, change)? in changes {
            let rest = balance[key] ?? 0
            guard rest != 0, (change.action == .added) == (rest > 0) else { continue }
            balance[key] = rest > 0 ? rest - 1 : rest + 1
            left.append(change)
        }
        return left
    }

    private func judgementChanges(_ first: Int64, _ last: Int64) throws -> [Change] {
        try connection.all(Self.turned("not_same", "x.one, x.other"), [first, last]) {
            (isNew: $0.bool(1), one: $0.integer(2), other: $0.integer(3))
        }.compactMap { row in
            guard let one = try entity(EntityID(row.one)), let other = try entity(EntityID(row.other)) else { return nil }
            return Change(row.isNew ? .added : .retracted, .pair(one, other, areOne: false))
        }
    }

    // MARK: Rows without versions

    private func recordChanges(_ first: Int64, _ last: Int64) throws -> [Change] {
        try RecordKind.allCases.flatMap { kind in try recordChanges(kind, first, last) }
    }

    private func recordChanges(_ kind: RecordKind, _ first: Int64, _ last: Int64) throws -> [Change] {
        let table = kind.table
        let columns = try connection.all("SELECT name FROM pragma_table_info(?) ORDER BY cid", [table]) { $0.text(0) }
        let now = "json_object(" + columns.map { "'\($0)', t.\"\($0)\"" }.joined(separator: ", ") + ")"
        // A row at a revision is the row before its first change after that, else as it stands.
        func state(_ revision: String) -> String {
            """
            coalesce((SELECT c.before FROM change c WHERE c."table" = '\(table)' AND c."row" = t.id AND c.revision > \(revision)
                      ORDER BY c.revision, c.id LIMIT 1), \(now))
            """
        }
        let rows = try connection.all(
            """
            SELECT t.id, coalesce(t.added_in, 0) <= ?1, \(state("?1")), \(state("?2")) FROM "\(table)" t
            WHERE t.added_in > ?1 AND t.added_in <= ?2
               OR t.id IN (SELECT "row" FROM change WHERE "table" = '\(table)' AND revision > ?1 AND revision <= ?2)
            ORDER BY t.id
            """, [first, last]
        ) { (id: $0.integer(0), wasThere: $0.bool(1), before: $0.text(2), after: $0.text(3)) }
        return try rows.compactMap { row in
            if try isHidden(kind, row.id) { return nil }
            let after = try fields(row.after, kind)
            let before = row.wasThere ? try fields(row.before, kind) : ["removed": "1"]
            let key = kind.key(in: after)
            let title = after["name"] ?? after["title"] ?? after["topic"] ?? after["label_en"] ?? after["translated"] ?? after["target"] ?? ""
            let subject = Change.Subject.record(kind, key: key, title: kind == .entity || kind == .source || kind == .dispute ? title : after["label_en"] ?? "")
            switch (before["removed"] == "1", after["removed"] == "1") {
            case (true, true): return nil
            case (true, false): return Change(.added, subject)
            case (false, true): return Change(.removed, subject)
            case (false, false): break
            }
            let fields = Set(before.keys).union(after.keys).subtracting(["folded", "removed", "lives_from", "lives_to"]).sorted()
                .filter { before[$0] != after[$0] }
            if fields.isEmpty { return nil }
            return Change(
                .edited, subject, fields: fields.map { .init(field: $0, before: before[$0], after: after[$0]) })
        }
    }

    /// The columns of a record as they were after a revision and before the first change since; nil where it was not changed.
    ///
    /// - Parameter own: revisions whose changes do not count.
    public func record(_ kind: RecordKind, _ row: Int64, changedAfter revision: Int64, except own: Set<Int64>) throws -> [String: String]? {
        let before = try connection.text(
            """
            SELECT before FROM change
            WHERE "table" = ? AND "row" = ? AND revision > ? AND revision NOT IN (SELECT value FROM json_each(?)) ORDER BY revision, id LIMIT 1
            """, kind.table, row, revision, jsonArray(own.sorted()))
        return try before.map { try fields($0, kind) }
    }

    // The columns of a row that is kept as JSON; what refers to another row has that one's name.
    private func fields(_ json: String, _ kind: RecordKind) throws -> [String: String] {
        let names = """
            SELECT key, CASE key
                WHEN 'canonical' THEN (SELECT slug FROM entity WHERE id = value)
                WHEN 'parent' THEN (SELECT name FROM kind WHERE id = value)
                WHEN 'kind' THEN CASE WHEN ?2 = 'entity' THEN (SELECT name FROM kind WHERE id = value) ELSE value END
                WHEN 'predicate' THEN (SELECT name FROM predicate WHERE id = value)
                WHEN 'derived_from' THEN (SELECT slug FROM source WHERE id = value)
                WHEN 'supersedes' THEN (SELECT slug FROM source WHERE id = value)
                ELSE value END
            FROM json_each(?1) WHERE value IS NOT NULL AND key NOT IN ('id', 'added_in')
            """
        let pairs = try connection.all(names, [json, kind.rawValue]) { ($0.text(0), $0.text(1)) }
        return Dictionary(pairs, uniquingKeysWith: { one, _ in one })
    }
}

extension FactRecord {
    /// Whether another says the same, with the same citations.
    fileprivate func saysTheSame(as other: FactRecord) -> Bool {
        func places(_ fact: FactRecord) -> Set<[String?]> {
            Set(fact.citations.map { [$0.source.slug, $0.locator, $0.asOf, $0.quote, $0.speaker?.slug] })
        }
        return subject == other.subject && predicate.name == other.predicate.name && object == other.object && amount == other.amount
            && starts == other.starts && ends == other.ends && modality == other.modality && role == other.role && note == other.note
            && privateNote == other.privateNote && places(self) == places(other)
    }
}
