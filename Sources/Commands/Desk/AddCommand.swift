internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add one fact with its citation: a relation or an attribute.",
        discussion: """
            The predicate tells whether the third word is another entity or a value. Dates and amounts are read in words, in \
            English or French. A fact that the base has already gets the citation; repeating a line changes nothing. What the new \
            fact contradicts is said at once.

            Examples:
              dossier add Orange invests-in Numergy --amount '2 M€' --source lmi-56327
              dossier add Cloudwatt revenue '2 M€' --on 2014 --source lmi-56327
              dossier add 'Jeanne Martin' leads Cloudwatt --new person --unsourced
            """)

    @Argument("The entity that it is about.", completing: .entities)
    var subject: String

    @Argument("How they are joined, or what is said: invests-in, leads, revenue ...", completing: .predicates)
    var predicate: String

    @Argument("The other entity, or the value.", completing: .entities)
    var object: String

    @OptionGroup var fact: FactOptions

    @Option(ArgumentHelp("Make the one entity that is not known yet, of this kind.", valueName: "kind"), completing: .kinds)
    var new: String?

    @OptionGroup var citation: CitationOptions

    @Flag(help: "No source is known. 'check' counts such facts.")
    var unsourced = false

    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if try citation.statement() == nil, !unsourced { throw ValidationError("Give the --source, or --unsourced.") }
        if unsourced, citation.source != nil { throw ValidationError("--source and --unsourced exclude each other.") }
    }

    func run() throws {
        var statement = FactStatement(subject: subject, predicate: predicate, object: object)
        statement.amount = fact.amount
        statement.modality = try fact.modality.modality() ?? .actual
        statement.starts = try citation.reference.words(fact.starts)
        statement.ends = try citation.reference.words(fact.ends)
        statement.on = try citation.reference.words(fact.on)
        statement.role = fact.role
        statement.note = fact.note
        statement.privateNote = fact.privateNote
        statement.follows = fact.follows
        statement.new = new.map { NewEnd(kind: $0) }
        statement.citation = try citation.statement()
        try Session(options).change([.add(statement)], message: "Add: \(subject) \(predicate) \(object)", discreet: "Add a fact", change)
    }
}

struct NameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "name",
        abstract: "Add another spelling of an entity.",
        discussion: """
            'dossier retract n7' takes back the spelling of that number; 'dossier entity rename' changes the preferred name.

            Examples:
              dossier name Orange 'France Télécom SA' --former --ends 2013-07-01
            """)

    @Argument("The entity.", completing: .entities)
    var entity: String

    @Argument("The spelling.")
    var text: String

    @Flag(help: "Another name: what is taken where nothing is said.") var alias = false
    @Flag(help: "A name that it had before.") var former = false
    @Flag(help: "An acronym.") var acronym = false
    @Flag(help: "A wrong spelling that occurs.") var misspelling = false
    @Flag(help: "Its preferred name in that language.") var preferred = false

    @Option(ArgumentHelp("The language of the spelling: fr, en ... A --lang that is given says it too.", valueName: "tag"))
    var language: LanguageTag?

    @Option(ArgumentHelp("Since when it is in use.", valueName: "date"))
    var starts: AskedDate?

    @Option(ArgumentHelp("Until when.", valueName: "date"))
    var ends: AskedDate?

    @OptionGroup var citation: CitationOptions
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        _ = try citation.statement()
        _ = try role()
    }

    private func role() throws -> NameRole {
        try .only([(alias, .alias), (former, .former), (acronym, .acronym), (misspelling, .misspelling), (preferred, .preferred)]) ?? .alias
    }

    func run() throws {
        var statement = NameStatement(entity: entity, text: text, role: try role())
        statement.language = language?.text ?? options.givenLanguage
        statement.starts = try citation.reference.words(starts)
        statement.ends = try citation.reference.words(ends)
        statement.citation = try citation.statement()
        try Session(options).change([.name(statement)], message: "Name of \(entity): \(text)", discreet: "Add a name", change)
    }
}
