internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// Where facts and names are attested.
extension DeskStep {
    func cite(_ reference: ClaimReference, _ statement: CitationStatement) throws {
        let claim = try live(reference, field: "fact")
        var own = statement
        if case .asSaid = own.dates { own.dates = .own(starts: nil, ends: nil) }
        let isNew = try cite(claim, own, starts: nil, ends: nil)
        run.append(
            Change(isNew ? .added : .known, .citation(source: statement.source, locator: statement.locator, of: .init(claim))))
    }

    // Whether the citation is new. `starts` and `ends` are what the claim is said with.
    func cite(_ claim: Claim, _ statement: CitationStatement, starts: String?, ends: String?, isNewClaim: Bool = false) throws -> Bool {
        let citation = try citation(of: claim, statement, starts: starts, ends: ends)
        let hasOwnDates = if case .own = statement.dates { true } else { false }
        if !isNewClaim, try revision.isKnown(citation, hasOwnDates: hasOwnDates) { return false }
        _ = try add(citation, statement)
        return true
    }

    /// Adds a citation, whatever is cited already.
    func cite(_ claim: Claim, _ statement: CitationStatement) throws -> CitationID {
        try add(citation(of: claim, statement, starts: nil, ends: nil), statement)
    }

    // What a source says otherwise is not taken for the same, and the way to enter it is shown.
    private func add(_ citation: NewCitation, _ statement: CitationStatement) throws -> CitationID {
        do {
            return try revision.add(citation)
        } catch let other as RecordFault {
            guard case .fact(let id) = citation.claim, let field = other.column, let its = field == "starts" ? citation.starts : field == "ends" ? citation.ends : nil
            else { throw other }
            let fact = try record(id)
            var fault = fault(other.message, field: field)
            // Faults stand in the open: nothing is told of what is confidential.
            if !fact.isConfidential { fault.rival = (fact, field, its, statement.source) }
            throw fault
        }
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
        guard let id = try run.source(source) else {
            if let removal = try revision.removal(of: .source, named: source) {
                throw repeated("the source '\(source)' was removed already, \(place(of: removal))", field: "source")
            }
            _ = try self.source(source)
            return
        }
        let all = try base.deskCitations(of: claim).filter { $0.source.slug == source }
        let found = all.filter { locator == nil || $0.locator == locator }
        if found.isEmpty {
            if let retraction = try revision.retraction(of: claim, in: id, at: locator) {
                throw repeated(
                    "\(ClaimReference(claim).text) is no longer cited from there: that was taken back \(place(of: retraction))", field: "source")
            }
            let place = all.lazy.compactMap(\.locator).first
            throw fault(
                "\(ClaimReference(claim).text) has no such citation", field: "source",
                hint: place.map { "--at '\($0)'" } ?? "dossier why \(ClaimReference(claim).text), which lists its citations", nothingFound: true)
        }
        for citation in found {
            try revision.retract(citation.id)
            run.append(Change(.retracted, .citation(source: source, locator: citation.locator, of: .init(claim))))
        }
    }
}
