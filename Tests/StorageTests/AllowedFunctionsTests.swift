import Testing

@testable import DossierStorage

@Suite("Functions that SQL of a user may call")
struct AllowedFunctionsTests {
    let connection: Connection

    init() throws {
        connection = try Connection.inMemory()
        try connection.registerFunction("ours", arguments: 1) { $0[0] }
        connection.authorizeReadingOnly()
    }

    // What SQLite says of a call with so many arguments.
    private func objection(to name: String, arguments: Int) -> String? {
        let quoted = ["->", "->>"].contains(name) ? nil : quotedIdentifier(name)
        let call = quoted.map { "\($0)(\(Array(repeating: "'1'", count: arguments).joined(separator: ", ")))" } ?? "'{}' \(name) '$'"
        do {
            let statement = try connection.prepareOnce("SELECT \(call)")
            _ = try statement.step()
            return nil
        } catch {
            return error.message
        }
    }

    private func isRefused(_ message: String?) -> Bool { message?.contains("not authorized") == true }

    @Test("every function of the linked library is either allowed or refused, by name")
    func everyFunction() throws {
        let functions = try Connection.inMemory().all("SELECT DISTINCT name, narg FROM pragma_function_list") {
            (name: $0.text(0), arguments: Int($0.integer(1)))
        }
        #expect(functions.count > 100)
        for function in functions {
            let isAllowed = AllowedFunctions.names.contains(function.name)
            for count in function.arguments < 0 ? 1...3 : function.arguments...function.arguments {
                #expect(
                    isRefused(objection(to: function.name, arguments: count)) == !isAllowed, "\(function.name) with \(count) arguments")
            }
        }
        // What the library of the day adds is refused by default; of the one that we know, all is decided.
        if Connection.libraryVersion == "3.40.1" {
            for name in Set(functions.map(\.name)) where !AllowedFunctions.names.contains(name) {
                #expect(AllowedFunctions.refused[name] != nil, "\(name) is not decided")
            }
        }
        #expect(AllowedFunctions.names.isDisjoint(with: AllowedFunctions.refused.keys))
    }

    @Test(
        "what reaches out of the file is refused, however it is written",
        arguments: [
            "load_extension('x')", "LOAD_Extension('x', 'y')", "fts3_tokenizer('simple')", "FTS3_TOKENIZER('simple', x'41')",
            "\"fts3_tokenizer\"('simple')", "hex(fts3_tokenizer('simple'))", "sqlite_log(1, 'x')", "fts5('x')",
            "(SELECT max(fts3_tokenizer('simple')) FROM (SELECT 1))",
        ])
    func reachingOut(_ call: String) throws {
        #expect(throws: SQLiteError.self) { try connection.prepareOnce("SELECT \(call)") }
        #expect(connection.refusal?.what.hasPrefix("the function ") == true)
        #expect(connection.refusal?.reason?.isEmpty == false)
    }

    @Test("functions of this program, of dates, mathematics, JSON and full-text search answer")
    func allowed() throws {
        for (sql, answer) in [
            ("ours(7)", "7"), ("OURS('a')", "a"), ("json_extract('[3]', '$[0]')", "3"), ("'[4]' ->> 0", "4"), ("round(sqrt(16))", "4.0"),
            ("date('2012-09-05', '+1 day')", "2012-09-06"), ("length(current_timestamp)", "19"), ("group_concat('x')", "x"),
            ("row_number() OVER ()", "1"), ("'abc' LIKE 'A%'", "1"), ("'abc' GLOB 'a*'", "1"), ("printf('%d', 5)", "5"),
        ] {
            #expect(try connection.prepareOnce("SELECT \(sql)").firstText() == answer, "\(sql)")
        }
    }

    @Test("a refused function is refused within a view of the file too")
    func withinViews() throws {
        let folder = try TemporaryFolder()
        let maker = try Connection(path: folder.file("a.db"), access: .create)
        try maker.execute(script: "CREATE VIEW inner AS SELECT fts3_tokenizer('simple') AS x; CREATE VIEW outer AS SELECT * FROM inner")
        let reader = try Connection(path: folder.file("a.db"), access: .readOnly)
        reader.authorizeReadingOnly()
        #expect(throws: SQLiteError.self) { try reader.prepareOnce("SELECT * FROM outer") }
    }

    @Test(
        "virtual tables that are not known to be harmless are not there",
        arguments: ["fts3tokenize", "sqlite_stmt", "fts4aux", "rtree", "sqlite_dbpage"])
    func modules(_ name: String) throws {
        let error = try SQLiteError.of { _ = try connection.prepareOnce("SELECT * FROM \(name)") }
        #expect(error.message == "no such table: \(name)")
    }

    @Test("values, statements and patterns have limits, and say so")
    func limits() throws {
        func failure(_ sql: String) throws -> ResultCode {
            try SQLiteError.of {
                let statement = try connection.prepareOnce(sql)
                while try statement.step() {}
            }.code.primary
        }
        #expect(try failure("SELECT randomblob(\(UserSQLLimits.value + 1))") == .tooBig)
        #expect(try failure("SELECT 1 /*" + String(repeating: "x", count: UserSQLLimits.statement) + "*/") == .tooBig)
        #expect(try failure("SELECT 'a' LIKE '" + String(repeating: "%", count: UserSQLLimits.pattern + 1) + "'") == .error)
        #expect(try connection.prepareOnce("SELECT length(zeroblob(20000000))").firstText() == "20000000")
    }
}

extension Statement {
    fileprivate func firstText() throws -> String? { try step() ? row.text(0) : nil }
}
