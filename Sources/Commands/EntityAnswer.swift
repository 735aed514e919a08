internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// What `show` and `relations` say of one entity: a page with the sources under it or, where a format is asked for, rows.
struct EntityAnswer {
    let session: Session
    let base: Snapshot
    var filter = FactFilter()
    /// The question about time in words, for the page's head; nil when none is asked.
    var question: String?
    /// Whether rows say how surely they hold.
    var withCertainty = false
    /// Whether only facts are meant, so that having none is a failure; else the whole page of the entity.
    var isOnlyFacts = false

    /// - Throws: `CommandFailure` with exit status 1 when facts are meant and there are none.
    func write(about entity: EntityReference) throws {
        if let format = session.options.format { return try writeRows(about: entity, format) }
        let page = try base.page(of: entity, filter, onlyFacts: isOnlyFacts)
        if isOnlyFacts && page.groups.isEmpty { throw CommandFailure.noRelation }
        for answer in page.groups.flatMap(\.answers) { base.notePrivateNote(of: answer.fact) }
        let view = EntityPageView(
            page: page, width: session.terminal.pageWidth, style: session.style, language: session.language,
            question: question, isOnlyFacts: isOnlyFacts)
        try session.writePage { try $0.write(view.lines()) }
    }

    private func writeRows(about entity: EntityReference, _ format: OutputFormat) throws {
        let answers = try base.answers(about: entity.id, filter)
        if isOnlyFacts && answers.isEmpty { throw CommandFailure.noRelation }
        let rows = FactRows(format: format, language: session.language, base: base)
        try session.writeRows(columns: rows.columns(withCertainty: withCertainty)) { output in
            for answer in answers { try output.row(rows.values(answer, withCertainty: withCertainty)) }
        }
    }
}

extension CommandFailure {
    static let noRelation = CommandFailure(status: .nothingFound, "no relation is like that")
}
