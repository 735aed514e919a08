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

extension LeftOut {
    /// How much was left out for want of certainty; nil for nothing.
    var uncertainSentence: String? {
        switch uncertainCount {
        case 0: nil
        case 1: "1 fact is left out: it is disputed, only possible, or not vouched for; without --certain it is shown"
        case let count: "\(count) facts are left out: they are disputed, only possible, or not vouched for; without --certain they are shown"
        }
    }

    /// What was left out in words: "3 facts and 1 source"; nil for nothing.
    var words: String? {
        let counts = [
            (count(of: .relations) + count(of: .attributes), "fact"), (count(of: .names), "name"), (count(of: .disputes), "dispute"),
            (count(of: .sources), "source"), (count(of: .privateNotes), "private note"),
        ]
        let parts = counts.filter { $0.0 > 0 }.map { EnglishCount.of($0.0, $0.1) }
        guard let last = parts.last else { return nil }
        let list = parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
        return isAtLeast ? "at least \(list)" : list
    }

    /// The same as a sentence that says how to see it.
    var sentence: String? {
        words.map { words in
            let isOne = words.hasPrefix("1 ") && !words.contains(" and ")
            return "\(words) \(isOne ? "is confidential: --private shows it" : "are confidential: --private shows them")"
        }
    }
}
