internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct CommonCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "common",
        abstract: "Show what entities have in common at one step, and when they both had it.",
        discussion: """
            What they share alike comes first: the same investor, leader, platform or place.

            Examples:
              dossier common cloudwatt numergy
              dossier common cloudwatt numergy --predicate invests-in
              dossier common cloudwatt numergy --jointly --format csv
            """)

    @Argument("Two or more entities, each as one argument.", completing: .entities)
    var names: [String]

    @Flag(help: "Only what they had at one and the same moment.")
    var jointly = false

    @OptionGroup var traversal: TraversalOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if names.count < 2 { throw ValidationError("Name two or more entities; quote a name of several words.") }
        if jointly, traversal.time.isAsked { throw ValidationError("--jointly and a time ask different questions: give one of them.") }
    }

    func run(_ session: Session) throws {
        var (base, rules) = try traversal.rules(session, privacy.visibility(session))
        if jointly { rules.time = .jointly }
        var entities: [EntityReference] = []
        for name in names {
            let entity = try session.entity(name, in: base)
            if !entities.contains(entity) { entities.append(entity) }
        }
        if entities.count < 2 { throw CommandFailure(status: .nothingFound, "the names all mean \(entities[0].name)") }
        try traversal.ask(session) { _ in try write(entities, rules, base, session) }
    }

    private func write(
        _ entities: [EntityReference], _ rules: TraversalRules, _ base: Snapshot, _ session: Session
    ) throws {
        let shared = try base.common(entities.map(\.id), rules)
        if shared.isEmpty {
            let absence = try base.absence(under: rules) { try !base.common(entities.map(\.id), $0).isEmpty }
            throw CommandFailure(
                nothing: "\(entities.map(\.name).joined(separator: ", ")) have nothing in common at one step", absence,
                hint: "dossier path \(ShellWord.quoted(entities[0].slug)) \(ShellWord.quoted(entities[1].slug))")
        }
        let marks = try base.disputeMarks(of: shared.flatMap { $0.relations.joined() })
        if let format = session.options.format {
            let facts = FactRows(format: format, language: session.language, base: base)
            return try session.writeRows(columns: CommonView.columns(facts)) { rows in
                for common in shared {
                    for row in CommonView.rows(common, entities, marks, facts) { try rows.row(fields: row) }
                }
            }
        }
        let view = CommonView(
            entities: entities, shared: shared, marks: marks, layout: session.layout, language: session.language)
        try session.writePage { try $0.write(view.lines()) }
    }
}
