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
        let statement = RecordStatement(Self.record, key: key, fields: try fields(), mode: Self.mode)
        if Self.mode == .edit, statement.fields.isEmpty { throw ValidationError("Say what is to be different.") }
        let verb = Self.mode == .add ? "Add" : "Edit"
        try Session(options).change([.record(statement)], message: "\(verb) the \(Self.record.rawValue) \(key)", discreet: "\(verb) a \(Self.record.rawValue)", change)
    }
}

/// A command that removes one record.
protocol RemovalCommand: ParsableCommand {
    static var record: RecordKind { get }
    var key: String { get }
    var removal: RemovalOptions { get }
    var options: GlobalOptions { get }
}

struct RemovalOptions: ParsableArguments {
    @Flag(help: "Also what hangs on it: facts and citations are retracted.")
    var withDependents = false

    @OptionGroup var reason: ReasonOption
    @OptionGroup var confirm: ConfirmOption
    @OptionGroup var change: DeskOptions
}

extension RemovalCommand {
    func run() throws {
        try Session(options).change(
            [.remove(Self.record, key: key, withDependents: removal.withDependents)],
            message: removal.reason.message("Remove the \(Self.record.rawValue) \(key)"),
            discreet: removal.reason.message("Remove a \(Self.record.rawValue)"), removal.change, confirm: removal.confirm)
    }

    static func removalConfiguration(_ example: String) -> CommandConfiguration {
        CommandConfiguration(
            commandName: "remove",
            abstract: "Remove it, with the reason; what hangs on it is named first. The history keeps it.",
            discussion: "Examples:\n  \(example)")
    }
}

// MARK: Entities

struct EntityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entity", abstract: "Add, edit, rename or remove an entity.",
        subcommands: [Add.self, Edit.self, Rename.self, Remove.self])

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

    struct Remove: RemovalCommand {
        static let record = RecordKind.entity
        static let configuration = removalConfiguration("dossier entity remove prism --with-dependents --because 'a mistake'")

        @Argument("The entity.", completing: .entities) var key: String
        @OptionGroup var removal: RemovalOptions
        @OptionGroup var options: GlobalOptions
    }
}

// MARK: Sources

/// What is said of a source.
struct SourceOptions: ParsableArguments {
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
    var language: String?

    @Option(ArgumentHelp("The source that it repeats.", valueName: "slug"), completing: .sources)
    var derivedFrom: String?

    @Option(ArgumentHelp("The earlier edition that it takes the place of.", valueName: "slug"), completing: .sources)
    var supersedes: String?

    @OptionGroup var reference: RelativeToOption

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
        fields.set("language", language)
        fields.set("derived_from", derivedFrom)
        fields.set("supersedes", supersedes)
        return fields
    }
}

struct SourceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Add, edit or remove a source. 'dossier sources' lists them.",
        subcommands: [Add.self, Edit.self, Remove.self])

    struct Add: RecordCommand {
        static let record = RecordKind.source
        static let mode = RecordStatement.Mode.add
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add a source.",
            discussion: """
                Examples:
                  dossier source add echos-2014 --title 'Numergy' --published 2014-11-05
                """)

        @Argument("Its slug: a short name in kebab case, by which it is cited.")
        var key: String

        @OptionGroup var source: SourceOptions

        @Flag(help: "What it alone attests is not given away.")
        var confidential = false

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func validate() throws {
            if source.title == nil { throw ValidationError("Give the --title.") }
        }

        func fields() throws -> [String: String] {
            var fields = try source.options()
            fields.set("confidential", flag: confidential)
            return fields.fields
        }
    }

    struct Edit: RecordCommand {
        static let record = RecordKind.source
        static let mode = RecordStatement.Mode.edit
        static let configuration = CommandConfiguration(
            commandName: "edit", abstract: "Change what is said of a source. The history keeps what it was.",
            discussion: "Examples:\n  dossier source edit lmi-56327 --published 2014-01-06")

        enum Cleared: String, WordChoice {
            case author, publisher, published, retrieved, url, language, supersedes, confidential
            case publishedBasis = "published-basis"
            case archivedURL = "archived-url"
            case derivedFrom = "derived-from"
        }

        @Argument("Its slug.", completing: .sources)
        var key: String

        @OptionGroup var source: SourceOptions

        @Flag(help: "From now on, what it alone attests is not given away.")
        var confidential = false

        @Option(ArgumentHelp("Take away: author, publisher, published, url, confidential ...; may be repeated.", valueName: "what"))
        var clear: [Cleared] = []

        @OptionGroup var change: DeskOptions
        @OptionGroup var options: GlobalOptions

        func fields() throws -> [String: String] {
            var fields = try source.options()
            fields.set("confidential", flag: confidential)
            try fields.clear(clear.map(\.word))
            return fields.fields
        }
    }

    struct Remove: RemovalCommand {
        static let record = RecordKind.source
        static let configuration = removalConfiguration("dossier source remove itfb-734 --with-dependents --because 'a forgery'")

        @Argument("Its slug.", completing: .sources) var key: String
        @OptionGroup var removal: RemovalOptions
        @OptionGroup var options: GlobalOptions
    }
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

struct DisputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dispute", abstract: "Write up a disagreement, edit or remove it. 'dossier conflicts' shows them.",
        subcommands: [Add.self, Edit.self, Remove.self])

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
        }

        func run() throws {
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

    struct Remove: RemovalCommand {
        static let record = RecordKind.dispute
        static let configuration = removalConfiguration("dossier dispute remove split-of-285 --because 'different things'")

        @Argument("Its slug.", completing: .disputes) var key: String
        @OptionGroup var removal: RemovalOptions
        @OptionGroup var options: GlobalOptions
    }
}
