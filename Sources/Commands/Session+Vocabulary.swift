internal import DossierModel
internal import DossierQuery
internal import DossierStorage

extension Session {
    /// The predicates that a repeatable option names; capitals do not matter.
    ///
    /// - Throws: `CommandFailure` when there is none of a name, with the nearest.
    func predicates(_ lists: [CommaList<String>], in base: Snapshot) throws -> [String] {
        try lists.flatMap(\.elements).map { text in
            if let name = try base.predicateName(text) { return name }
            let near = NearestName.of(text.lowercased(), among: try base.predicateNames())
            throw CommandFailure(
                status: .nothingFound, "there is no predicate '\(text)'",
                hint: near.map { "--predicate \(ShellWord.quoted($0))" } ?? "dossier sql 'select name from predicates'")
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
        let near = NearestName.of(text.lowercased(), among: try base.kindNames())
        throw CommandFailure(
            status: .nothingFound, "there is no kind '\(text)'",
            hint: near.map { "\(option) \(ShellWord.quoted($0))" } ?? "dossier list, which names the kinds")
    }
}
