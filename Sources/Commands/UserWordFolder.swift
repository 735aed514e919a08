internal import Glibc
internal import DossierModel
internal import DossierStorage

/// The folder of the user's own lists of words: `DOSSIER_WORDS`, else `words` in the user's configuration of dossier.
///
/// Nothing of it is looked at before a list is first read, which most lookups never do.
enum UserWordFolder {
    /// The most bytes of a list.
    private static let limit = 4 << 20

    /// Has lists come from the folder, from now on. A fault in one ends the program with its status.
    static func install() {
        let source = UserWords.Source(
            text: { list in
                do {
                    return try text(of: list)
                } catch {
                    end(error)
                }
            },
            refuse: { end(failure($0)) })
        UserWords.take(from: source)
    }

    /// Looks all lists over, before something is begun that must not be left half done.
    static func check() throws {
        guard try openedPath() != nil, let fault = UserWords.faults().first else { return }
        throw failure(fault)
    }

    /// What `doctor` says of the folder, and why it ends with an error.
    static func examine() throws -> (check: IntegrityCheck, failure: CommandFailure?) {
        guard let path = try openedPath() else {
            return (IntegrityCheck(name: "words", isGood: true, detail: "no lists of your own"), nil)
        }
        let faults = UserWords.faults()
        if let first = faults.first {
            let detail = faults.map(\.description).joined(separator: "; ")
            return (IntegrityCheck(name: "words", isGood: false, detail: "\(path): \(detail)"), failure(first))
        }
        let files = try names(in: path)
        let others = files.filter { !UserWords.lists.contains($0) }
        var detail = "\(path): " + (files.count == others.count ? "no list" : files.filter(UserWords.lists.contains).joined(separator: ", "))
        if !others.isEmpty { detail += "; not read: \(others.joined(separator: ", ")) (lists are \(UserWords.lists.joined(separator: ", ")))" }
        return (IntegrityCheck(name: "words", isGood: true, detail: detail), nil)
    }

    // MARK: Files

    private static var path: String? {
        if let variable = getenv("DOSSIER_WORDS"), variable.pointee != 0 { return String(cString: variable) }
        return UserFolder.configuration.map { $0 + "/words" }
    }

    /// The path of the folder; nil where none is known or there. One that the user names has to be there.
    private static func openedPath() throws -> String? {
        guard let path else { return nil }
        var status = stat()
        let isFolder = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if isFolder { return path }
        guard let variable = getenv("DOSSIER_WORDS"), variable.pointee != 0 else { return nil }
        throw CommandFailure(
            status: .missingInput, "DOSSIER_WORDS names no folder: '\(path)'", hint: "a folder of lists of words: 'dossier help words'")
    }

    private static func text(of list: String) throws -> String? {
        guard let folder = try openedPath() else { return nil }
        let path = folder + "/" + list
        if access(path, F_OK) != 0, errno == ENOENT { return nil }
        return try InputText.read(path: path, limit: limit)
    }

    /// The names of the files, in order, but for hidden ones.
    private static func names(in path: String) throws -> [String] {
        if access(path, R_OK) != 0 { throw CommandFailure(status: .missingInput, "cannot read '\(path)': \(systemErrorText())") }
        return FileSystem.names(in: path).filter { !$0.hasPrefix(".") }.sorted()
    }

    // MARK: Faults

    private static func failure(_ fault: WordListFault) -> CommandFailure {
        CommandFailure(
            status: .badData, (path.map { $0 + "/" } ?? "") + fault.description,
            hint: "mend the line, or put # in front of it; what lists may say: 'dossier help words'")
    }

    private static func end(_ error: any Error) -> Never {
        UnfinishedFile.remove()
        _exit(ErrorReport.write(error))
    }
}
