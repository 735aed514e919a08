import DossierModel
import DossierStorage
import Testing

@Suite("Table functions")
struct TableFunctionTests {
    let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.registerTableFunction(Self.series)
    }

    /// Counts from `first` to `last` (default 3) by `step` (default 1).
    static var series: TableFunction {
        TableFunction(
            name: "series", columns: ["number", "square"], parameters: ["first", "last", "step"], required: 1
        ) { arguments in
            struct BadStep: Error, CustomStringConvertible { let description = "the step must be above 0" }
            guard case .integer(let first) = arguments[0] else { return GeneratedRows([]) }
            var (last, step): (Int64, Int64) = (3, 1)
            if case .integer(let value) = arguments[1] { last = value }
            if case .integer(let value) = arguments[2] { step = value }
            if step < 1 { throw BadStep() }
            var next = first
            return GeneratedRows {
                defer { next += step }
                return next <= last ? [.integer(next), .integer(next * next)] : nil
            }
        }
    }

    func integers(_ sql: String) throws -> [Int64] { try connection.all(sql) { $0.integer(0) } }

    @Test("rows come in order, and arguments left out are NULL")
    func rows() throws {
        #expect(try integers("SELECT square FROM series(1)") == [1, 4, 9])
        #expect(try integers("SELECT number FROM series(1, 9, 4)") == [1, 5, 9])
        #expect(try integers("SELECT number FROM series(5)") == [])
        #expect(try integers("SELECT count(*) FROM series(1, NULL, 2)") == [2])
    }

    @Test("arguments may be given by name in WHERE")
    func hiddenColumns() throws {
        #expect(try integers("SELECT number FROM series WHERE first = 2") == [2, 3])
        #expect(try integers("SELECT number FROM series(1, 9) WHERE step = 8") == [1, 9])
        #expect(try integers("SELECT last FROM series(1, 2)") == [2, 2])
        #expect(try connection.all("SELECT * FROM series(3)") { $0.count } == [2])
    }

    @Test("an argument given twice with different values leaves no row")
    func contradiction() throws {
        #expect(try integers("SELECT number FROM series(1) WHERE first = 2") == [])
        #expect(try integers("SELECT number FROM series(1) WHERE first = 1") == [1, 2, 3])
    }

    @Test("an argument may come from another table, in either order of the FROM clause")
    func joins() throws {
        try connection.execute(script: "CREATE TABLE t (a); INSERT INTO t VALUES (2), (3), (7)")
        #expect(try integers("SELECT s.number FROM t, series(t.a) s ORDER BY 1") == [2, 3, 3])
        #expect(try integers("SELECT s.number FROM series(t.a) s, t ORDER BY 1") == [2, 3, 3])
        #expect(try integers("SELECT s.number FROM series s JOIN t ON s.first = t.a WHERE s.last = 7 AND t.a > 2 ORDER BY 1") == [3, 4, 5, 6, 7, 7])
        #expect(try integers("SELECT a FROM t LEFT JOIN series(t.a, 2) s WHERE s.number IS NULL ORDER BY 1") == [3, 7])
        #expect(try integers("SELECT number FROM series(1) WHERE number IN (SELECT a FROM t)") == [2, 3])
    }

    @Test("several scans of one function do not disturb each other")
    func selfJoin() throws {
        #expect(try integers("SELECT a.number * 10 + b.number FROM series(1, 2) a, series(a.number, 2) b") == [11, 12, 22])
        #expect(try integers("SELECT number FROM series(1) WHERE first IN (1, 3) ORDER BY 1") == [1, 2, 3])
        #expect(try integers("SELECT number FROM series WHERE first IN (2, 3) ORDER BY 1") == [2, 3, 3])
    }

    @Test("a missing argument is named")
    func missing() {
        let error = #expect(throws: SQLiteError.self) { try integers("SELECT * FROM series") }
        #expect(error?.message.contains("series(first, last, step) needs its argument 'first'") == true)
    }

    @Test("too many arguments are an error")
    func tooMany() {
        #expect(throws: SQLiteError.self) { try integers("SELECT * FROM series(1, 2, 3, 4)") }
    }

    @Test("an error of the function is the statement's error, and the next statement works")
    func failure() throws {
        let error = #expect(throws: SQLiteError.self) { try integers("SELECT * FROM series(1, 2, 0)") }
        #expect(error?.message == "the step must be above 0")
        #expect(try integers("SELECT number FROM series(3)") == [3])
    }

    @Test("text with a NUL and other scripts, blobs and reals come through")
    func values() throws {
        let texts: [Value] = [.text("é\0山"), .blob([0, 255]), .real(1.5), .null, .text("")]
        try connection.registerTableFunction(
            TableFunction(name: "kinds", columns: ["v"], parameters: []) { _ in GeneratedRows(texts.map { [$0] }) })
        #expect(try connection.all("SELECT v FROM kinds") { $0.value(0) } == texts)
        #expect(try connection.all("SELECT v FROM kinds()") { $0.value(0) } == texts)
    }

    @Test("a column that the query does not use is not asked for")
    func laziness() throws {
        final class Rows: TableFunctionRows {
            var left = 2
            func advance() -> Bool { left -= 1; return left > 0 }
            func value(at column: Int) throws -> Value {
                if column == 1 { throw SQLiteError(code: .error, message: "asked") }
                return .integer(7)
            }
        }
        try connection.registerTableFunction(
            TableFunction(name: "lazy", columns: ["cheap", "dear"], parameters: []) { _ in Rows() })
        #expect(try integers("SELECT cheap FROM lazy") == [7])
        #expect(throws: SQLiteError.self) { try integers("SELECT dear FROM lazy") }
    }

    @Test("it works under the authorizer that lets only reading through, and from a view")
    func authorizer() throws {
        try connection.execute(script: "CREATE VIEW squares AS SELECT square FROM series(1, 2)")
        connection.authorizeReadingOnly()
        let statement = try connection.prepareOnce("SELECT sum(square) FROM squares")
        #expect(statement.isReadOnly)
        #expect(try integers("SELECT sum(square) FROM squares") == [5])
    }

    @Test("work inside a function stops once the progress handler says so")
    func interruption() throws {
        try connection.registerTableFunction(
            TableFunction(name: "endless", columns: ["v"], parameters: []) { [unowned connection] _ in
                while true { try connection.checkInterruption() }
            })
        var asked = 0
        connection.setProgressHandler {
            asked += 1
            return asked < 100
        }
        let error = #expect(throws: SQLiteError.self) { try integers("SELECT v FROM endless") }
        #expect(error?.code.primary == .interrupted)
    }

    @Test("closing the connection releases what the function holds")
    func release() throws {
        final class Held {}
        weak var held: Held?
        do {
            let connection = try Connection.inMemory()
            let object = Held()
            held = object
            try connection.registerTableFunction(
                TableFunction(name: "holding", columns: ["v"], parameters: []) { _ in
                    withExtendedLifetime(object) { GeneratedRows([[.integer(1)]]) }
                })
            #expect(try connection.integer("SELECT v FROM holding") == 1)
        }
        #expect(held == nil)
    }
}
