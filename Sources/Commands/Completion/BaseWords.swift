internal import DossierModel
internal import DossierStorage

/// The words of the base that a line of arguments means.
struct BaseWords {
    /// How many are offered: more than anybody reads.
    static let limit = 500

    private let session: Session
    private let visibility: Visibility

    /// Looks for --db and --private among what is typed so far.
    init(_ arguments: [String]) {
        var settings = Session.Settings()
        for (index, argument) in arguments.enumerated() {
            if argument == "--db", index + 1 < arguments.count { settings.db = arguments[index + 1] }
            if argument.hasPrefix("--db=") { settings.db = String(argument.dropFirst(5)) }
        }
        settings.isSilent = true
        self.init(Session(settings), isPrivate: arguments.contains("--private"))
    }

    init(_ session: Session, isPrivate: Bool) {
        self.session = session
        visibility = isPrivate ? .everything : .open
    }

    /// Words that begin with a prefix, or of a list between commas with what stands after the last. Entities are named by their
    /// slugs or, where none begins so, by their names. Where no word has just these characters, capitals, accents and what stands
    /// between words are not compared.
    func words(of vocabulary: Snapshot.Vocabulary, beginning prefix: String) throws -> [Snapshot.Word] {
        let base = try session.openForReading(visibility)
        // The process ends with the answer, as that of a plain lookup.
        _ = Unmanaged.passRetained(base)
        let isList = vocabulary == .kinds || vocabulary == .predicates
        let head = isList ? prefix.lastIndex(of: ",").map { prefix[...$0] } ?? "" : ""
        let last = String(prefix.dropFirst(head.count))
        let folded = NameFolding.fold(last)
        var words = try base.words(of: vocabulary, beginning: last, limit: Self.limit)
        if words.isEmpty, vocabulary == .entities { words = try base.names(beginning: last, folded: folded, limit: Self.limit) }
        if words.isEmpty, !folded.isEmpty {
            words = try base.words(of: vocabulary, beginning: folded.replacing(" ", with: "-"), limit: Self.limit)
            if words.isEmpty, vocabulary == .entities { words = try base.names(beginning: "", folded: folded, limit: Self.limit) }
        }
        return head.isEmpty ? words : words.map { Snapshot.Word(word: head + $0.word, about: $0.about) }
    }
}
