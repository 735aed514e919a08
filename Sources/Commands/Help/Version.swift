internal import DossierStorage

/// What the program is, and what it was built with and for.
enum Version {
    static let program = "dossier 0.1.0"

    /// The program, the SQLite in it, and the schema of the files that it reads and writes.
    static let text = "\(program), SQLite \(Connection.libraryVersion), schema \(Migration.newest)"
}
