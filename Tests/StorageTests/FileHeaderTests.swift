import Foundation
import DossierStorage
import Testing

@Suite("Files that are no knowledge base")
struct FileHeaderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What opening the file at `path` says, for reading and for writing.
    func errors(at path: String) throws -> [KnowledgeBaseError] {
        [
            try #require(throws: KnowledgeBaseError.self) { try KnowledgeBase.openForReading(path) },
            try #require(throws: KnowledgeBaseError.self) { try KnowledgeBase.openForWriting(path) },
        ]
    }

    @Test("a missing file is missing, and is not made")
    func missing() throws {
        let path = folder.file("none.db")
        #expect(try errors(at: path) == [.missing(path: path), .missing(path: path)])
        #expect(try folder.contents() == [])
    }

    @Test("a file in a folder that is a file cannot be read, with the system's reason")
    func notAFolder() throws {
        let path = try folder.write("x", to: "file") + "/a.db"
        #expect(try errors(at: path).first == .cannotRead(path: path, reason: "Not a directory"))
    }

    @Test("a folder is a folder")
    func directory() throws {
        #expect(try errors(at: folder.path) == [.isDirectory(path: folder.path), .isDirectory(path: folder.path)])
    }

    @Test(
        "an empty file, a text and half a header are no database, and stay as they are",
        arguments: ["", "hello", "SQLite format 3\0"])
    func notADatabase(content: String) throws {
        let path = try folder.write(content, to: "a.db")
        #expect(try errors(at: path) == [.notADatabase(path: path), .notADatabase(path: path)])
        #expect(try bytes(of: path) == Data(content.utf8))
    }

    @Test("a named pipe is not waited for")
    func pipe() throws {
        let path = folder.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: KnowledgeBaseError.self) { try KnowledgeBase.openForReading(path) }
    }

    @Test("another program's database is left alone")
    func foreignDatabase() throws {
        let path = folder.file("foreign.db")
        try Connection(path: path, access: .create).execute(script: "CREATE TABLE t (a); PRAGMA user_version = 6")
        let before = try bytes(of: path)
        #expect(try errors(at: path) == [.otherApplication(path: path), .otherApplication(path: path)])
        #expect(throws: KnowledgeBaseError.otherApplication(path: path)) { try KnowledgeBase.migrate(path) }
        #expect(try bytes(of: path) == before)
    }

    @Test("a file cut short is reported as corrupt and stays as it is", arguments: [100, 4_096, 50_000])
    func truncated(length: Int) throws {
        let path = folder.file("a.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
        let cut = try bytes(of: path).prefix(length)
        _ = try folder.write(Data(cut), to: "a.db")
        let error = try SQLiteError.of {
            let base = try KnowledgeBase.openForReading(path)
            _ = try base.rows("SELECT * FROM relations")
            _ = try base.rows("PRAGMA quick_check").first.map { if $0 != "ok" { throw corrupt($0) } }
        }
        #expect([ResultCode.corrupt, .notADatabase].contains(error.code.primary))
        #expect(try bytes(of: path) == cut)
    }

    private func corrupt(_ finding: String) -> SQLiteError { SQLiteError(code: .corrupt, message: finding) }

    @Test("what a program that died left half written is rolled back, also for a reader")
    func unfinishedChange() throws {
        let path = folder.file("a.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
        let before = try bytes(of: path)
        // A copy taken in the middle of a change, with its journal, is what is left when the program is killed.
        let (killed, journal) = (folder.file("killed.db"), folder.file("killed.db-journal"))
        let writer = try Connection(path: path, access: .readWrite)
        try writer.execute(script: "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE entity SET summary = 'half'")
        try writer.execute(
            script:
                """
                CREATE TABLE filler AS
                WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
                SELECT i, hex(zeroblob(200)) AS h FROM n
                """
        )
        try FileManager.default.copyItem(atPath: path, toPath: killed)
        try FileManager.default.copyItem(atPath: path + "-journal", toPath: journal)
        try writer.execute(script: "ROLLBACK")
        #expect(try bytes(of: killed) != before)

        let base = try KnowledgeBase.openForReading(killed)
        #expect(try base.rows("SELECT summary FROM entities WHERE slug = 'acme'") == ["Makes anvils."])
        #expect(try bytes(of: killed) == before)
    }
}
