/// What a file says of itself: the table `meta`.
enum Meta {
    static func read(_ key: String, on connection: Connection) throws -> String? {
        try connection.text("SELECT value FROM meta WHERE key = ?", key)
    }

    /// Sets or, with nil, removes.
    static func set(_ key: String, _ value: String?, on connection: Connection) throws {
        if let value {
            try connection.run(
                "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", key, value)
        } else {
            try connection.run("DELETE FROM meta WHERE key = ?", key)
        }
    }

    /// The highest id that was ever given in `table` ("fact" or "name").
    static func lastUsedID(table: String, on connection: Connection) throws -> Int64 {
        let recorded = try read("last_\(table)_id", on: connection).flatMap { Int64($0) } ?? 0
        let present = try connection.integer("SELECT max(id) FROM \(quotedIdentifier(table))") ?? 0
        return max(recorded, present)
    }

    /// The revision that gave a base the vocabulary it was made with; it is the first one.
    static let vocabularyRevision = "vocabulary_revision"

    /// Whether a base holds no entity or source yet, and no vocabulary and revision but those that it was made with.
    static func isEmpty(_ connection: Connection) throws -> Bool {
        try connection.integer(
            """
            SELECT NOT EXISTS (SELECT 1 FROM entity) AND NOT EXISTS (SELECT 1 FROM source)
               AND (NOT EXISTS (SELECT 1 FROM revision) AND NOT EXISTS (SELECT 1 FROM kind)
                    OR coalesce((SELECT max(id) FROM revision) = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?), 0))
            """, vocabularyRevision) == 1
    }
}
