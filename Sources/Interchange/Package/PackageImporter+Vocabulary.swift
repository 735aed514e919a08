internal import Model
internal import Storage

extension PackageImporter {
    func importVocabulary(into revision: Revision) throws {
        try forEachRow(of: .kinds) { row in
            let kind = Kind(
                name: try row.required("name"), plural: try row.required("plural"), parent: row.text("parent"),
                labelEnglish: row.text("label_en"), labelFrench: row.text("label_fr"))
            if try revision.kind(named: kind.name) != nil { return try known(.kinds, "kind", kind.name, row) }
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
            if try revision.predicate(named: predicate.name) != nil {
                return try known(.predicates, "predicate", predicate.name, row)
            }
            try revision.add(predicate)
            return true
        }
        try forEachRow(of: .units) { row in
            let code = try row.required("code")
            guard let exponent = try row.integer("exponent") else {
                throw RecordFault("exponent is empty", column: "exponent", hint: "the number of decimals: 2 for euros")
            }
            if let unit = try revision.unit(coded: code) {
                if unit.exponent != Int(exponent) {
                    throw RecordFault(
                        "the base counts \(code) at exponent \(unit.exponent), not \(exponent)", column: "exponent",
                        hint: "amounts would change their value; use another code")
                }
                return try known(.units, "unit", code, row)
            }
            try revision.add(
                Unit(
                    code: code, exponent: Int(clamping: exponent), kind: Unit.Kind(rawValue: try row.required("kind")),
                    statedSymbol: row.text("symbol")),
                isSymbolStated: row.text("symbol") != nil, labelEnglish: row.text("label_en"), labelFrench: row.text("label_fr"))
            return true
        }
    }

    // In an empty base, the same name twice is a fault of the package.
    private func known(_ table: KnowledgeBase.PackageTable, _ what: String, _ name: String, _ row: PackageRow) throws -> Bool {
        if isBulk { throw RecordFault("there is a \(what) '\(name)' already", column: table == .units ? "code" : "name") }
        return false
    }
}

extension PackageRow {
    /// The words of a list separated by spaces.
    fileprivate func words(_ name: String) -> [String] { text(name)?.split(separator: " ").map(String.init) ?? [] }
}
