internal import ArgumentParser
internal import DossierCuration
internal import DossierModel
internal import DossierQuery
internal import DossierStorage

// What has no versions: entities, sources, disputes and words of the vocabulary are added, edited and removed by commands of one form.

/// A command that adds or edits one record.
protocol RecordCommand: ParsableCommand {
    static var record: RecordKind { get }
    static var mode: RecordStatement.Mode { get }
    var change: DeskOptions { get }
    var options: GlobalOptions { get }
    var key: String { get }

    func fields() throws -> [String: String]
}

extension RecordCommand {
    func run() throws {
        if Self.mode == .add { try NewKey.check(key, of: Self.record) }
        let statement = RecordStatement(Self.record, key: key, fields: try fields(), mode: Self.mode)
        if Self.mode == .edit, statement.fields.isEmpty { throw ValidationError("Say what is to be different.") }
        let verb = Self.mode == .add ? "Add" : "Edit"
        try Session(options).change([.record(statement)], message: "\(verb) the \(Self.record.rawValue) \(key)", discreet: "\(verb) a \(Self.record.rawValue)", change)
    }
}

/// A kind of record that commands remove, and how one is named.
protocol RecordSubject {
    static var record: RecordKind { get }
    /// Help and completion of the argument that names one that is there.
    static var naming: (help: String, completion: CompletionKind?) { get }
    static var removalExample: String { get }
}

/// What is said of one record, and the words of the commands that say it.
protocol RecordDescription: RecordSubject, ParsableArguments {
    /// What `edit --clear` takes away.
    associatedtype Cleared: WordChoice
    /// Help of the argument that names a new one.
    static var newName: String { get }
    static var adding: (abstract: String, examples: String) { get }
    static var editing: (abstract: String, examples: String) { get }
    static var clearing: String { get }
    /// What a new one cannot be without, and was not given; nil where nothing is missing.
    var missing: String? { get }

    func options() throws -> RecordOptions
}

struct AddRecord<Description: RecordDescription>: RecordCommand {
    static var record: RecordKind { Description.record }
    static var mode: RecordStatement.Mode { .add }
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "add", abstract: Description.adding.abstract, discussion: "Examples:\n  \(Description.adding.examples)")
    }

    @Argument(ArgumentHelp(Description.newName))
    var key: String

    @OptionGroup var description: Description
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if let missing = description.missing { throw ValidationError("Give the \(missing).") }
    }

    func fields() throws -> [String: String] { try description.options().fields }
}

struct EditRecord<Description: RecordDescription>: RecordCommand {
    static var record: RecordKind { Description.record }
    static var mode: RecordStatement.Mode { .edit }
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "edit", abstract: Description.editing.abstract, discussion: "Examples:\n  \(Description.editing.examples)")
    }

    @Argument(ArgumentHelp(Description.naming.help), completing: Description.naming.completion)
    var key: String

    @OptionGroup var description: Description

    @Option(ArgumentHelp("Take away: \(Description.clearing); may be repeated.", valueName: "what"))
    var clear: [Description.Cleared] = []

    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func fields() throws -> [String: String] {
        var fields = try description.options()
        try fields.clear(clear.map(\.word))
        return fields.fields
    }
}

struct RemoveRecord<Subject: RecordSubject>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "remove",
            abstract: "Remove it, with the reason; what hangs on it is named first. The history keeps it.",
            discussion: "Examples:\n  \(Subject.removalExample)")
    }

    @Argument(ArgumentHelp(Subject.naming.help), completing: Subject.naming.completion)
    var key: String

    @Flag(help: "Also what hangs on it: facts and citations are retracted.")
    var withDependents = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let record = Subject.record
        try Session(options).change(
            [.remove(record, key: key, withDependents: withDependents)],
            message: reason.message("Remove the \(record.rawValue) \(key)"), discreet: reason.message("Remove a \(record.rawValue)"), change,
            confirm: confirm)
    }
}

// MARK: Entities

struct EntityCommand: ParsableCommand, RecordSubject {
    static let record = RecordKind.entity
    static let naming = (help: "The entity.", completion: CompletionKind?.some(.entities))
    static let removalExample = "dossier entity remove prism --with-dependents --because 'a mistake'"
    static let configuration = CommandConfiguration(
        commandName: "entity", abstract: "Add, edit, rename or remove an entity.",
        subcommands: [Add.self, Edit.self, Rename.self, RemoveRecord<Self>.self])

    struct Add: RecordCommand {
        static let record = RecordKind.entity
        static let mode = RecordStatement.Mode.add
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add an entity. 'dossier add ... --new KIND' makes one together with its first fact.",
            discussion: "Examples:\n  dossier entity add 'Outscale SAS' --kind company --summary 'A cloud'")

        @Argument("Its preferred name.")
        var name: String

        @Option("Its kind: company, person, public-body ...", completing: .kinds)
        var kind: String?

        @Option("Its slug; else made from the name.")
        var slug: String?

        @Option("What it is, in a sentence.")
        var summary: String?

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        var key: String { slug ?? Slug.make(name) }

        func validate() throws {
            if kind == nil { throw ValidationError("Give the --kind.") }
        }

        func fields() -> [String: String] {
            var fields = RecordOptions()
            fields.set("name", name)
            fields.set("kind", kind)
            fields.set("summary", summary)
            return fields.fields
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change the kind or the summary of an entity. The history keeps what it was.",
            discussion: "Examples:\n  dossier entity edit cloudwatt --summary 'A public cloud, until 2020'")

        enum Cleared: String, WordChoice { case summary }

        @Argument("The entity.", completing: .entities)
        var entity: String

        @Option("Its kind.", completing: .kinds)
        var kind: String?

        @Option("What it is, in a sentence.")
        var summary: String?

        @Option(ArgumentHelp("Take away: summary.", valueName: "what"))
        var clear: [Cleared] = []

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func run() throws {
            var fields = RecordOptions()
            fields.set("kind", kind)
            fields.set("summary", summary)
            try fields.clear(clear.map(\.word))
            if fields.fields.isEmpty { throw ValidationError("Say what is to be different: --kind, --summary.") }
            let session = Session(options)
            let base = try session.openFileForReading()
            let slug = try session.entity(entity, in: base).slug
            base.end()
            try session.change(
                [.record(RecordStatement(.entity, key: slug, fields: fields.fields, mode: .edit))], message: "Edit the entity \(slug)", change)
        }
    }

    struct Rename: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rename", abstract: "Give an entity another preferred name; the old one becomes a former name.",
            discussion: "The slug stays.\n\nExamples:\n  dossier entity rename 'Orange Business Services' 'OBS group'")

        @Argument("The entity.", completing: .entities)
        var entity: String

        @Argument("Its name from now on.")
        var name: String

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func run() throws {
            try Session(options).change([.rename(entity: entity, to: name)], message: "Rename \(entity): \(name)", change)
        }
    }
}

// MARK: Sources

struct SourceDescription: RecordDescription {
    static let record = RecordKind.source
    static let naming = (help: "Its slug.", completion: CompletionKind?.some(.sources))
    static let newName = "Its slug: a short name in kebab case, by which it is cited."
    static let adding = (abstract: "Add a source.", examples: "dossier source add echos-2014 --title 'Numergy' --published 2014-11-05")
    static let editing = (
        abstract: "Change what is said of a source. The history keeps what it was.",
        examples: "dossier source edit lmi-56327 --published 2014-01-06")
    static let clearing = "author, publisher, published, url, confidential ..."
    static let removalExample = "dossier source remove itfb-734 --with-dependents --because 'a forgery'"

    enum Cleared: String, WordChoice {
        case author, publisher, published, retrieved, url, language, supersedes, confidential
        case publishedBasis = "published-basis"
        case archivedURL = "archived-url"
        case derivedFrom = "derived-from"
    }

    @Option("Its title.")
    var title: String?

    @Option("Who wrote it.")
    var by: String?

    @Option("Who published it.")
    var publisher: String?

    @Option(ArgumentHelp("When it was published.", valueName: "date"))
    var published: AskedDate?

    @Option(ArgumentHelp("How that date is known: stated, url, inferred, unknown.", valueName: "basis"))
    var publishedBasis: String?

    @Option(ArgumentHelp("When it was read.", valueName: "date"))
    var retrieved: AskedDate?

    @Option("Its address.")
    var url: String?

    @Option(ArgumentHelp("The address of a copy in an archive.", valueName: "url"))
    var archivedURL: String?

    @Option(ArgumentHelp("The language it is written in: fr, en.", valueName: "tag"))
    var language: LanguageTag?

    @Option(ArgumentHelp("The source that it repeats.", valueName: "slug"), completing: .sources)
    var derivedFrom: String?

    @Option(ArgumentHelp("The earlier edition that it takes the place of.", valueName: "slug"), completing: .sources)
    var supersedes: String?

    @Flag(help: "What it alone attests is not given away.")
    var confidential = false

    @OptionGroup var reference: RelativeToOption

    var missing: String? { title == nil ? "--title" : nil }

    func options() throws -> RecordOptions {
        var fields = RecordOptions()
        fields.set("title", title)
        fields.set("author", by)
        fields.set("publisher", publisher)
        fields.set("published", try reference.words(published))
        fields.set("published_basis", publishedBasis)
        fields.set("retrieved", try reference.words(retrieved))
        fields.set("url", url)
        fields.set("archived_url", archivedURL)
        fields.set("language", language?.text)
        fields.set("derived_from", derivedFrom)
        fields.set("supersedes", supersedes)
        fields.set("confidential", flag: confidential)
        return fields
    }
}

struct SourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Add, edit or remove a source. 'dossier sources' lists them.",
        subcommands: [AddRecord<SourceDescription>.self, EditRecord<SourceDescription>.self, RemoveRecord<SourceDescription>.self])
}

// MARK: Disputes

/// A side of a dispute and who stands on it: '2021: 42 43'.
struct DisputeSideOption: OptionValue {
    let text: String
    let claims: [ClaimReference]

    init(option argument: String) throws {
        guard let colon = argument.lastIndex(of: ":"), colon > argument.startIndex else {
            throw ValidationError("a side is its text and the numbers of its facts: '2021: 42 43'")
        }
        text = String(argument[..<colon])
        claims = try argument[argument.index(after: colon)...].split { $0 == " " || $0 == "," }.map { try ClaimReference(option: String($0)) }
        if claims.isEmpty { throw ValidationError("no fact stands on the side '\(text)': '2021: 42 43'") }
    }

    func operation(_ dispute: String, isTakenOff: Bool) -> DossierCuration.Operation {
        .side(dispute: dispute, text: text, claims: claims, isTakenOff: isTakenOff)
    }
}

struct DisputeCommand: ParsableCommand, RecordSubject {
    static let record = RecordKind.dispute
    static let naming = (help: "Its slug.", completion: CompletionKind?.some(.disputes))
    static let removalExample = "dossier dispute remove split-of-285 --because 'different things'"
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "Write up a disagreement, edit or remove it. 'dossier conflicts' shows them.",
        subcommands: [Add.self, Edit.self, RemoveRecord<Self>.self])

    struct Texts: ParsableArguments {
        @Option("What it is about.")
        var topic: String?

        @Option("rival: they cannot all be right; apparent: they are about different things; resolved: one side is right.")
        var verdict: NewDispute.Verdict?

        @Option(ArgumentHelp("The side that is better supported, by its text.", valueName: "side"))
        var favours: String?

        @Option("What is to be said besides.")
        var comment: String?

        @Option(ArgumentHelp("A side and its facts: '2021: 42 43'; may be repeated.", valueName: "side"))
        var side: [DisputeSideOption] = []

        func options() -> RecordOptions {
            var fields = RecordOptions()
            fields.set("topic", topic)
            fields.set("verdict", verdict?.rawValue)
            fields.set("favours", favours)
            fields.set("comment", comment)
            return fields
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Write up a disagreement: its topic, and the facts on each side.",
            discussion: "Examples:\n  dossier dispute add bull --topic When --side 'early: 42' --side 'late: 43'")

        @Argument("Its slug.")
        var key: String

        @OptionGroup var texts: Texts
        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if texts.topic == nil { throw ValidationError("Give the --topic.") }
            var seen: [String] = []
            for claim in texts.side.flatMap(\.claims).map(\.text) {
                if seen.contains(claim) { throw ValidationError("\(claim) stands on two sides: what it says is one of them.") }
                seen.append(claim)
            }
        }

        func run() throws {
            try NewKey.check(key, of: .dispute)
            let record = RecordStatement(.dispute, key: key, fields: texts.options().fields, mode: .add)
            try Session(options).change(
                [.record(record)] + texts.side.map { $0.operation(key, isTakenOff: false) }, message: "Add the dispute \(key)",
                discreet: "Add a dispute", change)
        }
    }

    struct Edit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change the texts of a dispute, put facts on its sides, or take them off.",
            discussion: "Examples:\n  dossier dispute edit split-of-285 --comment 'Asked again in 2014'")

        enum Cleared: String, WordChoice { case favours, comment }

        @Argument("Its slug.", completing: .disputes)
        var key: String

        @OptionGroup var texts: Texts

        @Option(ArgumentHelp("Take facts off a side: '2021: 42'; may be repeated.", valueName: "side"))
        var off: [DisputeSideOption] = []

        @Option(ArgumentHelp("Take away: favours, comment.", valueName: "what"))
        var clear: [Cleared] = []

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func run() throws {
            var fields = texts.options()
            try fields.clear(clear.map(\.word))
            let sides = texts.side.map { $0.operation(key, isTakenOff: false) } + off.map { $0.operation(key, isTakenOff: true) }
            if fields.fields.isEmpty, sides.isEmpty { throw ValidationError("Say what is to be different.") }
            let record = fields.fields.isEmpty ? [] : [Operation.record(RecordStatement(.dispute, key: key, fields: fields.fields, mode: .edit))]
            try Session(options).change(record + sides, message: "Edit the dispute \(key)", discreet: "Edit a dispute", change)
        }
    }
}
