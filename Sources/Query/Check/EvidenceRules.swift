internal import DossierModel
internal import DossierStorage

/// Facts and names that no source attests.
struct UncitedClaims: CheckRule {
    private static let facts = """
        SELECT f.id, s.slug, p.name FROM fact f JOIN entity s ON s.id = f.subject JOIN predicate p ON p.id = f.predicate
        WHERE f.retracted_in IS NULL
          AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.retracted_in IS NULL)
        ORDER BY f.id
        """
    private static let names = """
        SELECT n.id, n.text, e.slug FROM name n JOIN entity e ON e.id = n.entity
        WHERE n.retracted_in IS NULL
          AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.name = n.id AND c.retracted_in IS NULL)
        ORDER BY n.id
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        let facts = try base.connection.all(Self.facts) { row in
            Finding(
                .uncitedFact, "no source is cited for fact \(row.integer(0)) (\(row.text(1)) \(row.text(2)))",
                [.fact(FactID(row.integer(0)))])
        }
        let names = try base.connection.all(Self.names) { row in
            Finding(
                .uncitedName, "no source is cited for the name '\(row.text(1))' of \(row.text(2))",
                [.name(NameID(row.integer(0))), .entity(row.text(2))])
        }
        return facts + names
    }
}

/// Facts with a date that none of their sources gives.
struct UnsourcedDates: CheckRule {
    // A citation of which neither a basis nor dates are noted has not been read for them: the fact's own reading stands.
    private static let facts = """
        SELECT f.id, s.slug, p.name,
               f.starts IS NOT NULL AND NOT EXISTS
                   (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.starts IS NOT NULL AND c.retracted_in IS NULL),
               f.ends IS NOT NULL AND NOT EXISTS
                   (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.ends IS NOT NULL AND c.retracted_in IS NULL)
        FROM fact f JOIN entity s ON s.id = f.subject JOIN predicate p ON p.id = f.predicate
        WHERE f.retracted_in IS NULL AND (f.starts IS NOT NULL OR f.ends IS NOT NULL)
          AND EXISTS (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.retracted_in IS NULL)
          AND NOT EXISTS
              (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.retracted_in IS NULL AND coalesce(c.basis, c.starts, c.ends) IS NULL)
        ORDER BY f.id
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        try base.connection.all(Self.facts) { row -> Finding? in
            let missing = [row.bool(3) ? "start" : nil, row.bool(4) ? "end" : nil].compactMap(\.self)
            if missing.isEmpty { return nil }
            return Finding(
                .unsourcedDate,
                "no source of fact \(row.integer(0)) (\(row.text(1)) \(row.text(2))) gives its \(missing.joined(separator: " or its "))",
                [.fact(FactID(row.integer(0)))])
        }.compactMap(\.self)
    }
}

/// Facts that no source states or implies: whoever entered them read them into it.
struct InferredFacts: CheckRule {
    private static let facts = """
        SELECT f.id, s.slug, p.name FROM fact f JOIN entity s ON s.id = f.subject JOIN predicate p ON p.id = f.predicate
        WHERE f.retracted_in IS NULL
          AND EXISTS (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.retracted_in IS NULL)
          AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.fact = f.id AND c.retracted_in IS NULL AND c.basis IS NOT 'inferred')
        ORDER BY f.id
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        try base.connection.all(Self.facts) { row in
            Finding(
                .inferredOnly, "fact \(row.integer(0)) (\(row.text(1)) \(row.text(2))) rests on what was read into its sources only",
                [.fact(FactID(row.integer(0)))])
        }
    }
}

/// Sources that nothing rests on, and entities that nothing is said of.
struct UnusedRecords: CheckRule {
    // A source that cited ones derive from is of use: it tells copies from independent voices.
    private static let sources = """
        SELECT s.slug FROM source s
        WHERE NOT s.removed AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.source = s.id AND c.retracted_in IS NULL)
          AND NOT EXISTS (SELECT 1 FROM source d WHERE d.derived_from = s.id AND NOT d.removed)
        ORDER BY s.slug
        """
    private static let entities = """
        SELECT e.slug FROM entity e
        WHERE e.canonical = e.id AND NOT e.removed
          AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.subject = e.id AND f.retracted_in IS NULL)
          AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.object = e.id AND f.retracted_in IS NULL)
          AND e.id NOT IN (SELECT m.canonical FROM citation c JOIN entity m ON m.id = c.speaker WHERE c.retracted_in IS NULL)
        ORDER BY e.slug
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        let sources = try base.connection.all(Self.sources) { row in
            Finding(.uncitedSource, "nothing cites the source \(row.text(0))", [.source(row.text(0))])
        }
        let entities = try base.connection.all(Self.entities) { row in
            Finding(.unusedEntity, "no fact is about \(row.text(0)), and it is not a speaker", [.entity(row.text(0))])
        }
        return sources + entities
    }
}

/// Quotes that the text of their source does not hold.
struct QuotesNotFound: CheckRule {
    private static let quotes = """
        SELECT c.id, c.quote, s.slug, t.text, c.fact, c.name, c.locator FROM citation c
        JOIN source s ON s.id = c.source JOIN source_text t ON t.source = s.id
        WHERE c.quote IS NOT NULL AND c.retracted_in IS NULL
        ORDER BY s.id, c.id
        """

    func findings(in base: Snapshot) throws -> [Finding] {
        var findings: [Finding] = []
        var (slug, text) = ("", QuotedText(""))
        try base.connection.forEachRow(Self.quotes) { row in
            // Quotes come source by source: a long text is made comparable once.
            if row.text(2) != slug { (slug, text) = (row.text(2), QuotedText(row.text(3))) }
            if !text.holds(row.text(1)) {
                let claim = row.optionalInteger(4).map { FindingSubject.fact(FactID($0)) } ?? row.optionalInteger(5).map { .name(NameID($0)) }
                var finding = Finding(
                    .quoteNotFound, "the text of \(slug) does not hold the quote of citation \(row.integer(0))",
                    [.citation(CitationID(row.integer(0)))] + [claim].compactMap(\.self) + [.source(slug)])
                finding.locator = row.optionalText(6)
                findings.append(finding)
            }
        }
        return findings
    }
}
