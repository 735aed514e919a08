internal import ArgumentParser
internal import DossierInterchange
internal import DossierStorage

struct ExportBaseCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "base",
        abstract: "Write a base to hand on: what is live, without history and private things.",
        discussion: """
            Facts and names keep their ids. What was retracted, earlier versions of rows, revisions and their authors stay behind; \
            confidential sources, what only they attest, and private notes as well, unless --private is given. The same base gives the \
            same bytes.

            Examples:
              dossier export base open.db
              dossier export base open.db --force
              dossier export base part.db --around andromede --depth 2
            """)

    @Argument("The new file.")
    var file: FilePath

    @Flag(help: "Replace a file that is there.")
    var force = false

    @OptionGroup var selected: SelectionOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        if file.isStandard { throw ValidationError("A base is a file: name it.") }
    }

    func run(_ session: Session) throws {
        let counts = try selected.withBase(session) { base, _ in
            // The original, of which a part may be read from a copy.
            if base.path != (try session.database.path) { try BaseCopy.refuse(file.path, insteadOf: session.database.path) }
            return try BaseCopy(of: base).write(to: file.path, replacing: force, watch: Interruption.guardWriting)
        }
        let rows = counts.filter { $0.rows > 0 }.map { "\($0.table.rawValue) \($0.rows)" }.joined(separator: ", ")
        session.note("wrote '\(file.path)': \(rows)")
    }
}
