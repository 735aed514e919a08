internal import ArgumentParser
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// As of which revision a question is asked.
struct KnownAtOption: ParsableArguments {
    @Option(help: ArgumentHelp("As known then: a revision's number, or a date.", valueName: "revision|date"))
    var knownAt: String?

    /// The knowledge base as it was known then; without the option as it is.
    func base(_ base: Snapshot, _ session: Session) throws -> Snapshot {
        guard let knownAt else { return base }
        return base.asKnown(at: try revision(knownAt, base, session))
    }

    // Four digits are a year, unless there is such a revision.
    private func revision(_ text: String, _ base: Snapshot, _ session: Session) throws -> Int64 {
        if let number = Int64(text), try text.utf8.count != 4 || base.hasRevision(number) {
            if try number == 0 || base.hasRevision(number) { return number }
            throw CommandFailure(
                status: .nothingFound, "there is no revision \(number)", hint: "dossier sql 'select * from revisions'")
        }
        return try base.lastRevision(on: session.date(text, option: "--known-at").latest)
    }
}
