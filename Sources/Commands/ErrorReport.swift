internal import ArgumentParser
internal import Glibc
internal import DossierInterchange
internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

/// The only place that turns errors into messages and exit statuses.
enum ErrorReport {
    /// Writes what an error means to stderr and returns the status to end with.
    ///
    /// - Parameter arguments: the command line, from the command's name on.
    static func write(_ error: any Error, of arguments: [String] = []) -> Int32 {
        let failure: CommandFailure
        switch error {
        case let error as CommandFailure: failure = error
        case let error as KnowledgeBaseError: failure = describe(error)
        case let error as SQLiteError: failure = describe(error)
        case let error as CSVInputError: failure = describe(error)
        case let error as PackageFaults: failure = describe(error)
        case let error as ForeignFiles:
            let files = "'\(error.path)'" + (error.count > 1 ? " and \(EnglishCount.of(error.count - 1, "more file"))" : "")
            let (they, were) = error.count > 1 ? ("they were", "were") : ("it was", "was")
            failure = CommandFailure(
                status: .cannotCreate,
                error.isChanged ? "\(files) changed since \(they) exported" : "\(files) \(were) not written by an export",
                hint: error.isChanged ? "'dossier import' takes the changes in, with --retract-missing also what is gone; --force replaces the files" : "another folder, or --force")
        case let error as NoExportRecord:
            failure = CommandFailure(
                status: .usage, "--retract-missing needs the folder of an export of this base, with its file \(error.fileName)",
                hint: "dossier retract takes back single facts")
        case let error as RecordFault: failure = CommandFailure(status: .badData, error.message, hint: error.hint)
        case let error as NameTooLong:
            failure = CommandFailure(status: .usage, error.description, hint: "name it by its slug, or by a part of its name")
        case is NoThread:
            failure = CommandFailure(status: .inputOutput, "the system has no thread to give", hint: "try again when fewer programs run")
        case let error as EDTFError: failure = CommandFailure(status: .badData, error.description)
        case let error as OutputError:
            // The reader went away (`| head`): nothing is wrong.
            if case .readerClosed = error { return 0 }
            failure = CommandFailure(status: .inputOutput, error.description, hint: hint(forSystem: error.systemCode))
        default: return reportParserError(error, arguments)
        }
        var lines = ["dossier: \(failure.message)"] + failure.details
        if let hint = failure.hint { lines.append("  try: \(hint)") }
        StandardError.write(lines)
        return failure.status.rawValue
    }

    // Help and version are "errors" of the parser that end well; what it does not know is a bug of ours.
    private static func reportParserError(_ error: any Error, _ arguments: [String]) -> Int32 {
        let code = RootCommand.exitCode(for: error)
        if code == .success {
            do { try StandardOutput.write(UsageMessage.help(forParser: error)) } catch { return write(error) }
            return 0
        }
        if code == .validationFailure {
            StandardError.write(UsageMessage.lines(forParser: error, arguments))
            return ExitStatus.usage.rawValue
        }
        if error is ExitCode { return code.rawValue }
        StandardError.write(["dossier: a bug: \(error)", "  please report it, with the command that you ran"])
        return ExitStatus.bug.rawValue
    }

    // Every fault with its place, and what to do about it.
    private static func describe(_ error: PackageFaults) -> CommandFailure {
        var details = error.places.map { place in "  \(place)" + (place.hint.map { " (\($0))" } ?? "") }
        if error.count > error.places.count { details.append("  and \(error.count - error.places.count) more") }
        // Files that are missing are that, however many they are; among others they are one of several mistakes.
        let statuses = Set(error.places.map(status))
        return CommandFailure(
            status: statuses.count == 1 ? statuses.first ?? .badData : .badData, "\(error.count) mistakes; nothing was imported",
            details: details)
    }

    private static func describe(_ error: KnowledgeBaseError) -> CommandFailure {
        switch error {
        case .missing(let path):
            CommandFailure(
                status: .missingInput, "there is no file '\(path)'",
                hint: "'dossier init' makes one with the bundled knowledge base, 'dossier init --empty' one of your own; --db FILE names another")
        case .danglingLink(let path, let target):
            CommandFailure(
                status: .missingInput, "'\(path)' is a link to '\(target)', where there is no file",
                hint: "remove the link, or make the file that it leads to: dossier --db \(ShellWord.quoted(target)) init")
        case .cannotRead(let path, let reason):
            CommandFailure(status: .missingInput, "cannot read '\(path)': \(reason)", hint: "look at its permissions with: ls -l")
        case .isDirectory(let path):
            CommandFailure(status: .missingInput, "'\(path)' is a folder, not a knowledge base", hint: "name the file in it")
        case .notADatabase(let path):
            CommandFailure(
                status: .badData, "'\(path)' is not a SQLite database", hint: "name a file that 'dossier init' or 'import' made")
        case .otherApplication(let path):
            CommandFailure(
                status: .badData, "'\(path)' is a SQLite database, but not a dossier knowledge base",
                hint: "the sqlite3 program opens it; 'dossier import' reads CSV packages")
        case .newerSchema(let path, let found, let supported):
            CommandFailure(
                status: .badData, "'\(path)' was written by a newer dossier: its schema is \(found), this one reads \(supported)",
                hint: "install the newer version; the file is left as it is")
        case .olderSchema(let path, let found, let supported):
            CommandFailure(
                status: .badData, "'\(path)' was written by an older dossier: its schema is \(found), this one reads \(supported)",
                hint: "'dossier migrate' brings it up to date, and keeps a backup")
        case .changedMigration(let path, let number, let name):
            CommandFailure(
                status: .badData, "the schema of '\(path)' has been tampered with: migration \(number) (\(name)) is not the one that this dossier knows",
                hint: "restore a backup, or save the data: sqlite3 \(ShellWord.file(path)) .dump; the file is left as it is")
        case .alreadyExists(let path):
            CommandFailure(status: .cannotCreate, "'\(path)' exists already", hint: "--force replaces it; another name leaves it as it is")
        case .wouldReplaceBase(let path):
            CommandFailure(
                status: .cannotCreate, "'\(path)' is a knowledge base: what is exported does not take its place", hint: "give another name, or remove it first")
        case .cannotWrite(let path, let reason, let code): cannotWrite(path, reason, code)
        case .faultyLoad(let path, let reason):
            CommandFailure(
                status: .bug, "a bug: what was written for '\(path)' does not read back: \(reason); nothing was added",
                hint: "please report it, with the package if you may")
        case .changedMeanwhile(let path):
            CommandFailure(
                status: .busy, "another program has filled or replaced '\(path)' meanwhile; nothing was added",
                hint: "run the command again: it starts from what is there now")
        }
    }

    private static let interrupted = CommandFailure(status: .interrupted, "interrupted; the file is as it was")

    private static func cannotWrite(_ path: String, _ reason: String, _ code: Int32) -> CommandFailure {
        let message = "cannot write '\(path)': \(reason)"
        guard let hint = hint(forSystem: code) else {
            return CommandFailure(status: .cannotCreate, message, hint: "choose a folder that you may write to")
        }
        return CommandFailure(status: .inputOutput, message, hint: hint)
    }

    /// What to do where the system has no more to give, by its error number; nil where something else is in the way.
    private static func hint(forSystem code: Int32?) -> String? {
        switch code {
        case ENOSPC, EDQUOT: "make room on the disk and run the command again; nothing was changed"
        case EMFILE, ENFILE: "end programs that hold files open, or raise the limit: ulimit -n"
        case EFBIG: "files may not grow as large here: raise the limit, ulimit -f, or choose another disk; nothing was changed"
        case EIO: "look at the disk; nothing was changed"
        default: nil
        }
    }

    private static func describe(_ error: SQLiteError) -> CommandFailure {
        let message = "SQLite: \(error.message)"
        if [.cannotOpen, .inputOutput].contains(error.code.primary), let code = error.systemCode, let hint = hint(forSystem: code) {
            return CommandFailure(status: .inputOutput, "\(message): \(String(cString: strerror(code)))", hint: hint)
        }
        return switch error.code.primary {
        case .busy, .locked:
            CommandFailure(status: .busy, "the file is in use by another program", hint: "run the command again when that is done")
        case .interrupted: interrupted
        case .corrupt, .notADatabase:
            CommandFailure(
                status: .badData, "the file is damaged: \(error.message)",
                hint: "'dossier doctor' says where; restore a backup")
        case .full: CommandFailure(status: .inputOutput, "the disk is full; the file is as it was", hint: "make room and run the command again")
        case .readOnly:
            CommandFailure(status: .cannotCreate, "the file or its folder is read-only; nothing was changed", hint: "copy it where you may write")
        case .cannotOpen:
            CommandFailure(status: .cannotCreate, message, hint: "SQLite writes a journal beside the file: the folder must be writable")
        case .inputOutput: CommandFailure(status: .inputOutput, message, hint: "look at the disk, and whether files may grow so large: ulimit -f; the file is as it was")
        case .outOfMemory: CommandFailure(status: .inputOutput, "out of memory")
        // A reference to a row that is not there, which only others than this program leave.
        case .constraint where error.code == .foreignKey:
            CommandFailure(
                status: .badData, "the file is damaged: a row refers to one that is not there (\(error.message)); nothing was changed",
                hint: "'dossier doctor' says where; if it finds nothing, please report this")
        case .tooBig: CommandFailure(status: .badData, "a text or a result is larger than SQLite's limit of 1 GB")
        default: CommandFailure(status: .bug, "a bug: \(error)", hint: "please report it, with the command that you ran")
        }
    }

    private static func describe(_ error: CSVInputError) -> CommandFailure {
        if error.systemCode == ECANCELED { return interrupted }
        let isMissing = error.systemCode == ENOENT || error.systemCode == ENOTDIR
        let hint =
            hint(forSystem: error.systemCode) ?? error.hint
            ?? (isMissing ? "check the name; 'dossier export csv FOLDER' makes a package's folder" : nil)
        return CommandFailure(status: status(of: error), error.description, hint: hint)
    }

    private static func status(of error: CSVInputError) -> ExitStatus {
        switch error.systemCode {
        case nil: .badData
        case ENOENT, EACCES, EISDIR, ENOTDIR: .missingInput
        default: .inputOutput
        }
    }
}
