internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

/// What the base in hand knows, a word a line: for scripts of one's own, and to see what a shell is told.
struct CompleteCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "complete",
        abstract: "List the words that begin so: what shells complete.",
        discussion: """
            Each line is a word, a tab, and what it stands for. Entities have their slugs and, where none begins so, their \
            names; neither capitals nor accents matter where nothing begins with just these.

            Examples:
              dossier complete entities cloud
              dossier complete predicates
              dossier complete sources lmi
            """,
        shouldDisplay: false)

    @Argument("entities, kinds, predicates, views, disputes or sources.")
    var vocabulary: Snapshot.Vocabulary

    @Argument("How they begin.")
    var prefix: String?

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        let words = try BaseWords(session, isPrivate: privacy.isGiven).words(of: vocabulary, beginning: prefix ?? "")
        if words.isEmpty { throw CommandFailure(status: .nothingFound, "nothing begins so") }
        if options.format != nil {
            return try session.writeRows(columns: ["word", "about"]) { rows in
                for word in words { try rows.row([.text(word.word), .text(word.about)]) }
            }
        }
        try session.writePage { page in
            for word in words { try page.write(PageLine(word.word) + .tab + PageLine(word.about)) }
        }
    }
}

extension Snapshot.Vocabulary: WordChoice {}
