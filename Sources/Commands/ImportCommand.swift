internal import ArgumentParser
internal import DossierInterchange
internal import DossierStorage

struct ImportPackageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "csv",
        abstract: "Read a Data Package into the knowledge base: one revision, all of it or nothing.",
        discussion: """
            Into an empty knowledge base ('dossier init --empty') the package's ids are kept. Into another, what is new is \
            added, and a claim that is known gets the package's citations. What is there is not edited: a package of the same base \
            that says otherwise is refused, and of another base it is warned of. Faults are given with file, line and column.

            Examples:
              dossier init --empty
              dossier import out
              dossier import out --message 'Annual report of 2012' --author 'A. R.'
            """)

    @Argument("The package's folder.")
    var folder: FilePath

    @OptionGroup var change: ChangeOptions
    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let base = try session.openForWriting()
        Interruption.guardWriting(base)
        try PackageImport(session, change).run(PackageFiles(folder: folder.path), called: folder.path, into: base)
    }
}
