public import DossierModel

extension Revision {
    /// Says that the vocabulary of this revision is what the base is made with: as long as nothing follows, the base counts as empty.
    public func beginWithThisVocabulary() throws { try setMeta(Meta.vocabularyRevision, String(id.rawValue)) }

    /// Gives up the vocabulary that an empty base was made with, in favour of a package's own.
    public func giveUpVocabulary() throws {
        precondition(pace == .bulk, "only an empty base gives up its vocabulary")
        for table in ["mapping", "predicate_alias", "predicate", "unit", "kind"] { try connection.run("DELETE FROM \(table)") }
        try setMeta(Meta.vocabularyRevision, nil)
        // Their views go at once: the package's kinds may have the same.
        try KindViews(connection: connection).rebuild()
    }

    /// Adds a kind, and its view when the revision is committed. Its parent must be there.
    @discardableResult
    public func add(_ kind: Kind) throws -> KindID {
        try Self.check(kind)
        if let objection = try KindViews(connection: connection).objection(to: kind.plural) {
            throw RecordFault(objection, column: "plural", hint: "choose another plural")
        }
        let parent = try kind.parent.map { name in
            guard let id = try self.kind(named: name) else {
                throw RecordFault.noKind(name, column: "parent")
            }
            return id.rawValue
        }
        if let removed = try removedRow(of: .kind, named: kind.name) {
            try setRemoved(.kind, removed, to: false)
            try update(KindID(removed), to: kind)
            return KindID(removed)
        }
        try refuseDuplicate("kind", "plural", kind.plural)
        try connection.run(
            "INSERT INTO kind (name, plural, parent, label_en, label_fr, added_in) VALUES (?, ?, ?, ?, ?, ?)",
            kind.name, kind.plural, parent, kind.labelEnglish, kind.labelFrench, id.rawValue)
        kindsChanged = true
        return KindID(connection.lastInsertedRow)
    }

    /// Adds a predicate. The kinds that it names must be there.
    ///
    /// - Throws: `RecordFault` when the name is taken, a kind is unknown, or the type of value does not suit.
    @discardableResult
    public func add(_ predicate: Predicate) throws -> PredicateID {
        try Self.check(predicate)
        try requireKinds(of: predicate)
        if let removed = try removedRow(of: .predicate, named: predicate.name) {
            try setRemoved(.predicate, removed, to: false)
            try update(PredicateID(removed), to: predicate)
            return PredicateID(removed)
        }
        try connection.run(
            """
            INSERT INTO predicate (name, takes, value_type, time, slot, symmetric, domain, range,
                                   label_en, label_fr, inverse_en, inverse_fr, description, life, link, added_in)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            predicate.name, predicate.takes.rawValue, predicate.valueType?.rawValue, predicate.temporality.rawValue,
            predicate.slot.rawValue, predicate.isSymmetric, Self.list(predicate.domain), Self.list(predicate.range),
            predicate.labelEnglish, predicate.labelFrench, predicate.inverseEnglish, predicate.inverseFrench,
            predicate.description, predicate.life?.rawValue, predicate.link, id.rawValue)
        return PredicateID(connection.lastInsertedRow)
    }

    func requireKinds(of predicate: Predicate) throws {
        for (column, kinds) in [("domain", predicate.domain), ("range", predicate.range)] {
            for kind in kinds where try self.kind(named: kind) == nil {
                throw RecordFault.noKind(kind, column: column)
            }
        }
    }

    static func list(_ kinds: [String]) -> String? { kinds.isEmpty ? nil : kinds.joined(separator: " ") }

    /// What a kind must be by itself, whatever the base has.
    package static func check(_ kind: Kind) throws(RecordFault) {
        try RecordTexts.check(key: kind.name, column: "name")
        try RecordTexts.check(kind.labelEnglish, column: "label_en")
        try RecordTexts.check(kind.labelFrench, column: "label_fr")
        if kind.parent == kind.name { throw RecordFault("a kind cannot be below itself", column: "parent") }
    }

    /// What a predicate must be by itself, whatever the base has.
    package static func check(_ predicate: Predicate) throws(RecordFault) {
        try RecordTexts.check(key: predicate.name, column: "name")
        try RecordTexts.check(predicate.labelEnglish, column: "label_en")
        try RecordTexts.check(predicate.labelFrench, column: "label_fr")
        try RecordTexts.check(predicate.inverseEnglish, column: "inverse_en")
        try RecordTexts.check(predicate.inverseFrench, column: "inverse_fr")
        try RecordTexts.check(predicate.description, column: "description")
        if predicate.takes == .value, predicate.valueType == nil {
            throw RecordFault("a predicate that takes a value needs its type", column: "value_type")
        }
        if predicate.takes == .entity, predicate.valueType != nil {
            throw RecordFault("a predicate that takes an entity has no value type", column: "value_type")
        }
        if predicate.takes == .value, predicate.isSymmetric {
            throw RecordFault("a predicate that takes a value is not symmetric", column: "symmetric")
        }
        if predicate.takes == .value, !predicate.range.isEmpty {
            throw RecordFault("a predicate that takes a value has no range", column: "range")
        }
        if predicate.takes == .value, predicate.life == .beginsObject || predicate.life == .endsObject {
            throw RecordFault("a predicate that takes a value has no object whose life it could begin or end", column: "life")
        }
        if let link = predicate.link {
            guard predicate.valueType == .identifier, link.contains("://"), link.contains("{}") else {
                throw RecordFault(
                    predicate.valueType == .identifier ? "'\(link)' is no link" : "only a predicate of identifiers has a link",
                    column: "link", hint: "an address with {} in the place of the identifier, https://www.wikidata.org/entity/{}, or one for each register: SIREN=https://.../{}")
            }
        }
    }

    /// Adds a unit.
    ///
    /// - Parameter isSymbolStated: false for a unit whose symbol is only its code; an empty symbol is none.
    @discardableResult
    public func add(
        _ unit: Unit, isSymbolStated: Bool = true, labelEnglish: String? = nil, labelFrench: String? = nil
    ) throws -> UnitID {
        try Self.check(unit, labelEnglish: labelEnglish, labelFrench: labelFrench)
        let symbol = isSymbolStated && !unit.symbol.isEmpty ? unit.symbol : nil
        if let removed = try removedRow(of: .unit, named: unit.code) {
            try setRemoved(.unit, removed, to: false)
            try update(UnitID(removed), to: unit, symbol: symbol, labelEnglish: labelEnglish, labelFrench: labelFrench)
            return UnitID(removed)
        }
        try connection.run(
            "INSERT INTO unit (code, exponent, kind, symbol, label_en, label_fr, added_in) VALUES (?, ?, ?, ?, ?, ?, ?)",
            unit.code, unit.exponent, unit.kind.rawValue, symbol, labelEnglish, labelFrench, id.rawValue)
        return UnitID(connection.lastInsertedRow)
    }

    /// What a unit must be by itself, whatever the base has.
    static func check(_ unit: Unit, labelEnglish: String?, labelFrench: String?) throws(RecordFault) {
        try RecordTexts.check(key: unit.code, column: "code")
        try RecordTexts.check(key: unit.kind.rawValue, column: "kind")
        if !unit.symbol.isEmpty { try RecordTexts.check(unit.symbol, column: "symbol") }
        try RecordTexts.check(labelEnglish, column: "label_en")
        try RecordTexts.check(labelFrench, column: "label_fr")
        guard Unit.exponentRange.contains(unit.exponent) else {
            throw RecordFault("an exponent is from 0 to 9, not \(unit.exponent)", column: "exponent")
        }
    }

    /// Says which of two rows is the second, before SQLite says only that a constraint failed.
    func refuseDuplicate(_ table: String, _ column: String, _ value: String) throws {
        let sql = "SELECT 1 FROM \(quotedIdentifier(table)) WHERE \(quotedIdentifier(column)) = ?"
        if try connection.integer(sql, value) != nil {
            throw RecordFault("there is a \(table) '\(value)' already", column: column)
        }
    }

    /// The removed row of that name: whoever adds it again means it. nil where there is none.
    ///
    /// - Throws: `RecordFault` when there is one that is not removed.
    func removedRow(of kind: RecordKind, named name: String) throws -> Int64? {
        let sql = "SELECT id, removed FROM \(quotedIdentifier(kind.table)) WHERE \(kind.keyColumn) = ?"
        guard let (row, isRemoved) = try connection.first(sql, [name], { ($0.integer(0), $0.bool(1)) }) else { return nil }
        if !isRemoved { throw RecordFault("there is \(EnglishArticle.before(kind.rawValue)) '\(name)' already", column: kind.keyColumn) }
        return row
    }
}
