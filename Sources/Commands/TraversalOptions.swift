internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// Options of the commands that walk along relations.
struct TraversalOptions: ParsableArguments {
    @Option(ArgumentHelp("Only relations of these predicates: p,q; may be repeated.", valueName: "predicate"), completing: .predicates)
    var predicate: [CommaList<String>] = []

    @Option(ArgumentHelp("Keep away from this entity; may be repeated.", valueName: "entity"), name: .customLong("not"), completing: .entities)
    var excluded: [String] = []

    @Option(ArgumentHelp("Keep away from entities of this kind; may be repeated.", valueName: "kind"), completing: .kinds)
    var avoidKind: [CommaList<String>] = []

    @Option(ArgumentHelp("Pass through no entity with more relations than this.", valueName: "number"))
    var maxDegree: Int?

    @Option(ArgumentHelp(
            "planned, committed, actual, alleged, denied; may be repeated. Else all but denied.", valueName: "modality"))
    var modality: [CommaList<Modality>] = []

    @Flag(help: "Where a time is asked for, let an event count at its date; else only what lasts counts.")
    var events = false

    @OptionGroup var time: TimeOptions

    func validate() throws {
        if let maxDegree, maxDegree < 0 { throw ValidationError("--max-degree takes a number from 0 on.") }
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
        if !modality.isEmpty { rules.modalities = Set(modality.flatMap(\.elements)) }
        rules.countsEvents = events
        rules.excluded = Set(try excluded.map { try session.entity($0, in: base).id })
        rules.avoidedKinds = try session.kinds(avoidKind, option: "--avoid-kind", in: base)
        rules.maxDegree = maxDegree
        return (base, rules)
    }

    /// Runs a question and writes its answer, bounded in time and memory, and turns what ends it early into what the user is told.
    ///
    /// - Parameter body: `checkpoint` throws once the time is up; whatever may take long calls it now and then.
    func ask<Answer>(
        _ session: Session, _ body: (_ checkpoint: @escaping () throws -> Void) throws -> Answer
    ) throws -> Answer {
        let watchdog = session.watch(
            // A large graph may need it.
            memory: .max, hint: "a narrower question: --max, --max-degree, --predicate")
        defer { watchdog.end() }
        do {
            return try body { if watchdog.isTimeUp { throw watchdog.timeUp } }
        } catch let error as TraversalError {
            throw failure(error)
        }
    }

    private func failure(_ error: TraversalError) -> CommandFailure {
        switch error {
        case .unknownPredicate(let name):
            CommandFailure(
                status: .nothingFound, "the predicate '\(name)' joins no entities", hint: "dossier sql 'select name from predicates'")
        case .unknownKind: CommandFailure(status: .nothingFound, error.description, hint: "dossier list")
        }
    }
}
