public import DossierModel

extension Revision {
    /// Adds a source.
    ///
    /// - Throws: `RecordFault` when the slug is taken or malformed, or a date is no EDTF.
    @discardableResult
    public func add(_ source: NewSource) throws -> SourceID {
        try Slugs.check(source.slug)
        try refuseDuplicate("source", "slug", source.slug)
        for (column, text) in [("published", source.published), ("retrieved", source.retrieved)] {
            if let text {
                do { _ = try EDTF(text) } catch { throw RecordFault(error.description, column: column) }
            }
        }
        try connection.run(
            """
            INSERT INTO source (slug, title, author, publisher, published, published_basis, retrieved, url, archived_url,
                                language, derived_from, confidential, sha256, added_in)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            source.slug, source.title, source.author, source.publisher, source.published, source.publishedBasis,
            source.retrieved, source.url, source.archivedURL, source.language, source.derivedFrom?.rawValue,
            source.isConfidential, source.sha256, id.rawValue)
        return SourceID(connection.lastInsertedRow)
    }

    /// Says what a source derives from, where that source was added after it. The row as it was is kept if it is older.
    ///
    /// - Throws: `RecordFault` when it would derive from itself. A longer circle is for `check` to find.
    public func setDerivation(of source: SourceID, from original: SourceID) throws {
        if source == original { throw RecordFault("a source cannot derive from itself", column: "derived_from") }
        if try connection.integer("SELECT added_in FROM source WHERE id = ?", source.rawValue) != id.rawValue {
            try recordChange(table: "source", row: source.rawValue)
        }
        try connection.run("UPDATE source SET derived_from = ? WHERE id = ?", original.rawValue, source.rawValue)
    }
}
