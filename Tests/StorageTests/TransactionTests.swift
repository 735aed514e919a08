import DossierStorage
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Stop: Error {}

    let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.execute(script: "CREATE TABLE t (a UNIQUE)")
    }

    func content() throws -> [String] { try connection.rows("SELECT a FROM t ORDER BY a") }

    @Test("what returns is committed, and its result is handed on")
    func commit() throws {
        let result = try connection.transaction {
            #expect(connection.isInTransaction)
            return try connection.run("INSERT INTO t VALUES (1), (2)")
        }
        #expect(result == 2)
        #expect(!connection.isInTransaction)
        #expect(try content() == ["1", "2"])
    }

    @Test(
        "what throws is rolled back, and its error is handed on", arguments: [Connection.TransactionKind.deferred, .immediate])
    func rollback(kind: Connection.TransactionKind) throws {
        #expect(throws: Stop.self) {
            try connection.transaction(kind) {
                try connection.run("INSERT INTO t VALUES (1)")
                throw Stop()
            }
        }
        #expect(try content() == [])
        #expect(!connection.isInTransaction)
    }

    @Test("a failed statement rolls back all of its transaction")
    func failedStatement() throws {
        let error = try SQLiteError.of {
            try connection.transaction {
                try connection.run("INSERT INTO t VALUES (1)")
                try connection.run("INSERT INTO t VALUES (1)")
            }
        }
        #expect(error.code.primary == .constraint)
        #expect(try content() == [])
    }

    @Test("a transaction may be rolled back while rows are being read")
    func rollbackWhileReading() throws {
        try connection.run("INSERT INTO t VALUES (1), (2)")
        #expect(throws: Stop.self) {
            try connection.transaction {
                try connection.run("DELETE FROM t WHERE a = 2")
                try connection.forEachRow("SELECT a FROM t") { _ in throw Stop() }
            }
        }
        #expect(try content() == ["1", "2"])
    }

    @Test("a transaction inside a transaction is an error, and the outer one goes on")
    func nestedTransaction() throws {
        try connection.transaction {
            try connection.run("INSERT INTO t VALUES (1)")
            #expect(throws: SQLiteError.self) { try connection.transaction {} }
        }
        #expect(try content() == ["1"])
    }

    @Test("a savepoint undoes only what was done in it")
    func savepoint() throws {
        try connection.transaction {
            try connection.run("INSERT INTO t VALUES (1)")
            #expect(throws: Stop.self) {
                try connection.savepoint {
                    try connection.run("INSERT INTO t VALUES (2)")
                    throw Stop()
                }
            }
            try connection.savepoint { try connection.run("INSERT INTO t VALUES (3)") }
        }
        #expect(try content() == ["1", "3"])
    }

    @Test("savepoints nest")
    func nestedSavepoints() throws {
        try connection.savepoint {
            try connection.run("INSERT INTO t VALUES (1)")
            #expect(throws: Stop.self) {
                try connection.savepoint {
                    try connection.savepoint { try connection.run("INSERT INTO t VALUES (2)") }
                    throw Stop()
                }
            }
        }
        #expect(try content() == ["1"])
    }

    @Test("where SQLite has rolled back by itself, the first error is the one reported")
    func rolledBackBySQLite() throws {
        let error = try SQLiteError.of {
            try connection.transaction {
                try connection.run("INSERT INTO t VALUES (1)")
                try connection.savepoint { try connection.run("INSERT OR ROLLBACK INTO t VALUES (1)") }
            }
        }
        #expect(error.code.primary == .constraint)
        #expect(!connection.isInTransaction)
        #expect(try content() == [])
    }
}
