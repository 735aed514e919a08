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
            throw RecordFault.noKind(entity.kind)
        }
        let folded = NameFolding.fold(entity.name)
        if pace == .incremental, let removed = try removedRow(of: .entity, named: entity.slug) {
            try edit(
                .entity, removed,
                [("kind", kind), ("name", entity.name), ("folded", folded), ("summary", entity.summary), ("removed", false)])
            // What was called so may have been merged into another: that one is none of the new one's.
            try lead(entity: removed, to: removed)
            return EntityID(removed)
        }
        let id = try nextEntityID()
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

    private func kindID(_ name: String) throws -> Int64? {
        try connection.integer("SELECT id FROM kind WHERE name = ? AND NOT removed", name)
    }

    private func nextEntityID() throws -> Int64 {
        let last = try connection.integer("SELECT max(id) FROM entity") ?? 0
        if last >= Self.largestID { throw SQLiteError.damage(table: "entity", row: last, "its number is too large") }
        return last + 1
    }
}
