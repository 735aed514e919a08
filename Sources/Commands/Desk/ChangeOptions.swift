internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage
internal import Glibc

/// What every command takes that changes the base.
struct ChangeOptions: ParsableArguments {
    @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Show what would be done, and do nothing.")
    var isDryRun = false

    @Option("Who makes the change. Else DOSSIER_AUTHOR, else USER.")
    var author: String?

    /// Who is named in the history; nil where nobody says so.
    var authorName: String? {
        if let author { return author }
        for name in ["DOSSIER_AUTHOR", "USER"] {
            if let text = getenv(name).map({ String(cString: $0) }), !text.isBlank { return text }
        }
        return nil
    }
}

/// Whether to go on with what takes something away: asked on a terminal.
struct ConfirmOption: ParsableArguments {
    @Flag(help: "Do not ask on a terminal.")
    var yes = false
}

/// Where something is attested, as options say it.
struct CitationOptions: ParsableArguments {
    @Option(ArgumentHelp("The source, by its slug.", valueName: "slug"))
    var source: String?

    @Option(ArgumentHelp("The place in it: 'par. 1, s. 3'.", valueName: "place"))
    var at: String?

    @Option(ArgumentHelp("When the source saw it hold.", valueName: "date"))
    var asOf: AskedDate?

    @Option(ArgumentHelp("Whose words the source reports.", valueName: "entity"))
    var speaker: String?

    @Option(ArgumentHelp("A few words of the source.", valueName: "text"))
    var quote: String?

    /// - Throws: `ValidationError` where a place is given without its source.
    func statement() throws -> CitationStatement? {
        guard let source else {
            if at != nil || asOf != nil || speaker != nil || quote != nil {
                throw ValidationError("--at, --as-of, --speaker and --quote need a --source.")
            }
            return nil
        }
        var statement = CitationStatement(source: source)
        statement.locator = at
        statement.asOf = asOf?.date.text
        statement.speaker = speaker
        statement.quote = quote
        return statement
    }
}

/// How far something has gone.
struct ModalityOptions: ParsableArguments {
    @Flag(help: "Announced or intended.") var planned = false
    @Flag(help: "Decided or signed.") var committed = false
    @Flag(help: "Hearsay: no one vouches for it.") var alleged = false
    @Flag(help: "Said not to be so.") var denied = false
    @Flag(help: "It happened, or was paid: what is taken where nothing is said.") var actual = false

    /// nil where none is said.
    func modality() throws -> Modality? {
        let given = [(planned, Modality.planned), (committed, .committed), (alleged, .alleged), (denied, .denied), (actual, .actual)]
            .filter(\.0).map(\.1)
        if given.count > 1 { throw ValidationError("--\(given[0].name) and --\(given[1].name) exclude each other.") }
        return given.first
    }
}

extension FactNumber: OptionValue {
    init(option text: String) throws {
        guard let number = FactNumber(text) else { throw ValidationError("a fact is named by its number: 42, or '#42'") }
        self = number
    }
}

extension NameRole: WordChoice {}
