import DossierModel
import DossierStorage
import Testing

@Suite("What a fact must be")
struct FactRulesTests {
    let base: Writer

    init() throws { base = try Sample.base() }

    /// The fault that adding a fact gives; nil when it is added.
    func fault(_ make: (Revision) throws -> NewFact) throws -> RecordFault? {
        var found: RecordFault?
        try base.revise("try") { revision in
            let fact = try make(revision)
            do { try revision.add(fact) } catch let fault as RecordFault { found = fault }
        }
        return found
    }

    @Test(
        "a value has the type that its predicate takes",
        arguments: [
            ("text", ["anything", " a "], ["", " ", "\u{A0}", "\u{200B}"]),
            ("identifier", ["FR-123"], [""]),
            ("integer", ["0", "-12"], ["1.5", "1e3", "many", ""]),
            ("decimal", ["0.5", "-12", "1e-3"], ["nan", "inf", "0x10", "1,5", ".", ""]),
            ("date", ["2012", "2012-21", "2012~", "[2012..2014]"], ["2012-13", "2012-02-30", "spring", ""]),
            ("url", ["https://example.org/a"], ["example", "http://a b", ""]),
        ])
    func values(type: String, good: [String], bad: [String]) throws {
        for text in good {
            #expect(try fault { try $0.attribute("acme", "a-\(type)", .value(text)) } == nil, "'\(text)' is a \(type)")
        }
        for text in bad {
            #expect(
                try fault { try $0.attribute("acme", "a-\(type)", .value(text)) }?.column == "value", "'\(text)' is no \(type)")
        }
    }

    @Test("an entity stands where the predicate takes one, a value where it takes that, an amount where it takes that")
    func objects() throws {
        #expect(try fault { try $0.relation("acme", "a-text", "bolt") }?.column == "object")
        #expect(try fault { try $0.attribute("acme", "leads", .value("bolt")) }?.column == "value")
        #expect(try fault { try $0.attribute("acme", "a-text", .amount) }?.column == "value")
        #expect(try fault { try $0.attribute("acme", "a-amount", .value("12")) }?.column == "value")
        #expect(try fault { try $0.attribute("acme", "a-amount", .amount) }?.column == "amount_low")
    }

    @Test(
        "an amount has a unit and is not upside down; one bound may be open",
        arguments: [
            (1, 2, true, nil), (1, 1, true, nil), (nil, 3, true, nil), (3, nil, true, nil), (0, 5, true, nil),
            (-5, 5, true, "amount_low"), (nil, -5, true, "amount_high"),
            (2, 1, true, "amount_low"), (1, 1, false, "unit"), (nil, nil, true, "unit"),
        ] as [(Int64?, Int64?, Bool, String?)])
    func amounts(low: Int64?, high: Int64?, hasUnit: Bool, column: String?) throws {
        let found = try fault { revision in
            var fact = try revision.relation("bolt", "invests-in", "acme")
            (fact.amountLow, fact.amountHigh) = (low, high)
            fact.unit = hasUnit ? try revision.unit(coded: "EUR")?.id : nil
            return fact
        }
        #expect(found?.column == column)
    }

    @Test("an attribute has a value or an amount, not both")
    func valueAndAmount() throws {
        let found = try fault { revision in
            var fact = try revision.attribute("acme", "a-text", .value("x"))
            (fact.amountLow, fact.unit) = (1, try revision.unit(coded: "EUR")?.id)
            return fact
        }
        #expect(found?.column == "amount_low")
    }

    @Test(
        "starts and ends are each one EDTF date or set",
        arguments: [
            ("2012", "..", nil), ("..", nil, nil), ("[2012..2014]", "2014~", nil), (nil, "[..2013]", nil),
            ("2012/2014", nil, "starts"), ("soon", nil, "starts"), (nil, "2013-02-30", "ends"), (nil, "2012/", "ends"),
            ("", nil, "starts"),
        ] as [(String?, String?, String?)])
    func dates(starts: String?, ends: String?, column: String?) throws {
        #expect(try fault { try $0.relation("ann", "leads", "acme", starts: starts, ends: ends) }?.column == column)
    }

    @Test("dates that contradict each other are stored as the source gives them, and the fact then never holds")
    func upsideDownDates() throws {
        let fact = try base.relate("ann", "leads", "acme", starts: "2013", ends: "2011")
        #expect(try base.rows("SELECT starts, ends FROM relations WHERE id = \(fact)") == ["2013|2011"])
        #expect(try base.rows("SELECT id FROM relations WHERE possible_from <= possible_to") == [])
    }

    @Test("a fact of unknown things is refused")
    func unknown() throws {
        #expect(
            try fault {
                NewFact(
                    subject: EntityID(99), predicate: try #require(try $0.predicate(named: "leads")),
                    object: .entity(EntityID(1)))
            } != nil)
        #expect(
            try fault { NewFact(subject: try $0.known("acme"), predicate: PredicateID(99), object: .amount) }?.column
                == "predicate")
    }

    @Test("an as_of is EDTF, and only a stated one can be a default")
    func citations() throws {
        let fact = try base.relate("ann", "leads", "acme")
        try base.revise("cite") { revision in
            #expect(try RecordFault.of { _ = try revision.cite(.fact(fact), asOf: "lately") }.column == "as_of")
            var citation = NewCitation(claim: .fact(fact), source: try #require(try revision.source(slug: "press")))
            citation.isAsOfDefaulted = true
            #expect(try RecordFault.of { _ = try revision.add(citation) }.column == "as_of_defaulted")
        }
    }
}
