import DossierModel
import DossierStorage
import Testing

@Suite("Stored days")
struct DaysTests {
    let base: Writer

    init() throws { base = try Sample.base() }

    /// The first and last day on which fact 1 possibly and certainly holds, as the public view gives them.
    func days() throws -> String? {
        let sql = """
            SELECT possible_from, possible_to,
                   CASE WHEN certain_from <= certain_to THEN certain_from END, CASE WHEN certain_from <= certain_to THEN certain_to END
            FROM relations WHERE id = 1
            """
        return try base.rows(sql).first
    }

    @Test(
        "are what the dates allow",
        arguments: [
            ("leads", "2012", "2014-03", "2012-01-01|2014-03-31|2012-12-31|2014-03-01"),
            ("leads", "2012", nil, "2012-01-01|||"),
            ("leads", nil, nil, "|||"),
            ("leads", "2012-05-02", "..", "2012-05-02||2012-05-02|9999-12-31"),
            ("leads", "2012~", "2020", "2011-01-01|2020-12-31|2013-12-31|2020-01-01"),
            ("leads", "2012?", "2020", "2012-01-01|2020-12-31||"),
            ("invests-in", "2012-05-02", nil, "2012-05-02|2012-05-02|2012-05-02|2012-05-02"),
            ("invests-in", "[2012..2013]", nil, "2012-01-01|2013-12-31||"),
            ("leads", "-5000", "Y12000", "-4713-11-25|9999-12-31|-4713-11-25|9999-12-31"),
        ] as [(String, String?, String?, String)])
    func dates(predicate: String, starts: String?, ends: String?, expected: String) throws {
        _ = try base.relate("ann", predicate, "acme", starts: starts, ends: ends)
        #expect(try days() == expected)
    }

    @Test("follow the as_of of citations, as these are added and retracted")
    func citations() throws {
        let fact = try base.relate("ann", "leads", "acme", starts: "2012")
        var late = CitationID(0)
        try base.revise("cite") { try $0.cite(.fact(fact), asOf: "2013-05-02") }
        #expect(try days() == "2012-01-01||2012-12-31|2013-05-02")
        try base.revise("cite") { late = try $0.cite(.fact(fact), asOf: "2015-01-01") }
        #expect(try days() == "2012-01-01||2012-12-31|2015-01-01")
        try base.revise("take back") { try $0.retract(late) }
        #expect(try days() == "2012-01-01||2012-12-31|2013-05-02")
        try base.revise("cite") { try $0.cite(.fact(fact)) }
        #expect(try days() == "2012-01-01||2012-12-31|2013-05-02")
    }

    @Test("of an event do not follow its citations")
    func events() throws {
        let fact = try base.relate("bolt", "invests-in", "acme", starts: "2012-05")
        try base.revise("cite") { try $0.cite(.fact(fact), asOf: "2013-05-02") }
        #expect(try days()?.hasPrefix("2012-05-01|2012-05-31|") == true)
    }

    @Test("are the same after a bulk load", arguments: [nil, "2012", "2012~", "[2011,2012]"] as [String?])
    func bulk(starts: String?) throws {
        let bulk = try KnowledgeBase.inMemory()
        for (base, pace) in [(base, Revision.Pace.incremental), (bulk, .bulk)] {
            try base.revise("load", pace: pace) { revision in
                if pace == .bulk {
                    try revision.add(Kind(name: "thing", plural: "things"))
                    try revision.add(Predicate(name: "leads", takes: .entity, temporality: .state, labelEnglish: "leads"))
                    for slug in ["ann", "acme"] { try revision.add(NewEntity(slug: slug, kind: "thing", name: slug)) }
                    try revision.add(NewSource(slug: "press", title: "t"))
                }
                let fact = try revision.add(try revision.relation("ann", "leads", "acme", starts: starts))
                try revision.cite(.fact(fact), asOf: "2013-05")
                try revision.cite(.fact(fact), asOf: "2014?")
            }
        }
        let sql = "SELECT possible_from, possible_to, certain_from, certain_to FROM relations"
        #expect(try bulk.rows(sql) == base.rows(sql))
        #expect(try bulk.snapshot().integrityChecks().filter { !$0.isGood }.isEmpty)
    }
}
