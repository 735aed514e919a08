internal import DossierModel

// What is stored although it follows from something else: it must follow from it still. Days have a check of their own, canonical
// entities and numbers are among the structural rules.
extension Snapshot {
    /// The names whose folded text is not that of their letters.
    func staleFoldedNames() throws -> [String] {
        var faults: [String] = []
        for (table, text) in [("entity", "name"), ("name", "text")] {
            try connection.forEachRow("SELECT id, \(text), folded FROM \(table) ORDER BY id") { row in
                let folded = NameFolding.fold(row.text(1))
                if row.text(2) != folded { faults.append("\(table) \(row.integer(0)) is folded as '\(row.text(2))', not '\(folded)'") }
            }
        }
        return faults
    }

    /// The views of kinds that do not show what the kinds say.
    func staleKindViews() throws -> [String] {
        let views = KindViews(connection: connection)
        return try views.statements().compactMap { kind, plural, sql in
            let found = try connection.text("SELECT sql FROM sqlite_master WHERE type = 'view' AND name = ?", plural)
            if found == sql { return nil }
            return found == nil ? "kind \(kind) has no view \(plural)" : "the view \(plural) of kind \(kind) is not as it was made"
        }
    }

    /// The entities whose first and last days are not those that the facts give which begin or end their lives.
    func staleLives() throws -> [String] {
        let days = LifeDays(connection)
        let (derived, stored) = (try days.derivedForAll(), try days.storedForAll())
        return Set(derived.keys).union(stored.keys).sorted().filter { derived[$0] != stored[$0] }.map {
            "entity \($0) has first and last days that do not follow from its facts"
        }
    }
}
