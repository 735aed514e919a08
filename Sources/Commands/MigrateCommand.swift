internal import ArgumentParser
internal import DossierStorage

struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring a file of an older dossier to this one's schema; a backup is kept beside it.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
        let session = Session(options)
        let path = try session.database.path
        Interruption.install()
        let backup = try Progress.of("dossier migrate") { _ in try KnowledgeBase.migrate(path, keepsGoing: Interruption.keepsGoing) }
        if let backup {
            session.note("'\(path)' is at schema \(Migration.newest) now; as it was before: '\(backup)'")
        } else {
            session.note("'\(path)' is at schema \(Migration.newest) already")
        }
    }
}
