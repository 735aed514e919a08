/// What an answer may give away.
///
/// The rule: a source may be confidential. What it says is confidential with it: its citations and its text. A fact or a name that
/// only confidential sources attest is confidential, and stays so when their citations are taken back; so is a dispute on one of whose
/// sides such a claim stands, or stood. Private notes are confidential whoever attests their fact. Which sources are confidential is told
/// by today's mark, whatever moment is asked about. Entities, their summaries and the vocabulary have no sources, and are open.
///
/// `OpenSQL` is the rule in SQL; records that carry their citations decide by them (`isConfidential`).
public enum Visibility: Sendable {
    /// For the owner of the file: confidential things are there, and marked.
    case everything
    /// What may be handed on.
    case open
}

/// The rule of `Visibility` as conditions of SQL, for what was known at one revision.
package struct OpenSQL: Sendable {
    /// Whether anything is to be hidden; else every condition is true.
    let hides: Bool
    let knownAt: Int64

    // Tables are named with their schema: where a connection is narrowed to what is open, their plain names mean that part.
    private func live(_ row: String) -> String { LiveSQL.row(row, at: knownAt) }

    /// Whether some source of a claim may be shown, or it has none, and never had only such as may not. Costs a look at one citation, for
    /// most.
    ///
    /// - Parameters:
    ///   - column: the column of `citation` that refers to it: "fact" or "name".
    ///   - id: an expression; NULL is open.
    package func claim(_ column: String, _ id: String) -> String {
        if !hides { return "1" }
        func isCited(_ condition: String) -> String {
            "EXISTS (SELECT 1 FROM main.citation x JOIN main.source y ON y.id = x.source WHERE x.\(column) = \(id) AND \(condition))"
        }
        return """
            (\(isCited("\(live("x")) AND NOT y.confidential"))
             OR NOT \(isCited(live("x"))) AND (\(isCited("NOT y.confidential")) OR NOT \(isCited("y.confidential"))))
            """
    }

    /// Whether a fact may be shown.
    package func fact(_ id: String) -> String { claim("fact", id) }

    /// Whether a name may be shown.
    package func name(_ id: String) -> String { claim("name", id) }

    /// Whether a source, named by its alias in the statement, may be shown.
    package func source(_ row: String) -> String { hides ? "NOT \(row).confidential" : "1" }

    /// Whether the source with an id may be shown.
    package func source(id: String) -> String {
        hides ? "NOT (SELECT y.confidential FROM main.source y WHERE y.id = \(id))" : "1"
    }

    /// Whether every claim that stands or stood on the sides of a dispute may be shown: what is written about it tells of all of them.
    /// What was replaced has its successor there.
    package func dispute(_ id: String) -> String {
        if !hides { return "1" }
        return """
            NOT EXISTS (SELECT 1 FROM main.dispute_side z WHERE z.dispute = \(id)
                        AND (\(live("z"))
                             OR NOT EXISTS (SELECT 1 FROM main.fact o WHERE o.id = z.fact AND o.replaced_by IS NOT NULL)
                                AND NOT EXISTS (SELECT 1 FROM main.name o WHERE o.id = z.name AND o.replaced_by IS NOT NULL))
                        AND NOT (\(fact("z.fact")) AND \(name("z.name"))))
            """
    }
}

extension Snapshot {
    /// The rule as conditions of SQL; all of them true where nothing is to be hidden.
    package var open: OpenSQL { OpenSQL(hides: hidesClaims, knownAt: knownAt) }

    /// The rule, whatever this snapshot shows: for counting.
    private var rule: OpenSQL { OpenSQL(hides: true, knownAt: knownAt) }

    /// Whether any source is confidential. Costs a look into an index that has only those.
    public func hasConfidentialSources() throws -> Bool {
        try connection.integer("SELECT EXISTS (SELECT 1 FROM main.source WHERE confidential)") == 1
    }

    /// Whether a fact may be shown.
    package func shows(fact id: Int64) throws -> Bool {
        try !hidesClaims || connection.integer("SELECT \(open.fact("?1"))", id) == 1
    }

    /// Whether a name may be shown.
    package func shows(name id: Int64) throws -> Bool {
        try !hidesClaims || connection.integer("SELECT \(open.name("?1"))", id) == 1
    }

    /// Whether a fact, a name or a dispute, by its key, may be handed on, whatever this snapshot shows.
    package func isOpen(fact id: Int64) throws -> Bool { try connection.integer("SELECT \(rule.fact("?1"))", id) == 1 }
    package func isOpen(name id: Int64) throws -> Bool { try connection.integer("SELECT \(rule.name("?1"))", id) == 1 }
    package func isOpen(dispute slug: String) throws -> Bool {
        try connection.integer("SELECT \(rule.dispute("d.id")) FROM main.dispute d WHERE d.slug = ?1", slug) != 0
    }

    /// Whether a source is confidential; false where there is none.
    package func isConfidential(source slug: String) throws -> Bool {
        try connection.integer("SELECT confidential FROM main.source WHERE slug = ?1", slug) == 1
    }

    // MARK: Counting

    /// Notes all that is confidential in the base as left out, for an answer that reads the whole of it. Costs a look at each
    /// citation of confidential sources; with private notes one pass over the facts.
    ///
    /// - Parameters:
    ///   - things: of what the answer would have been.
    ///   - withNotes: whether the answer would have had private notes.
    package func noteAllLeftOut(_ things: [LeftOut.Thing] = LeftOut.Thing.allCases, withNotes: Bool) throws {
        if visibility == .everything { return }
        if withNotes { leftOut.add(.privateNotes, count: try connection.countNotes(at: knownAt)) }
        if hidesClaims, !things.isEmpty { try addConfidential(things, to: leftOut) }
    }

    /// Begins to count the private notes beside what comes next; nil where they are shown.
    package func countNotes() throws -> NoteCount? { visibility == .everything ? nil : try NoteCount(self) }

    /// Notes all that is left out, with the private notes that were counted.
    package func noteAllLeftOut(withNotes count: NoteCount?) throws {
        if let count { leftOut.add(.privateNotes, count: try count.value()) }
        try noteAllLeftOut(withNotes: false)
    }

    /// How much in the base is confidential, private notes aside: the same counts, whatever this snapshot shows.
    package func confidentialThings() throws -> LeftOut {
        let things = LeftOut()
        if try hasConfidentialSources() { try addConfidential(LeftOut.Thing.allCases, to: things) }
        return things
    }

    private func addConfidential(_ things: [LeftOut.Thing], to leftOut: LeftOut) throws {
        for (thing, count) in try confidential() where things.contains(thing) { leftOut.add(thing, count: count) }
    }

    /// How much is confidential, of each thing.
    package func confidential() throws -> [(thing: LeftOut.Thing, count: Int64)] {
        let facts = "(\(cited("fact"))) c JOIN main.fact f ON f.id = c.id WHERE NOT \(rule.fact("c.id")) AND f.object"
        let counted: [(LeftOut.Thing, String)] = [
            (.relations, "\(facts) IS NOT NULL"), (.attributes, "\(facts) IS NULL"),
            (.names, "(\(cited("name"))) c WHERE NOT \(rule.name("c.id"))"),
            (.sources, "main.source s WHERE s.confidential AND s.added_in <= \(knownAt)"),
            (.disputes, "main.dispute d WHERE d.added_in <= \(knownAt) AND NOT d.removed AND NOT (\(rule.dispute("d.id")))"),
            (.citations, "(\(citations))"),
        ]
        return try counted.map { ($0.0, try connection.integer("SELECT count(*) FROM " + $0.1) ?? 0) }
    }

    /// Notes the relations that a search for ways must pass over. Looks at 10 000 citations of confidential sources at most: a
    /// search must not take the longer the more is confidential.
    package func noteRelationsLeftOut() throws {
        if !hidesClaims { return }
        let limit = 10_000
        let looked = "SELECT fact FROM (\(citations)) WHERE fact IS NOT NULL LIMIT \(limit)"
        leftOut.add(
            .relations, count: try connection.integer(
                """
                SELECT count(*) FROM (SELECT DISTINCT fact AS id FROM (\(looked))) c JOIN main.fact f ON f.id = c.id
                WHERE f.object IS NOT NULL AND NOT \(rule.fact("c.id"))
                """) ?? 0)
        if try connection.integer("SELECT count(*) FROM (\(looked))") ?? 0 >= Int64(limit) { leftOut.isAtLeast = true }
    }

    // The live citations of confidential sources, through the indexes of both.
    private var citations: String {
        """
        SELECT k.fact, k.name FROM main.source s CROSS JOIN main.citation k ON k.source = s.id
        WHERE s.confidential AND \(LiveSQL.row("k", at: knownAt))
        """
    }

    private func cited(_ column: String) -> String {
        "SELECT DISTINCT \(column) AS id FROM (\(citations)) WHERE \(column) IS NOT NULL"
    }
}
