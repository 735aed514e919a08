import Foundation
import Testing

@testable import DossierStorage

@Suite("A file of an older schema")
struct OlderSchemaTests {
    private let folder: TemporaryFolder
    private let path: String

    /// A file as the migrations up to 6 make it, with the words of a summary in the index of prose.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("old.db")
        let connection = try Connection(path: path, access: .create)
        try connection.execute(script: "PRAGMA application_id = \(FileHeader.applicationID)")
        try connection.run(Migrator.record)
        for migration in Migration.all.prefix(6) {
            try connection.execute(script: migration.sql)
            try connection.run(
                "INSERT INTO migration VALUES (?, ?, ?, '2026-01-01T00:00:00Z')", migration.number, migration.name, migration.sha256)
        }
        try connection.execute(
            script: """
                PRAGMA user_version = 6;
                INSERT INTO meta VALUES ('base_id', 'old'), ('kind_views', 'companies'), ('last_fact_id', '7'), ('last_name_id', '0');
                INSERT INTO revision VALUES (1, '2026-01-01T00:00:00Z', NULL, 'first');
                INSERT INTO kind (id, name, plural) VALUES (1, 'company', 'companies');
                CREATE VIEW companies (slug, name, kind, summary) AS SELECT slug, name, kind, summary FROM entity;
                INSERT INTO entity VALUES (1, 'acme', 1, 'Acme', 'acme', 'Makes anvils.', 1, 1);
                INSERT INTO name_search (rowid, words) VALUES (2, 'acme');
                INSERT INTO name_word VALUES ('acme');
                INSERT INTO name_word_backwards VALUES ('emca');
                INSERT INTO predicate (id, name, takes, time, slot, symmetric, label_en)
                VALUES (1, 'owns', 'entity', 'state', 'none', 0, 'owns');
                INSERT INTO fact (id, subject, predicate, object, modality, note, added_in) VALUES (7, 1, 1, 1, 3, 'by itself', 1);
                INSERT INTO saved_query VALUES ('all', 'select 1', 'everything');
                """)
    }

    @Test("is brought up to date with all that it holds")
    func migrated() throws {
        let backup = try #require(try KnowledgeBase.migrate(path))
        let base = try KnowledgeBase.openForReading(path)
        #expect(try base.rows("SELECT slug, name, kind, summary FROM companies") == ["acme|Acme|company|Makes anvils."])
        #expect(try base.rows("SELECT id, disputed, possible_from FROM relations") == ["7||"])
        #expect(try base.rows("SELECT name, kind, body, description FROM script") == ["all|query|select 1|everything"])
        #expect(try base.rows("SELECT rowid FROM text_search WHERE text_search MATCH 'anvils OR itself' ORDER BY 1") == ["16", "113"])
        let faults = try base.integrityChecks().filter { !$0.isGood }.map(\.detail)
        #expect(faults == [])
        #expect(try base.rows("SELECT count(*) FROM pragma_foreign_key_check") == ["0"])
        #expect(try Connection(path: backup, access: .readOnly).rows("PRAGMA user_version") == ["6"])
        #expect(try folder.contents() == ["old.db", "old.db.schema-6.backup"])
    }

    @Test("that had no index of names yet gets one of all that it has", arguments: [3, 4])
    func beforeTheIndexOfNames(schema: Int) throws {
        let path = folder.file("older.db")
        let connection = try Connection(path: path, access: .create)
        try connection.execute(script: "PRAGMA application_id = \(FileHeader.applicationID)")
        try connection.run(Migrator.record)
        for migration in Migration.all.prefix(schema) {
            try connection.execute(script: migration.sql)
            try connection.run(
                "INSERT INTO migration VALUES (?, ?, ?, '2026-01-01T00:00:00Z')", migration.number, migration.name, migration.sha256)
        }
        try connection.execute(
            script: """
                PRAGMA user_version = \(schema);
                INSERT INTO meta VALUES ('base_id', 'old'), ('last_fact_id', '0'), ('last_name_id', '1');
                INSERT INTO revision VALUES (1, '2026-01-01T00:00:00Z', NULL, 'first');
                INSERT INTO kind (id, name, plural) VALUES (1, 'company', 'companies');
                INSERT INTO entity VALUES (1, 'acme', 1, 'Acme Anvils', 'acme anvils', NULL, 1, 1);
                INSERT INTO name VALUES (1, 1, 'Zenith', NULL, 'former', NULL, NULL, 'zenith', 1, NULL);
                """)
        _ = try KnowledgeBase.migrate(path)
        let base = try KnowledgeBase.openForReading(path)
        #expect(try base.rows("SELECT rowid FROM name_search WHERE name_search MATCH 'anvils OR zenith' ORDER BY 1") == ["2", "3"])
        #expect(try base.integrityChecks().filter { !$0.isGood }.map(\.detail) == [])
    }

    @Test("keeps on what basis each source says so, and still refuses any other word for it")
    func bases() throws {
        let older = try Connection(path: path, access: .readWrite)
        for migration in Migration.all[6..<8] {
            try older.execute(script: migration.sql)
            try older.run("INSERT INTO migration VALUES (?, ?, ?, '2026-01-01T00:00:00Z')", migration.number, migration.name, migration.sha256)
        }
        try older.execute(
            script: """
                PRAGMA user_version = 8;
                INSERT INTO source (id, slug, title, added_in) VALUES (1, 's', 'S', 1);
                INSERT INTO citation (fact, source, locator, added_in, basis)
                VALUES (7, 1, 'a', 1, 'states'), (7, 1, 'b', 1, NULL), (7, 1, 'c', 1, 'inferred'), (7, 1, 'd', 1, 'implies');
                """)
        _ = try KnowledgeBase.migrate(path)
        let connection = try Connection(path: path, access: .readWrite)
        #expect(try connection.rows("SELECT locator, basis FROM citations ORDER BY 1") == ["a|states", "b|", "c|inferred", "d|implies"])
        #expect(try connection.rows("PRAGMA integrity_check") == ["ok"])
        for basis in ["'state'", "''", "'STATES'"] {
            #expect(throws: SQLiteError.self) {
                try connection.execute(script: "INSERT INTO citation (fact, source, added_in, basis) VALUES (7, 1, 1, \(basis))")
            }
        }
        try connection.execute(script: "INSERT INTO citation (fact, source, added_in, basis) VALUES (7, 1, 1, 'implies'), (7, 1, 1, NULL)")
    }

    @Test("stays as it was when its migration is interrupted")
    func interrupted() throws {
        let before = try bytes(of: path)
        #expect(throws: SQLiteError.self) { try KnowledgeBase.migrate(path, keepsGoing: { false }) }
        #expect(try bytes(of: path) == before)
        #expect(try folder.contents() == ["old.db"])
    }

    @Test("whose kinds have lost their views gets them back")
    func lostViews() throws {
        _ = try KnowledgeBase.migrate(path)
        try Connection(path: path, access: .readWrite).execute(script: "DROP VIEW companies")
        #expect(try KnowledgeBase.migrate(path) == nil)
        #expect(try KnowledgeBase.openForReading(path).rows("SELECT slug FROM companies") == ["acme"])
    }
}
