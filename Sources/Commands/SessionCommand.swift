internal import ArgumentParser
internal import DossierModel
internal import DossierStorage

/// A command that answers from a knowledge base: however it ends, it says what its answer has left out.
protocol SessionCommand: ParsableCommand {
    associatedtype Options: SessionOptions
    var options: Options { get }

    func run(_ session: Session) throws
}

extension SessionCommand {
    func run() throws { try Session(options).run(UsageMessage.words(of: Self.self).joined(separator: " "), run) }
}

extension Session {
    /// Says that SQL sees what is confidential, where there is such a thing.
    ///
    /// - Parameter isPart: whether it is asked of a part of the base, made for it, rather than of the whole file.
    func warnOfConfidential(_ base: Snapshot, isPart: Bool = false) throws {
        guard try base.hasConfidentialSources() else { return }
        note(
            isPart
                ? "the part has confidential sources: SQL sees them and what only they attest"
                : "the base has confidential sources: SQL sees the whole file, with them and what only they attest")
    }
}
