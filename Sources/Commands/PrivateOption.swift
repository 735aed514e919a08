internal import ArgumentParser
internal import DossierStorage

/// Whether an answer may hold what is confidential: the option of every command that has such answers.
struct PrivateOption: ParsableArguments {
    @Flag(name: .customLong("private"), help: "Also confidential sources, what only they attest, and private notes.")
    var isGiven = false

    /// What the answer may give away. A page that its owner reads on a terminal has everything, marked; what may be handed on,
    /// rows and what goes into a pipe, only what is open.
    ///
    /// - Parameter isPage: false where the answer is none, whatever the terminal.
    func visibility(_ session: Session, isPage: Bool = true) -> Visibility {
        isGiven || isPage && session.showsPages ? .everything : .open
    }
}
