internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct PathCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Show how two entities are tied, by the shortest ways.",
        discussion: """
            Each way is a chain of relations, printed as sentences with their dates and sources, and the time when all of \
            them held at once. The search keeps to the options: it finds the shortest way that meets them.

            Examples:
              dossier path dassault-systemes cloudwatt
              dossier path dassault-systemes cloudwatt --jointly
              dossier path thales val-de-reuil --on 2013-12
              dossier path numergy vmware --shortest 3
              dossier path orange numergy --all --max 3 --format csv
              dossier path --batch ends.csv --format csv

            With --batch, many pairs are asked about in one process: a row each, with the length of the shortest way, and the \
            microseconds that resolving the names and searching took.
            """)

    @Argument("Two entities, each as one argument.", completing: .entities)
    var ends: [String] = []

    @Option(ArgumentHelp("A CSV file of pairs, columns from and to; - reads the standard input.", valueName: "file"))
    var batch: FilePath?

    @Option("Ways of at most so many relations.")
    var max = Traversal.longestWay

    @Option(ArgumentHelp("The shortest so many ways, no entity twice in one.", valueName: "number"))
    var shortest: PositiveCount?

    @Flag(help: "All ways of up to --max relations, no relation twice in one, shortest first.")
    var all = false

    @Flag(help: "Walk from subject to object only.")
    var directed = false

    @Flag(help: "Only ways whose relations all held at one moment, whenever that was.")
    var jointly = false

    @Flag(help: "Whenever the relations held: what is asked unless a time is given.")
    var anyTime = false

    @OptionGroup var traversal: TraversalOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if batch != nil {
            if !ends.isEmpty { throw ValidationError("--batch takes its pairs from the file: name no entities beside it.") }
            if all || shortest != nil { throw ValidationError("--batch gives lengths, not ways: leave --all and --shortest out.") }
        } else if ends.count != 2 { throw ValidationError("Name two entities; quote a name of several words: 'Dassault Systèmes'.") }
        if max < 0 || max > 64 { throw ValidationError("--max takes a number from 0 to 64.") }
        if all, shortest != nil { throw ValidationError("--all and --shortest exclude each other.") }
        let times = [jointly, anyTime, traversal.time.on != nil, !traversal.time.between.isEmpty].count { $0 }
        if times > 1 { throw ValidationError("--on, --between, --jointly and --any-time ask different questions: give one of them.") }
    }

    func run(_ session: Session) throws {
        let sinceStart = Stopwatch()
        var (base, rules) = try traversal.rules(session, privacy.visibility(session, isPage: batch == nil))
        if directed { rules.direction = .outgoing }
        if jointly { rules.time = .jointly }
        if let batch {
            return try traversal.ask(session) { checkpoint in
                let search = try base.traversal(rules, hasManyQuestions: true, checkpoint: checkpoint)
                let questions = QuestionBatch(file: batch, columns: ["from", "to"], sinceStart: sinceStart)
                try questions.run(results: ["length"], base, session) { ends, answer in
                    let length = try search.distance(from: ends[0], to: ends[1], limit: max)
                    try answer([length.map { .integer(Int64($0)) } ?? .null])
                }
            }
        }
        let (start, end) = (try session.entity(ends[0], in: base), try session.entity(ends[1], in: base))
        try traversal.ask(session) { checkpoint in
            let search = try base.traversal(rules, checkpoint: checkpoint)
            let paths = try search.paths(
                from: start.id, to: end.id, limit: max, repetition: all ? .ofEntities : .never)
            guard let first = try paths.next() else { throw try nothing(start, end, rules, base, checkpoint) }
            let hub = try rules.maxDegree == nil ? hub(on: first, search, base) : nil
            let writer = PathWriter(
                session: session, base: base, start: start, end: end, countsEvents: rules.countsEvents,
                question: try jointly ? session.language.wording.whatHeldTogether : traversal.time.question(in: session.language))
            var left = all ? Int.max : shortest?.number ?? 1
            var next: Path? = first
            var last = first
            try writer.write {
                guard left > 0, let path = next else { return nil }
                left -= 1
                last = path
                next = try paths.next()
                return path
            }
            if let next, shortest == nil, next.length == last.length {
                session.note("other ways are as short: --shortest 5 shows more of them, --all every one")
            }
            if let hub {
                session.note(
                    "the way goes through \(hub), which has more than \(Self.hubDegree) relations: --max-degree \(Self.hubDegree) keeps to others")
            }
        }
    }

    private func nothing(
        _ start: EntityReference, _ end: EntityReference, _ rules: TraversalRules, _ base: Snapshot,
        _ checkpoint: @escaping () throws -> Void
    ) throws -> CommandFailure {
        let time = if case .any = rules.time { "" } else { " at that time" }
        func distance(_ rules: TraversalRules) throws -> Int? {
            try base.traversal(rules, checkpoint: checkpoint).distance(from: start.id, to: end.id, limit: max)
        }
        let absence = try base.absence(under: rules) { try distance($0) != nil }
        var timeless = rules
        timeless.time = .any
        let length = time.isEmpty ? nil : try distance(timeless)
        return CommandFailure(
            nothing: "no way of at most \(max) relations leads from \(start.name) to \(end.name)\(time)", absence,
            hint: length.map { "without the condition on time there is one of \($0)" } ?? "--max with a higher number, or fewer conditions")
    }

    /// More relations than this make an entity one that joins everything.
    private static let hubDegree = 100

    // Its name; nil where the path goes through none.
    private func hub(on path: Path, _ search: Traversal, _ base: Snapshot) throws -> String? {
        for entity in path.entities.dropFirst().dropLast() where try search.degree(of: entity, limit: Self.hubDegree) > Self.hubDegree {
            return try base.entity(entity)?.name
        }
        return nil
    }
}
