internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// Where facts and names are attested.
extension DeskStep {
    func cite(_ reference: ClaimReference, _ statement: CitationStatement) throws {
        let claim = try live(reference, field: "fact")
        var own = statement
        if case .asSaid = own.dates { own.dates = .own(starts: nil, ends: nil) }
        // Whoever writes down a fact and a second source of it together, with the dates of each, means both.
        if case .fact(let id) = claim, reference.isNumber { try refuseOtherDates(own, id) }
        let isNew = try cite(claim, own, starts: nil, ends: nil)
        run.append(
            Change(isNew ? .added : .known, .citation(source: statement.source, locator: statement.locator, of: .init(claim))))
    }

    // What a source says of the dates may be vaguer or more exact than the fact, and not something else: that is a fact of its own.
    func refuseOtherDates(_ statement: CitationStatement, _ id: FactID) throws {
        guard case .own(let starts, let ends) = statement.dates, starts != nil || ends != nil else { return }
        let fact = try record(id)
        for (field, mine, stated) in [("starts", starts, fact.starts), ("ends", ends, fact.ends)] {
            guard let mine = try mine.flatMap({ try date($0, field: field, writtenIn: statement.source) }), let stated else { continue }
            if try Self.canBeOneDay(mine, stated) { continue }
            let subject = fact.subject.slug
            throw fault(
                "the source says \(field) \(mine), and fact \(id) says \(stated): they cannot be the same", field: field,
                hint: "a rival is a fact of its own: dossier add \(subject) \(fact.predicate.name) ... --\(field) \(mine) --source \(statement.source)")
        }
    }

    private static func canBeOneDay(_ one: String, _ other: String) throws -> Bool {
        if one == ".." || other == ".." { return one == other }
        let (first, second) = (try EDTF(one).answering, try EDTF(other).answering)
        return first.earliest <= second.latest && second.earliest <= first.latest
    }

    // Whether the citation is new. `starts` and `ends` are what the claim is said with.
    func cite(_ claim: Claim, _ statement: CitationStatement, starts: String?, ends: String?, isNewClaim: Bool = false) throws -> Bool {
        let citation = try citation(of: claim, statement, starts: starts, ends: ends)
        let hasOwnDates = if case .own = statement.dates { true } else { false }
        if !isNewClaim, try revision.isKnown(citation, hasOwnDates: hasOwnDates) { return false }
        try revision.add(citation)
        return true
    }

    /// Adds a citation, whatever is cited already.
    func cite(_ claim: Claim, _ statement: CitationStatement) throws -> CitationID {
        try revision.add(citation(of: claim, statement, starts: nil, ends: nil))
    }

    func citation(of claim: Claim, _ statement: CitationStatement, starts: String?, ends: String?) throws -> NewCitation {
        var citation = NewCitation(
            claim: claim, source: try source(statement.source), locator: statement.locator,
            asOf: try statement.asOf.flatMap { try date($0, field: "as-of", writtenIn: statement.source) }, isAsOfDefaulted: statement.isAsOfDefaulted,
            quote: statement.quote, basis: statement.basis)
        switch statement.dates {
        case .asSaid: (citation.starts, citation.ends) = (starts, ends)
        case .own(let starts, let ends):
            citation.starts = try starts.flatMap { try date($0, field: "starts", writtenIn: statement.source) }
            citation.ends = try ends.flatMap { try date($0, field: "ends", writtenIn: statement.source) }
        }
        if let speaker = statement.speaker { citation.speaker = try entity(speaker, field: "speaker") }
        return citation
    }

    func uncite(_ reference: ClaimReference, _ source: String, _ locator: String?) throws {
        let claim = try live(reference, field: "fact")
        _ = try self.source(source)
        let all = try base.deskCitations(of: claim).filter { $0.source.slug == source }
        let found = all.filter { locator == nil || $0.locator == locator }
        if found.isEmpty {
            let place = all.lazy.compactMap(\.locator).first
            throw fault(
                "\(ClaimReference(claim).text) has no such citation", field: "source",
                hint: place.map { "--at '\($0)'" } ?? "dossier why \(ClaimReference(claim).text), which lists its citations", names: true)
        }
        for citation in found {
            try revision.retract(citation.id)
            run.append(Change(.retracted, .citation(source: source, locator: citation.locator, of: .init(claim))))
        }
    }
}
