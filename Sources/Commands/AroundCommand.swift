internal import ArgumentParser
internal import Model
internal import Output
internal import Query
internal import Storage

struct AroundCommand: ParsableCommand {
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
            """)

    /// How the answer is laid out; `--format` gives rows instead.
    enum Shape: String, CaseIterable, ExpressibleByArgument { case page, tree, dot, mermaid }

    @Argument(help: "The entity.")
    var name: [String]

    @Option(help: "How many relations away.")
    var depth = 1

    @Option(help: ArgumentHelp("Show only entities of this kind, however they were reached; may be repeated.", valueName: "kind"))
    var kind: [String] = []

    @Option(help: "At most so many entities, the nearest first.")
    var limit = 100

    @Flag(help: "Walk from subject to object only.")
    var directed = false

    @Option(name: .customLong("as"), help: "page, tree, dot or mermaid.")
    var shape = Shape.page

    @OptionGroup var traversal: TraversalOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if depth < 0 { throw ValidationError("--depth takes a number from 0 on.") }
        if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
        if shape != .page, options.format != nil { throw ValidationError("--as and --format exclude each other.") }
    }

    func run() throws {
        let session = Session(options)
        let base = try session.openForReading()
        var rules = try traversal.rules(base, session)
        if directed { rules.direction = .outgoing }
        let start = try session.entity(name.joined(separator: " "), in: base)
        let (found, isCut) = try traversal.ask { checkpoint in
            try base.neighbourhood(
                of: start.id, depth: depth, rules, kinds: kind.flatMap(TraversalOptions.list), limit: limit,
                // A tree hangs together only with what lies between.
                withBetween: shape != .page, checkpoint: checkpoint)
        }
        if found.isEmpty {
            throw CommandFailure(
                status: .nothingFound, "nothing like that lies within \(depth) relation\(depth == 1 ? "" : "s") of \(start.name)",
                hint: "--depth with a higher number, or fewer conditions")
        }
        let view = PathNeighbourhoodView(
            start: start, found: found, width: session.terminal.pageWidth, style: session.style, language: session.language)
        try session.withOutput { sink in
            if let format = session.options.format {
                try session.writeRows(columns: view.columns(format), to: sink) { rows in
                    for neighbour in found { try rows.row(view.row(neighbour, format)) }
                }
                return
            }
            let lines =
                switch shape {
                case .page: view.page(question: traversal.time.question(in: session.language))
                case .tree: view.tree()
                case .dot: view.dot()
                case .mermaid: view.mermaid()
                }
            for line in lines { try sink.write(line + "\n") }
        }
        if isCut { session.note("there is more: --limit with a higher number than \(limit)") }
    }
}
