internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierStorage

struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Correct a fact: another takes its place, with its citations.",
        discussion: """
            Nothing is overwritten: the old fact is retracted, and its number leads to the new one.

            Examples:
              dossier edit 42 --amount '150 M€'
              dossier edit '#42' --starts 2012-09 --clear role
            """)

    @Argument("The number of the fact.")
    var fact: FactNumber

    @Option(ArgumentHelp("The other entity, or the value.", valueName: "object"))
    var object: String?

    @Option(ArgumentHelp("The amount.", valueName: "amount"))
    var amount: String?

    @OptionGroup var modality: ModalityOptions

    @Option(ArgumentHelp("Since when it holds, or when it happened.", valueName: "date"))
    var starts: AskedDate?

    @Option(ArgumentHelp("Until when.", valueName: "date"))
    var ends: AskedDate?

    @Option("In which role.")
    var role: String?

    @Option("What is to be said besides.")
    var note: String?

    @Option("A note that no answer gives away.")
    var privateNote: String?

    @Option(ArgumentHelp("The fact that it carries out, cancels or denies.", valueName: "number"))
    var follows: FactNumber?

    @Option(ArgumentHelp("Take away: amount, starts, ends, role, note, private-note; may be repeated.", valueName: "what"))
    var clear: [ClearedPart] = []

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws { _ = try modality.modality() }

    func run() throws {
        var edit = FactEdit()
        edit.object = object
        edit.amount = amount
        edit.modality = try modality.modality()
        edit.starts = starts?.date.text
        edit.ends = ends?.date.text
        edit.role = role
        edit.note = note
        edit.privateNote = privateNote
        edit.follows = follows?.id
        for part in clear {
            let path = part.path
            if edit[keyPath: path] != nil { throw ValidationError("--\(part.word) and --clear \(part.word) exclude each other.") }
            edit[keyPath: path] = ""
        }
        try Session(options).change([.edit(fact.id, edit)], message: "Edit of fact \(fact.id)", change)
    }
}

/// What an edit may take away.
enum ClearedPart: String, WordChoice {
    case amount, starts, ends, role, note
    case privateNote = "private-note"

    var path: WritableKeyPath<FactEdit, String?> {
        switch self {
        case .amount: \.amount
        case .starts: \.starts
        case .ends: \.ends
        case .role: \.role
        case .note: \.note
        case .privateNote: \.privateNote
        }
    }
}

struct RetractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Take back facts, with the reason. They stay in the history.",
        discussion: """
            Examples:
              dossier retract 42 43 --because 'the article was corrected on 5 January 2014'
            """)

    @Argument("The numbers of the facts.")
    var facts: [FactNumber]

    @Option("Why.")
    var because: String?

    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if because == nil { throw ValidationError("Say why: --because '...'.") }
    }

    func run() throws {
        let numbers = facts.map { "\($0.id)" }.joined(separator: ", ")
        try Session(options).change(
            facts.map { .retract($0.id) }, message: "Retract \(numbers): \(because ?? "")", change, confirm: confirm)
    }
}
