internal import DossierModel
internal import DossierOutput
internal import DossierQuery
internal import DossierStorage

extension Session {
    /// The predicates that a repeatable option names: by their names or labels, in either language and direction.
    ///
    /// - Throws: `CommandFailure` when there is none of a name, with the nearest, or several.
    func predicates(_ lists: [CommaList<String>], in base: Snapshot) throws -> [String] {
        try lists.flatMap(\.elements).map { text in
            let found = try base.predicates(called: text)
            if found.count == 1 { return found[0].name }
            if let first = found.first {
                throw CommandFailure(
                    status: .nothingFound, "'\(text)' may be several predicates", details: found.map { "  \($0.name)" },
                    hint: "--predicate \(ShellWord.quoted(first.name))")
            }
            let near = try base.suggestedPredicates(text)
            throw CommandFailure(
                status: .nothingFound, "there is no predicate '\(text)'",
                hint: near.map { "--predicate \(ShellWord.quoted($0))" } ?? "dossier list predicates")
        }
    }

    /// The kinds that a repeatable option names, singular or plural.
    ///
    /// - Throws: as `kind`.
    func kinds(_ lists: [CommaList<String>], option: String, in base: Snapshot) throws -> [String] {
        try lists.flatMap(\.elements).map { try kind($0, in: base, option: option) }
    }

    /// The name of the kind that a text means, singular or plural.
    ///
    /// - Parameter option: how it was asked for, to word the hint: "--kind" or "dossier list".
    /// - Throws: `CommandFailure` when there is none, with the nearest.
    func kind(_ text: String, in base: Snapshot, option: String = "--kind") throws -> String {
        if let name = try base.kindName(text) { return name }
        let near = SpellingSuggestion.of(text.lowercased(), among: try base.kindWords())
        throw CommandFailure(
            status: .nothingFound, RecordFault.noKind(text).message,
            hint: near.map { "\(option) \(ShellWord.quoted($0))" } ?? "dossier list, which names the kinds")
    }
}
