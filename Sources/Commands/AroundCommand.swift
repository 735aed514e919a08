internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct AroundCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "around",
        abstract: "Show what lies around an entity, by distance.",
        discussion: """
            Each entity is given with the relation that reached it. --as tree shows how they hang together; --as dot and \
            --as mermaid are for Graphviz and for Mermaid.

            Examples:
              dossier around cloudwatt
              dossier around cloudwatt --depth 2 --on 2013-06
              dossier around orange --depth 2 --kind person --as tree
              dossier around andromede --as dot
              dossier around --batch entities.csv --depth 3

            With --batch, many entities are asked about in one process: a row for each and each distance up to --depth, with the \
            number of others within it, and the microseconds that resolving the name and searching so far took.
            """)

    /// How the answer is laid out; `--format` gives rows instead.
    enum Shape: String, WordChoice { case page, tree, dot, mermaid }

    @Argument("The entity.", completing: .entities)
    var name: [String] = []

    @Option(ArgumentHelp("A CSV file of entities, with the column name; - reads the standard input.", valueName: "file"))
    var batch: FilePath?

    @Option("How many relations away.")
    var depth = 1

    @Option(ArgumentHelp("Show only entities of this kind, however they were reached; may be repeated.", valueName: "kind"), completing: .kinds)
    var kind: [CommaList<String>] = []

    @Option("At most so many entities, the nearest first (default: 100).")
    var limit: PositiveCount?

    @Flag(help: "Walk from subject to object only.")
    var directed = false

    @Option("page, tree, dot or mermaid.", name: .customLong("as"))
    var shape = Shape.page

    @OptionGroup var traversal: TraversalOptions
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if batch != nil {
            if !name.isEmpty { throw ValidationError("--batch takes its entities from the file: name none beside it.") }
            if limit != nil || shape != .page { throw ValidationError("--batch gives numbers, not entities: leave --limit and --as out.") }
            if depth < 1 || depth > 64 { throw ValidationError("--depth takes a number from 1 to 64 with --batch.") }
        } else if name.isEmpty { throw ValidationError("Name an entity, or give --batch FILE.") }
        if depth < 0 { throw ValidationError("--depth takes a number from 0 on.") }
        if shape != .page, options.format != nil { throw ValidationError("--as and --format exclude each other.") }
    }

    func run(_ session: Session) throws {
        let sinceStart = Stopwatch()
        var (base, rules) = try traversal.rules(session, privacy.visibility(session, isPage: isPage))
        if directed { rules.direction = .outgoing }
        let kinds = try session.kinds(kind, option: "--kind", in: base)
        if let batch {
            return try count(QuestionBatch(file: batch, columns: ["name"], sinceStart: sinceStart), rules, kinds, base, session)
        }
        // What lies around is all over the file.
        Interruption.tellOfCutFile()
        try base.readMapped()
        let limit = limit?.number ?? 100
        let start = try session.entity(name.joined(separator: " "), in: base)
        try traversal.ask(session) { checkpoint in
            let (found, isCut) = try base.neighbourhood(
                of: start.id, depth: depth, rules, kinds: kinds, limit: limit,
                // A tree hangs together only with what lies between.
                withBetween: shape != .page, checkpoint: checkpoint)
            if found.isEmpty {
                let absence = try base.absence(under: rules) { rules in
                    try !base.neighbourhood(of: start.id, depth: depth, rules, limit: 1, checkpoint: checkpoint).found.isEmpty
                }
                throw CommandFailure(
                    nothing: "nothing like that lies within \(EnglishCount.of(depth, "relation")) of \(start.name)", absence,
                    hint: "--depth with a higher number, or fewer conditions")
            }
            try write(found, around: start, base, session, checkpoint)
            if isCut { session.note("there is more: --limit with a higher number than \(limit)") }
        }
    }

    private func write(
        _ found: [Neighbour], around start: EntityReference, _ base: Snapshot, _ session: Session, _ checkpoint: () throws -> Void
    ) throws {
        let marks = try base.disputeMarks(of: found.map(\.step.fact))
        let view = AroundView(start: start, found: found, marks: marks, withCertainty: traversal.time.isAsked, layout: session.layout, language: session.language)
        if let format = session.options.format {
            let facts = FactRows(format: format, language: session.language, base: base)
            return try session.writeRows(columns: view.columns(facts)) { rows in
                for neighbour in found { try rows.row(fields: view.row(neighbour, facts)) }
            }
        }
        let graph = AroundGraph(start: start, found: found, marks: marks, withCertainty: traversal.time.isAsked, language: session.language)
        try session.writePage { sink in
            switch shape {
            case .page: try sink.write(view.page(question: traversal.time.question(in: session.language)))
            case .tree:
                try view.forEachTreeLine { line in
                    try checkpoint()
                    try sink.write(line)
                }
            case .dot: try sink.write(graph.dot())
            case .mermaid: try sink.write(graph.mermaid())
            }
        }
    }

    // Graphs are made to be handed on, and numbers cannot be marked.
    private var isPage: Bool { batch == nil && (shape == .page || shape == .tree) }

    /// Writes a row for each entity of a file and each distance.
    private func count(
        _ questions: QuestionBatch, _ rules: TraversalRules, _ kinds: [String], _ base: Snapshot, _ session: Session
    ) throws {
        try traversal.ask(session) { checkpoint in
            let search = try base.traversal(rules, hasManyQuestions: true, checkpoint: checkpoint)
            let counted = try base.countedKinds(kinds)
            try questions.run(results: ["within", "entities"], base, session) { start, answer in
                var last = (distance: 0, count: 0)
                try search.forEachCount(from: start[0], depth: depth, kinds: counted) { distance, count in
                    last = (distance, count)
                    try answer([.integer(Int64(distance)), .integer(Int64(count))])
                }
                // Where nothing was left to go on from, greater distances hold no more.
                for distance in (last.distance + 1)..<(depth + 1) {
                    try answer([.integer(Int64(distance)), .integer(Int64(last.count))])
                }
            }
        }
    }
}
