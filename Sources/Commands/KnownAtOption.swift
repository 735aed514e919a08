internal import ArgumentParser
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

/// As of which revision a question is asked, and from which day its dates count.
struct KnownAtOption: ParsableArguments {
    @Option(ArgumentHelp("As known then: a revision's number, or a date.", valueName: "revision|date"))
    var knownAt: KnownAt?

    @OptionGroup var reference: RelativeToOption

    /// The knowledge base as it was known then; without the option as it is.
    func base(_ base: Snapshot, _ session: Session) throws -> Snapshot {
        guard let knownAt else { return base }
        let then = base.asKnown(at: try knownAt.revision(in: base, reference))
        try then.showPast()
        return then
    }
}

/// A revision's number, or a date that stands for the last revision by then.
struct KnownAt: OptionValue {
    let text: String
    private let number: Int64?
    private let date: AskedDate?

    init(option text: String) throws {
        self.text = text
        number = text.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int64(text) : nil
        // Four digits are a year, unless there is such a revision.
        date = number == nil || text.utf8.count == 4 ? try AskedDate(option: text) : nil
    }

    func revision(in base: Snapshot, _ reference: RelativeToOption) throws -> Int64 {
        if let number, try number == 0 || base.hasRevision(number) { return number }
        if let date { return try base.lastRevision(on: reference.date(date).latest) }
        throw CommandFailure(status: .nothingFound, "there is no revision \(text)", hint: "dossier sql 'select * from revisions'")
    }
}
