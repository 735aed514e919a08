public import DossierModel

extension Revision {
    private static let insertEntity = """
        INSERT INTO entity (id, slug, kind, name, folded, summary, canonical, added_in) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let insertName = """
        INSERT INTO name (id, entity, text, language, role, starts, ends, folded, added_in)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Adds an entity, with its preferred name.
    ///
    /// - Throws: `RecordFault` when the kind is unknown, or the slug is taken or malformed.
    @discardableResult
    public func add(_ entity: NewEntity) throws -> EntityID {
        try Self.check(entity)
        guard let kind = try kindID(entity.kind) else {
            throw Self.unknownKind(entity.kind)
        }
        if pace == .incremental { try refuseDuplicate("entity", "slug", entity.slug) }
        let id = try nextEntityID()
        let folded = NameFolding.fold(entity.name)
        let statement = try connection.prepare(Self.insertEntity)
        defer { statement.reset() }
        try statement.bind(id, at: 0)
        try statement.bind(entity.slug, at: 1)
        try statement.bind(kind, at: 2)
        try statement.bind(entity.name, at: 3)
        try statement.bind(folded, at: 4)
        try entity.summary.bind(to: statement, at: 5)
        try statement.bind(id, at: 6)
        try statement.bind(self.id.rawValue, at: 7)
        _ = try statement.step()
        // A bulk load makes the dictionary of words and the rest of the indexes at its end, which take it that they have the entities.
        if pace == .incremental {
            try NameIndex(connection).add(.entity(id), folded: folded)
        } else {
            try connection.run(NameIndex.insertion, NameIndex.Entry.entity(id).row, NameIndexText.make(folded: folded))
        }
        try TextIndex(connection).add(.summary(entity: id), entity.summary)
        return EntityID(id)
    }

    /// Adds a spelling of an entity. `id` is given by an import that keeps a package's ids.
    @discardableResult
    public func add(_ name: NewName, id: NameID? = nil) throws -> NameID {
        try Self.check(name)
        let id = try Self.nextID(id?.rawValue, after: &lastName)
        let folded = NameFolding.fold(name.text)
        try connection.run(
            Self.insertName, id, name.entity.rawValue, name.text, name.language, name.role.rawValue, name.starts, name.ends,
            folded, self.id.rawValue)
        if pace == .incremental { try NameIndex(connection).add(.name(id), folded: folded) }
        return NameID(id)
    }

    /// Changes what an entity is shown as; the row as it was is kept.
    ///
    /// - Parameter summary: `.some(nil)` removes it.
    /// - Throws: `RecordFault` when there is no such entity or kind.
    public func update(_ entity: EntityID, kind: String? = nil, name: String? = nil, summary: String?? = nil) throws {
        _ = try canonicalKey(of: entity)
        try RecordTexts.check(name, column: "name")
        try RecordTexts.check(summary ?? nil, column: "summary")
        try recordChange(table: "entity", row: entity.rawValue)
        if let kind {
            guard let kind = try kindID(kind) else { throw RecordFault("unknown kind '\(kind)'", column: "kind") }
            try connection.run("UPDATE entity SET kind = ? WHERE id = ?", kind, entity.rawValue)
        }
        if let name {
            try NameIndex(connection).forget(.entity(entity.rawValue))
            let folded = NameFolding.fold(name)
            try connection.run(
                "UPDATE entity SET name = ?, folded = ? WHERE id = ?", name, folded, entity.rawValue)
            try NameIndex(connection).add(.entity(entity.rawValue), folded: folded)
        }
        if let summary {
            let index = TextIndex(connection)
            try index.forget(
                .summary(entity: entity.rawValue), try connection.text("SELECT summary FROM entity WHERE id = ?", entity.rawValue))
            try connection.run("UPDATE entity SET summary = ? WHERE id = ?", summary, entity.rawValue)
            try index.add(.summary(entity: entity.rawValue), summary)
        }
    }

    /// What an entity must be by itself, whatever the base has.
    package static func check(_ entity: NewEntity) throws(RecordFault) {
        try Slugs.check(entity.slug)
        try RecordTexts.check(entity.name, column: "name")
        try RecordTexts.check(entity.summary, column: "summary")
    }

    /// What a spelling must be by itself, whatever the base has.
    package static func check(_ name: NewName) throws(RecordFault) {
        try RecordTexts.check(name.text, column: "text")
        if let language = name.language { try RecordTexts.check(key: language, column: "language") }
        _ = try FactDates.days(from: name.starts, to: name.ends, .state)
    }

    package static func unknownKind(_ name: String) -> RecordFault {
        RecordFault("unknown kind '\(name)'", column: "kind", hint: "kinds are listed by: dossier list")
    }

    private func kindID(_ name: String) throws -> Int64? {
        try connection.integer("SELECT id FROM kind WHERE name = ?", name)
    }

    private func nextEntityID() throws -> Int64 {
        (try connection.integer("SELECT max(id) FROM entity") ?? 0) + 1
    }
}
