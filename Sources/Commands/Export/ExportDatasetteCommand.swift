internal import ArgumentParser
internal import DossierInterchange
internal import DossierStorage

struct ExportDatasetteCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "datasette-metadata",
        abstract: "Write what Datasette needs to open a base at its views.",
        discussion: """
            Base tables are hidden; views and columns are described; saved queries are there, and some for one entity, one day and one \
            source. Datasette finds it by the base's name: the file's, without extension.

            Examples:
              dossier export datasette-metadata metadata.json
              dossier export datasette-metadata - --name open --lang fr
            """)

    @Option("What Datasette calls the base, where that is not this file's name.")
    var name: String?

    @OptionGroup var target: TargetOptions
    @OptionGroup var options: GlobalOptions

    func run(_ session: Session) throws {
        let base = try session.openForReading(.open)
        let metadata = DatasetteMetadata(of: base, name: try name ?? fileName(session), language: session.language)
        try target.write { try metadata.write(to: $0) }
    }

    private func fileName(_ session: Session) throws -> String {
        let file = try session.database.path.split(separator: "/").last.map(String.init) ?? "dossier.db"
        return file.lastIndex(of: ".").flatMap { $0 == file.startIndex ? nil : String(file[..<$0]) } ?? file
    }
}
