public import DossierModel

/// What hangs on something that is to be removed.
public enum Dependent: Hashable, Sendable {
    /// It would be retracted.
    case fact(FactID)
    case citation(CitationID)
    /// It would be removed as well.
    case row(RecordKind, Int64)
    /// It would have to be changed first: the kind of an entity, a source that others derive from.
    case obstacle(String)
}

extension Revision {
    /// What is live and hangs on a record. The names of an entity and the sides of a dispute are parts of them.
    public func dependents(of kind: RecordKind, _ row: Int64) throws -> [Dependent] {
        func ids(_ sql: String) throws -> [Int64] { try connection.all(sql, [row]) { $0.integer(0) } }
        func facts(_ sql: String) throws -> [Dependent] { try ids(sql).map { .fact(FactID($0)) } }
        func obstacles(_ what: String, _ sql: String) throws -> [Dependent] {
            try connection.all(sql, [row]) { .obstacle("\(what) \($0.text(0))") }
        }
        switch kind {
        case .entity:
            return try facts(
                """
                SELECT id FROM fact WHERE subject = ?1 AND retracted_in IS NULL
                UNION SELECT id FROM fact WHERE object = ?1 AND retracted_in IS NULL ORDER BY 1
                """)
                + ids("SELECT id FROM citation WHERE speaker = ? AND retracted_in IS NULL ORDER BY id").map { .citation(CitationID($0)) }
                + ids("SELECT id FROM entity WHERE canonical = ? AND id <> canonical AND NOT removed ORDER BY id").map { .row(.entity, $0) }
        case .source:
            return try ids("SELECT id FROM citation WHERE source = ? AND retracted_in IS NULL ORDER BY id").map { .citation(CitationID($0)) }
                + obstacles(
                    "derived from it or in its place:",
                    "SELECT slug FROM source WHERE (derived_from = ?1 OR supersedes = ?1) AND NOT removed ORDER BY id")
        case .dispute, .alias, .translation, .mapping, .cue, .script: return []
        case .kind:
            return try obstacles("the entity", "SELECT slug FROM entity WHERE kind = ? AND NOT removed ORDER BY id")
                + obstacles("the kind", "SELECT name FROM kind WHERE parent = ? AND NOT removed ORDER BY id")
                + obstacles(
                    "the predicate",
                    """
                    SELECT p.name FROM predicate p, kind k
                    WHERE k.id = ? AND NOT p.removed AND ' ' || coalesce(p.domain, '') || ' ' || coalesce(p.range, '') || ' ' LIKE '% ' || k.name || ' %'
                    """)
        case .predicate:
            return try facts("SELECT id FROM fact WHERE predicate = ? AND retracted_in IS NULL ORDER BY id")
                + ids("SELECT id FROM predicate_alias WHERE predicate = ? AND NOT removed").map { .row(.alias, $0) }
                + ids("SELECT id FROM cue WHERE predicate = ? AND NOT removed").map { .row(.cue, $0) }
                + ids(
                    """
                    SELECT m.id FROM mapping m JOIN predicate p ON p.name = m.name AND m."table" = 'predicate' WHERE p.id = ? AND NOT m.removed
                    """
                ).map { .row(.mapping, $0) }
        case .unit: return try facts("SELECT id FROM fact WHERE unit = ? AND retracted_in IS NULL ORDER BY id")
        }
    }

    /// Removes something that has no versions, with its names or sides, and what hangs on it. A fact that loses its last citation
    /// with a removed source is retracted.
    ///
    /// - Throws: `RecordFault` when something hangs on it that would have to be changed first.
    public func remove(_ kind: RecordKind, _ row: Int64) throws {
        for dependent in try dependents(of: kind, row) {
            switch dependent {
            case .fact(let fact): try retract(fact)
            case .citation(let citation): try retractWithUncitedFact(citation)
            case .row(let kind, let row): try setRemoved(kind, row, to: true)
            case .obstacle(let what): throw RecordFault("\(what) hangs on it", hint: "change that first")
            }
        }
        switch kind {
        case .entity:
            // Also of what was merged into it.
            for name in try connection.all(
                """
                SELECT n.id FROM entity e JOIN name n ON n.entity = e.id WHERE e.canonical = ? AND n.retracted_in IS NULL
                """, [row], { NameID($0.integer(0)) })
            {
                try retract(name)
            }
            try connection.run(
                "UPDATE not_same SET retracted_in = ?1 WHERE (one = ?2 OR other = ?2) AND retracted_in IS NULL", id.rawValue,
                row)
        case .dispute:
            for side in try connection.all(
                "SELECT id FROM dispute_side WHERE dispute = ? AND retracted_in IS NULL", [row], { $0.integer(0) })
            {
                try retractSide(side)
            }
        case .source, .kind, .predicate, .unit, .alias, .translation, .mapping, .cue, .script: break
        }
        try setRemoved(kind, row, to: true)
        try requireNothingHangsOnRemoved()
    }

    private func retractWithUncitedFact(_ citation: CitationID) throws {
        // It may have gone with a fact before.
        guard try connection.integer("SELECT 1 FROM citation WHERE id = ? AND retracted_in IS NULL", citation.rawValue) != nil else {
            return
        }
        let fact = try connection.integer(
            """
            SELECT c.fact FROM citation c WHERE c.id = ? AND c.fact IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM citation o WHERE o.fact = c.fact AND o.id <> c.id AND o.retracted_in IS NULL)
            """, citation.rawValue)
        // Speakers can go and leave the fact: only what nobody attests any more goes with it.
        if let fact { try retract(FactID(fact)) } else { try retract(citation) }
    }

    /// Refuses what would leave something live on what is removed: on what this revision has removed, and of what it has added after
    /// `marks`.
    func requireNothingHangsOnRemoved(after marks: RowMarks? = nil) throws {
        let marks = try marks ?? RowMarks(connection)
        for reference in Reference.all {
            let found = try connection.first(reference.sql, [id.rawValue, marks[reference.table]]) {
                ($0.text(0), $0.optionalInteger(1))
            }
            guard let (key, revision) = found else { continue }
            throw BuiltOn(what: "\(reference.what) \(key)", how: reference.how, revision: revision.map { RevisionID($0) })
        }
    }
}

/// The last numbers of tables before something is added to them.
struct RowMarks {
    private var last: [String: Int64] = [:]

    init(_ connection: Connection) throws {
        for table in Set(Reference.all.map(\.table)) {
            last[table] = try connection.integer("SELECT max(id) FROM \(table)") ?? 0
        }
    }

    subscript(table: String) -> Int64 { last[table] ?? 0 }
}

/// A column that refers to what can be removed.
struct Reference {
    let what: String
    let how: String
    let table: String
    let column: String
    let target: RecordKind
    /// Where the column is, when it is none of the table itself.
    var rows: String?
    /// What names a row, and whether it counts.
    var key = "x.id"
    var live = "x.retracted_in IS NULL"

    static let all = [
        Reference(what: "fact", how: "is about what is removed", table: "fact", column: "subject", target: .entity),
        Reference(what: "fact", how: "is about what is removed", table: "fact", column: "object", target: .entity),
        // Where it was joined to another since, it is about that; a package says still what it was stated about.
        Reference(what: "fact", how: "was stated about what is removed", table: "fact", column: "stated_subject", target: .entity),
        Reference(what: "fact", how: "was stated about what is removed", table: "fact", column: "stated_object", target: .entity),
        Reference(what: "fact", how: "is said with a predicate that is removed", table: "fact", column: "predicate", target: .predicate),
        Reference(what: "fact", how: "is in a unit that is removed", table: "fact", column: "unit", target: .unit),
        Reference(
            what: "the claim", how: "is cited from a source that is removed", table: "citation", column: "source", target: .source,
            key: "coalesce(x.fact, 'n' || x.name)"),
        Reference(
            what: "the claim", how: "is cited with a speaker that is removed", table: "citation", column: "speaker", target: .entity,
            key: "coalesce(x.fact, 'n' || x.name)"),
        Reference(
            what: "the claim", how: "is in a dispute that is removed", table: "dispute_side", column: "dispute", target: .dispute,
            key: "coalesce(x.fact, 'n' || x.name)"),
        Reference(what: "name", how: "is of an entity that is removed", table: "name", column: "entity", target: .entity),
        Reference(
            what: "entity", how: "leads to one that is removed", table: "entity", column: "canonical", target: .entity, key: "x.slug",
            live: "NOT x.removed"),
        Reference(
            what: "entity", how: "is of a kind that is removed", table: "entity", column: "kind", target: .kind, key: "x.slug",
            live: "NOT x.removed"),
        Reference(
            what: "kind", how: "is below one that is removed", table: "kind", column: "parent", target: .kind, key: "x.name", live: "NOT x.removed"),
        // Lists of names, which no foreign key looks after.
        Reference(
            what: "predicate", how: "names a kind that is removed", table: "predicate", column: "kind", target: .kind,
            rows: """
                (SELECT p.id, p.name, p.added_in, p.removed, k.id AS kind FROM predicate p
                 JOIN kind k ON instr(' ' || coalesce(p.domain, '') || ' ' || coalesce(p.range, '') || ' ', ' ' || k.name || ' '))
                """, key: "x.name", live: "NOT x.removed"),
        Reference(
            what: "source", how: "derives from one that is removed", table: "source", column: "derived_from", target: .source,
            key: "x.slug", live: "NOT x.removed"),
        Reference(
            what: "source", how: "takes the place of one that is removed", table: "source", column: "supersedes", target: .source,
            key: "x.slug", live: "NOT x.removed"),
    ]

    private var from: String { "FROM \(rows ?? table) x" }

    // Old rows on what this revision removed: one pass where there is no index, and none where nothing was removed. Rows that are new, or
    // that it brought back, on what was removed before.
    var sql: String {
        """
        SELECT \(key), x.added_in \(from)
        WHERE EXISTS (SELECT 1 FROM change WHERE revision = ?1 AND "table" = '\(target.table)') AND \(live)
          AND x.\(column) IN (
              SELECT t.id FROM change c JOIN \(target.table) t ON t.id = c."row"
              WHERE c.revision = ?1 AND c."table" = '\(target.table)' AND t.removed)
        UNION ALL
        SELECT \(key), (SELECT max(revision) FROM change WHERE "table" = '\(target.table)' AND "row" = t.id AND revision < ?1)
        \(from) JOIN \(target.table) t ON t.id = x.\(column)
        WHERE (x.id > ?2 OR x.id IN (SELECT "row" FROM change WHERE revision = ?1 AND "table" = '\(table)')) AND t.removed AND \(live)
        LIMIT 1
        """
    }

    /// What refers to something removed, whenever it came to, in words.
    var removedSQL: String {
        """
        SELECT '\(what) ' || \(key) || ' \(how)' \(from) JOIN \(quotedIdentifier(target.table)) t ON t.id = x.\(column)
        WHERE t.removed AND \(live)
        """
    }

    /// What refers to rows of the revision ?1, and was added later.
    var laterSQL: String {
        """
        SELECT \(key), x.added_in \(from)
        WHERE x.added_in > ?1 AND x.\(column) IN (SELECT id FROM \(quotedIdentifier(target.table)) WHERE added_in = ?1)
        """
    }
}
