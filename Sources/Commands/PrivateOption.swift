internal import ArgumentParser
internal import DossierStorage

/// Whether an answer may hold what is confidential: the option of every command that has such answers.
struct PrivateOption: ParsableArguments {
    @Flag(name: .customLong("private"), help: "Also confidential sources, what only they attest, and private notes.")
    var isGiven = false

    /// What the answer may give away: with the option everything, else what `visibilityOfPages` says.
    ///
    /// - Parameter isPage: false where the answer is none, whatever the terminal.
    func visibility(_ session: Session, isPage: Bool = true) -> Visibility {
        isGiven ? .everything : isPage ? session.visibilityOfPages : .open
    }
}
