internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    func importVocabulary(into revision: Revision) throws {
        try forEachRow(of: .kinds) { row, file in
            let kind = Kind(
                name: try row.required("name"), plural: try row.required("plural"), parent: try row.text("parent"),
                labelEnglish: try row.text("label_en"), labelFrench: try row.text("label_fr"))
            try Revision.check(kind)
            try refuseSecond(.kinds, "name", kind.name)
            if try knownRow(named: kind.name, row, file, revision) != nil {
                if let parent = kind.parent, try revision.kind(named: parent) == nil {
                    throw RecordFault.noKind(parent, column: "parent")
                }
                return false
            }
            try revision.add(kind)
            return true
        }
        try forEachRow(of: .predicates) { row, file in
            let predicate = try predicate(in: row)
            try Revision.check(predicate)
            try refuseSecond(.predicates, "name", predicate.name)
            if try knownRow(named: predicate.name, row, file, revision) != nil { return false }
            try revision.add(predicate)
            return true
        }
        try forEachRow(of: .units) { row, file in
            let code = try row.required("code")
            try refuseSecond(.units, "code", code)
            guard let exponent = try row.integer("exponent") else {
                throw RecordFault("exponent is empty", column: "exponent", hint: "the number of decimals: 2 for euros")
            }
            // Unit brings what it is given into this range.
            guard Unit.exponentRange.contains(Int(clamping: exponent)) else {
                throw RecordFault("an exponent is from 0 to 9, not \(exponent)", column: "exponent")
            }
            let kind = Unit.Kind(rawValue: try row.required("kind"))
            if let unit = try revision.unit(coded: code), unit.exponent != Int(exponent) {
                throw RecordFault(
                    "the base counts \(code) at exponent \(unit.exponent), not \(exponent)", column: "exponent",
                    hint: "amounts would change their value; use another code")
            }
            let (symbol, english, french) = (try row.text("symbol"), try row.text("label_en"), try row.text("label_fr"))
            if try knownRow(named: code, row, file, revision) != nil { return false }
            try revision.add(
                Unit(code: code, exponent: Int(clamping: exponent), kind: kind, statedSymbol: symbol), isSymbolStated: symbol != nil,
                labelEnglish: english, labelFrench: french)
            return true
        }
    }

    private func predicate(in row: PackageRow) throws(RecordFault) -> Predicate {
        Predicate(
            name: try row.required("name"), takes: try row.choice("takes", Predicate.Takes.self),
            valueType: try row.optionalChoice("value_type", Predicate.ValueType.self),
            temporality: try row.choice("time", Temporality.self), slot: try row.choice("slot", Predicate.Slot.self),
            isSymmetric: try row.flag("symmetric"), domain: try row.words("domain"), range: try row.words("range"),
            labelEnglish: try row.required("label_en"), labelFrench: try row.text("label_fr"),
            inverseEnglish: try row.text("inverse_en"), inverseFrench: try row.text("inverse_fr"),
            description: try row.text("description"), life: try row.optionalChoice("life", Predicate.Life.self),
            link: try row.text("link"))
    }

    func refuseSecond(_ table: PackageTable, _ column: String, _ name: String) throws(RecordFault) {
        if !index.vocabulary[table, default: []].insert(name).inserted { throw twice(column, name) }
    }

    /// The fault of a row whose key another row of the package has.
    func twice(_ column: String, _ key: String, hint: String? = nil) -> RecordFault {
        RecordFault("the \(column) '\(key)' stands twice", column: column, hint: hint)
    }
}

extension PackageRow {
    /// The words of a list separated by spaces.
    fileprivate func words(_ name: String) throws(RecordFault) -> [String] {
        try text(name)?.split(separator: " ").map(String.init) ?? []
    }
}
