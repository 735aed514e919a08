internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Say where a fact, or a spelling, is attested besides. The fact stays as it is.",
        discussion: """
            --starts and --ends are what this source itself says. Dates that cannot be the fact's are refused: another date is \
            another fact, a rival.

            Examples:
              dossier cite 42 --source lmi-63700 --at 'par. 2' --as-of 2016-01
            """)

    @Argument("The number of the fact; n7 for a spelling.")
    var fact: ClaimReference

    @OptionGroup var citation: CitationOptions

    @Option(ArgumentHelp("Since when, as this source has it.", valueName: "date"))
    var starts: AskedDate?

    @Option(ArgumentHelp("Until when, as this source has it.", valueName: "date"))
    var ends: AskedDate?

    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if try citation.statement() == nil { throw ValidationError("Give the --source.") }
    }

    func run() throws {
        guard var statement = try citation.statement() else { throw ValidationError("Give the --source.") }
        statement.dates = .own(starts: try citation.reference.words(starts), ends: try citation.reference.words(ends))
        try Session(options).change([.cite(fact, statement)], message: "Citation of \(fact.text): \(statement.source)", discreet: "Citation of \(fact.text)", change)
    }
}

struct UnciteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncite",
        abstract: "Take back a citation of a fact, with the reason.",
        discussion: """
            Examples:
              dossier uncite 42 --source lmi-63700 --because 'of another company'
            """)

    @Argument("The number of the fact; n7 for a spelling.")
    var fact: ClaimReference

    @Option(ArgumentHelp("The source, by its slug.", valueName: "slug"), completing: .sources)
    var source: String?

    @Option(ArgumentHelp("Only the citation of this place.", valueName: "place"))
    var at: String?

    @OptionGroup var reason: ReasonOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if source == nil { throw ValidationError("Give the --source.") }
    }

    func run() throws {
        try Session(options).change(
            [.uncite(fact, source: source ?? "", locator: at)], message: reason.message("No longer cited: \(fact.text) in \(source ?? "")"),
            discreet: reason.message("No longer cited: \(fact.text)"), change, confirm: confirm)
    }
}
