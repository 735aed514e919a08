internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierPages
internal import DossierQuery
internal import DossierStorage

struct TimelineCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Tell what happened, in order.",
        discussion: """
            An event gives one line; what lasts gives one for its start and one for its end. Lines stand in order of the \
            earliest day that their dates allow, and what is known only to be before a day stands at that day. What the \
            entities said stands where a source reported it. Facts without a date are counted, and rows have them last.

            Examples:
              dossier timeline cloudwatt numergy
              dossier timeline 'patrick starck' --from 2013 --to 'mars 2014'
              dossier timeline --kind fund
              dossier timeline --years
              dossier timeline --predicate launches --format csv
            """)

    @Argument("Entities, each as one argument; without any, everything is told.", completing: .entities)
    var names: [String] = []

    @Option(ArgumentHelp("Only what may lie on or after this date.", valueName: "date"))
    var from: AskedDate?

    @Option(ArgumentHelp("Only what may lie on or before this date.", valueName: "date"))
    var to: AskedDate?

    @Option(ArgumentHelp("Only this predicate; may be repeated.", valueName: "predicate"), completing: .predicates)
    var predicate: [CommaList<String>] = []

    @Option(ArgumentHelp("Only facts about entities of this kind.", valueName: "kind"), completing: .kinds)
    var kind: String?

    @Flag(help: "List the facts that have no date, too.")
    var undated = false

    @Flag(help: "A line a year: how many lines it has, and what most sources tell of it.")
    var years = false

    @OptionGroup var known: KnownAtOption
    @OptionGroup var privacy: PrivateOption
    @OptionGroup var options: QuestionOptions

    func validate() throws {
        if years, undated || options.format != nil { throw ValidationError("--years gives a page of years: leave --undated and --format out.") }
    }

    func run(_ session: Session) throws {
        let base = try known.base(session.openForReading(privacy.visibility(session)), session)
        let question = try question(base, session)
        let timeline = try base.timeline(question)
        let isWindowed = from != nil || to != nil
        if let format = options.format {
            let rows = TimelineRows(format: format, language: session.language, base: base, isWindowed: isWindowed)
            try session.writeRows(columns: rows.columns) { output in
                try timeline.forEachEntry(withMarks: true) { try output.row(fields: rows.values($0)) }
                try timeline.forEachUndated(withMarks: true) { try output.row(fields: rows.values(undated: $0)) }
            }
        } else if years {
            let view = TimelineYearsView(timeline: timeline, layout: session.layout, language: session.language)
            try session.writePage { try $0.write(view.lines()) }
        } else {
            let view = TimelineView(
                timeline: timeline, entities: question.entities, layout: session.layout, language: session.language,
                listsUndated: undated)
            try session.writePage { try view.write(to: $0) }
        }
        if timeline.isEmpty {
            throw CommandFailure(nothing: "nothing that is known fits", timeline.outsideCount > 0 ? .leftOut : .unknown)
        }
    }

    private func question(_ base: Snapshot, _ session: Session) throws -> TimelineQuestion {
        var question = TimelineQuestion()
        question.entities = try names.map { try session.entity($0, in: base) }
        question.predicates = try session.predicates(predicate, in: base)
        question.kind = try kind.map { try session.kind($0, in: base) }
        question.from = try from.map { try known.reference.date($0).earliest }
        question.to = try to.map { try known.reference.date($0).latest }
        if let from = question.from, let to = question.to, from > to {
            throw ValidationError("--from is after --to: give the earlier date first.")
        }
        return question
    }
}
