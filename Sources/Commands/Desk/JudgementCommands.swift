internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

struct SameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "same",
        abstract: "Say that two entities are one: the facts and names of both are the kept one's.",
        discussion: """
            Facts that say the same afterwards become one, with the citations of both. The other slug keeps leading there, and \
            'dossier undo' makes two of them again.

            Examples:
              dossier same orange orange-business-services --dry-run
            """)

    @Argument("The entities.", completing: .entities)
    var entities: [String]

    @Option(ArgumentHelp("The one whose slug and name stay; else the first.", valueName: "entity"), completing: .entities)
    var keep: String?

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if entities.count < 2 { throw ValidationError("Name two entities.") }
    }

    func run() throws {
        let session = Session(options)
        let kept = keep ?? entities[0]
        // What is kept may be among them, under another name.
        let base = try session.openFileForReading()
        let keptSlug = try session.entity(kept, in: base).slug
        var others: [String] = []
        for name in entities {
            let slug = try base.hasEntity(slug: name) ? name : session.entity(name, in: base).slug
            if slug != keptSlug { others.append(slug) }
        }
        base.end()
        if others.isEmpty { others = [keptSlug] }
        try session.change(
            others.map { .same(kept: keptSlug, other: $0) }, message: "Same: \(([keptSlug] + others).joined(separator: ", "))", change,
            confirm: confirm)
    }
}

struct DifferentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "different",
        abstract: "Say that two entities that look alike are two, with the reason: 'duplicates' no longer proposes them.",
        discussion: """
            Examples:
              dossier different Numergy Cloudwatt --because 'two companies'
            """)

    @Argument("One.", completing: .entities) var one: String
    @Argument("The other.", completing: .entities) var other: String
    @OptionGroup var reason: ReasonOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        try Session(options).change(
            [.different(one, other, because: reason.because ?? "")], message: reason.message("Different: \(one), \(other)"), change)
    }
}

struct DuplicatesCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Entities that may be one: their names are the same or nearly so. Each with the command that joins them.",
        discussion: """
            Pairs that were said to differ ('dossier different') are not proposed again.

            Examples:
              dossier duplicates
              dossier duplicates --limit 10 --format csv
            """)

    @Option("At most so many.")
    var limit: PositiveCount?

    @OptionGroup var options: QuestionOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(.everything)
        Interruption.guardReading(base)
        let pairs = try base.likelyDuplicates(limit: limit?.number ?? 1_000)
        if pairs.isEmpty { throw CommandFailure(status: .nothingFound, "no two entities look like one") }
        if session.options.format == nil {
            return try session.writePage { page in
                for pair in pairs {
                    try page.write(session.style.bold("\(pair.one.name) (\(pair.one.slug)), \(pair.other.name) (\(pair.other.slug))"))
                    if pair.reason != "\(pair.one.name) ~ \(pair.other.name)" { try page.write(PageLine("  \(pair.reason)")) }
                    try page.write(PageLine("  " + Self.joining(pair)))
                    try page.write(PageLine("  " + Self.parting(pair)))
                }
            }
        }
        try session.writeRows(columns: ["one", "one_name", "other", "other_name", "reason", "joins_them", "keeps_them_apart"]) { rows in
            for pair in pairs {
                try rows.row([
                    .text(pair.one.slug), .text(pair.one.name), .text(pair.other.slug), .text(pair.other.name), .text(pair.reason),
                    .text(Self.joining(pair)), .text(Self.parting(pair)),
                ])
            }
        }
    }

    private static func joining(_ pair: LikelyDuplicate) -> String {
        "dossier same \(ShellWord.quoted(pair.one.slug)) \(ShellWord.quoted(pair.other.slug))"
    }

    private static func parting(_ pair: LikelyDuplicate) -> String {
        "dossier different \(ShellWord.quoted(pair.one.slug)) \(ShellWord.quoted(pair.other.slug)) --because '...'"
    }
}
