internal import DossierModel
internal import DossierQuery
internal import DossierStorage

extension Session {
    /// The predicates of a repeatable option whose values may be lists with commas.
    ///
    /// - Throws: `CommandFailure` when there is none of a name, with the nearest.
    func predicates(_ arguments: [String], in base: Snapshot) throws -> [String] {
        let names = arguments.flatMap { $0.split(separator: ",").map(String.init) }
        for name in names where try !base.hasPredicate(name) {
            let near = NearestName.of(name, among: try base.predicateNames())
            throw CommandFailure(
                status: .nothingFound, "there is no predicate '\(name)'",
                hint: near.map { "--predicate \($0)" } ?? "dossier sql 'select name from predicates'")
        }
        return names
    }

    /// The name of the kind that a text means, singular or plural.
    ///
    /// - Parameter option: how it was asked for, to word the hint: "--kind" or "dossier list".
    /// - Throws: `CommandFailure` when there is none, with the nearest.
    func kind(_ text: String, in base: Snapshot, option: String = "--kind") throws -> String {
        if let name = try base.kindName(text) { return name }
        let near = NearestName.of(text, among: try base.kindNames())
        throw CommandFailure(
            status: .nothingFound, "there is no kind '\(text)'",
            hint: near.map { "\(option) \($0)" } ?? "dossier list, which names the kinds")
    }
}
