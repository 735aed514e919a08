internal import Glibc

/// Why a knowledge base cannot be opened, made or changed.
public enum KnowledgeBaseError: Error, Equatable, Sendable {
    case missing(path: String)
    /// There is only a symbolic link of that name, which leads to no file.
    case danglingLink(path: String, target: String)
    case cannotRead(path: String, reason: String)
    case isDirectory(path: String)
    /// The file is not a SQLite database.
    case notADatabase(path: String)
    /// A SQLite database that this program did not make.
    case otherApplication(path: String)
    /// Written by a newer version of this program.
    case newerSchema(path: String, found: Int, supported: Int)
    /// Written by an older version; it must be migrated before it is read.
    case olderSchema(path: String, found: Int, supported: Int)
    /// A migration that the file records is not the one that this program holds.
    case changedMigration(path: String, number: Int, name: String)
    case alreadyExists(path: String)
    /// A document would take the place of a knowledge base, or a copy that of its original.
    case wouldReplaceBase(path: String)
    /// - `code`: the system's error number; 0 where it has none.
    case cannotWrite(path: String, reason: String, code: Int32 = 0)
    /// What was written into a new file does not read back as it was written: the file is given up.
    case faultyLoad(path: String, reason: String)
    /// Another program has filled or replaced the file since it was looked at: the same command may succeed now.
    case changedMeanwhile(path: String)

    /// There is no file at `path`, or only a link that leads to none.
    static func noFile(_ path: String) -> KnowledgeBaseError {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &bytes, bytes.count)
        if count < 0 { return .missing(path: path) }
        let target = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = FileSystem.folder(of: path)
        return .danglingLink(path: path, target: target.hasPrefix("/") || folder == "." ? target : "\(folder)/\(target)")
    }

    /// What the system says of the last failed call on `path`.
    package static func failedWriting(_ path: String) -> KnowledgeBaseError {
        let code = errno
        return .cannotWrite(path: path, reason: String(cString: strerror(code)), code: code)
    }
}

/// A record that cannot be added: what is wrong with it, in which column, and what to do.
public struct RecordFault: Error, Equatable, Sendable, CustomStringConvertible {
    public let message: String
    /// The name of the column at fault; nil when the whole record is.
    public let column: String?
    public let hint: String?

    public init(_ message: String, column: String? = nil, hint: String? = nil) {
        self.message = message
        self.column = column
        self.hint = hint
    }

    public var description: String { hint.map { "\(message); \($0)" } ?? message }
}

extension RecordFault {
    /// There is no kind of this name: the same words at every door.
    package static func noKind(_ name: String, column: String = "kind") -> RecordFault {
        RecordFault(
            "there is no kind '\(name)'", column: column,
            hint: column == "parent" ? "add the parent first" : "'dossier list' names the kinds, 'dossier kind add' makes one")
    }
}
