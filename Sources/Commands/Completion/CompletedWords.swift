internal import ArgumentParser
internal import DossierModel
internal import DossierOutput
internal import DossierStorage

// What a shell completes from the base in hand. The scripts of `dossier completions` call the program back with the words that are
// typed so far.
extension CompletionKind {
    static let entities = words(of: .entities)
    static let kinds = words(of: .kinds)
    static let predicates = words(of: .predicates)
    static let views = words(of: .views)
    static let disputes = words(of: .disputes)
    static let sources = words(of: .sources)
    /// What has a page, but facts.
    static let subjects = words(of: .entities, .disputes, .sources)

    private static func words(of vocabularies: Snapshot.Vocabulary...) -> CompletionKind {
        .custom { arguments, _, prefix in
            let arguments = arguments.map(ShellWord.unquoted)
            do {
                let (base, beginning) = (BaseWords(arguments), ShellWord.unquoted(prefix))
                return try vocabularies.flatMap { try base.words(of: $0, beginning: beginning) }.compactMap(shown)
            } catch {
                // Nobody waits for a message in the middle of a line: there is nothing to complete, and the command itself will say why.
                return []
            }
        }
    }

    // As the shell that asks reads an answer. Nil for what cannot stand on a line.
    private static func shown(_ word: Snapshot.Word) -> String? {
        guard VisibleText.escaping(word.word) == word.word else { return nil }
        let about = VisibleText.escaping(word.about)
        switch CompletionShell.requesting {
        case .zsh:
            return word.word.replacing("\\", with: "\\\\").replacing(":", with: "\\:") + (about.isEmpty ? "" : ":" + about)
        case .fish: return about.isEmpty ? word.word : word.word + "\t" + about
        // The script has bash expand what it is given (`compgen -W`): in quotes, a name like $(reboot) is only a name.
        default: return ShellWord.quoted(word.word)
        }
    }
}
