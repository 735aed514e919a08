internal import ArgumentParser
internal import DossierInterchange
internal import DossierModel
internal import DossierStorage

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read documents into the knowledge base: a package, unless another format is named.",
        subcommands: [ImportPackageCommand.self, ImportFtMCommand.self],
        defaultSubcommand: ImportPackageCommand.self)
}

struct ImportFtMCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ftm",
        abstract: "Read FollowTheMoney: JSON lines of entities and relations.",
        discussion: """
            Which kinds and predicates schemata are is in the base's mappings; a base without a vocabulary gets the one of 'init --empty'. \
            Lines with one id are one entity, and so are entities within others. Documents that prove something, and addresses that lines \
            give, become sources. It is one revision, all of it or nothing. stderr counts what could not be mapped by schema and property.

            Examples:
              dossier export ftm base.ftm.json
              dossier init --empty
              dossier import ftm base.ftm.json
            """)

    @Argument("A file; - for the standard input.")
    var file: FilePath

    @Option("What the change is, for the history.")
    var message: String?

    @Option("Who makes it. Else DOSSIER_AUTHOR, else USER.")
    var author: String?

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForWriting()
        Interruption.guardWriting(base)
        let document = try read(base)
        do {
            try PackageImport(
                session, message: message ?? "Import of \(file.path)", author: author ?? DeskOptions.authorOfEnvironment,
                wording: document.explained
            ).run(document.files, into: base)
        } catch {
            throw document.explained(error)
        }
        for (what, count) in document.changed { session.note("\(what) (\(count))") }
        for (what, count) in document.unmapped { session.note("not mapped: \(what) (\(count))") }
    }

    private func read(_ base: Writer) throws -> FtMImport {
        let bringsVocabulary = try !base.hasVocabulary
        let vocabulary = try bringsVocabulary ? Session.vocabulary() : base.snapshot()
        defer { vocabulary.end() }
        return try Progress.of("dossier import ftm") { _ in
            try FtMImport(
                file.path, vocabularyOf: vocabulary, bringing: bringsVocabulary ? .vocabulary : nil, beside: base.path,
                keepsGoing: Interruption.keepsGoing)
        }
    }
}
