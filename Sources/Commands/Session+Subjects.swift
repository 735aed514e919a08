internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

/// What a page can be about.
enum PageSubject {
    case entity(EntityReference)
    case dispute(DisputeRecord)
    case source(SourceReference)
    case fact(FactPage)
}

extension Session {
    /// What a text means: `#42` is a fact, else it is the slug of an entity, of a dispute or of a source, else `42` is a fact where
    /// nothing is called so, else it is the name of an entity.
    ///
    /// - Throws: as `entity`.
    func subject(_ text: String, in base: Snapshot) throws -> PageSubject {
        if text.hasPrefix("#"), let number = Int64(text.dropFirst()) {
            guard let page = try base.factPage(FactID(number)) else {
                throw CommandFailure(status: .nothingFound, "there is no fact \(text)", hint: "rows have the numbers: dossier relations --format table")
            }
            return .fact(page)
        }
        if try !base.hasEntity(slug: text) {
            if let dispute = try base.dispute(slug: text) { return .dispute(dispute) }
            if let source = try base.source(slug: text) { return .source(source) }
            // A number alone is a fact's, as elsewhere, where nothing is called so.
            if let number = Int64(text), try base.resolveSame(text) == nil, let page = try base.factPage(FactID(number)) { return .fact(page) }
        }
        return .entity(try entity(text, in: base))
    }

    /// Writes what there is to see of something, as a page or as rows.
    func write(_ subject: PageSubject, with answer: EntityAnswer) throws {
        let base = answer.base
        switch subject {
        case .entity(let entity): try answer.write(about: entity)
        case .dispute(let dispute): try write(dispute, in: base)
        case .source(let source): try write(source, base.facts(attestedBy: source.id), in: base)
        case .fact(let page):
            if try writeRows(of: [page.answer], in: base) { return }
            let view = FactPageView(page: page, layout: layout, language: language)
            try writePage { try $0.write(view.lines()) }
        }
    }

    /// Writes a dispute.
    func write(_ dispute: DisputeRecord, in base: Snapshot) throws {
        let conflict = try base.conflict(dispute)
        if !writesPage, let format = options.format {
            let conflictRows = ConflictRows(facts: FactRows(format: format, language: language, base: base))
            return try writeRows(columns: ConflictRows.columns) { output in
                for row in try conflictRows.rows(conflict) { try output.row(fields: row) }
            }
        }
        let view = ConflictsView(conflicts: [conflict], isWhole: true, entity: nil, layout: layout, language: language)
        try writePage { try $0.write(view.lines()) }
    }

    /// Writes a source with facts that it attests.
    func write(_ source: SourceReference, _ facts: [FactRecord], in base: Snapshot) throws {
        let marks = try base.disputeMarks(of: facts)
        let answers = facts.map { Answer(fact: $0, marks: marks[$0.id]) }
        if try writeRows(of: answers, in: base) { return }
        let view = SourceView(source: source, facts: answers, layout: layout, language: language)
        try writePage { try $0.write(view.lines()) }
    }

    // False where the page is asked for.
    private func writeRows(of answers: [Answer], in base: Snapshot) throws -> Bool {
        guard !writesPage, let format = options.format else { return false }
        let rows = FactRows(format: format, language: language, base: base)
        try writeRows(columns: rows.columns(withCertainty: false)) { output in
            for answer in answers { try output.row(fields: rows.values(answer, withCertainty: false)) }
        }
        return true
    }
}
