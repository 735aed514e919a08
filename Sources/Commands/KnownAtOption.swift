internal import ArgumentParser
internal import Model
internal import Query
internal import Storage

/// As of which revision a question is asked.
struct KnownAtOption: ParsableArguments {
    @Option(help: ArgumentHelp("As known then: a revision's number, or a date.", valueName: "revision|date"))
    var knownAt: String?

    /// Puts the knowledge base back to what was known then; without the option it stays as it is.
    func apply(to base: KnowledgeBase, _ session: Session) throws {
        if let knownAt { base.knownAt = try revision(knownAt, base, session) }
    }

    // Four digits are a year, unless there is such a revision.
    private func revision(_ text: String, _ base: KnowledgeBase, _ session: Session) throws -> Int64 {
        if let number = Int64(text), try text.utf8.count != 4 || base.hasRevision(number) {
            if try number == 0 || base.hasRevision(number) { return number }
            throw CommandFailure(
                status: .nothingFound, "there is no revision \(number)", hint: "dossier sql 'select * from revisions'")
        }
        return try base.lastRevision(on: session.date(text, option: "--known-at").latest)
    }
}
