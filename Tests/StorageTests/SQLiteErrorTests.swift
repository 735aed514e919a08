import DossierStorage
import Testing

@Suite("SQLite errors")
struct SQLiteErrorTests {
    let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.execute(script: "CREATE TABLE t (a TEXT UNIQUE CHECK (a <> 'no')); INSERT INTO t VALUES ('secret')")
    }

    @Test("an error of syntax has the place of the token, in bytes")
    func offset() throws {
        let error = try SQLiteError.of { _ = try connection.prepare("SELECT 'é' FORM t") }
        #expect(error.code == .error)
        #expect(error.sql == "SELECT 'é' FORM t")
        #expect(error.offset == 17)
    }

    @Test("an unknown column has a place, and a failed constraint none")
    func offsetOfColumn() throws {
        #expect(try SQLiteError.of { _ = try connection.prepare("SELECT b FROM t") }.offset == 7)
        #expect(try SQLiteError.of { try connection.run("INSERT INTO t VALUES (?)", "secret") }.offset == nil)
    }

    @Test("the code is the extended one, and knows its family")
    func extendedCode() throws {
        let unique = try SQLiteError.of { try connection.run("INSERT INTO t VALUES (?)", "secret") }
        let check = try SQLiteError.of { try connection.run("INSERT INTO t VALUES (?)", "no") }
        #expect(unique.code.rawValue == 2067)  // SQLITE_CONSTRAINT_UNIQUE
        #expect(check.code.rawValue == 275)  // SQLITE_CONSTRAINT_CHECK
        #expect(unique.code.primary == .constraint && check.code.primary == .constraint)
    }

    @Test("bound values are not in it")
    func noValues() throws {
        let error = try SQLiteError.of { try connection.run("INSERT INTO t VALUES (?)", "secret") }
        #expect(error.sql == "INSERT INTO t VALUES (?)")
        #expect(!"\(error) \(String(reflecting: error))".contains("secret"))
    }

    @Test("a code that this program has no name for keeps its number and SQLite's words")
    func unknownCode() {
        #expect(ResultCode(rawValue: 283).description == "notification message" || ResultCode(rawValue: 283).rawValue == 283)
        #expect(ResultCode(rawValue: 283).primary.rawValue == 27)
        #expect(ResultCode.full.description == "database or disk is full")
    }
}
