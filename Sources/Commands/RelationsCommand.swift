internal import ArgumentParser
internal import Model
internal import Output
internal import Query
internal import Storage

struct RelationsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract: "Show the relations of one entity, or list all of them.",
        discussion: """
            Those of one entity are a page with the sources under it; with --format, and without an entity, they are rows.

            Examples:
              dossier relations andromede
              dossier relations andromede --on 2012-05-31
              dossier relations orange --predicate invests-in --outgoing --format table
              dossier relations --predicate leads --format csv
            """)

    @Argument(help: "An entity; without one, all relations are listed.")
    var name: [String] = []

    @Option(help: ArgumentHelp("Only this predicate; may be repeated.", valueName: "predicate"))
    var predicate: [String] = []

    @Flag(help: "Only those of which the entity is the object.")
    var incoming = false

    @Flag(help: "Only those of which the entity is the subject.")
    var outgoing = false

    @OptionGroup var time: TimeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if incoming && outgoing { throw ValidationError("--incoming and --outgoing exclude each other; leave both out for all.") }
        if name.isEmpty && (incoming || outgoing) { throw ValidationError("--incoming and --outgoing need an entity.") }
    }

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        var filter = FactFilter()
        filter.attributes = false
        filter.predicates = try session.predicates(predicate, in: base)
        filter.direction = incoming ? .incoming : outgoing ? .outgoing : .both
        try time.apply(to: &filter, base, session)
        let entity = try name.isEmpty ? nil : session.entity(name.joined(separator: " "), in: base)
        if let entity, options.format == nil { return try showPage(of: entity, filter, base, session) }
        let rows = FactRows(format: options.format ?? .table, language: session.language)
        try session.withOutput { sink in
            try session.writeRows(columns: rows.columns(withCertainty: time.isAsked), to: sink) { output in
                var count = 0
                func write(_ answer: Answer) throws {
                    count += 1
                    try output.row(rows.values(answer, withCertainty: time.isAsked))
                }
                if let entity {
                    for answer in try base.answers(about: entity.id, filter) { try write(answer) }
                } else {
                    try base.forEachAnswer(filter, write)
                }
                if count == 0 { throw Self.none }
            }
        }
    }

    private static let none = CommandFailure(status: .nothingFound, "no relation is like that")

    private func showPage(of entity: EntityReference, _ filter: FactFilter, _ base: KnowledgeBase, _ session: Session) throws {
        let page = try base.page(of: entity, filter)
        if page.groups.isEmpty { throw Self.none }
        let view = EntityPageView(
            page: page, width: session.terminal.pageWidth, style: session.style, language: session.language,
            question: time.question(in: session.language), isOnlyFacts: true)
        try session.withOutput { try $0.write(lines: view.lines()) }
    }
}
