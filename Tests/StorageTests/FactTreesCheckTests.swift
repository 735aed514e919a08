import DossierModel
import Foundation
import Testing

@testable import DossierStorage

@Suite("What was written beside SQLite is read back")
struct FactTreesCheckTests {
    private static func folderWithFacts() throws -> (folder: TemporaryFolder, connection: Connection, written: FactTreesCheck.Written) {
        let folder = try TemporaryFolder()
        try KnowledgeBase.create(at: folder.file("a.db"), fill: Sample.fill)
        let connection = try Connection(path: folder.file("a.db"), access: .readWrite)
        // The trees are checked whoever wrote them.
        try connection.execute(
            script: """
                PRAGMA foreign_keys = OFF;
                WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                INSERT INTO fact (id, subject, predicate, object, value, modality, follows, added_in)
                SELECT i, 1 + i % 3, 1 + i % 2, CASE WHEN i % 4 THEN 1 + i % 5 END, CASE WHEN i % 4 = 0 THEN 'v' END, 3,
                       CASE WHEN i % 7 = 0 THEN i - 1 END, 1 FROM n
                """)
        let written = FactTreesCheck.Written(
            facts: 3_000, entries: ["fact_out": 3_000, "fact_in": 2_250, "fact_by_follows": 428, "fact_by_stated_subject": 0])
        return (folder, connection, written)
    }

    // By the program, since connections here are defensive.
    private static func sqlite(_ folder: TemporaryFolder, _ sql: String) throws {
        let sqlite = Process()
        sqlite.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        sqlite.arguments = [folder.file("a.db"), sql]
        try sqlite.run()
        sqlite.waitUntilExit()
        try #require(sqlite.terminationStatus == 0)
    }

    @Test("a sound file passes")
    func sound() throws {
        let (folder, connection, written) = try Self.folderWithFacts()
        try withExtendedLifetime(folder) { try FactTreesCheck(connection: connection, path: "a.db").run(written) }
    }

    @Test(
        "what is missing from the table or an index is found, and named",
        arguments: [
            ("fact", "the table holds"), ("fact_out", "fact_out"), ("fact_in", "fact_in"), ("fact_by_follows", "the index fact_by_"),
        ])
    func missing(tree: String, says: String) throws {
        let (folder, connection, written) = try Self.folderWithFacts()
        // An empty tree takes the place of the one in question: an index for an index, a table for a table.
        let other = tree == "fact" ? "citation" : "fact_by_stated_subject"
        func root(_ name: String) throws -> Int64 {
            try #require(try connection.integer("SELECT rootpage FROM sqlite_master WHERE name = ?", name))
        }
        try Self.sqlite(
            folder,
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET rootpage = CASE name WHEN '\(tree)' THEN \(root(other)) ELSE \(root(tree)) END
            WHERE name IN ('\(tree)', '\(other)')
            """)
        let reader = try Connection(path: folder.file("a.db"), access: .readOnly)
        let error = try #require(throws: KnowledgeBaseError.self) {
            try FactTreesCheck(connection: reader, path: "a.db").run(written)
        }
        guard case .faultyLoad(let path, let reason) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(path == "a.db" && reason.contains(says), "\(reason)")
    }

    @Test("an index that leads elsewhere is found")
    func otherKeys() throws {
        let (folder, connection, written) = try Self.folderWithFacts()
        // The rows change, and the index of before takes its place again: as many entries, with other keys.
        let root = try #require(try connection.integer("SELECT rootpage FROM sqlite_master WHERE name = 'fact_out'"))
        try connection.execute(script: "CREATE INDEX before ON fact (predicate, subject, object, retracted_in)")
        try Self.sqlite(
            folder,
            """
            PRAGMA writable_schema = ON;
            UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'before') WHERE name = 'fact_out';
            UPDATE sqlite_master SET rootpage = \(root) WHERE name = 'before'
            """)
        let reader = try Connection(path: folder.file("a.db"), access: .readOnly)
        let error = try #require(throws: KnowledgeBaseError.self) {
            try FactTreesCheck(connection: reader, path: "a.db").run(written)
        }
        #expect("\(error)".contains("fact_out does not lead to fact"), "\(error)")
    }

    @Test("it stops when it is told to")
    func interruption() throws {
        let (folder, connection, written) = try Self.folderWithFacts()
        connection.setProgressHandler { false }
        let error = try SQLiteError.of { try FactTreesCheck(connection: connection, path: "a.db").run(written) }
        #expect(error.code.primary == .interrupted)
        _ = folder
    }

    @Test("the trees are written for the schema of the day: the fast way is taken")
    func isTaken() throws {
        let folder = try TemporaryFolder()
        try KnowledgeBase.create(at: folder.file("a.db")) { writer in
            try writer.connection.run("INSERT INTO revision (at, message) VALUES ('2020-01-01T00:00:00Z', 'x')")
            #expect(try FactTrees(writer.connection, addedIn: RevisionID(1), memory: .ample) != nil)
        }
    }

    @Test("a file of another form is left to SQLite", arguments: ["auto_vacuum = FULL", "encoding = 'UTF-16le'"])
    func otherForms(pragma: String) throws {
        let folder = try TemporaryFolder()
        let connection = try Connection(path: folder.file("a.db"), access: .create)
        try connection.execute(script: "PRAGMA \(pragma); PRAGMA application_id = \(FileHeader.applicationID)")
        try Migrator(connection: connection, path: folder.file("a.db")).migrate()
        #expect(try FactTrees(connection, addedIn: RevisionID(1), memory: .ample) == nil)
    }
}
