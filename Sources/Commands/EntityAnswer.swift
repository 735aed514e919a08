internal import DossierModel
internal import DossierOutput
internal import DossierPages
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
    /// The only part of the page that is asked for; nil for all.
    var only: PageSection?
    /// Whether the page is to fit a screen.
    var isBrief = false
    /// nil: a line a source on a terminal, else in full.
    var sources: SourcesForm?

    /// - Throws: `CommandFailure` with exit status 1 when facts are meant and there are none.
    func write(about entity: EntityReference) throws {
        var filter = filter
        filter.marksDisputes = true
        if let format = session.options.format, isOnlyFacts || !session.writesPage {
            if format == .json, !isOnlyFacts { return try writeDocument(about: entity, filter) }
            return try writeRows(about: entity, filter, format)
        }
        if only == .relations { filter.attributes = false }
        if only == .attributes { filter.relations = false }
        let page = try base.page(of: entity, filter, onlyFacts: isOnlyFacts)
        if isBrief {
            let today = try EDTF(String(Moment.now().prefix(10))).earliest
            let view = BriefView(page: page, today: today, layout: session.layout, language: session.language)
            return try session.writePage { try $0.write(view.lines()) }
        }
        let view = EntityPageView(
            page: page, layout: session.layout, language: session.language, question: question, isOnlyFacts: isOnlyFacts, only: only,
            sources: sources ?? (session.terminal.isTerminal && session.options.format == nil ? .short : .full))
        try session.writePage { if try !view.write(to: $0) { throw CommandFailure.noRelation(try base.absence(of: filter, about: entity.id)) } }
    }

    // All of the page in one object. Facts are written as they are read: there may be many.
    private func writeDocument(about entity: EntityReference, _ filter: FactFilter) throws {
        let page = try base.page(of: entity, filter)
        let rows = FactRows(format: .json, language: session.language, base: base)
        try session.writeDocument { sink in
            for (name, value) in EntityDocument.head(page) {
                try sink.write(name == "slug" ? "{\"\(name)\":" : ",\n\"\(name)\":")
                try value.writeLine(to: sink)
            }
            try sink.write(",\n\"facts\":")
            var facts = JSONFormat(sink: sink)
            try facts.begin(columns: rows.columns(withCertainty: withCertainty))
            try base.forEachAnswer(about: entity.id, filter) { try facts.row(fields: rows.values($0, withCertainty: withCertainty)) }
            try facts.end()
            try sink.write(",\"disputes\":")
            try JSONDocument.array(try page.disputes().map(EntityDocument.dispute)).writeLine(to: sink)
            try sink.write("}")
        }
    }

    private func writeRows(about entity: EntityReference, _ filter: FactFilter, _ format: OutputFormat) throws {
        try session.writeRows(FactRows(format: format, language: session.language, base: base), withCertainty: withCertainty) { write in
            try base.forEachAnswer(about: entity.id, filter, write)
        } orFail: {
            if isOnlyFacts { throw CommandFailure.noRelation(try base.absence(of: filter, about: entity.id)) }
        }
    }
}

extension Session {
    /// Writes answers as rows.
    ///
    /// - Parameters:
    ///   - forEach: gives the answers, one after the other.
    ///   - orFail: asked where there is none, before what was begun is written.
    func writeRows(
        _ rows: FactRows, withCertainty: Bool, _ forEach: ((Answer) throws -> Void) throws -> Void, orFail: () throws -> Void
    ) throws {
        try writeRows(columns: rows.columns(withCertainty: withCertainty)) { output in
            var isEmpty = true
            try forEach { answer in
                isEmpty = false
                try output.row(fields: rows.values(answer, withCertainty: withCertainty))
            }
            if isEmpty { try orFail() }
        }
    }
}
