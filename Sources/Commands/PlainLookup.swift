internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// `show NAME`, `find TEXT`, `relations NAME` and `sql QUERY`, what is asked most, with few options or none: answered without
/// building the argument parser's tree of commands, which takes longer than the lookup.
struct PlainLookup {
    private enum Question: String { case show, find, relations, sql }

    private let question: Question
    private let text: String
    private var settings = Session.Settings()
    private var direction = FactFilter.Direction.both

    /// Nil where the arguments are anything else, for the parser to make sense of.
    init?(_ arguments: [String]) {
        var words: [String] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--db":
                guard let path = rest.popFirst(), !path.hasPrefix("-"), !FilePath.saysNothing(path), settings.db == nil else { return nil }
                settings.db = path
            case "--format":
                guard let name = rest.popFirst(), let format = OutputFormat(rawValue: name), settings.format == nil else { return nil }
                settings.format = format
            case "--incoming", "--outgoing":
                // Both exclude each other.
                guard direction == .both, !words.isEmpty else { return nil }
                direction = argument == "--incoming" ? .incoming : .outgoing
            default:
                if argument.hasPrefix("-") || String.saysNothing(argument) { return nil }
                words.append(argument)
            }
        }
        guard words.count > 1, let question = Question(rawValue: words.removeFirst()), question == .relations || direction == .both else {
            return nil
        }
        if question == .sql && words.count > 1 { return nil }
        self.question = question
        text = words.joined(separator: " ")
    }

    func run() throws {
        try Session(settings).run("dossier \(question.rawValue)", answer)
    }

    private func answer(_ session: Session) throws {
        let visibility: Visibility = question == .sql ? .everything : session.visibilityOfPages
        let base = try session.openForReading(visibility)
        // The process ends with the answer: to close the base, which was only read, would free its whole schema for nothing.
        _ = Unmanaged.passRetained(base)
        var answer = EntityAnswer(session: session, base: base)
        switch question {
        case .find: return try FindCommand.writeHits(text, limit: FindCommand.defaultLimit, base, session)
        case .sql:
            _ = try SQLCommand.writeRows(of: text, base, session)
            return
        case .show: return try session.write(session.subject(text, in: base), with: answer)
        case .relations:
            answer.filter.attributes = false
            answer.filter.direction = direction
            answer.isOnlyFacts = true
        }
        try answer.write(about: session.entity(text, in: base))
    }
}
