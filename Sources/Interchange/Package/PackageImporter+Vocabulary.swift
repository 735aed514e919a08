internal import DossierModel
internal import DossierStorage

extension PackageImporter {
    func importVocabulary(into revision: Revision) throws {
        try forEachRow(of: .kinds) { row in
            let kind = Kind(
                name: try row.required("name"), plural: try row.required("plural"), parent: row.text("parent"),
                labelEnglish: row.text("label_en"), labelFrench: row.text("label_fr"))
            try refuseSecond(.kinds, "name", kind.name)
            if try revision.kind(named: kind.name) != nil { return false }
            try revision.add(kind)
            return true
        }
        try forEachRow(of: .predicates) { row in
            let predicate = Predicate(
                name: try row.required("name"), takes: try row.choice("takes", Predicate.Takes.self),
                valueType: row.text("value_type") == nil ? nil : try row.choice("value_type", Predicate.ValueType.self),
                temporality: try row.choice("time", Temporality.self), slot: try row.choice("slot", Predicate.Slot.self),
                isSymmetric: try row.flag("symmetric"), domain: row.words("domain"), range: row.words("range"),
                labelEnglish: try row.required("label_en"), labelFrench: row.text("label_fr"),
                inverseEnglish: row.text("inverse_en"), inverseFrench: row.text("inverse_fr"),
                description: row.text("description"))
            try refuseSecond(.predicates, "name", predicate.name)
            if try revision.predicate(named: predicate.name) != nil { return false }
            try revision.add(predicate)
            return true
        }
        try forEachRow(of: .units) { row in
            let code = try row.required("code")
            try refuseSecond(.units, "code", code)
            guard let exponent = try row.integer("exponent") else {
                throw RecordFault("exponent is empty", column: "exponent", hint: "the number of decimals: 2 for euros")
            }
            // Unit brings what it is given into this range.
            guard Unit.exponentRange.contains(Int(clamping: exponent)) else {
                throw RecordFault("an exponent is from 0 to 9, not \(exponent)", column: "exponent")
            }
            if let unit = try revision.unit(coded: code) {
                if unit.exponent != Int(exponent) {
                    throw RecordFault(
                        "the base counts \(code) at exponent \(unit.exponent), not \(exponent)", column: "exponent",
                        hint: "amounts would change their value; use another code")
                }
                return false
            }
            try revision.add(
                Unit(
                    code: code, exponent: Int(clamping: exponent), kind: Unit.Kind(rawValue: try row.required("kind")),
                    statedSymbol: row.text("symbol")),
                isSymbolStated: row.text("symbol") != nil, labelEnglish: row.text("label_en"), labelFrench: row.text("label_fr"))
            return true
        }
    }

    private func refuseSecond(_ table: PackageTable, _ column: String, _ name: String) throws(RecordFault) {
        if !index.vocabulary[table, default: []].insert(name).inserted { throw twice(column, name) }
    }

    /// The fault of a row whose key another row of the package has.
    func twice(_ column: String, _ key: String, hint: String? = nil) -> RecordFault {
        RecordFault("the \(column) '\(key)' stands twice", column: column, hint: hint)
    }
}

extension PackageRow {
    /// The words of a list separated by spaces.
    fileprivate func words(_ name: String) -> [String] { text(name)?.split(separator: " ").map(String.init) ?? [] }
}
