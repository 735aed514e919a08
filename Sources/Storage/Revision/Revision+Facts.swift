public import DossierModel

extension Revision {
    private static let insertCitation = """
        INSERT INTO citation (fact, name, source, locator, as_of, as_of_defaulted, quote, speaker, added_in, starts, ends, basis)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Adds a fact. Cite it in the same revision.
    ///
    /// - Parameters:
    ///   - id: given by an import that keeps a package's ids; nil for the next one.
    /// - Throws: `RecordFault` when the object does not suit the predicate, a date is no EDTF date or set, or the amount is
    ///   upside down.
    @discardableResult
    public func add(_ fact: NewFact, id: FactID? = nil) throws -> FactID {
        let (predicate, days) = try checked(fact)
        let id = try Self.nextID(id?.rawValue, after: &lastFact)
        if fact.hasText || predicate.isProse { factsHaveText = true }
        let (subject, statedSubject) = try canonical(fact.subject)
        var (object, statedObject): (Int64?, Int64?) = (nil, nil)
        if case .entity(let entity) = fact.object { (object, statedObject) = try canonical(entity) }
        let statement = try connection.prepare(FactColumn.insert)
        defer { statement.reset() }
        let cells = FactParameters(statement: statement)
        try cells.set(id, .id)
        try cells.set(subject, .subject)
        try cells.set(statedSubject, .statedSubject)
        try cells.set(object, .object)
        try cells.set(statedObject, .statedObject)
        try cells.set(fact, StoredDays(days))
        try statement.bind(self.id.rawValue, at: FactColumn.allCases.count)
        _ = try statement.step()
        noteLife(predicate.life, subject: subject, object: object)
        if pace == .incremental {
            datesOfLastFact = (FactID(id), fact.starts, fact.ends)
            claims?.added(
                id, ClaimFinder.Saying(fact), of: .init(subject: subject, predicate: fact.predicate.rawValue, object: object))
            try TextIndex(connection).add(.fact(id), fact.note, role: fact.role)
            try TextIndex(connection).add(.privateNote(fact: id), fact.privateNote)
            if predicate.isProse, case .value(let text) = fact.object { try TextIndex(connection).add(.value(ofFact: id), text) }
        }
        return FactID(id)
    }

    /// What a fact must be by itself, whatever the base has.
    private func checked(_ fact: NewFact) throws -> (VocabularyCache.Entry, HoldingDays) {
        let predicate = try vocabularyEntry(fact.predicate)
        try FactRules.check(fact, against: predicate)
        return (predicate, try FactDates.days(from: fact.starts, to: fact.ends, predicate.temporality))
    }

    /// Adds a citation of a fact or a name; with an `as_of`, the fact's answering days are computed anew.
    ///
    /// - Throws: `RecordFault` when the claim is missing or retracted, a text is blank, `as_of` is no EDTF, or its own dates are no
    ///   EDTF dates or sets.
    @discardableResult
    public func add(_ citation: NewCitation) throws -> CitationID {
        if saysTheDatesOfLastFact(citation) {
            try Self.checkWithoutDates(citation)
        } else {
            try Self.check(citation)
            try requireAgreement(citation)
        }
        let statement = try connection.prepare(Self.insertCitation)
        defer { statement.reset() }
        switch citation.claim {
        case .fact(let fact): try statement.bind(fact.rawValue, at: 0)
        case .name(let name): try statement.bind(name.rawValue, at: 1)
        }
        try statement.bind(citation.source.rawValue, at: 2)
        try citation.locator.bind(to: statement, at: 3)
        try citation.asOf.bind(to: statement, at: 4)
        try statement.bind(Int64(citation.isAsOfDefaulted ? 1 : 0), at: 5)
        try citation.quote.bind(to: statement, at: 6)
        try (citation.speaker?.rawValue).bind(to: statement, at: 7)
        try statement.bind(id.rawValue, at: 8)
        try citation.starts.bind(to: statement, at: 9)
        try citation.ends.bind(to: statement, at: 10)
        try (citation.basis?.rawValue).bind(to: statement, at: 11)
        _ = try statement.step()
        let added = CitationID(connection.lastInsertedRow)
        if case .fact(let fact) = citation.claim, citation.asOf != nil, pace == .incremental {
            try recomputeDays(of: fact)
        }
        return added
    }

    /// What a citation must be by itself, whatever the base has.
    package static func check(_ citation: NewCitation) throws(RecordFault) {
        try checkWithoutDates(citation)
        try FactDates.check(citation.starts, column: "starts")
        try FactDates.check(citation.ends, column: "ends")
    }

    private static func checkWithoutDates(_ citation: NewCitation) throws(RecordFault) {
        try RecordTexts.check(citation.locator, column: "locator")
        try RecordTexts.check(citation.quote, column: "quote")
        try RecordTexts.check(date: citation.asOf, column: "as_of")
        if citation.asOf == nil, citation.isAsOfDefaulted {
            throw RecordFault("as_of is said to be a default, but there is none", column: "as_of_defaulted")
        }
    }

    // So are most facts cited, right after they were added: their dates were checked with them.
    private func saysTheDatesOfLastFact(_ citation: NewCitation) -> Bool {
        guard case .fact(let fact) = citation.claim, let last = datesOfLastFact, last.id == fact else { return false }
        return citation.starts == last.starts && citation.ends == last.ends
    }

    // The claim is live. What a source says of the dates may be vaguer or more exact than the fact, and not something else: that is a
    // fact of its own.
    private func requireAgreement(_ citation: NewCitation) throws {
        guard case .fact(let fact) = citation.claim, citation.starts != nil || citation.ends != nil else { return try requireLive(citation.claim) }
        guard let dates = try dates(of: fact) else { return try requireLive(citation.claim) }
        try Self.requireOneDay(citation.starts, dates.starts, "starts", fact)
        try Self.requireOneDay(citation.ends, dates.ends, "ends", fact)
    }

    private func dates(of fact: FactID) throws -> (starts: String?, ends: String?)? {
        if let last = datesOfLastFact, last.id == fact { return (last.starts, last.ends) }
        return try connection.first("SELECT starts, ends FROM fact WHERE id = ? AND retracted_in IS NULL", [fact.rawValue]) { row in
            (row.optionalText(0), row.optionalText(1))
        }
    }

    static func requireOneDay(_ its: String?, _ stated: String?, _ column: String, _ fact: FactID) throws(RecordFault) {
        guard let its, let stated, its != stated, try !FactDates.canBeOneDay(its, stated) else { return }
        throw RecordFault(
            "the source says \(column) \(its), and fact \(fact) says \(stated): they cannot be the same", column: column,
            hint: "what contradicts a fact is a fact of its own")
    }

    /// Says what a fact carries out, cancels or denies, where that was added after it. The fact must be of this revision.
    ///
    /// - Throws: `RecordFault` when a fact would follow itself, or is of an earlier revision.
    public func setFollows(of fact: FactID, to earlier: FactID) throws {
        if fact == earlier { throw RecordFault("a fact cannot follow itself", column: "follows") }
        let count = try connection.run(
            "UPDATE fact SET follows = ? WHERE id = ? AND added_in = ?", earlier.rawValue, fact.rawValue, id.rawValue)
        guard count == 1 else { throw RecordFault("fact \(fact) is not of this revision: facts are never edited") }
    }

    /// Computes a fact's answering days from its dates and the `as_of` of its live citations.
    func recomputeDays(of fact: FactID) throws {
        let asOf = try connection.all(
            "SELECT as_of FROM citation WHERE fact = ? AND as_of IS NOT NULL AND retracted_in IS NULL", [fact.rawValue]
        ) { try $0.dates(0) }.flatMap(\.self)
        let days = try connection.first(
            "SELECT f.starts, f.ends, p.time FROM fact f JOIN predicate p ON p.id = f.predicate WHERE f.id = ?",
            [fact.rawValue]
        ) { row in
            HoldingDays(
                starts: try row.factDate(0), ends: try row.factDate(1), asOf: asOf, temporality: try row.named(2))
        }
        guard let days else { throw RecordFault("there is no fact \(fact)", column: "fact") }
        let statement = try connection.prepare(
            "UPDATE fact SET possible_from = ?, possible_to = ?, certain_from = ?, certain_to = ? WHERE id = ?")
        defer { statement.reset() }
        try StoredDays(days).bind(to: statement, at: 0)
        try statement.bind(fact.rawValue, at: 4)
        _ = try statement.step()
    }

    /// Computes the answering days of all facts that a citation saw hold: once, at the end of a bulk load.
    func recomputeDaysOfCitedFacts() throws {
        let facts = try connection.prepareOnce(
            "SELECT DISTINCT fact FROM citation WHERE as_of IS NOT NULL AND fact IS NOT NULL ORDER BY fact")
        while try facts.step() {
            try recomputeDays(of: FactID(facts.row.integer(0)))
            watcher?.daysChanged()
        }
    }

    /// The entity that stands for `entity` after merges, and the entity itself where that is another.
    private func canonical(_ entity: EntityID) throws -> (Int64, stated: Int64?) {
        if pace == .bulk {
            let target = mergedInBulk.target(of: entity.rawValue)
            return (target ?? entity.rawValue, target == nil ? nil : entity.rawValue)
        }
        let found = try canonicalKey(of: entity)
        return (found, found == entity.rawValue ? nil : entity.rawValue)
    }

    func vocabularyEntry(_ id: PredicateID) throws -> VocabularyCache.Entry {
        if let known = vocabulary.predicates[id] { return known }
        let entry = try connection.first(
            "SELECT name, takes, value_type, time, symmetric, life FROM predicate WHERE id = ?", [id.rawValue]
        ) { row in
            VocabularyCache.Entry(
                name: row.text(0), takes: try row.named(1), valueType: row.isNull(2) ? nil : try row.named(2),
                temporality: try row.named(3), isSymmetric: row.bool(4), life: row.isNull(5) ? nil : try row.named(5))
        }
        guard let entry else { throw RecordFault("there is no predicate with key \(id)", column: "predicate") }
        vocabulary.predicates[id] = entry
        return entry
    }
}
