internal import Query

/// `show NAME` and `find TEXT` without options, the commands that are typed most: answered without building the argument
/// parser's tree of commands, which takes longer than the lookup.
struct PlainLookup {
    private enum Question { case show, find }

    private let question: Question
    private let text: String

    /// Nil where the arguments are anything else, for the parser to make sense of.
    init?(_ arguments: [String]) {
        guard arguments.count > 1, !arguments.contains(where: { $0.hasPrefix("-") }) else { return nil }
        switch arguments[0] {
        case "show": question = .show
        case "find": question = .find
        default: return nil
        }
        text = arguments.dropFirst().joined(separator: " ")
    }

    func run() throws {
        let session = Session(Session.Settings())
        let base = try session.openForReading()
        switch question {
        case .show: try ShowCommand.writePage(of: session.entity(text, in: base), base, session)
        case .find: try FindCommand.writeHits(text, limit: FindCommand.defaultLimit, base, session)
        }
    }
}
