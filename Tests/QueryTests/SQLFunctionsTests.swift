import DossierModel
import DossierQuery
import DossierStorage
import Testing

struct SQLFunctionsTests {
    private func value(_ sql: String, in base: Writer? = nil) throws -> Value {
        let base = try base ?? KnowledgeBase.inMemory()
        let asked = try base.snapshot()
        try SQLFunctions.register(on: asked)
        defer { asked.end() }
        return try #require(try base.connection.first(sql) { $0.value(0) })
    }

    @Test(
        "SQL asks about dates as the answers do",
        arguments: [
            // Spring is March to May: ISO 8601-2:2019, 4.8.2 leaves the months to the user; ours stand in docs/dates.md.
            ("edtf_earliest('2013-21')", "2013-03-01"), ("edtf_latest('2013-21')", "2013-05-31"),
            ("held_on('2013-21', '..', '2013-04-15')", "possible"), ("held_on('2013-21', '..', '2013-06-01')", "certain"),
            ("held_on('2013-21', '..', '2013-02-28')", "no"), ("held_on('2012', NULL, '2014-01-01', '2014-06')", "certain"),
            ("held_on('2012', NULL, '2014-01-01')", "possible"), ("overlaps('2012', '2013', '2014', '2015')", "no"),
            ("overlaps('2012-01-01', '2013-12-31', '2013-01-01', '2015')", "certain"), ("overlaps('2012', '2013', '2013', '2015')", "possible"),
            ("edtf_text('2013-21', 'fr')", "printemps 2013"), ("edtf_text('2013-21')", "spring 2013"),
            ("edtf_earliest(2013)", "2013-01-01"), ("edtf_text('199X-41', 'en')", "second half of a year of the 1990s"),
            ("edtf_text('199X-37', 'en')", "first third of a year of the 1990s"), ("edtf_text('XXXX-40', 'en')", "first half of an unknown year"),
            ("edtf_text('199X-41', 'fr')", "2e semestre d'une année des années 1990"), ("edtf_text('2013-41', 'en')", "second half of 2013"),
        ])
    func answers(expression: String, answer: String) throws {
        #expect(try value("SELECT \(expression)") == .text(answer))
    }

    @Test(
        "what is no date is NULL, and validity is 0 or 1",
        arguments: [
            ("edtf_valid('2013-21')", Value.integer(1)), ("edtf_valid('printemps')", .integer(0)), ("edtf_valid(NULL)", .null),
            ("edtf_earliest('nonsense')", .null), ("edtf_latest('2013/..')", .null), ("edtf_text('nonsense', 'fr')", .null),
            ("held_on('2013', '..', NULL)", .null), ("overlaps('2012/2013', NULL, '2013', NULL)", .null),
        ])
    func nulls(expression: String, answer: Value) throws {
        #expect(try value("SELECT \(expression)") == answer)
    }

    @Test("a language that is none is an error which names the two")
    func language() throws {
        #expect(throws: SQLiteError.self) { try value("SELECT edtf_text('2013', 'de')") }
    }

    @Test("functions may stand in a view: they are innocuous")
    func innocuous() throws {
        let base = try KnowledgeBase.inMemory()
        let asked = try base.snapshot()
        try SQLFunctions.register(on: asked)
        defer { asked.end() }
        try base.connection.execute(script: "CREATE VIEW v AS SELECT edtf_earliest('2013-21') AS day")
        #expect(try base.connection.text("SELECT day FROM v") == "2013-03-01")
    }

    @Test("facts_on gives what holds on a date, certain and possible, as --on does")
    func factsOn() throws {
        let base = try AnalysisWorld.bundled()
        let asked = try base.snapshot()
        try SQLFunctions.register(on: asked)
        defer { asked.end() }
        for date in ["2013-07-01", "2012-05-31", "2013-21"] {
            var filter = FactFilter()
            filter.when = .on(try EDTF(date))
            var expected: [[Value]] = []
            try asked.forEachAnswer(filter) { answer in
                let certainty = answer.fact.modality == .alleged ? Certainty.possible : answer.certainty
                expected.append([.integer(answer.fact.id.rawValue), .text(certainty.rawValue)])
            }
            let found = try base.connection.all("SELECT id, certainty FROM facts_on(?)", [date]) { [$0.value(0), $0.value(1)] }
            #expect(found == expected)
        }
    }

    @Test("on 1 July 2013 the storage of Cloudwatt is out, and its servers only expected")
    func cloudwattInJuly() throws {
        let base = try AnalysisWorld.bundled()
        let asked = try base.snapshot()
        try SQLFunctions.register(on: asked)
        defer { asked.end() }
        let offers = try base.connection.all(
            "SELECT object, modality FROM facts_on('2013-07-01') WHERE subject = 'cloudwatt' AND predicate = 'offers' AND certainty = 'certain' ORDER BY object"
        ) { "\($0.text(0)) \($0.text(1))" }
        #expect(offers.contains("stockage-cloudwatt actual"))
        #expect(!offers.contains("compute-cloudwatt actual"))
    }

    @Test("facts_on reads words, needs a date, and follows the revision that is asked about")
    func arguments() throws {
        let world = try AnalysisWorld()
        let fact = try world.fact("a", "hosts", .to("p"), "2013-02", asOf: "2014-01-01")
        var base = try world.base.snapshot()
        try SQLFunctions.register(on: base)
        let sql = "SELECT id, certainty FROM facts_on('printemps 2013')"
        #expect(try world.base.connection.first(sql) { [$0.value(0), $0.value(1)] } == [.integer(fact.rawValue), .text("certain")])
        #expect(throws: SQLiteError.self) { try world.base.connection.integer("SELECT count(*) FROM facts_on") }
        #expect(throws: SQLiteError.self) { try world.base.connection.integer("SELECT count(*) FROM facts_on('soon')") }
        let now = try #require(try world.base.connection.integer("SELECT max(id) FROM revision"))
        base.end()
        try world.base.revise("out") { try $0.retract(fact) }
        base = try world.base.snapshot()
        try SQLFunctions.register(on: base)
        #expect(try world.base.connection.integer("SELECT count(*) FROM facts_on('2013-07')") == 0)
        base = base.asKnown(at: now)
        try SQLFunctions.register(on: base)
        #expect(try world.base.connection.first(sql) { $0.text(1) } == "certain")
    }
}
