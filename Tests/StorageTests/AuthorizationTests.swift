import DossierStorage
import Testing

@Suite("Reading only")
struct AuthorizationTests {
    let folder: TemporaryFolder
    let base: Snapshot

    init() throws {
        folder = try TemporaryFolder()
        try KnowledgeBase.create(at: folder.file("a.db"), fill: Sample.fill)
        base = try KnowledgeBase.openForReading(folder.file("a.db"))
        base.connection.authorizeReadingOnly()
    }

    @Test(
        "lets through what reads",
        arguments: [
            "SELECT count(*) FROM entities",
            "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT sum(i) FROM n",
            "SELECT name FROM pragma_table_info('fact')",
            "PRAGMA table_info(fact)",
            "PRAGMA integrity_check",
            "EXPLAIN QUERY PLAN SELECT * FROM relations",
            "SELECT rowid FROM name_search WHERE name_search MATCH 'acme'",
            "SELECT json_extract('[1]', '$[0]'), group_concat(slug) FROM entities",
            "SELECT value FROM json_each('[1, 2]')",
        ])
    func allowed(sql: String) throws {
        let statement = try base.connection.prepareOnce(sql)
        #expect(statement.isReadOnly)
        while try statement.step() {}
        #expect(base.connection.refusal == nil)
    }

    @Test(
        "refuses what changes the database or reaches out of it, and says what",
        arguments: [
            ("INSERT INTO kind (name, plural) VALUES ('a', 'b')", "INSERT into kind"),
            ("UPDATE fact SET note = 'x'", "UPDATE of fact"),
            ("DELETE FROM fact", "DELETE from fact"),
            ("ATTACH 'other.db' AS other", "ATTACH"),
            ("BEGIN", "a transaction"),
            ("SAVEPOINT a", "a transaction"),
            ("PRAGMA user_version = 9", "PRAGMA user_version with a value"),
            ("PRAGMA writable_schema = ON", "PRAGMA writable_schema with a value"),
            ("PRAGMA journal_mode", "PRAGMA journal_mode"),
            ("PRAGMA journal_mode = WAL", "PRAGMA journal_mode with a value"),
            ("SELECT load_extension('x')", "the function load_extension"),
            ("DROP TABLE fact", "a change of the schema"),
            ("CREATE TABLE mine (a)", "a change of the schema"),
            ("REINDEX", "a statement that changes the database"),
        ])
    func refused(sql: String, what: String) throws {
        let error = try SQLiteError.of { _ = try base.connection.prepareOnce(sql) }
        #expect(error.code.primary == .notAuthorized || error.message.contains("not authorized"))
        #expect(base.connection.refusal?.what == what)
    }

    @Test("VACUUM INTO cannot write another file")
    func vacuumInto() throws {
        #expect(throws: SQLiteError.self) {
            let statement = try base.connection.prepareOnce("VACUUM INTO '\(folder.file("copy.db"))'")
            while try statement.step() {}
        }
        #expect(try folder.contents() == ["a.db"])
    }
}
