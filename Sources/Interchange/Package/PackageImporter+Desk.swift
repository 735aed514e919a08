internal import DossierModel
internal import DossierStorage

// The files that a package has only where they have rows: words, judgements and queries. A base without facts may have queries already,
// so these rows are held against the base's in a bulk load as well.
extension PackageImporter {
    func importDesk(into revision: Revision) throws {
        for table in PackageTable.allCases where table.isOptional {
            // What is not there says nothing.
            if files.has(table) { try importDesk(table, into: revision) }
        }
    }

    private func importDesk(_ table: PackageTable, into revision: Revision) throws {
        try forEachRow(of: table) { row, file in
            switch table {
            case .predicateAliases:
                let alias = NewPredicateAlias(
                    name: try row.required("name"), predicate: try row.required("predicate"), isInverse: try row.flag("inverse"))
                try refuseSecond(table, "name", alias.name)
                if try knownRow(named: alias.name, row, file, revision) != nil { return false }
                _ = try revision.add(alias)
            case .scripts:
                let script = NewScript(
                    name: try row.required("name"), kind: try row.choice("kind", NewScript.Kind.self), body: try row.required("body"),
                    parameters: try row.text("parameters"), description: try row.text("description"))
                try refuseSecond(table, "name", script.name)
                if try knownRow(named: script.name, row, file, revision) != nil { return false }
                _ = try revision.add(script)
            case .translations:
                let translation = NewTranslation(
                    text: try row.required("text"), language: try row.required("language"), context: try row.text("context"),
                    translated: try row.required("translated"))
                if try isKnown(try revision.existing(translation), "this translation", "text", row, file, revision) { return false }
                try take(try revision.add(translation), table, "text")
            case .notSame:
                let judgement = NewNotSame(
                    one: try requiredEntity(row, "one", revision), other: try requiredEntity(row, "other", revision),
                    because: try row.required("because"))
                if try isKnown(try revision.existing(judgement), "this judgement", "other", row, file, revision) { return false }
                try take(try revision.add(judgement), table, "other")
            case .mappings:
                let mapping = NewMapping(
                    scheme: try row.required("scheme"), table: try row.choice("table", NewMapping.Table.self),
                    name: try row.required("name"), target: try row.required("target"))
                if try isKnown(try revision.existing(mapping), "this mapping", "target", row, file, revision) { return false }
                try take(try revision.add(mapping), table, "target")
            case .cues:
                let cue = NewCue(
                    language: try row.required("language"), phrase: try row.required("phrase"), predicate: try row.text("predicate"),
                    modality: try row.text("modality") == nil ? nil : row.modality())
                if try isKnown(try revision.existing(cue), "this cue", "phrase", row, file, revision) { return false }
                try take(try revision.add(cue), table, "phrase")
            case .kinds, .predicates, .units, .entities, .names, .relations, .attributes, .sources, .citations, .disputes, .disputeSides:
                break
            }
            return true
        }
    }

    // A row that stands twice in the package is a fault, as in other files.
    private func take(_ id: Int64, _ table: PackageTable, _ column: String) throws(RecordFault) {
        if index.deskRows[table, default: []].insert(id).inserted { return }
        throw RecordFault("this row stands twice", column: column, hint: "one of them is enough")
    }

    // Whether a row without a name of its own is there already; where it says other than the base, that is noted.
    private func isKnown(
        _ id: Int64?, _ subject: String, _ column: String, _ row: PackageRow, _ file: ImportedFile, _ revision: Revision
    ) throws -> Bool {
        guard let id else { return false }
        try take(id, file.table, column)
        guard let differences = try file.known(in: revision).differences(row, from: id, includingKeys: false) else {
            throw RecordFault("\(subject) was removed from this base", column: column)
        }
        note(differences, of: subject, row)
        return true
    }
}
