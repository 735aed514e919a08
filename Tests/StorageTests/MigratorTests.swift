import Foundation
import Testing

@testable import DossierStorage

@Suite("Migrations")
struct MigratorTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
    }

    /// The program's migrations and then these.
    func extended(by scripts: String...) -> [Migration] {
        Migration.all
            + scripts.enumerated().map { index, sql in
                Migration(
                    number: Migration.newest + index + 1, name: "added.sql", sql: sql,
                    sha256: String(repeating: "0", count: 64))
            }
    }

    /// Edits the file behind the program's back.
    func tamper(_ sql: String) throws { try Connection(path: path, access: .readWrite).execute(script: sql) }

    /// By the system's own program.
    func sha256(of path: String) throws -> String {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [path]
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: output.prefix(64), as: UTF8.self)
    }

    @Test("they are numbered from 1 without a gap, in order")
    func numbering() {
        #expect(Migration.all.map(\.number) == Array(1...Migration.newest))
        #expect(Migration.all.allSatisfy { $0.name.wholeMatch(of: /[0-9]{4}_[a-z_]+\.sql/) != nil })
    }

    @Test("the recorded SHA-256 of each is that of its file")
    func sums() throws {
        for file in EmbeddedResources.files(in: "Migrations") where file.path.hasSuffix(".sql") {
            let name = String(file.path.dropFirst("Migrations/".count))
            let written = try folder.write(String(decoding: file.bytes, as: UTF8.self), to: name)
            #expect(Migration.all.first { $0.name == name }?.sha256 == (try sha256(of: written)), "\(name)")
        }
    }

    @Test("a new file records each of them once, with the SHA-256 of its file")
    func recorded() throws {
        let base = try KnowledgeBase.openForReading(path)
        let recorded = try base.rows("SELECT number, name, sha256 FROM migration ORDER BY number")
        #expect(recorded == Migration.all.map { "\($0.number)|\($0.name)|\($0.sha256)" })
    }

    @Test("migrating a file of this version does nothing")
    func upToDate() throws {
        let before = try bytes(of: path)
        #expect(try KnowledgeBase.migrate(path) == nil)
        #expect(try bytes(of: path) == before)
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("an older file is refused until it is migrated, which takes a backup first")
    func olderFile() throws {
        let before = try bytes(of: path)
        let newer = extended(by: "CREATE TABLE added (a); INSERT INTO added VALUES (1)")
        let backup = try #require(try KnowledgeBase.migrate(path, migrations: newer))

        #expect(backup == "\(path).schema-\(Migration.newest).backup")
        #expect(try KnowledgeBase.openForReading(backup).rows("SELECT slug FROM companies") == ["acme", "bolt"])
        let migrated = try Connection(path: path, access: .readOnly)
        #expect(try migrated.rows("SELECT a FROM added") == ["1"])
        #expect(try migrated.rows("PRAGMA user_version") == [String(Migration.newest + 1)])
        #expect(try migrated.rows("SELECT slug FROM companies") == ["acme", "bolt"])
        #expect(try KnowledgeBase.migrate(path, migrations: newer) == nil, "each is applied once")
        #expect(before != (try bytes(of: path)))
    }

    @Test("a backup that is there is kept, and the next one gets another name")
    func secondBackup() throws {
        let first = try folder.write("an earlier backup", to: "a.db.schema-\(Migration.newest).backup")
        let second = try KnowledgeBase.migrate(path, migrations: extended(by: "CREATE TABLE added (a)"))
        #expect(second == first + "-2")
        #expect(try bytes(of: first) == Data("an earlier backup".utf8))
    }

    @Test("a file below this program's schema is refused and stays as it is")
    func refusesOlder() throws {
        try tamper("PRAGMA user_version = 1; DELETE FROM migration WHERE number > 1")
        let before = try bytes(of: path)
        #expect(throws: KnowledgeBaseError.olderSchema(path: path, found: 1, supported: Migration.newest)) {
            try KnowledgeBase.openForReading(path)
        }
        #expect(try bytes(of: path) == before)
    }

    @Test("a migration that fails is undone as a whole, and those before it too")
    func failing() throws {
        let migrations = extended(by: "CREATE TABLE first (a)", "CREATE TABLE second (a); INSERT INTO nowhere VALUES (1)")
        let error = try SQLiteError.of { _ = try KnowledgeBase.migrate(path, migrations: migrations) }
        #expect(error.message.contains("no such table: nowhere"))
        let connection = try Connection(path: path, access: .readOnly)
        #expect(try connection.rows("SELECT name FROM sqlite_master WHERE name IN ('first', 'second')") == [])
        #expect(try connection.rows("PRAGMA user_version") == [String(Migration.newest)])
        #expect(try connection.rows("PRAGMA integrity_check") == ["ok"])
    }

    @Test("a file of a newer program is refused and stays as it is")
    func newerFile() throws {
        _ = try KnowledgeBase.migrate(path, migrations: extended(by: "CREATE TABLE added (a)"))
        let before = try bytes(of: path)
        let (found, supported) = (Migration.newest + 1, Migration.newest)
        let expected = KnowledgeBaseError.newerSchema(path: path, found: found, supported: supported)
        #expect(throws: expected) { try KnowledgeBase.openForReading(path) }
        #expect(throws: expected) { try KnowledgeBase.openForWriting(path) }
        #expect(throws: expected) { try KnowledgeBase.migrate(path) }
        #expect(try bytes(of: path) == before)
    }

    @Test(
        "a file whose record of migrations was changed is refused and stays as it is",
        arguments: [
            ("UPDATE migration SET sha256 = replace(sha256, '1', '2') WHERE number = 3", 3),
            ("DELETE FROM migration WHERE number = 2", 3),
            ("UPDATE migration SET number = 99 WHERE number = \(Migration.newest)", 99),
            ("DELETE FROM migration", Migration.newest),
            ("DROP TABLE migration", Migration.newest),
        ])
    func tampered(sql: String, number: Int) throws {
        try tamper(sql)
        let before = try bytes(of: path)
        let ways: [(String) throws -> Any] = [KnowledgeBase.openForReading, KnowledgeBase.openForWriting]
        for open in ways {
            let error = try #require(throws: KnowledgeBaseError.self) { _ = try open(path) }
            guard case .changedMigration(path, number, _) = error else {
                Issue.record("not about migration \(number): \(error)")
                continue
            }
        }
        #expect(throws: KnowledgeBaseError.self) { try KnowledgeBase.migrate(path) }
        #expect(try bytes(of: path) == before)
        #expect(try folder.contents() == ["a.db"])
    }
}
