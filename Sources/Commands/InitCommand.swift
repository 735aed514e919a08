internal import ArgumentParser
internal import DossierOutput
internal import DossierStorage

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a knowledge base: a file with the bundled one in it.",
        discussion: """
            The file is ./dossier.db, or the one that --db or DOSSIER_DB names. A file that is there is left alone.

            Examples:
              dossier init                         ./dossier.db, with the French sovereign cloud in it
              dossier --db mine.db init --empty    kinds, predicates and units, for a base of your own
              dossier --db bare.db init --bare     nothing but the schema, for a vocabulary of your own
            """)

    @Flag(help: "No facts, only the vocabulary to begin with; what the bundled story alone needs is not in it. A package's own takes its place.")
    var empty = false

    @Flag(help: "Not even a vocabulary.")
    var bare = false

    @Flag(help: "Replace a file that is there.")
    var force = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let path = try session.database.path
        Interruption.install()
        try KnowledgeBase.create(at: path, replacing: force) { base in
            Interruption.guardWriting(base)
            if bare { return }
            try empty ? Session.fillWithVocabulary(base) : Session.fillWithBundled(base)
        }
        if bare {
            session.note("made '\(path)', without a vocabulary")
        } else if empty {
            session.note("made '\(path)', empty but for the vocabulary; try: dossier add --help, dossier help facts, dossier import FOLDER")
        } else {
            session.note("made '\(path)' with the bundled knowledge base; try: dossier show cloudwatt")
        }
        // A base that no other command would look for by itself.
        if options.db != nil { session.note("name it each time, --db \(ShellWord.quoted(path)), or once: export DOSSIER_DB=\(ShellWord.quoted(path))") }
    }

    func validate() throws {
        if empty, bare { throw ValidationError("--empty and --bare exclude each other.") }
    }
}
