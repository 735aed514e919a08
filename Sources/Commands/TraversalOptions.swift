internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// Options of the commands that walk along relations.
struct TraversalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only relations of these predicates: p,q; may be repeated.", valueName: "predicate"))
    var predicate: [String] = []

    @Option(name: .customLong("not"), help: ArgumentHelp("Keep away from this entity; may be repeated.", valueName: "entity"))
    var excluded: [String] = []

    @Option(help: ArgumentHelp("Keep away from entities of this kind; may be repeated.", valueName: "kind"))
    var avoidKind: [String] = []

    @Option(help: ArgumentHelp("Pass through no entity with more relations than this.", valueName: "number"))
    var maxDegree: Int?

    @Option(
        help: ArgumentHelp(
            "planned, committed, actual, alleged, denied; may be repeated. Else all but denied.", valueName: "modality"))
    var modality: [String] = []

    @Flag(help: "Where a time is asked for, let an event count at its date; else only what lasts counts.")
    var events = false

    @Option(help: ArgumentHelp("Give up after so many seconds.", valueName: "seconds"))
    var timeout: Double?

    @OptionGroup var time: TimeOptions

    func validate() throws {
        if let maxDegree, maxDegree < 0 { throw ValidationError("--max-degree takes a number from 0 on.") }
        if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number of seconds above 0.") }
        for name in modality.flatMap(Self.list) where Modality(name: name) == nil {
            throw ValidationError("--modality: '\(name)' is none of: " + Modality.allCases.map(\.name).joined(separator: ", "))
        }
    }

    /// The rules that the options make, and the knowledge base as it was known at the revision that is asked about.
    func rules(_ session: Session, _ visibility: Visibility) throws -> (Snapshot, TraversalRules) {
        var filter = FactFilter()
        let base = try time.apply(to: &filter, session.openForReading(visibility), session)
        var rules = TraversalRules()
        rules.certainOnly = filter.certainOnly
        switch filter.when {
        case .any: break
        case .on(let date): rules.time = .on(date)
        case .between(let from, let to): rules.time = .between(from, to)
        }
        rules.predicates = try session.predicates(predicate, in: base)
        if !modality.isEmpty { rules.modalities = Set(modality.flatMap(Self.list).compactMap { Modality(name: $0) }) }
        rules.countsEvents = events
        rules.excluded = Set(try excluded.map { try session.entity($0, in: base).id })
        rules.avoidedKinds = avoidKind.flatMap(Self.list)
        rules.maxDegree = maxDegree
        return (base, rules)
    }

    /// Runs a question and writes its answer, bounded in time and memory, and turns what ends it early into what the user is told.
    ///
    /// - Parameter body: `checkpoint` throws once the time is up; whatever may take long calls it now and then.
    func ask<Answer>(
        _ session: Session, _ body: (_ checkpoint: @escaping () throws -> Void) throws -> Answer
    ) throws -> Answer {
        let watchdog = session.watch(seconds: timeout, hint: "a narrower question: --max, --max-degree, --predicate")
        defer { watchdog.end() }
        do {
            return try body { if watchdog.isTimeUp { throw watchdog.timeUp } }
        } catch let error as TraversalError {
            throw failure(error)
        }
    }

    static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }

    private func failure(_ error: TraversalError) -> CommandFailure {
        switch error {
        case .unknownPredicate(let name):
            CommandFailure(
                status: .nothingFound, "the predicate '\(name)' joins no entities", hint: "dossier sql 'select name from predicates'")
        case .unknownKind: CommandFailure(status: .nothingFound, error.description, hint: "dossier list")
        }
    }
}
