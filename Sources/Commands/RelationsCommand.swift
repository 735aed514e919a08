internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct RelationsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "relations",
        abstract: "Show the relations of one entity, or list all of them.",
        discussion: """
            Those of one entity are a page with the sources under it; with --format, and without an entity, they are rows.

            Examples:
              dossier relations andromede
              dossier relations andromede --on 2012-05-31
              dossier relations orange --predicate invests-in --outgoing --format table
              dossier relations --at-least '100 M€'
              dossier relations --predicate leads --format csv
            """)

    @Argument("An entity; without one, all relations are listed.", completing: .entities)
    var name: [String] = []

    @Option(ArgumentHelp("Only this predicate; may be repeated.", valueName: "predicate"), completing: .predicates)
    var predicate: [CommaList<String>] = []

    @Flag(help: "Only those of which the entity is the object.")
    var incoming = false

    @Flag(help: "Only those of which the entity is the subject.")
    var outgoing = false

    @OptionGroup var amount: AtLeastOption
    @OptionGroup var time: TimeOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if incoming && outgoing { throw ValidationError("--incoming and --outgoing exclude each other; leave both out for all.") }
        if name.isEmpty && (incoming || outgoing) { throw ValidationError("--incoming and --outgoing need an entity.") }
    }

    func run(_ session: Session) throws {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(privacy.visibility(session)), session)
        filter.atLeast = try amount.amount(in: base)
        filter.attributes = false
        filter.marksDisputes = true
        filter.predicates = try session.predicates(predicate, in: base)
        filter.direction = incoming ? .incoming : outgoing ? .outgoing : .both
        if name.isEmpty { return try writeAll(filter, base, session) }
        try EntityAnswer(
            session: session, base: base, filter: filter, question: question(filter, session.language),
            withCertainty: filter.asksForCertainty, isOnlyFacts: true
        ).write(about: session.entity(name.joined(separator: " "), in: base))
    }

    private func question(_ filter: FactFilter, _ language: Language) throws -> String? {
        let parts = [filter.atLeast.map { MoneyText(language: language).atLeast($0) }, try time.question(in: language)].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private func writeAll(_ filter: FactFilter, _ base: Snapshot, _ session: Session) throws {
        let rows = FactRows(format: options.format ?? .table, language: session.language, base: base)
        try session.writeRows(rows, withCertainty: filter.asksForCertainty) { write in
            try base.forEachAnswer(filter, write)
        } orFail: {
            throw CommandFailure.noRelation(try base.absence(of: filter))
        }
    }
}
