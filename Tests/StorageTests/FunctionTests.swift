import DossierModel
import DossierStorage
import Testing

@Suite("Scalar functions")
struct FunctionTests {
    struct Refused: Error, CustomStringConvertible { let description = "I will not" }

    let connection: Connection

    init() throws { connection = try Connection.inMemory() }

    @Test(
        "arguments and results keep their type",
        arguments: [
            Value.null, .integer(.min), .real(1.5), .text(""), .text("a\0b"), .text("é"), .blob([]), .blob([0, 1]),
        ])
    func types(value: Value) throws {
        try connection.registerFunction("same", arguments: 1) { $0[0] }
        #expect(try connection.first("SELECT same(?)", [value]) { $0.value(0) } == value)
    }

    @Test("a function may take any number of arguments")
    func variadic() throws {
        try connection.registerFunction("how_many", arguments: -1) { .integer(Int64($0.count)) }
        #expect(try connection.rows("SELECT how_many(), how_many(1, 2, 3)") == ["0|3"])
    }

    @Test("another number of arguments is an error of the statement")
    func wrongCount() throws {
        try connection.registerFunction("one", arguments: 1) { $0[0] }
        let error = try SQLiteError.of { _ = try connection.prepare("SELECT one(1, 2)") }
        #expect(error.message.contains("wrong number of arguments"))
    }

    @Test("what a function throws is the statement's error")
    func throwing() throws {
        try connection.registerFunction("refuse", arguments: 0) { _ in throw Refused() }
        let error = try SQLiteError.of { _ = try connection.rows("SELECT refuse()") }
        #expect(error.message == "I will not")
    }

    @Test("a view may call a function, though the schema is not trusted")
    func innocuous() throws {
        try connection.registerFunction("twice", arguments: 1) { arguments in
            guard case .integer(let number) = arguments[0] else { return .null }
            return .integer(2 * number)
        }
        try connection.execute(script: "CREATE VIEW v AS SELECT twice(21) AS answer")
        #expect(try connection.rows("SELECT answer FROM v") == ["42"])
    }

    @Test("a function that cannot be registered is an error")
    func refusedRegistration() throws {
        #expect(throws: SQLiteError.self) { try connection.registerFunction("many", arguments: 1_000) { _ in .null } }
    }

    @Test("a later registration takes the place of an earlier one")
    func replaced() throws {
        try connection.registerFunction("f", arguments: 0) { _ in .integer(1) }
        #expect(try connection.rows("SELECT f()") == ["1"])
        try connection.registerFunction("f", arguments: 0) { _ in .integer(2) }
        #expect(try connection.rows("SELECT f()") == ["2"])
    }
}
