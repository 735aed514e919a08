internal import ArgumentParser
internal import DossierStorage

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a knowledge base: a file with the bundled one in it.",
        discussion: """
            The file is ./dossier.db, or the one that --db or DOSSIER_DB names. A file that is there is left alone.

            Examples:
              dossier init                         ./dossier.db, with the French sovereign cloud in it
              dossier --db mine.db init --empty    nothing but the schema, to import your own package into
            """)

    @Flag(help: "Leave the bundled knowledge base out.")
    var empty = false

    @Flag(help: "Replace a file that is there.")
    var force = false

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let path = try session.database.path
        Interruption.install()
        try KnowledgeBase.create(at: path, replacing: force) { base in
            Interruption.guardWriting(base)
            if !empty { try Session.fillWithBundled(base) }
        }
        session.note(empty ? "made '\(path)', empty" : "made '\(path)' with the bundled knowledge base; try: dossier show cloudwatt")
    }
}
