public import DossierModel

extension Revision {
    /// Changes columns of a row that has no versions; the row as it was is kept, and the search indexes follow.
    ///
    /// - Returns: whether anything was different.
    @discardableResult
    func edit(_ kind: RecordKind, _ row: Int64, _ values: [(column: String, value: any Bindable)]) throws -> Bool {
        var differs = false
        for (column, value) in values where !differs {
            differs =
                try connection.integer(
                    "SELECT 1 FROM \(quotedIdentifier(kind.table)) WHERE id = ? AND \(quotedIdentifier(column)) IS NOT ?", row, value)
                != nil
        }
        if !differs { return false }
        try keepBefore(kind, row)
        try reindexing(kind, row) {
            for (column, value) in values {
                try connection.run(
                    "UPDATE \(quotedIdentifier(kind.table)) SET \(quotedIdentifier(column)) = ? WHERE id = ?", value, row)
            }
        }
        return true
    }

    /// Sets or takes away the flag of a removed row.
    @discardableResult
    func setRemoved(_ kind: RecordKind, _ row: Int64, to isRemoved: Bool) throws -> Bool {
        try edit(kind, row, [("removed", isRemoved)])
    }

    // What merging moves, and what follows from facts.
    private static let notRestored: Set = ["id", "canonical", "lives_from", "lives_to"]

    /// Gives a row the values that it had before another revision changed it, but for where an entity is merged into.
    func restoreBefore(change: Int64, of kind: RecordKind, _ row: Int64) throws {
        let kept = Set(try connection.all("SELECT key FROM change, json_each(before) WHERE change.id = ?", [change]) { $0.text(0) })
        let columns = try connection.all("SELECT name FROM pragma_table_info(?)", [kind.table]) { $0.text(0) }
            .filter { kept.contains($0) && !Self.notRestored.contains($0) }
        try keepBefore(kind, row)
        try reindexing(kind, row) {
            let values = columns.map { "json_extract(before, '$.\"\($0)\"')" }.joined(separator: ", ")
            try connection.run(
                """
                UPDATE \(quotedIdentifier(kind.table)) SET (\(columns.map(quotedIdentifier).joined(separator: ", "))) =
                    (SELECT \(values) FROM change WHERE id = ?)
                WHERE id = ?
                """, change, row)
        }
    }

    // Once a revision, and not of a row that this revision made.
    private func keepBefore(_ kind: RecordKind, _ row: Int64) throws {
        let isKept = try connection.integer(
            "SELECT 1 FROM change WHERE \"table\" = ? AND \"row\" = ? AND revision = ?", kind.table, row, id.rawValue)
        let isOwn = try connection.integer(
            "SELECT 1 FROM \(quotedIdentifier(kind.table)) WHERE id = ? AND added_in = ?", row, id.rawValue)
        if isKept == nil, isOwn == nil { try recordChange(table: kind.table, row: row) }
    }

    // Names and texts of the row leave the search indexes as they were, and come back as they are, unless it is removed.
    private func reindexing(_ kind: RecordKind, _ row: Int64, _ change: () throws -> Void) throws {
        // In a bulk load the indexes are made at the end: what is not in them must not be taken out.
        if pace == .bulk {
            try change()
        } else {
            try forEachIndexed(kind, row) { try $0.forget(from: connection) }
            try change()
            try forEachIndexed(kind, row) { try $0.add(to: connection) }
        }
        if kind == .kind { kindsChanged = true }
    }

    private enum Indexed {
        case name(NameIndex.Entry, folded: String)
        case text(TextIndex.Entry, String)

        func add(to connection: Connection) throws {
            switch self {
            case .name(let entry, let folded): try NameIndex(connection).add(entry, folded: folded)
            case .text(let entry, let text): try TextIndex(connection).add(entry, text)
            }
        }

        func forget(from connection: Connection) throws {
            switch self {
            case .name(let entry, _): try NameIndex(connection).forget(entry)
            case .text(let entry, let text): try TextIndex(connection).forget(entry, text)
            }
        }
    }

    private static func indexed(_ kind: RecordKind) -> String? {
        switch kind {
        case .entity: "SELECT folded, summary FROM entity WHERE id = ? AND NOT removed"
        case .source: "SELECT title, (SELECT text FROM source_text t WHERE t.source = s.id) FROM source s WHERE id = ? AND NOT removed"
        case .dispute: "SELECT topic, comment FROM dispute WHERE id = ? AND NOT removed"
        case .translation: "SELECT translated, NULL FROM translation WHERE id = ? AND NOT removed"
        case .kind, .predicate, .unit, .alias, .mapping, .cue, .script: nil
        }
    }

    private func forEachIndexed(_ kind: RecordKind, _ row: Int64, _ body: (Indexed) throws -> Void) throws {
        guard let sql = Self.indexed(kind) else { return }
        guard let (first, second) = try connection.first(sql, [row], { ($0.text(0), $0.optionalText(1)) }) else { return }
        switch kind {
        case .entity:
            try body(.name(.entity(row), folded: first))
            if let second { try body(.text(.summary(entity: row), second)) }
        case .source:
            try body(.text(.title(source: row), first))
            if let second { try body(.text(.source(row), second)) }
        case .dispute:
            try body(.text(.dispute(row), NewDispute.searchedText(topic: first, comment: second)))
        default:
            try body(.text(.translation(row), first))
        }
    }
}

// MARK: Editing what people name

extension Revision {
    /// Changes what an entity is shown as.
    ///
    /// - Parameter summary: `.some(nil)` removes it.
    /// - Returns: whether anything was different.
    /// - Throws: `RecordFault` when there is no such entity or kind, or a text is blank.
    @discardableResult
    public func update(_ entity: EntityID, kind: String? = nil, name: String? = nil, summary: String?? = nil) throws -> Bool {
        _ = try canonicalKey(of: entity)
        try RecordTexts.check(name, column: "name")
        try RecordTexts.check(summary ?? nil, column: "summary")
        var values: [(column: String, value: any Bindable)] = []
        if let kind {
            guard let kind = try self.kind(named: kind) else { throw RecordFault.noKind(kind) }
            values.append(("kind", kind.rawValue))
        }
        if let name { values += [("name", name), ("folded", NameFolding.fold(name))] }
        if let summary { values.append(("summary", summary)) }
        return try edit(.entity, entity.rawValue, values)
    }

    /// Describes a source as `source` says, all of it; its slug stays.
    ///
    /// - Returns: whether anything was different.
    /// - Throws: `RecordFault` when a text is blank, a date is no EDTF, or it would derive from itself.
    @discardableResult
    public func update(_ id: SourceID, to source: NewSource) throws -> Bool {
        try Self.check(source)
        for (column, other) in [("derived_from", source.derivedFrom), ("supersedes", source.supersedes)] {
            if let other { try Self.check(column, of: id, is: other) }
        }
        return try edit(
            .source, id.rawValue,
            [
                ("title", source.title), ("author", source.author), ("publisher", source.publisher), ("published", source.published),
                ("published_basis", source.publishedBasis), ("retrieved", source.retrieved), ("url", source.url),
                ("archived_url", source.archivedURL), ("language", source.language), ("derived_from", source.derivedFrom?.rawValue),
                ("confidential", source.isConfidential), ("sha256", source.sha256), ("supersedes", source.supersedes?.rawValue),
            ])
    }

    /// Describes a dispute as `dispute` says; its slug and sides stay.
    ///
    /// - Returns: whether anything was different.
    @discardableResult
    public func update(_ id: DisputeID, to dispute: NewDispute) throws -> Bool {
        try Self.check(dispute)
        return try edit(
            .dispute, id.rawValue,
            [
                ("topic", dispute.topic), ("verdict", dispute.verdict.rawValue), ("favours", dispute.favours),
                ("comment", dispute.comment),
            ])
    }

    /// Describes a kind as `kind` says; its name stays.
    ///
    /// - Returns: whether anything was different.
    /// - Throws: `RecordFault` when the plural is taken or no name of a view, the parent is unknown, or it would stand below itself.
    @discardableResult
    public func update(_ id: KindID, to kind: Kind) throws -> Bool {
        try Self.check(kind)
        let taken = try connection.integer("SELECT 1 FROM kind WHERE plural = ? AND id <> ?", kind.plural, id.rawValue)
        if taken != nil { throw RecordFault("there is a kind with the plural '\(kind.plural)' already", column: "plural") }
        if try connection.integer("SELECT 1 FROM kind WHERE plural = ? AND id = ?", kind.plural, id.rawValue) == nil,
            let objection = try KindViews(connection: connection).objection(to: kind.plural)
        {
            throw RecordFault(objection, column: "plural", hint: "choose another plural")
        }
        let parent = try kind.parent.map { name in
            guard let parent = try self.kind(named: name) else { throw RecordFault.noKind(name, column: "parent") }
            return parent.rawValue
        }
        let isBelowItself = try connection.integer(
            """
            WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT k.parent FROM kind k JOIN above ON k.id = above.id)
            SELECT 1 FROM above WHERE id = ?2
            """, parent, id.rawValue)
        if isBelowItself != nil { throw RecordFault("a kind cannot be below itself", column: "parent") }
        return try edit(
            .kind, id.rawValue,
            [("plural", kind.plural), ("parent", parent), ("label_en", kind.labelEnglish), ("label_fr", kind.labelFrench)])
    }

    /// Describes a predicate as `predicate` says; its name stays. What it takes, its type of value and its time stay as long as live
    /// facts use it: these would say something else.
    ///
    /// - Returns: whether anything was different.
    @discardableResult
    public func update(_ id: PredicateID, to predicate: Predicate) throws -> Bool {
        try Self.check(predicate)
        try requireKinds(of: predicate)
        let entry = try vocabularyEntry(id)
        let isChanged =
            entry.takes != predicate.takes || entry.valueType != predicate.valueType || entry.temporality != predicate.temporality
            || entry.isSymmetric != predicate.isSymmetric
        if isChanged,
            let used = try connection.integer(
                "SELECT count(*) FROM fact WHERE predicate = ? AND retracted_in IS NULL HAVING count(*) > 0", id.rawValue)
        {
            throw RecordFault(
                "\(used) facts use '\(predicate.name)': what it takes and when it holds cannot change under them", column: "takes",
                hint: "add another predicate, and enter the facts with that")
        }
        vocabulary.predicates[id] = nil
        return try edit(
            .predicate, id.rawValue,
            [
                ("takes", predicate.takes.rawValue), ("value_type", predicate.valueType?.rawValue),
                ("time", predicate.temporality.rawValue), ("slot", predicate.slot.rawValue), ("symmetric", predicate.isSymmetric),
                ("domain", Self.list(predicate.domain)), ("range", Self.list(predicate.range)), ("label_en", predicate.labelEnglish),
                ("label_fr", predicate.labelFrench), ("inverse_en", predicate.inverseEnglish),
                ("inverse_fr", predicate.inverseFrench), ("description", predicate.description), ("life", predicate.life?.rawValue),
                ("link", predicate.link),
            ])
    }

    /// Describes a unit; its code stays, and its decimals and kind as long as live facts use it.
    ///
    /// - Returns: whether anything was different.
    @discardableResult
    public func update(_ id: UnitID, to unit: Unit, symbol: String?, labelEnglish: String?, labelFrench: String?) throws -> Bool {
        try Self.check(unit, labelEnglish: labelEnglish, labelFrench: labelFrench)
        let isChanged = try connection.integer(
            "SELECT 1 FROM unit WHERE id = ? AND (exponent <> ? OR kind <> ?)", id.rawValue, unit.exponent, unit.kind.rawValue)
        if isChanged != nil,
            let used = try connection.integer(
                "SELECT count(*) FROM fact WHERE unit = ? AND retracted_in IS NULL HAVING count(*) > 0", id.rawValue)
        {
            throw RecordFault(
                "\(used) facts are in '\(unit.code)': its decimals and kind cannot change under them", column: "exponent",
                hint: "add another unit")
        }
        return try edit(
            .unit, id.rawValue,
            [
                ("exponent", unit.exponent), ("kind", unit.kind.rawValue), ("symbol", symbol), ("label_en", labelEnglish),
                ("label_fr", labelFrench),
            ])
    }

    /// Says otherwise what another name of a predicate means.
    @discardableResult
    public func update(_ row: Int64, to alias: NewPredicateAlias) throws -> Bool {
        try edit(.alias, row, [("predicate", try requiredPredicate(alias.predicate)), ("inverse", alias.isInverse)])
    }

    /// Gives a text another translation.
    @discardableResult
    public func update(_ row: Int64, to translation: NewTranslation) throws -> Bool {
        try RecordTexts.check(translation.translated, column: "translated")
        return try edit(.translation, row, [("translated", translation.translated)])
    }

    /// Says otherwise what a phrase tells of.
    @discardableResult
    public func update(_ row: Int64, to cue: NewCue) throws -> Bool {
        try edit(.cue, row, [("predicate", try predicate(of: cue)), ("modality", cue.modality?.rawValue)])
    }

    /// Changes a saved query or a template; its name stays.
    @discardableResult
    public func update(_ row: Int64, to script: NewScript) throws -> Bool {
        try Self.check(script)
        return try edit(
            .script, row,
            [
                ("kind", script.kind.rawValue), ("body", script.body), ("parameters", script.parameters),
                ("description", script.description),
            ])
    }
}
