public import DossierModel

/// What taking back a revision has done.
public struct UndoneRevision: Sendable {
    /// Facts that it had added, and that are retracted now.
    public internal(set) var retracted: [FactID] = []
    /// Facts that it had retracted, and what stands in their place now.
    public internal(set) var restored: [(old: FactID, new: FactID)] = []
    /// Spellings that were retracted, or are there again.
    public internal(set) var names = 0
    /// Citations of facts and names that stay, which were retracted or are there again.
    public internal(set) var citations = 0
    /// Entities and sources that are removed, since it had added them.
    public internal(set) var removed = 0
}

extension Revision {
    /// Takes back an earlier revision: what it added is retracted or removed, what it retracted is added anew.
    ///
    /// - Throws: `RecordFault` when there is no such revision, it is taken back already, something was built on it since, or it did
    ///   what cannot be taken back.
    public func undo(_ other: RevisionID) throws -> UndoneRevision {
        let number = other.rawValue
        guard try connection.integer("SELECT 1 FROM revision WHERE id = ? AND id <> ?", number, id.rawValue) != nil else {
            throw RecordFault("there is no revision \(number)", hint: "dossier log")
        }
        if let by = try connection.integer(
            """
            SELECT id FROM revision r WHERE undoes = ? AND NOT EXISTS (SELECT 1 FROM revision s WHERE s.undoes = r.id)
            """, number)
        {
            throw RecordFault("revision \(number) is taken back already, by revision \(by)", hint: "dossier undo \(by)")
        }
        try refuseWhatStays(number)
        try refuseWhatWasBuiltOn(number)
        try connection.run("UPDATE revision SET undoes = ? WHERE id = ?", number, id.rawValue)
        var undone = UndoneRevision()
        try takeBackClaims(number, &undone)
        try takeBackFacts(number, &undone)
        try takeBackNames(number, &undone)
        try takeBackThings(number, &undone)
        return undone
    }

    private func ids(_ sql: String, _ number: Int64) throws -> [Int64] { try connection.all(sql, [number]) { $0.integer(0) } }

    // What no rule takes back yet is named, and nothing is half undone.
    private func refuseWhatStays(_ number: Int64) throws {
        let edited = try connection.all(
            "SELECT DISTINCT \"table\" FROM change WHERE revision = ? AND \"table\" <> 'fact' ORDER BY 1", [number]) { $0.text(0) }
        let added = try [
            "dispute", "kind", "predicate", "unit", "predicate_alias", "translation", "not_same", "mapping", "cue", "script",
        ].filter { try connection.integer("SELECT 1 FROM \(quotedIdentifier($0)) WHERE added_in = ? LIMIT 1", number) != nil }
        if let table = edited.first ?? added.first {
            throw RecordFault(
                "revision \(number) \(edited.isEmpty ? "added to" : "changed") the table \(table), which cannot be taken back yet",
                hint: "its facts one by one: dossier log, dossier retract")
        }
    }

    private func refuseWhatWasBuiltOn(_ number: Int64) throws {
        let later = [
            ("fact", "was retracted", "SELECT id, retracted_in FROM fact WHERE added_in = ?1 AND retracted_in > ?1"),
            (
                "fact", "was cited",
                """
                SELECT f.id, c.added_in FROM fact f JOIN citation c ON c.fact = f.id
                WHERE f.added_in = ?1 AND c.added_in > ?1 AND c.retracted_in IS NULL
                """
            ),
            (
                "fact", "was put on a side of a dispute",
                """
                SELECT f.id, s.added_in FROM fact f JOIN dispute_side s ON s.fact = f.id
                WHERE f.added_in = ?1 AND s.added_in > ?1 AND s.retracted_in IS NULL
                """
            ),
            (
                "fact", "is followed by another",
                """
                SELECT f.id, g.added_in FROM fact f JOIN fact g ON g.follows = f.id
                WHERE f.added_in = ?1 AND g.added_in > ?1 AND g.retracted_in IS NULL
                """
            ),
            (
                "fact", "was put back", "SELECT id, (SELECT g.added_in FROM fact g WHERE g.id = fact.replaced_by) FROM fact WHERE retracted_in = ?1 AND replaced_by IN (SELECT id FROM fact WHERE added_in > ?1)"
            ),
            ("name", "was retracted", "SELECT id, retracted_in FROM name WHERE added_in = ?1 AND retracted_in > ?1"),
            (
                "entity", "is named by a fact",
                """
                SELECT e.slug, f.added_in FROM entity e JOIN fact f ON f.subject = e.id OR f.object = e.id
                WHERE e.added_in = ?1 AND f.added_in > ?1 AND f.retracted_in IS NULL
                """
            ),
            (
                "source", "is cited",
                """
                SELECT s.slug, c.added_in FROM source s JOIN citation c ON c.source = s.id
                WHERE s.added_in = ?1 AND c.added_in > ?1 AND c.retracted_in IS NULL
                """
            ),
        ]
        for (thing, what, sql) in later {
            if let (id, revision) = try connection.first(sql, [number], { ($0.text(0), $0.integer(1)) }) {
                throw RecordFault(
                    "\(thing) \(id) of revision \(number) \(what) since, in revision \(revision)",
                    hint: "dossier undo \(revision), and then this one")
            }
        }
    }

    // Citations of what the revision neither added nor retracted.
    private func takeBackClaims(_ number: Int64, _ undone: inout UndoneRevision) throws {
        let added = try ids(
            """
            SELECT c.id FROM citation c LEFT JOIN fact f ON f.id = c.fact LEFT JOIN name n ON n.id = c.name
            WHERE c.added_in = ?1 AND c.retracted_in IS NULL AND coalesce(f.added_in, n.added_in) <> ?1
            """, number)
        for citation in added { try retract(CitationID(citation)) }
        let lost = try connection.all(
            """
            SELECT c.id, c.fact FROM citation c LEFT JOIN fact f ON f.id = c.fact LEFT JOIN name n ON n.id = c.name
            WHERE c.retracted_in = ?1 AND coalesce(f.retracted_in, n.retracted_in, 0) <> ?1
              AND coalesce(f.retracted_in, n.retracted_in) IS NULL
            """, [number]
        ) { ($0.integer(0), $0.optionalInteger(1)) }
        for (citation, fact) in lost {
            try connection.run(
                """
                INSERT INTO citation (fact, name, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis,
                                      quote_start, quote_length, added_in)
                SELECT fact, name, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis,
                       quote_start, quote_length, ?2
                FROM citation WHERE id = ?1
                """, citation, id.rawValue)
            if let fact { try recomputeDays(of: FactID(fact)) }
        }
        undone.citations = added.count + lost.count
    }

    private func takeBackFacts(_ number: Int64, _ undone: inout UndoneRevision) throws {
        let added = try ids("SELECT id FROM fact WHERE added_in = ? AND retracted_in IS NULL ORDER BY id", number)
        let lost = try ids("SELECT id FROM fact WHERE retracted_in = ? ORDER BY id", number)
        // What stood in the place of a fact leads back to it.
        let places = Dictionary(
            try connection.all(
                "SELECT replaced_by, id FROM fact WHERE retracted_in = ? AND replaced_by IS NOT NULL ORDER BY id", [number]
            ) { ($0.integer(0), $0.integer(1)) }, uniquingKeysWith: { first, _ in first })
        var back: [Int64: FactID] = [:]
        for old in lost {
            let new = try restore(FactID(old))
            back[old] = new
            undone.restored.append((FactID(old), new))
        }
        for fact in added {
            try retract(FactID(fact))
            if let new = places[fact].flatMap({ back[$0] }) { try lead(FactID(fact), to: new) }
            undone.retracted.append(FactID(fact))
        }
    }

    private func takeBackNames(_ number: Int64, _ undone: inout UndoneRevision) throws {
        let added = try ids("SELECT id FROM name WHERE added_in = ? AND retracted_in IS NULL ORDER BY id", number)
        let lost = try ids("SELECT id FROM name WHERE retracted_in = ? ORDER BY id", number)
        for name in added { try retract(NameID(name)) }
        for old in lost {
            guard let name = try connection.first(
                "SELECT entity, text, language, role, starts, ends FROM name WHERE id = ?", [old],
                { row in
                    NameRole(rawValue: row.text(3)).map {
                        NewName(
                            entity: EntityID(row.integer(0)), text: row.text(1), language: row.optionalText(2), role: $0,
                            starts: row.optionalText(4), ends: row.optionalText(5))
                    }
                }) ?? nil
            else { throw RecordFault("name \(old) has an unknown role", hint: "dossier doctor") }
            let new = try add(name)
            try connection.run("UPDATE name SET replaced_by = ? WHERE id = ?", new.rawValue, old)
            try connection.run(
                """
                INSERT INTO citation (name, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis,
                                      quote_start, quote_length, added_in)
                SELECT ?1, source, locator, as_of, as_of_defaulted, quote, speaker, starts, ends, basis, quote_start, quote_length, ?2
                FROM citation WHERE name = ?3 AND retracted_in = ?4 ORDER BY id
                """, new.rawValue, id.rawValue, old, number)
        }
        undone.names = added.count + lost.count
    }

    // What has no versions is removed by a flag.
    private func takeBackThings(_ number: Int64, _ undone: inout UndoneRevision) throws {
        for entity in try ids("SELECT id FROM entity WHERE added_in = ? AND NOT removed ORDER BY id", number) {
            try recordChange(table: "entity", row: entity)
            try NameIndex(connection).forget(.entity(entity))
            try connection.run("UPDATE entity SET removed = 1 WHERE id = ?", entity)
            undone.removed += 1
        }
        for source in try ids("SELECT id FROM source WHERE added_in = ? AND NOT removed ORDER BY id", number) {
            try recordChange(table: "source", row: source)
            try connection.run("UPDATE source SET removed = 1 WHERE id = ?", source)
            undone.removed += 1
        }
    }
}
