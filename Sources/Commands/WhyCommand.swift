internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct WhyCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Where a fact, or a spelling, comes from: when it came in, by whom, with which citations, and what became of it.",
        discussion: """
            Examples:
              dossier why 42
              dossier why n7
            """)

    @Argument("The number of the fact, 42 or '#42'; n7 for a spelling.")
    var fact: ClaimReference

    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(privacy.visibility(session))
        let history = try session.history(of: fact, in: base)
        if options.format != nil { return try writeRows(history, session) }
        let view = ClaimHistoryView(history: history, layout: session.layout, language: session.language)
        try session.writePage { try $0.write(view.lines()) }
    }

    private func writeRows(_ history: ClaimHistory, _ session: Session) throws {
        func number(_ claim: Claim) -> Value { if case .fact(let id) = claim { .integer(id.rawValue) } else { .text(ClaimReference(claim).text) } }
        try session.writeRows(columns: ["id", "what", "revision", "at", "author", "message", "replaced_by"]) { rows in
            for (what, revision) in [("added", history.added)] + (history.retracted.map { [("retracted", $0)] } ?? []) {
                try rows.row([
                    number(history.claim), .text(what), .integer(revision.id.rawValue), .text(revision.at),
                    revision.author.map { .text($0) } ?? .null, .text(revision.message),
                    what == "retracted" ? history.replacedBy.first.map(number) ?? .null : .null,
                ])
            }
        }
    }
}

extension Session {
    /// Where a claim comes from, and what became of it.
    ///
    /// - Throws: `CommandFailure` where there never was one, or it may not be shown.
    func history(of reference: ClaimReference, in base: Snapshot) throws -> ClaimHistory {
        if let claim = reference.claim, let history = try base.history(of: claim) { return history }
        let what = if case .name = reference { "spelling" } else { "fact" }
        throw CommandFailure(status: .nothingFound, "no \(what) has the number \(reference.text)", hint: "dossier relations, or dossier show NAME")
    }
}
