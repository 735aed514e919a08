import Foundation
import DossierModel
import DossierStorage
import Testing

/// The public views, asked through a connection that has none of the program's functions, as any SQLite tool has it.
@Suite("Public views")
struct ViewsTests {
    let folder: TemporaryFolder
    let plain: Connection

    init() throws {
        folder = try TemporaryFolder()
        let path = folder.file("a.db")
        try KnowledgeBase.create(at: path) { base in
            try Sample.fill(base)
            try base.revise("facts", Self.addFacts)
        }
        plain = try Connection(path: path, access: .readOnly)
    }

    private static func addFacts(_ revision: Revision) throws {
        let euro = try #require(try revision.unit(coded: "EUR")).id
        var plan = try revision.relation("bolt", "invests-in", "acme", starts: "2012", modality: .planned)
        (plan.amountLow, plan.amountHigh, plan.unit) = (6_000_000_00, 6_000_000_00, euro)
        plan.note = "of the first plan"
        let planned = try revision.add(plan)
        var paid = try revision.relation("bolt", "invests-in", "acme", starts: "2013-05")
        (paid.amountLow, paid.amountHigh, paid.unit, paid.follows) = (12_50, nil, euro, planned)
        paid.isApproximate = true
        paid.role = "lead"
        let done = try revision.add(paid)
        var staff = try revision.attribute("acme", "a-amount", .amount)
        (staff.amountLow, staff.amountHigh) = (10, 20)
        staff.unit = try #require(try revision.unit(coded: "staff")).id
        staff.starts = "2014"
        let count = try revision.add(staff)
        let text = try revision.add(try revision.attribute("acme", "a-text", .value("anvils")))
        for fact in [planned, done, count, text] { try revision.cite(.fact(fact)) }
        try revision.add(
            NewCitation(
                claim: .fact(done), source: try #require(try revision.source(slug: "secret")), locator: "p. 2", asOf: "2013",
                quote: "paid", speaker: try revision.known("ann")))
        try revision.cite(.fact(done))
        let name = try revision.add(NewName(entity: try revision.known("acme"), text: "ACME SA", language: "fr", role: .former))
        try revision.cite(.name(name))
        let dispute = try revision.add(
            NewDispute(slug: "how-much", topic: "How much", verdict: .rival, favours: "six million", comment: "Unclear."))
        try revision.add(.fact(planned), to: "six million", of: dispute)
        try revision.add(.fact(done), to: "less", of: dispute)
    }

    @Test(
        "each has its documented columns, in order",
        arguments: [
            ("entities", "slug kind name summary"),
            ("names", "entity text language role starts ends"),
            (
                "relations",
                """
                id subject subject_name predicate object object_name starts ends modality amount amount_low amount_high unit \
                approximate role note sources
                """
            ),
            ("attributes", "id entity key value amount unit starts ends modality sources"),
            ("sources", "slug title author publisher published url language"),
            ("citations", "fact source locator as_of quote speaker"),
            ("disputes", "slug topic verdict favours comment"),
            ("dispute_sides", "dispute side fact name"),
            ("kinds", "name plural parent label_en label_fr"),
            (
                "predicates",
                "name takes value_type time slot symmetric domain range label_en label_fr inverse_en inverse_fr description"
            ),
            ("companies", "slug name kind summary"),
        ])
    func columns(view: String, expected: String) throws {
        let columns = try plain.prepare("SELECT * FROM \(view)").columnNames
        #expect(columns.starts(with: expected.split(separator: " ").map(String.init)), "\(columns)")
        #expect(try !plain.rows("SELECT * FROM \(view)").isEmpty)
    }

    @Test("amounts are in whole units, with decimals only where there are some, and open where unbounded")
    func amounts() throws {
        let sql = "SELECT id, amount, amount_low, amount_high, unit, approximate FROM relations ORDER BY id"
        #expect(try plain.rows(sql) == ["1|6000000|6000000|6000000|EUR|0", "2||12.5||EUR|1"])
        #expect(
            try plain.rows("SELECT id, value, amount, amount_low, amount_high, unit FROM attributes ORDER BY id")
                == ["3|||10|20|staff", "4|anvils||||"])
        #expect(try plain.rows("SELECT typeof(amount_low) FROM relations ORDER BY id") == ["integer", "real"])
    }

    @Test("relations read as sentences, with their sources once each in order of citation")
    func relations() throws {
        #expect(
            try plain.rows(
                "SELECT subject_name, predicate, object_name, starts, modality, role, note, follows, sources FROM relations ORDER BY id"
            )
                == [
                    "Bolt|invests-in|Acme|2012|planned||of the first plan||press",
                    "Bolt|invests-in|Acme|2013-05|actual|lead||1|press secret",
                ])
    }

    @Test("names include the preferred one, once")
    func names() throws {
        #expect(
            try plain.rows("SELECT text, language, role FROM names WHERE entity = 'acme' ORDER BY role")
                == ["ACME SA|fr|former", "Acme||preferred"])
    }

    @Test("citations and disputes name what they are about")
    func citations() throws {
        #expect(
            try plain.rows("SELECT fact, name, source, locator, as_of, quote, speaker FROM citations WHERE source = 'secret'")
                == ["2||secret|p. 2|2013|paid|ann"])
        #expect(try plain.rows("SELECT name FROM citations WHERE name IS NOT NULL") == ["1"])
        #expect(try plain.rows("SELECT side, fact FROM dispute_sides") == ["six million|1", "less|2"])
    }

    /// The tables and indexes that SQLite goes through for a query, in the words of its plan.
    func plan(_ sql: String) throws -> [String] { try plain.all("EXPLAIN QUERY PLAN " + sql) { $0.text(3) } }

    @Test(
        "columns that are not selected cost nothing",
        arguments: [
            ("SELECT id FROM relations", ["SCAN f"]),
            ("SELECT id, starts, modality, note FROM relations", ["SCAN f"]),
            ("SELECT id, value FROM attributes", ["SCAN f"]),
            ("SELECT slug, title FROM sources", ["SCAN s"]),
            ("SELECT fact, locator FROM citations", ["SCAN c"]),
            ("SELECT slug, name FROM entities", ["SCAN e"]),
        ])
    func unselected(sql: String, expected: [String]) throws {
        #expect(try plan(sql) == expected)
    }

    @Test(
        "a filter by slug goes through indexes, and reads no table whole",
        arguments: [
            "SELECT * FROM entities WHERE slug = 'acme'",
            "SELECT * FROM relations WHERE subject = 'acme'",
            "SELECT * FROM relations WHERE object = 'acme'",
            "SELECT * FROM relations WHERE subject = 'bolt' AND object = 'acme'",
            "SELECT * FROM relations WHERE id = 1",
            "SELECT * FROM attributes WHERE entity = 'acme'",
            "SELECT * FROM citations WHERE fact = 1",
            "SELECT * FROM citations WHERE source = 'press'",
            "SELECT * FROM sources WHERE slug = 'press'",
            "SELECT * FROM names WHERE entity = 'acme'",
            "SELECT * FROM dispute_sides WHERE dispute = 'how-much'",
            "SELECT * FROM companies WHERE slug = 'acme'",
        ])
    func slugFilters(sql: String) throws {
        // What an index has selected already is read whole: the sources of one fact, the names of one entity.
        let scans = try plan(sql).filter { $0.hasPrefix("SCAN") && !$0.contains("subquery") && $0 != "SCAN names" }
        #expect(scans == [])
    }

    @Test("the views call no function that SQLite does not have")
    func functions() throws {
        let views = try plain.rows("SELECT name FROM sqlite_master WHERE type = 'view'")
        #expect(Set(["relations", "attributes", "modalities", "people"]).isSubset(of: views))
        for view in views { _ = try plain.rows("SELECT * FROM \(quotedIdentifier(view))") }
    }

    @Test("days are those of the fact: NULL without bound, within the calendar of SQL's dates, and never certain of what is alleged or denied")
    func days() throws {
        let path = folder.file("days.db")
        let cases: [(starts: String?, ends: String?, modality: Modality, days: [String?])] = [
            ("2010", "2019", .actual, ["2010-01-01", "2019-12-31", "2010-12-31", "2019-01-01"]),
            ("2010", "2019", .planned, ["2010-01-01", "2019-12-31", "2010-12-31", "2019-01-01"]),
            ("2010", "2019", .alleged, ["2010-01-01", "2019-12-31", nil, nil]),
            ("2010", "2019", .denied, ["2010-01-01", "2019-12-31", nil, nil]),
            (nil, "2019", .actual, [nil, "2019-12-31", "2019-12-31", "2019-01-01"]),
            ("2010", "..", .actual, ["2010-01-01", nil, "2010-12-31", "9999-12-31"]),
            ("..", "2019", .actual, [nil, "2019-12-31", "-4713-11-25", "2019-01-01"]),
            ("-0044", "-0043", .actual, ["-0044-01-01", "-0043-12-31", "-0044-12-31", "-0043-01-01"]),
            ("Y-12000", "-9000", .actual, ["-4713-11-25", "-4713-11-25", "-4713-11-25", nil]),
            ("Y12000", "Y13000", .actual, ["9999-12-31", "9999-12-31", nil, "9999-12-31"]),
        ]
        try KnowledgeBase.create(at: path) { base in
            try Sample.fill(base)
            try base.revise("facts") { revision in
                for (starts, ends, modality, _) in cases {
                    _ = try revision.add(try revision.relation("bolt", "invests-in", "acme", starts: starts, ends: ends, modality: modality))
                }
            }
        }
        let base = try Connection(path: path, access: .readOnly)
        let found = try base.all("SELECT possible_from, possible_to, certain_from, certain_to FROM relations ORDER BY id") { row in
            (0..<4).map { row.optionalText($0) }
        }
        #expect(found.suffix(cases.count) == cases.map(\.days)[...])
    }
}
