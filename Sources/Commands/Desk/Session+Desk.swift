internal import Glibc
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

extension Session {
    /// Does operations as one revision, or only looks at what they would do, and says so.
    ///
    /// - Parameters:
    ///   - discreet: the message instead, where the change touches what is confidential. Everybody may read the log.
    ///   - confirm: asked on a terminal, with what would be done before the reader's eyes.
    ///   - isInputTaken: whether the standard input says what to do, and so cannot answer.
    ///   - isChecked: whether it is said what `check` calls an error of the new facts.
    ///   - passesRepeated: whether what was taken back already is told, and not a fault.
    ///   - failure: what the faults of operations are told as; by default the first, as wrong usage or nothing found.
    /// - Returns: what was done; nil where it was only looked at, or a person said no.
    @discardableResult
    func change(
        _ operations: [DossierCuration.Operation], message: String, discreet: String? = nil, _ options: DeskOptions,
        confirm: ConfirmOption? = nil, isInputTaken: Bool = false, isChecked: Bool = false, passesRepeated: Bool = false, failure: ((OperationFaults) -> any Error)? = nil
    ) throws -> ChangeReport? {
        let writer = try openForWriting()
        Interruption.guardWriting(writer)
        let desk = Desk(writer)
        func apply(isDryRun: Bool) throws -> ChangeReport {
            do {
                return try Progress.of("working") { _ in
                    try desk.apply(
                        operations, message: message, discreet: discreet, author: options.authorName, isDryRun: isDryRun, isChecked: isChecked,
                        passesRepeated: passesRepeated)
                }
            } catch let faults as OperationFaults {
                throw failure?(faults) ?? self.failure(faults)
            }
        }
        if let confirm, !options.isDryRun, try !isConfirmed(confirm, isInputTaken: isInputTaken, { try apply(isDryRun: true) }) { return nil }
        let report = try apply(isDryRun: options.isDryRun)
        try say(report, isDryRun: options.isDryRun)
        return options.isDryRun ? nil : report
    }

    /// Shows what would be done and asks, where a person sits at the terminal; true where nobody is to be asked.
    ///
    /// - Parameter isInputTaken: whether the standard input says what to do.
    func isConfirmed(_ confirm: ConfirmOption, isInputTaken: Bool = false, _ tried: () throws -> ChangeReport) throws -> Bool {
        guard !confirm.yes, TypedLine.canAnswer(isInputTaken: isInputTaken) else { return true }
        let report = try tried()
        if !report.hasChanges { return true }
        StandardError.write(ChangeView(report: report, language: language, visibility: .everything).lines(width: terminal.pageWidth))
        StandardError.ask("dossier: go on? [y/N] ")
        let answer = try TypedLine.answer()?.lowercased() ?? ""
        guard Interruption.keepsGoing() else { throw CommandFailure(status: .interrupted, "interrupted: nothing was changed") }
        if ["y", "yes", "o", "oui"].contains(answer) { return true }
        note("nothing was changed")
        return false
    }

    /// Says what was done, or would be.
    func say(_ report: ChangeReport, isDryRun: Bool) throws {
        for reading in report.readings { note(reading.hit.reading(of: reading.text, language)) }
        for reading in report.dateReadings {
            let (date, published) = (DateText.words(reading.date.text, language), DateText.words(reading.published.text, language))
            note("'\(reading.text)' read as \(date), counted from \(published), when \(reading.source) was published")
        }
        // Of interest to who enters a fact: a file of lines has its dates on purpose.
        if report.seen.count == 1, let (predicate, on) = report.seen.first {
            note("'\(predicate)' lasts: \(DateText.words(on, language)) is when the source saw it; since when it holds is --starts")
        }
        for twins in report.twins {
            let names = twins.hits.map { "\($0.entity.name) (\($0.entity.slug))" }.joined(separator: ", ")
            note("'\(twins.name)' is new; called much like it: \(names); if they are one: dossier same \(twins.hits[0].entity.slug) '\(twins.name)'")
        }
        for told in report.repeated.prefix(Desk.mostFaults) { note(told) }
        for (fact, options) in report.unchanged.prefix(Desk.mostFaults) {
            note("warning: #\(fact) is known already, and says something else there: dossier edit \(fact) \(options.map { $0 + " '...'" }.joined(separator: " "))")
        }
        let view = ChangeView(report: report, language: language, visibility: visibilityOfPages)
        if options.format != nil {
            try writeRows(columns: ChangeView.columns) { rows in for row in view.rows { try rows.row(row) } }
            // Rows are of what was changed; what stands beside is told all the same.
            for group in report.rivals { note("warning: #\(group.fact.id) contradicts \(Self.numbers(group.others))") }
            for group in report.companions { note("beside #\(group.fact.id): \(Self.numbers(group.others))") }
        } else {
            try writePage { try $0.write(view.lines(width: terminal.pageWidth)) }
        }
        // As the changes themselves: what is confidential is told on the owner's terminal.
        for fault in report.faults where visibilityOfPages == .everything || !fault.isConfidential { note("warning: \(fault.message) ('dossier check' says so too)") }
        if isDryRun {
            note(report.hasChanges ? "nothing was changed: this is what would be done" : "the base says so already: nothing would change")
        } else if let revision = report.revision {
            if let first = report.firstRevision {
                note("revisions \(first) to \(revision); to take them back: dossier undo of each, from \(revision) down to \(first)")
            } else {
                note("revision \(revision); to take it back: dossier undo \(revision)")
            }
        } else {
            note("the base says so already: nothing was changed")
        }
    }

    private static func numbers(_ facts: [FactRecord]) -> String { facts.map { "#\($0.id)" }.joined(separator: ", ") }

    private func failure(_ faults: OperationFaults) -> CommandFailure {
        guard let fault = faults.faults.first else { return CommandFailure(status: .badData, "nothing could be done") }
        return CommandFailure(
            status: fault.isNothingFound ? .nothingFound : .usage, fault.message, details: fault.candidateLines,
            hint: fault.hintOfCommand)
    }
}

extension OperationFault {
    /// What to do next, where it was said by a command.
    fileprivate var hintOfCommand: String? {
        switch unknownEnds.count {
        case 0: rivalHint ?? hint
        case 1: "--new KIND makes the one end that is not known yet: --new company, --new person"
        default: "first: dossier entity add '\(unknownEnds[0])' --kind KIND; then --new KIND makes the other"
        }
    }

    private var rivalHint: String? {
        guard let rival, let command = CommandLineText.rival(of: rival.fact, rival.field, rival.date, source: rival.source) else { return nil }
        return "a rival is a fact of its own: \(command)"
    }

    /// What to do next, where it was said by a line of facts.
    var hintOfLine: String? {
        let near = candidates.isEmpty ? nil : "close to it: " + candidates.prefix(3).map(\.entity.slug).joined(separator: ", ")
        let next: String? =
            switch unknownEnds.count {
            case 0: rivalHint ?? hint
            // Whoever has written the kind has only left out the sign.
            case 1: unknownEnds[0].hasSuffix(")") ? "new: with + before the line" : "new: + ... with '\(unknownEnds[0]) (KIND)' in its place: company, person ..."
            default: "one on a line before: entity \(Slug.make(unknownEnds[0])) | KIND | \(unknownEnds[0]); then + makes the other"
            }
        let hints = [near, next].compactMap { $0 }
        return hints.isEmpty ? nil : hints.joined(separator: "; ")
    }

    var candidateLines: [String] {
        candidates.isEmpty
            ? [] : ["close to it:"] + candidates.map { "  \($0.entity.slug)  \($0.entity.name), \($0.entity.kind)" }
    }
}
