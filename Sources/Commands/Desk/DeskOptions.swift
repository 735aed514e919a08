internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage
internal import Glibc

/// What every command takes that changes the base.
struct DeskOptions: ParsableArguments {
    @Flag(name: [.customShort("n"), .customLong("dry-run")], help: "Show what would be done, and do nothing.")
    var isDryRun = false

    @Option("Who makes the change. Else DOSSIER_AUTHOR, else USER.")
    var author: String?

    /// Who is named in the history; nil where nobody says so.
    var authorName: String? { author ?? Self.authorOfEnvironment }

    static var authorOfEnvironment: String? {
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

/// Why something is taken back, for the history.
struct ReasonOption: ParsableArguments {
    @Option("Why; it stands in the history.")
    var because: String?

    func validate() throws {
        if because == nil { throw ValidationError("Say why: --because '...'.") }
    }

    /// The message of a revision, with the reason.
    func message(_ what: String) -> String { because.map { "\(what): \($0)" } ?? what }
}

/// Where something is attested, as options say it.
struct CitationOptions: ParsableArguments {
    @Option(ArgumentHelp("The source, by its slug.", valueName: "slug"), completing: .sources)
    var source: String?

    @Option(ArgumentHelp("The place in it: 'par. 1, s. 3'.", valueName: "place"))
    var at: String?

    @Option(ArgumentHelp("When the source saw it hold.", valueName: "date"))
    var asOf: AskedDate?

    @Option(ArgumentHelp("Whose words the source reports.", valueName: "entity"), completing: .entities)
    var speaker: String?

    @Option(ArgumentHelp("A few words of the source.", valueName: "text"))
    var quote: String?

    @Option("Whether the source gives the dates: states, implies or inferred.")
    var basis: NewCitation.Basis?

    @OptionGroup var reference: RelativeToOption

    /// - Throws: `ValidationError` where a place is given without its source.
    func statement() throws -> CitationStatement? {
        guard let source else {
            if at != nil || asOf != nil || speaker != nil || quote != nil || basis != nil {
                throw ValidationError("--at, --as-of, --speaker, --quote and --basis need a --source.")
            }
            return nil
        }
        var statement = CitationStatement(source: source)
        statement.locator = at
        statement.asOf = try reference.words(asOf)
        statement.speaker = speaker
        statement.quote = quote
        statement.basis = basis
        return statement
    }
}

/// How far something has gone.
struct ModalityOptions: ParsableArguments {
    @Flag(help: "Announced or intended. An event has the date that is meant; for what lasts, the predicate says ('dossier list predicates').") var planned = false
    @Flag(help: "Decided or signed.") var committed = false
    @Flag(help: "Hearsay: no one vouches for it.") var alleged = false
    @Flag(help: "Said not to be so: the claim itself, in plain words; who denies it is the --speaker.") var denied = false
    @Flag(help: "It happened, or was paid: what is taken where nothing is said.") var actual = false

    func validate() throws { _ = try modality() }

    /// nil where none is said.
    func modality() throws -> Modality? {
        try .only([(planned, .planned), (committed, .committed), (alleged, .alleged), (denied, .denied), (actual, .actual)])
    }
}

/// What is said of a fact besides its ends, where it is added and where it is edited.
struct FactOptions: ParsableArguments {
    @Option(ArgumentHelp("Of a relation: '135 M€', '44,4 %'.", valueName: "amount"))
    var amount: String?

    @OptionGroup var modality: ModalityOptions

    @Option(ArgumentHelp("Since when it holds, or when it happened.", valueName: "date"))
    var starts: AskedDate?

    @Option(ArgumentHelp("Until when; '..' where a source says that there is no term.", valueName: "date"))
    var ends: AskedDate?

    @Option(ArgumentHelp("The date of what happens once, or all of a period; of a state that is added, when the source saw it.", valueName: "date"))
    var on: AskedDate?

    @Option("In which role.")
    var role: String?

    @Option("What is to be said besides.")
    var note: String?

    @Option("A note that no answer gives away.")
    var privateNote: String?

    @Option(ArgumentHelp("The fact that it carries out, cancels or denies.", valueName: "number"))
    var follows: ClaimReference?
}

extension ClaimReference: OptionValue {
    init(option text: String) throws {
        guard let claim = ClaimReference(text) else {
            throw ValidationError("a fact is named by its number, 42 or '#42', and a spelling by its own, n7")
        }
        if case .label = claim { throw ValidationError("labels are for files of lines: here a number names a fact, 42 or '#42'") }
        self = claim
    }
}

extension NameRole: WordChoice {}
extension NewCitation.Basis: WordChoice {}
extension NewDispute.Verdict: WordChoice {}

/// Fields of a record as options give them; those that are cleared are empty.
struct RecordOptions {
    private(set) var fields: [String: String] = [:]

    mutating func set(_ name: String, _ value: String?) { if let value { fields[name] = value } }

    mutating func set(_ name: String, flag: Bool) { if flag { fields[name] = "true" } }

    /// - Throws: `ValidationError` where a field is both given and cleared.
    mutating func clear(_ names: [String]) throws {
        for name in names {
            let column = name.split(separator: "-").joined(separator: "_")
            if fields[column] != nil { throw ValidationError("--\(name) and --clear \(name) exclude each other.") }
            fields[column] = ""
        }
    }
}
