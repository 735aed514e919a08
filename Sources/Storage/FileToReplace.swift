internal import Glibc

/// A file that another is about to replace: nobody changes it meanwhile.
///
/// Its write lock is held until this is released. What is no SQLite file, and what is not there, nobody can be changing.
final class FileToReplace {
    private let connection: Connection?

    init(_ path: String) throws {
        while true {
            // A link that leads nowhere gives way like what is no database.
            guard access(path, F_OK) == 0, let connection = try Self.lock(path) else {
                self.connection = nil
                return
            }
            if connection.isNamed(path) {
                self.connection = connection
                return
            }
            connection.rollBack()
        }
    }

    private static func lock(_ path: String) throws -> Connection? {
        try FileHeader.checkKind(of: path)
        do {
            let connection = try Connection(path: path, access: .readWrite)
            try connection.run(Connection.TransactionKind.immediate.rawValue)
            return connection
        } catch let error where [.notADatabase, .corrupt, .readOnly, .cannotOpen].contains(error.code.primary) {
            return nil
        }
    }

    /// Puts what another connection holds in the place of all that it holds, where more hangs on the file than its contents.
    ///
    /// - Returns: false where it is no database, whose contents can be replaced.
    func takeContents(of other: Connection) throws -> Bool {
        guard let connection else { return false }
        connection.rollBack()
        try other.copy(to: connection)
        return true
    }

    deinit { connection?.rollBack() }
}
