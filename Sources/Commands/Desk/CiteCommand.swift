internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

struct CiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cite",
        abstract: "Give a fact one more citation. The fact itself stays as it is.",
        discussion: """
            Examples:
              dossier cite 42 --source lmi-56327 --at 'par. 2' --as-of 2015-03
            """)

    @Argument("The number of the fact.")
    var fact: FactNumber

    @OptionGroup var citation: CitationOptions
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if try citation.statement() == nil { throw ValidationError("Give the --source.") }
    }

    func run() throws {
        guard let statement = try citation.statement() else { return }
        try Session(options).change([.cite(fact.id, statement)], message: "Cite fact \(fact.id): \(statement.source)", change)
    }
}

struct UnciteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncite",
        abstract: "Take back citations of a fact, with the reason.",
        discussion: """
            Examples:
              dossier uncite 42 --source lmi-56327 --at 'par. 2' --because 'it says so of another company'
            """)

    @Argument("The number of the fact.")
    var fact: FactNumber

    @Option(ArgumentHelp("The source, by its slug.", valueName: "slug"))
    var source: String?

    @Option(ArgumentHelp("Only in this place of it.", valueName: "place"))
    var at: String?

    @Option("Why.")
    var because: String?

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if source == nil { throw ValidationError("Give the --source.") }
        if because == nil { throw ValidationError("Say why: --because '...'.") }
    }

    func run() throws {
        try Session(options).change(
            [.uncite(fact.id, source: source ?? "", locator: at)], message: "Uncite fact \(fact.id): \(because ?? "")", change,
            confirm: confirm)
    }
}

struct SourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Add a source, to cite it.", subcommands: [SourceAddCommand.self])
}

struct SourceAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add a source: a document that facts are taken from.",
        discussion: """
            Examples:
              dossier source add echos-2014 --title 'Numergy cherche un repreneur' --publisher 'Les Echos' --published 2014-11-05 --url https://example.org/numergy
            """)

    @Argument("Its slug: a short name in kebab case, by which it is cited.")
    var slug: String

    @Option("Its title.")
    var title: String?

    @Option("Who wrote it.")
    var by: String?

    @Option("Who published it.")
    var publisher: String?

    @Option(ArgumentHelp("When it was published.", valueName: "date"))
    var published: AskedDate?

    @Option("Its address.")
    var url: String?

    @Option(ArgumentHelp("The language it is written in: fr, en.", valueName: "tag"))
    var langOf: String?

    @Flag(help: "What it alone attests is not given away.")
    var confidential = false

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if title == nil { throw ValidationError("Give the --title.") }
    }

    func run() throws {
        let source = NewSource(
            slug: slug, title: title ?? "", author: by, publisher: publisher, published: published?.date.text,
            publishedBasis: published == nil ? nil : "stated", url: url, language: langOf, isConfidential: confidential)
        try Session(options).change([.source(source)], message: "Source \(slug)", change)
    }
}
