import Foundation
import DossierModel
import DossierStorage
import Testing

@Suite("Connection")
struct ConnectionTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("a.db")
        let connection = try Connection(path: path, access: .create)
        try connection.execute(script: "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)")
    }

    @Test("opens only what is there, unless it may create", arguments: [Connection.Access.readOnly, .readWrite])
    func missingFile(access: Connection.Access) throws {
        let error = try SQLiteError.of { _ = try Connection(path: folder.file("none.db"), access: access) }
        #expect(error.code.primary == .cannotOpen)
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("a reader cannot write, and leaves nothing beside the file")
    func readOnly() throws {
        let connection = try Connection(path: path, access: .readOnly)
        #expect(try connection.integer("SELECT count(*) FROM t") == 2)
        let error = try SQLiteError.of { try connection.run("DELETE FROM t") }
        #expect(error.code.primary == .readOnly)
        #expect(try folder.contents() == ["a.db"])
    }

    @Test("a path with a NUL character is refused, not cut")
    func pathWithNUL() throws {
        let error = try SQLiteError.of { _ = try Connection(path: path + "\0.db", access: .create) }
        #expect(error.code == .misuse)
    }

    @Test(
        "is opened safely",
        arguments: [("foreign_keys", "1"), ("trusted_schema", "0"), ("journal_mode", "delete"), ("busy_timeout", "5000")])
    func settings(pragma: String, value: String) throws {
        let connection = try Connection(path: path, access: .readWrite)
        #expect(try connection.rows("PRAGMA \(pragma)") == [value])
    }

    @Test("defensive mode keeps SQL from editing the schema")
    func defensive() throws {
        let connection = try Connection(path: path, access: .readWrite)
        try connection.execute(script: "PRAGMA writable_schema = ON")
        #expect(throws: SQLiteError.self) { try connection.run("UPDATE sqlite_master SET sql = 'x'") }
    }

    @Test("a name in double quotes is a column, never a misspelt text")
    func doubleQuotes() throws {
        let connection = try Connection(path: path, access: .readWrite)
        let error = try SQLiteError.of { _ = try connection.prepare(#"SELECT * FROM t WHERE a = "one""#) }
        #expect(error.message.contains("no such column"))
    }

    @Test("a file that another connection writes is busy, once the waiting time is over")
    func busy() throws {
        let writer = try Connection(path: path, access: .readWrite)
        let other = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        try writer.transaction {
            let error = try SQLiteError.of { try other.run("INSERT INTO t VALUES (3)") }
            #expect(error.code.primary == .busy)
        }
        #expect(try other.run("INSERT INTO t VALUES (3)") == 1)
    }

    @Test("run tells how many rows it changed, and none for a statement that changes none")
    func changedRows() throws {
        let connection = try Connection(path: path, access: .readWrite)
        #expect(try connection.run("UPDATE t SET a = a + 1") == 2)
        #expect(try connection.run("SELECT * FROM t") == 0)
        #expect(try connection.run("CREATE TABLE v (a)") == 0)
        #expect(try connection.run("UPDATE t SET a = 1 WHERE a > 99") == 0)
        #expect(try connection.run("DELETE FROM t") == 2)
    }

    @Test("a script runs all its statements, up to the one that fails, and says where that is")
    func script() throws {
        let connection = try Connection(path: path, access: .readWrite)
        let script = "DELETE FROM t;\n-- é\nINSERT INTO t VALUES (7);\nSELECT nothing FROM t;\nDELETE FROM t;"
        let error = try SQLiteError.of { try connection.execute(script: script) }
        let place = try #require(script.range(of: "nothing"))
        #expect(error.offset == script.utf8.distance(from: script.startIndex, to: place.lowerBound))
        #expect(error.sql == script)
        #expect(try connection.rows("SELECT a FROM t") == ["7"])
    }

    @Test(
        "a script may be empty, end without a semicolon, or hold only comments",
        arguments: ["", "  \n", "-- no", ";;", "SELECT 1"])
    func smallScripts(script: String) throws {
        try Connection(path: path, access: .readOnly).execute(script: script)
    }

    @Test("a progress handler that answers false interrupts the statement")
    func progress() throws {
        let connection = try Connection(path: path, access: .readOnly)
        connection.setProgressHandler { false }
        let error = try SQLiteError.of {
            _ = try connection.rows("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
        }
        #expect(error.code == .interrupted)
    }

    @Test("a transaction that is interrupted while it reads is rolled back, also where FTS5 has a statement under way")
    func interruptedTransaction() throws {
        let connection = try Connection(path: path, access: .readWrite)
        try connection.run("CREATE VIRTUAL TABLE words USING fts5 (text)")
        var isStopped = false
        connection.setProgressHandler { !isStopped }
        let error = try SQLiteError.of {
            try connection.transaction {
                try connection.run("INSERT INTO words (words, rank) VALUES ('hashsize', 4096)")
                isStopped = true
                _ = try connection.rows("WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n")
            }
        }
        #expect(error.code == .interrupted)
        #expect(!connection.isInTransaction)
    }

    @Test("a statement may outlive its connection")
    func statementOutlivesConnection() throws {
        var connection: Connection? = try Connection(path: path, access: .readOnly)
        let statement = try connection?.prepareOnce("SELECT 1")
        connection = nil
        #expect(statement?.sql == "SELECT 1")
    }
}
