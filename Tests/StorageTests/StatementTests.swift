import DossierModel
import DossierStorage
import Testing

@Suite("Statement")
struct StatementTests {
    let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.execute(script: "CREATE TABLE t (a, b); INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, NULL)")
    }

    @Test("another number of values than parameters is an error", arguments: [0, 1, 3])
    func wrongCount(given: Int) throws {
        let statement = try connection.prepare("SELECT ?, ?")
        let error = try SQLiteError.of { try statement.bind(Array(repeating: Int64(1), count: given)) }
        #expect(error.code == .misuse)
        #expect(error.message.contains("takes 2 values, \(given) were given"))
    }

    @Test("statements of one length that differ in any one character are told apart, however often they are asked for")
    func alike() throws {
        let pattern = Array("SELECT 1234567890123456 + 0")
        for _ in 0..<2 {
            for place in 7..<23 {
                var text = pattern
                text[place] = text[place] == "9" ? "8" : "9"
                let sum = try #require(Int64(String(text[7..<23])))
                #expect(try connection.integer(String(text)) == sum)
            }
        }
    }

    @Test("a parameter out of range is an error", arguments: [-1, 1, 99])
    func outOfRange(index: Int) throws {
        let statement = try connection.prepare("SELECT ?")
        #expect(throws: SQLiteError.self) { try statement.bind(Int64(1), at: index) }
    }

    @Test(
        "several statements where one is expected are an error, at the second",
        arguments: ["SELECT 1; SELECT 2", "SELECT 1; nonsense"])
    func severalStatements(sql: String) throws {
        let error = try SQLiteError.of { _ = try connection.prepare(sql) }
        #expect(error.message == "only one statement is expected here")
        #expect(error.offset == 9)
    }

    @Test(
        "what follows a statement and is none does no harm",
        arguments: ["SELECT 1;", "SELECT 1; -- end", "SELECT 1 ;; /* end */ ;"])
    func harmlessTail(sql: String) throws {
        #expect(try connection.integer(sql) == 1)
    }

    @Test("SQL without a statement is an error", arguments: ["", "   ", "-- nothing", ";"])
    func noStatement(sql: String) throws {
        let error = try SQLiteError.of { _ = try connection.prepare(sql) }
        #expect(error.message == "the SQL holds no statement")
    }

    @Test("a NUL character in SQL is an error at its place, and the rest is not cut off")
    func nulInSQL() throws {
        let error = try SQLiteError.of { _ = try connection.prepare("SELECT 'é\0'") }
        #expect(error.offset == 10)
        #expect(throws: SQLiteError.self) { try connection.execute(script: "SELECT 1;\0DELETE FROM t") }
    }

    @Test(
        "values come back as they were bound",
        arguments: [
            Value.null, .integer(.min), .integer(.max), .real(-0.5), .real(.infinity), .text(""), .text("a\0b"),
            .text("Andromède 😀"), .blob([]), .blob([0, 255, 0]),
        ])
    func roundTrip(value: Value) throws {
        #expect(try connection.first("SELECT ?", [value]) { $0.value(0) } == value)
    }

    @Test("empty text and empty bytes are not NULL")
    func emptyIsNotNull() throws {
        #expect(try connection.rows("SELECT '' IS NULL, x'' IS NULL") == ["0|0"])
        let isNull = try connection.first("SELECT ? IS NULL, ? IS NULL, ? IS NULL", ["", Value.blob([]), String?.none]) {
            [$0.bool(0), $0.bool(1), $0.bool(2)]
        }
        #expect(isNull == [false, false, true])
    }

    @Test("text that is not UTF-8 is repaired when read as text, and whole as a cell")
    func invalidText() throws {
        try connection.forEachRow("SELECT CAST(x'61FF62' AS TEXT)") { row in
            #expect(row.text(0) == "a\u{FFFD}b")
            guard case .text(let bytes) = row.cell(0) else { return #expect(Bool(false), "the column is text") }
            #expect(Array(bytes) == [0x61, 0xFF, 0x62])
        }
    }

    @Test("a column out of range reads as NULL")
    func columnOutOfRange() throws {
        let read = try connection.first("SELECT 1") { ($0.isNull(5), $0.text(5), $0.optionalInteger(-1)) }
        #expect(read?.0 == true)
        #expect(read?.1 == "")
        #expect(read?.2 == nil)
    }

    @Test("rows are read one at a time: what stands after the last one asked for is never computed")
    func lazyRows() throws {
        var calls = 0
        try connection.registerFunction("seen", arguments: 1) { arguments in
            calls += 1
            return arguments[0]
        }
        #expect(try connection.first("SELECT seen(a) FROM t") { $0.integer(0) } == 1)
        #expect(calls == 1)
        struct Enough: Error {}
        #expect(throws: Enough.self) { try connection.forEachRow("SELECT seen(a) FROM t") { _ in throw Enough() } }
        #expect(calls == 2)
    }

    @Test("the same SQL may be used while its rows are being read")
    func nestedUse() throws {
        var pairs: [String] = []
        let sql = "SELECT a FROM t WHERE a > ? ORDER BY a"
        try connection.forEachRow(sql, [1]) { outer in
            try connection.forEachRow(sql, [2]) { inner in pairs.append("\(outer.integer(0))-\(inner.integer(0))") }
        }
        #expect(pairs == ["2-3", "3-3"])
    }

    @Test("a statement that is bound but not yet stepped is not handed out again")
    func boundStatement() throws {
        let first = try connection.prepare("SELECT ?")
        try first.bind(["first"])
        #expect(try connection.text("SELECT ?", "second") == "second")
        #expect(try first.step())
        #expect(first.row.text(0) == "first")
    }

    @Test("a statement left at its end can be used again, without its old values")
    func reuse() throws {
        for value in ["one", "two"] {
            let statement = try connection.prepare("SELECT ?1")
            try statement.bind(value, at: 0)
            while try statement.step() {}
        }
        let statement = try connection.prepare("SELECT ?1")
        _ = try statement.step()
        #expect(statement.row.isNull(0))
    }

    @Test("more statements than are kept still work")
    func manyStatements() throws {
        for round in 0..<2 {
            for number in 0..<100 {
                #expect(try connection.integer("SELECT \(number) + ?", round) == Int64(number + round))
            }
        }
    }

    @Test("a statement says what it is")
    func description() throws {
        let query = try connection.prepare("SELECT a, b AS other, count(*) FROM t WHERE a = :a OR a = ?")
        #expect(query.columnNames == ["a", "other", "count(*)"])
        #expect(query.parameterNames == [":a", nil])
        #expect(query.isReadOnly)
        #expect(try !connection.prepare("DELETE FROM t").isReadOnly)
        #expect(try connection.prepare("DELETE FROM t").columnCount == 0)
    }

    @Test("first is nil without rows, and integer and text are nil at NULL too")
    func noRows() throws {
        #expect(try connection.first("SELECT a FROM t WHERE a = 9") { $0.integer(0) } == nil)
        #expect(try connection.integer("SELECT b FROM t WHERE a = 3") == nil)
        #expect(try connection.text("SELECT b FROM t WHERE a = 3") == nil)
    }
}
