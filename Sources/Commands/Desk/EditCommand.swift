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
              dossier edit 15 --amount '150 M€'
              dossier edit '#42' --starts 2012-09 --clear note
            """)

    @Argument("The number of the fact.")
    var fact: ClaimReference

    @Option(ArgumentHelp("Another entity that it is about.", valueName: "entity"), completing: .entities)
    var subject: String?

    @Option(ArgumentHelp("The other entity, or the value.", valueName: "object"), completing: .entities)
    var object: String?

    @OptionGroup var said: FactOptions

    @Option(ArgumentHelp("Take away: amount, starts, ends, role, note, private-note, follows; may be repeated.", valueName: "what"))
    var clear: [ClearedPart] = []

    @OptionGroup var reference: RelativeToOption

    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        var edit = FactEdit()
        edit.subject = subject
        edit.object = object
        edit.amount = said.amount
        edit.modality = try said.modality.modality()
        edit.starts = try reference.words(said.starts)
        edit.ends = try reference.words(said.ends)
        edit.on = try reference.words(said.on)
        edit.role = said.role
        edit.note = said.note
        edit.privateNote = said.privateNote
        edit.follows = said.follows.map { .some($0) }
        for part in clear {
            guard let path = part.path else {
                if edit.follows != nil { throw ValidationError("--follows and --clear follows exclude each other.") }
                edit.follows = .some(nil)
                continue
            }
            if edit[keyPath: path] != nil { throw ValidationError("--\(part.word) and --clear \(part.word) exclude each other.") }
            edit[keyPath: path] = ""
        }
        try Session(options).change([.edit(fact, edit)], message: "Edit of \(fact.text)", change)
    }
}

/// What an edit may take away.
enum ClearedPart: String, WordChoice {
    case amount, starts, ends, role, note, follows
    case privateNote = "private-note"

    var path: WritableKeyPath<FactEdit, String?>? {
        switch self {
        case .amount: \.amount
        case .starts: \.starts
        case .ends: \.ends
        case .role: \.role
        case .note: \.note
        case .privateNote: \.privateNote
        case .follows: nil
        }
    }
}

struct RetractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Take back facts or spellings, with the reason. They stay in the history.",
        discussion: """
            Examples:
              dossier retract 42 43 --because 'corrected on 5 January 2014'
              dossier retract n7 --because 'not its name'
            """)

    @Argument("The numbers of the facts; n7 for a spelling.")
    var facts: [ClaimReference]

    @OptionGroup var reason: ReasonOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        // One that is named twice is taken back once.
        var named: [ClaimReference] = []
        for fact in facts where !named.contains(fact) { named.append(fact) }
        let numbers = named.map(\.text).joined(separator: ", ")
        try Session(options).change(named.map { .retract($0) }, message: reason.message("Retract \(numbers)"), change, confirm: confirm)
    }
}
