internal import DossierModel
public import DossierStorage

/// How a name that a user typed was understood.
public enum Resolution: Sendable {
    /// One entity; the hit says how it was found.
    case found(NameHit)
    /// Several entities are equally good: the user must say which.
    case ambiguous([NameHit])
    /// Nothing is meant for certain; what is close, best first.
    case none(close: [NameHit])
}

extension Snapshot {
    // How many near names are given where nothing is meant for certain.
    private static let suggestions = 5

    /// Understands `text` as one entity: by slug, by any of its names, folded, by its acronym, by a beginning or by words that
    /// only one has, or by a close misspelling. Merged entities lead to what they were merged into.
    ///
    /// What is not exact is taken only where no other entity is about as near: names are never picked silently.
    ///
    /// - Throws: `NameTooLong`.
    public func resolve(_ text: String) throws -> Resolution {
        try NameTooLong.check(text)
        if let hit = try slugHit(text) { return .found(hit) }
        var search = try NameSearch(self, text)
        if let same = try same(&search) { return same }
        try search.readSpelledOut()
        try search.readAcronyms()
        try search.readBeginnings()
        try search.readWords()
        try search.readNear()
        let hits = try withCitations(Array(search.best.prefix(20)))
        guard let first = hits.first, first.isLikely else { return .none(close: Array(hits.prefix(Self.suggestions))) }
        let equals = hits.filter { $0.entity.id == first.entity.id || !first.isClearlyBetter(than: $0) }
        return equals.count == 1 ? .found(first) : .ambiguous(equals)
    }

    /// The entities that are called just so, by slug or by a spelling that folds to the same; nil where none is. Costs what these are,
    /// whatever else the base has.
    ///
    /// - Throws: `NameTooLong`.
    public func resolveSame(_ text: String) throws -> Resolution? {
        try NameTooLong.check(text)
        if let hit = try slugHit(text) { return .found(hit) }
        var search = try NameSearch(self, text)
        return try same(&search)
    }

    private func same(_ search: inout NameSearch) throws -> Resolution? {
        try search.readSame()
        let same = search.best
        guard let first = same.first else { return nil }
        // A spelling that is some entity's own name goes before one that is another's misspelling.
        let equals = same.filter { $0.closeness == first.closeness && $0.rank == first.rank }
        return try equals.count == 1 ? .found(withCitations([first])[0]) : .ambiguous(withCitations(equals))
    }

    /// Entities whose slug or names match `text`, best first: the same readings as `resolve`. All of them, where there are fewer than
    /// the limit.
    ///
    /// - Parameters:
    ///   - kind: only entities of this kind and its sub-kinds; a name of `kindName`, nil for all.
    /// - Throws: `NameTooLong`.
    public func search(_ text: String, kind: String? = nil, limit: Int = 20) throws -> [NameHit] {
        try NameTooLong.check(text)
        // One entity may take up many candidates: then more are read.
        var width = limit
        while true {
            let search = try search(text, kind: kind, width: width)
            let best = search.best
            if best.count >= limit || !search.isCut || width > Int.max / 4 { return try withCitations(Array(best.prefix(limit))) }
            width *= 4
        }
    }

    private func search(_ text: String, kind: String?, width: Int) throws -> NameSearch {
        var search = try NameSearch(self, text, kind: kind, limit: width)
        if let hit = try slugHit(text), search.admits(hit.entity) { search.add(hit) }
        try search.readSame()
        try search.readSpelledOut()
        try search.readAcronyms()
        try search.readBeginnings()
        try search.readWords()
        if search.nearest.map({ $0.closeness > .tokens }) ?? true { try search.readNear() }
        return search
    }

    private static let bySlug = """
        SELECT \(entityColumns), m.slug FROM entity m JOIN entity e ON e.id = m.canonical WHERE m.slug = ? AND NOT m.removed AND NOT e.removed
        """

    /// Whether some entity has exactly this slug, merged ones included.
    public func hasEntity(slug: String) throws -> Bool { try slugHit(slug) != nil }

    private func slugHit(_ text: String) throws -> NameHit? {
        guard Slugs.isPossible(text) else { return nil }
        return try connection.first(Self.bySlug, [text]) { row in
            NameHit(
                entity: EntityReference(row: row, at: 0), matched: row.text(4), name: nil, role: nil, starts: nil, ends: nil,
                closeness: .slug, score: 1, reasons: [])
        }
    }

    private func withCitations(_ hits: [NameHit]) throws -> [NameHit] {
        let names = hits.compactMap { $0.name?.rawValue }
        if names.isEmpty { return hits }
        let found = try citations(ofNames: names)
        return hits.map { hit in
            var hit = hit
            hit.citations = shown(hit.name.flatMap { found[$0.rawValue] } ?? [])
            return hit
        }
    }
}
