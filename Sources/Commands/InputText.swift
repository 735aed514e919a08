internal import DossierStorage
internal import Glibc

/// Text that a command reads whole: a statement, or lines of facts, from a file or from the standard input.
enum InputText {
    /// The most bytes of a statement.
    private static let usualLimit = 16 << 20

    /// - Parameter limit: the most bytes that it may have.
    static func read(path: String, limit: Int = usualLimit) throws -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandFailure(status: .missingInput, "cannot read '\(path)': \(systemErrorText())") }
        defer { close(descriptor) }
        return try read(descriptor, path, limit)
    }

    static func readStandardInput(limit: Int = usualLimit) throws -> String { try read(STDIN_FILENO, "the standard input", limit) }

    private static func read(_ descriptor: Int32, _ name: String, _ limit: Int) throws -> String {
        guard let bytes = FileSystem.contents(of: descriptor, limit: limit) else {
            throw CommandFailure(status: .missingInput, "cannot read \(name): \(systemErrorText())")
        }
        if bytes.count > limit { throw CommandFailure(status: .badData, "\(name) is larger than \(limit >> 20) MiB") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(status: .badData, "\(name) is not UTF-8 text")
        }
        return text
    }
}
