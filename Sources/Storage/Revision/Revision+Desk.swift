public import DossierModel

// Words, judgements and queries: what a base holds besides facts and their evidence. Each returns the row's key.
extension Revision {
    /// Adds another name of a predicate.
    ///
    /// - Throws: `RecordFault` when the name is taken, also by a predicate, or there is no such predicate.
    @discardableResult
    public func add(_ alias: NewPredicateAlias) throws -> Int64 {
        try RecordTexts.check(key: alias.name, column: "name")
        try refuseDuplicate("predicate", "name", alias.name)
        let predicate = try requiredPredicate(alias.predicate)
        if let removed = try removedRow(of: .alias, named: alias.name) {
            try edit(.alias, removed, [("predicate", predicate), ("inverse", alias.isInverse), ("removed", false)])
            return removed
        }
        try connection.run(
            "INSERT INTO predicate_alias (name, predicate, inverse, added_in) VALUES (?, ?, ?, ?)", alias.name, predicate,
            alias.isInverse, id.rawValue)
        return connection.lastInsertedRow
    }

    /// Adds a translation.
    ///
    /// - Throws: `RecordFault` when the text has one in that language and context, or the context is no entity.
    @discardableResult
    public func add(_ translation: NewTranslation) throws -> Int64 {
        try RecordTexts.check(translation.text, column: "text")
        try RecordTexts.check(key: translation.language, column: "language")
        try RecordTexts.check(translation.translated, column: "translated")
        if let context = translation.context, try entity(slug: context) == nil {
            throw RecordFault.ofSlug(context, column: "context")
                ?? RecordFault("there is no entity '\(context)'", column: "context", hint: "leave it empty where any entity is meant")
        }
        if let old = try stored(translation) {
            guard try isRemoved(.translation, old) else {
                throw RecordFault("the text has a translation into '\(translation.language)' already", column: "text")
            }
            try edit(.translation, old, [("translated", translation.translated), ("removed", false)])
            return old
        }
        try connection.run(
            "INSERT INTO translation (text, language, context, translated, added_in) VALUES (?, ?, ?, ?, ?)", translation.text,
            translation.language, translation.context ?? "", translation.translated, id.rawValue)
        let added = connection.lastInsertedRow
        if pace == .incremental { try TextIndex(connection).add(.translation(added), translation.translated) }
        return added
    }

    /// Adds the judgement that two entities are not the same.
    ///
    /// - Throws: `RecordFault` when they are one, or it is said already.
    @discardableResult
    public func add(_ judgement: NewNotSame) throws -> Int64 {
        try RecordTexts.check(judgement.because, column: "because")
        let (one, other) = judgement.ordered
        if one == other { throw RecordFault("an entity cannot be another than itself", column: "other") }
        if try existing(judgement) != nil { throw RecordFault("the two are said to differ already", column: "other") }
        try connection.run(
            "INSERT INTO not_same (one, other, because, added_in) VALUES (?, ?, ?, ?)", one, other, judgement.because, id.rawValue)
        return connection.lastInsertedRow
    }

    /// Adds a word of another vocabulary.
    ///
    /// - Throws: `RecordFault` when nothing of ours has the name, or the mapping is there already.
    @discardableResult
    public func add(_ mapping: NewMapping) throws -> Int64 {
        try RecordTexts.check(key: mapping.scheme, column: "scheme")
        try RecordTexts.check(key: mapping.target, column: "target")
        let column = mapping.table == .unit ? "code" : "name"
        let found = try connection.integer(
            "SELECT 1 FROM \(quotedIdentifier(mapping.table.rawValue)) WHERE \(column) = ? AND NOT removed", mapping.name)
        if found == nil { throw RecordFault("there is no \(mapping.table.rawValue) '\(mapping.name)'", column: "name") }
        if let old = try stored(mapping) {
            guard try isRemoved(.mapping, old) else { throw RecordFault("this mapping is there already", column: "target") }
            try setRemoved(.mapping, old, to: false)
            return old
        }
        try connection.run(
            "INSERT INTO mapping (scheme, \"table\", name, target, added_in) VALUES (?, ?, ?, ?, ?)", mapping.scheme,
            mapping.table.rawValue, mapping.name, mapping.target, id.rawValue)
        return connection.lastInsertedRow
    }

    /// Adds a phrase that tells of a predicate or a modality.
    ///
    /// - Throws: `RecordFault` when it tells of neither, or is there already.
    @discardableResult
    public func add(_ cue: NewCue) throws -> Int64 {
        try RecordTexts.check(key: cue.language, column: "language")
        try RecordTexts.check(cue.phrase, column: "phrase")
        let predicate = try predicate(of: cue)
        if let old = try stored(cue) {
            guard try isRemoved(.cue, old) else {
                throw RecordFault("there is a cue '\(cue.phrase)' already", column: "phrase")
            }
            try edit(.cue, old, [("predicate", predicate), ("modality", cue.modality?.rawValue), ("removed", false)])
            return old
        }
        try connection.run(
            "INSERT INTO cue (language, phrase, predicate, modality, added_in) VALUES (?, ?, ?, ?, ?)", cue.language, cue.phrase,
            predicate, cue.modality?.rawValue, id.rawValue)
        return connection.lastInsertedRow
    }

    /// Adds a saved query or a template.
    ///
    /// - Throws: `RecordFault` when the name is taken.
    @discardableResult
    public func add(_ script: NewScript) throws -> Int64 {
        try RecordTexts.check(key: script.name, column: "name")
        try Self.check(script)
        if let removed = try removedRow(of: .script, named: script.name) {
            try edit(
                .script, removed,
                [
                    ("kind", script.kind.rawValue), ("body", script.body), ("parameters", script.parameters),
                    ("description", script.description), ("removed", false),
                ])
            return removed
        }
        try connection.run(
            "INSERT INTO script (name, kind, body, parameters, description, added_in) VALUES (?, ?, ?, ?, ?, ?)", script.name,
            script.kind.rawValue, script.body, script.parameters, script.description, id.rawValue)
        return connection.lastInsertedRow
    }

    /// What a cue tells of; nil where that is a modality only.
    func predicate(of cue: NewCue) throws -> Int64? {
        if cue.predicate == nil, cue.modality == nil {
            throw RecordFault("a cue tells of a predicate, a modality or both", column: "predicate", hint: "fill one of the columns")
        }
        return try cue.predicate.map { try requiredPredicate($0) }
    }

    static func check(_ script: NewScript) throws {
        try RecordTexts.check(script.body, column: "body")
        try RecordTexts.check(script.parameters, column: "parameters")
        try RecordTexts.check(script.description, column: "description")
    }

    func requiredPredicate(_ name: String) throws -> Int64 {
        guard let predicate = try predicate(named: name) else {
            throw RecordFault("there is no predicate '\(name)'", column: "predicate", hint: "add it to predicates.csv")
        }
        return predicate.rawValue
    }
}

// What the base has already, by what tells rows of a table apart.
extension Revision {
    /// The translation of the same text into the same language, in the same context.
    public func existing(_ translation: NewTranslation) throws -> Int64? {
        try stored(translation).flatMap { try isRemoved(.translation, $0) ? nil : $0 }
    }

    /// The live judgement about the same two entities, whichever is named first.
    public func existing(_ judgement: NewNotSame) throws -> Int64? {
        let (one, other) = judgement.ordered
        return try connection.integer("SELECT id FROM not_same WHERE one = ? AND other = ? AND retracted_in IS NULL", one, other)
    }

    /// Why two entities are said not to be the same; nil where nobody says so.
    public func whyDifferent(_ one: EntityID, _ other: EntityID) throws -> String? {
        let (first, second) = NewNotSame(one: one, other: other, because: "").ordered
        return try connection.text(
            "SELECT because FROM not_same WHERE one = ? AND other = ? AND retracted_in IS NULL", first, second)
    }

    /// The same mapping.
    public func existing(_ mapping: NewMapping) throws -> Int64? {
        try stored(mapping).flatMap { try isRemoved(.mapping, $0) ? nil : $0 }
    }

    /// The cue of the same phrase in the same language.
    public func existing(_ cue: NewCue) throws -> Int64? {
        try stored(cue).flatMap { try isRemoved(.cue, $0) ? nil : $0 }
    }

    // Removed or not.
    private func stored(_ translation: NewTranslation) throws -> Int64? {
        try connection.integer(
            "SELECT id FROM translation WHERE text = ? AND language = ? AND context = ?", translation.text, translation.language,
            translation.context ?? "")
    }

    private func stored(_ mapping: NewMapping) throws -> Int64? {
        try connection.integer(
            "SELECT id FROM mapping WHERE scheme = ? AND \"table\" = ? AND name = ? AND target = ?", mapping.scheme,
            mapping.table.rawValue, mapping.name, mapping.target)
    }

    private func stored(_ cue: NewCue) throws -> Int64? {
        try connection.integer("SELECT id FROM cue WHERE language = ? AND phrase = ?", cue.language, cue.phrase)
    }

    private func isRemoved(_ kind: RecordKind, _ row: Int64) throws -> Bool {
        try connection.integer("SELECT removed FROM \(quotedIdentifier(kind.table)) WHERE id = ?", row) == 1
    }
}

extension NewNotSame {
    /// As the table has them: the older first.
    fileprivate var ordered: (Int64, Int64) {
        (min(one.rawValue, other.rawValue), max(one.rawValue, other.rawValue))
    }
}
