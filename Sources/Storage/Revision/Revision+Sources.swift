public import DossierModel

extension Revision {
    /// Adds a source.
    ///
    /// - Throws: `RecordFault` when the slug is taken or malformed, a text is blank, a date is no EDTF, or the hash no SHA-256.
    @discardableResult
    public func add(_ source: NewSource) throws -> SourceID {
        try Self.check(source)
        if let removed = try removedRow(of: .source, named: source.slug) {
            try setRemoved(.source, removed, to: false)
            try update(SourceID(removed), to: source)
            return SourceID(removed)
        }
        try connection.run(
            """
            INSERT INTO source (slug, title, author, publisher, published, published_basis, retrieved, url, archived_url,
                                language, derived_from, confidential, sha256, supersedes, added_in)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            source.slug, source.title, source.author, source.publisher, source.published, source.publishedBasis,
            source.retrieved, source.url, source.archivedURL, source.language, source.derivedFrom?.rawValue,
            source.isConfidential, source.sha256, source.supersedes?.rawValue, id.rawValue)
        let added = connection.lastInsertedRow
        if pace == .incremental { try TextIndex(connection).add(.title(source: added), source.title) }
        return SourceID(added)
    }

    /// What a source must be by itself, whatever the base has.
    package static func check(_ source: NewSource) throws(RecordFault) {
        try Slugs.check(source.slug)
        try RecordTexts.check(source.title, column: "title")
        try RecordTexts.check(source.author, column: "author")
        try RecordTexts.check(source.publisher, column: "publisher")
        try RecordTexts.check(source.url, column: "url")
        try RecordTexts.check(source.archivedURL, column: "archived_url")
        try RecordTexts.check(date: source.published, column: "published")
        try RecordTexts.check(date: source.retrieved, column: "retrieved")
        if let language = source.language { try RecordTexts.check(key: language, column: "language") }
        if let basis = source.publishedBasis, !NewSource.publishedBases.contains(basis) {
            throw RecordFault(
                "'\(basis)' is not known", column: "published_basis",
                hint: "one of: " + NewSource.publishedBases.joined(separator: ", "))
        }
        if let sha256 = source.sha256, sha256.utf8.count != 64 || !sha256.utf8.allSatisfy(isHexadecimal) {
            throw RecordFault(
                "'\(sha256)' is no SHA-256", column: "sha256",
                hint: "64 hexadecimal digits in lower case, as sha256sum prints them; leave it empty where there is none")
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte
    }

    /// Says what a source derives from, where that source was added after it. The row as it was is kept if it is older.
    ///
    /// - Throws: `RecordFault` when it would derive from itself. A longer circle is for `check` to find.
    public func setDerivation(of source: SourceID, from original: SourceID) throws {
        try set("derived_from", of: source, to: original)
    }

    /// Says which edition a source takes the place of, where that was added after it. The row as it was is kept if it is older.
    ///
    /// - Throws: `RecordFault` when it would supersede itself.
    public func setSuperseded(by source: SourceID, _ earlier: SourceID) throws {
        try set("supersedes", of: source, to: earlier)
    }

    /// Refuses a source that would refer to itself.
    package static func check(_ column: String, of source: SourceID, is other: SourceID) throws(RecordFault) {
        if source != other { return }
        throw RecordFault("a source cannot \(column == "supersedes" ? "supersede" : "derive from") itself", column: column)
    }

    private func set(_ column: String, of source: SourceID, to other: SourceID) throws {
        try Self.check(column, of: source, is: other)
        try edit(.source, source.rawValue, [(column, other.rawValue)])
    }
}
