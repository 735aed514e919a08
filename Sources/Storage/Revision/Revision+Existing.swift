public import DossierModel

// What the base has already, by the names that files use.
extension Revision {
    /// The kind of that name; nil when there is none.
    public func kind(named name: String) throws -> KindID? {
        try connection.integer("SELECT id FROM kind WHERE name = ? AND NOT removed", name).map { KindID($0) }
    }

    /// The predicate of that name; nil when there is none.
    public func predicate(named name: String) throws -> PredicateID? {
        try connection.integer("SELECT id FROM predicate WHERE name = ? AND NOT removed", name).map { PredicateID($0) }
    }

    /// A unit and how many decimals its stored integers have; nil when there is none of that code.
    public func unit(coded code: String) throws -> (id: UnitID, exponent: Int)? {
        try connection.first("SELECT id, exponent FROM unit WHERE code = ? AND NOT removed", [code]) {
            (UnitID($0.integer(0)), try $0.exponent(1))
        }
    }

    /// All predicates, by name.
    public func predicatesByName() throws -> [String: PredicateID] {
        let found = try connection.all("SELECT name, id FROM predicate WHERE NOT removed") { ($0.text(0), PredicateID($0.integer(1))) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// All units, by code, and how many decimals their stored integers have.
    public func unitsByCode() throws -> [String: (id: UnitID, exponent: Int)] {
        let found = try connection.all("SELECT code, id, exponent FROM unit WHERE NOT removed") {
            ($0.text(0), (id: UnitID($0.integer(1)), exponent: try $0.exponent(2)))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The entity of a slug, as it was added: it may have been merged since.
    public func entity(slug: String) throws -> EntityID? {
        guard let found = try ahead?[slug] ?? connection.entity(slug: slug) else { return nil }
        // Whoever asks for an entity states something about it next.
        canonicalKeys[found.id] = found.canonical
        return found.id
    }

    /// The source with that slug; nil when there is none.
    public func source(slug: String) throws -> SourceID? {
        try connection.integer("SELECT id FROM source WHERE slug = ? AND NOT removed", slug).map { SourceID($0) }
    }

    /// The dispute with that slug; nil when there is none.
    public func dispute(slug: String) throws -> DisputeID? {
        try connection.integer("SELECT id FROM dispute WHERE slug = ? AND NOT removed", slug).map { DisputeID($0) }
    }

    /// The row of a record that a text tells apart: its key, of a mapping its target. nil where there is none, it was removed, or several
    /// have that text.
    public func row(of kind: RecordKind, named name: String) throws -> Int64? {
        let rows = try connection.all(
            "SELECT id FROM \(quotedIdentifier(kind.table)) WHERE \(Self.columnNaming(kind)) = ? AND NOT removed LIMIT 2", [name]) { $0.integer(0) }
        return rows.count == 1 ? rows[0] : nil
    }

    private static func columnNaming(_ kind: RecordKind) -> String { kind == .mapping ? "target" : kind.keyColumn }

    /// The live spelling that says the same as `name`: same entity, text and role, and nothing in `name`'s language and dates
    /// that it does not say itself. What this revision added says the same only if it says exactly as much.
    ///
    /// - Parameter preferred: the one to take where several do.
    public func existing(_ name: NewName, preferring preferred: NameID? = nil) throws -> NameID? {
        try connection.integer(
            """
            SELECT id FROM name
            WHERE entity = ?1 AND text = ?2 AND role = ?3 AND retracted_in IS NULL
              AND (?4 IS NULL AND added_in <> ?8 OR language IS ?4) AND (?5 IS NULL AND added_in <> ?8 OR starts IS ?5)
              AND (?6 IS NULL AND added_in <> ?8 OR ends IS ?6)
            ORDER BY id = ?7 DESC, language IS ?4 AND starts IS ?5 AND ends IS ?6 DESC, id
            LIMIT 1
            """,
            name.entity.rawValue, name.text, name.role.rawValue, name.language, name.starts, name.ends, preferred?.rawValue,
            id.rawValue
        ).map { NameID($0) }
    }

    /// The live fact that makes the same claim: same subject, predicate, object or value, role and modality, and nothing in
    /// `fact`'s dates and amount that it does not say itself. A symmetric relation is the same either way round.
    ///
    /// What this revision added is the same claim only if it says exactly as much: a package that tells two facts apart means it.
    /// - Parameter preferred: the one to take where several make it.
    public func existing(_ fact: NewFact, preferring preferred: FactID? = nil) throws -> FactID? {
        if let found = try stated(fact, preferring: preferred) { return found }
        if let other = try otherSpelling(of: fact) { return try stated(other, preferring: preferred) }
        return try turned(fact).flatMap { try stated($0, preferring: preferred) }
    }

    // The same with the value as the base has it, where that spells it otherwise: 1.50 is 1.5.
    private func otherSpelling(of fact: NewFact) throws -> NewFact? {
        guard case .value(let text) = fact.object else { return nil }
        let type = try vocabularyEntry(fact.predicate).valueType
        guard let means = ValueMeaning.value(text, of: type) else { return nil }
        let spellings = try connection.all(
            """
            SELECT DISTINCT value FROM fact
            WHERE subject = (SELECT canonical FROM entity WHERE id = ?) AND predicate = ? AND object IS NULL AND retracted_in IS NULL
            """, [fact.subject.rawValue, fact.predicate.rawValue]) { $0.text(0) }
        guard let found = spellings.first(where: { $0 != text && ValueMeaning.value($0, of: type) == means }) else { return nil }
        var other = fact
        other.object = .value(found)
        return other
    }

    /// Whether the live fact with a number says just this, in the same words, and nothing else: what an export wrote is found so at half
    /// the cost of `existing`. May be false all the same; then `existing` finds it.
    public func isSaid(_ fact: NewFact, by known: FactID) throws -> Bool { try claimFinder.isSaid(fact, by: known.rawValue) }

    private var claimFinder: ClaimFinder {
        get throws {
            let finder = try claims ?? ClaimFinder(connection, id)
            claims = finder
            return finder
        }
    }

    private func stated(_ fact: NewFact, preferring preferred: FactID?) throws -> FactID? {
        var object: Int64?
        let finder = try claimFinder
        if case .entity(let entity) = fact.object { object = try finder.standIn(for: entity) }
        let triple = ClaimFinder.Triple(
            subject: try finder.standIn(for: fact.subject), predicate: fact.predicate.rawValue, object: object)
        return try finder.find(ClaimFinder.Saying(fact), of: triple, preferring: preferred?.rawValue).map { FactID($0) }
    }

    /// The live citations of the same claim in the same place of the same source, of the same day and speaker, with the same quotation
    /// if there is one; each with whether this revision added it.
    public func existing(_ citation: NewCitation) throws -> [(id: CitationID, isNew: Bool)] {
        let (column, claim) =
            switch citation.claim {
            case .fact(let id): ("fact", id.rawValue)
            case .name(let id): ("name", id.rawValue)
            }
        return try connection.all(
            """
            SELECT id, added_in = ?7 FROM citation
            WHERE \(column) = ?1 AND source = ?2 AND locator IS ?3 AND as_of IS ?4 AND speaker IS ?5
              AND (?6 IS NULL OR quote = ?6) AND retracted_in IS NULL
            ORDER BY id
            """,
            [claim, citation.source.rawValue, citation.locator, citation.asOf, citation.speaker?.rawValue, citation.quote, id.rawValue]
        ) { (CitationID($0.integer(0)), $0.bool(1)) }
    }

    /// Whether a live citation of the same claim in the same place of the same source, of the same day and speaker, says all that this
    /// one does. What this revision added does so only if it says exactly as much.
    ///
    /// - Parameter hasOwnDates: whether its dates are what the source itself says; those of the claim may be missing.
    public func isKnown(_ citation: NewCitation, hasOwnDates: Bool) throws -> Bool {
        func says(_ column: String, _ value: String, _ isStated: String = "1") -> String {
            "(\(column) IS \(value) OR added_in <> ?7 AND (\(value) IS NULL OR NOT \(isStated)))"
        }
        return try connection.integer(
            """
            SELECT 1 FROM citation
            WHERE \(citation.claim.column) = ?1 AND source = ?2 AND locator IS ?3 AND as_of IS ?4 AND speaker IS ?5 AND as_of_defaulted = ?6
              AND \(says("quote", "?8")) AND \(says("basis", "?9")) AND \(says("starts", "?10", "?12")) AND \(says("ends", "?11", "?12"))
              AND retracted_in IS NULL
            LIMIT 1
            """, citation.claim.key, citation.source.rawValue, citation.locator, citation.asOf, citation.speaker?.rawValue,
            citation.isAsOfDefaulted, id.rawValue, citation.quote, citation.basis?.rawValue, citation.starts, citation.ends, hasOwnDates) == 1
    }

    /// Whether the claim stands on that side of the dispute already.
    public func isOnSide(_ claim: Claim, side: String, of dispute: DisputeID) throws -> Bool {
        var (fact, name): (Int64?, Int64?)
        switch claim {
        case .fact(let id): fact = id.rawValue
        case .name(let id): name = id.rawValue
        }
        return try connection.integer(
            """
            SELECT 1 FROM dispute_side
            WHERE dispute = ? AND side = ? AND fact IS ? AND name IS ? AND retracted_in IS NULL
            """, dispute.rawValue, side, fact, name) != nil
    }

    /// Whether somebody stands on a side of a dispute.
    public func hasSide(_ side: String, of dispute: DisputeID) throws -> Bool {
        try connection.integer(
            "SELECT EXISTS (SELECT 1 FROM dispute_side WHERE dispute = ? AND side = ? AND retracted_in IS NULL)", dispute.rawValue, side) == 1
    }

    /// Whether a dispute says that this side is better supported.
    public func favours(_ side: String, in dispute: DisputeID) throws -> Bool {
        try connection.integer("SELECT favours IS ? FROM dispute WHERE id = ?", side, dispute.rawValue) == 1
    }

    /// The side that a dispute says is better supported; nil where it favours none.
    public func favouredSide(of dispute: DisputeID) throws -> String? {
        try connection.text("SELECT favours FROM dispute WHERE id = ?", dispute.rawValue)
    }

    // MARK: What was taken back

    /// The revision that removed a record, by the text that tells it apart; nil where none of that text was removed.
    public func removal(of kind: RecordKind, named name: String) throws -> RevisionID? {
        try connection.integer(
            """
            SELECT max(revision) FROM change
            WHERE "table" = ?1 AND "row" IN (SELECT id FROM \(quotedIdentifier(kind.table)) WHERE \(Self.columnNaming(kind)) = ?2 AND removed)
            """, kind.table, name
        ).map { RevisionID($0) }
    }

    /// The revision that retracted what the number of a claim leads to; nil where it stands, or there never was one.
    public func retraction(of claim: Claim) throws -> RevisionID? {
        let table = claim.column
        guard let (isLive, last) = try connection.first(Self.endOfLead(table), [claim.key], { ($0.bool(0), $0.integer(1)) }), !isLive else {
            return nil
        }
        return try connection.integer("SELECT retracted_in FROM \(table) WHERE id = ?", last).map { RevisionID($0) }
    }

    /// The revision that last retracted a citation of a live claim in a source, and at a place where one is named; nil where none was.
    public func retraction(of claim: Claim, in source: SourceID, at locator: String?) throws -> RevisionID? {
        try connection.integer(
            "SELECT max(retracted_in) FROM citation WHERE \(claim.column) = ?1 AND source = ?2 AND (?3 IS NULL OR locator = ?3)",
            claim.key, source.rawValue, locator
        ).map { RevisionID($0) }
    }

    /// The entity that stands for another after merges; itself, for most.
    public func standing(_ entity: EntityID) throws -> EntityID { EntityID(try canonicalKey(of: entity)) }

    /// Whether two entities are one after merges.
    public func isSame(_ one: EntityID, _ other: EntityID) throws -> Bool {
        try canonicalKey(of: one) == canonicalKey(of: other)
    }

    /// The type of a predicate's values; nil where it takes an entity.
    public func valueType(of predicate: PredicateID) throws -> Predicate.ValueType? { try vocabularyEntry(predicate).valueType }

    // MARK: The same fact

    private static let identical = """
        SELECT id FROM fact
        WHERE subject = ?1 AND predicate = ?2 AND object IS ?3 AND value IS ?4 AND starts IS ?5 AND ends IS ?6 AND modality = ?7
          AND amount_low IS ?8 AND amount_high IS ?9 AND unit IS ?10 AND approximate = ?11 AND role IS ?12 AND retracted_in IS NULL
        ORDER BY id LIMIT 1
        """

    /// The lowest live fact that says just the same: all columns but its number, notes and what it follows, NULL only as NULL. A symmetric
    /// relation is the same either way round. nil when there is none.
    public func identical(to fact: NewFact) throws -> FactID? {
        let found = try identicalAsStated(fact)
        guard let turned = try turned(fact), let other = try identicalAsStated(turned) else { return found }
        // Where both stand, the one that was there first.
        return found.map { min($0, other) } ?? other
    }

    /// A symmetric relation the other way round; nil for another fact.
    func turned(_ fact: NewFact) throws -> NewFact? {
        guard case .entity(let object) = fact.object, try vocabularyEntry(fact.predicate).isSymmetric else { return nil }
        var turned = fact
        turned.subject = object
        turned.object = .entity(fact.subject)
        return turned
    }

    private func identicalAsStated(_ fact: NewFact) throws -> FactID? {
        var (object, value): (Int64?, String?)
        switch fact.object {
        case .entity(let entity): object = try canonicalKey(of: entity)
        case .value(let text): value = text
        case .amount: break
        }
        return try connection.integer(
            Self.identical, try canonicalKey(of: fact.subject), fact.predicate.rawValue, object, value, fact.starts, fact.ends,
            fact.modality.rawValue, fact.amountLow, fact.amountHigh, fact.unit?.rawValue, fact.isApproximate, fact.role
        ).map { FactID($0) }
    }
}
