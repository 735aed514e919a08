import DossierModel
import DossierStorage
import Testing

@Suite("When entities can exist follows from the facts that begin and end them, whoever writes")
struct LifeDaysTests {
    private let base: Writer

    init() throws {
        base = try Sample.base()
        try base.revise("beginnings and ends") { revision in
            for (name, life) in [
                ("launches", Predicate.Life.beginsObject), ("closes", .endsObject), ("ends-itself", .endsSubject),
            ] {
                try revision.add(Predicate(name: name, takes: .entity, temporality: .event, labelEnglish: name, life: life))
            }
            try revision.add(
                Predicate(
                    name: "founded", takes: .value, valueType: .date, temporality: .event, labelEnglish: "founded",
                    life: .beginsSubject))
        }
    }

    /// The first and the last day of Bolt as they are stored; doctor must find nothing.
    private func bolt() throws -> String {
        #expect(try base.snapshot().integrityChecks().filter { !$0.isGood }.map(\.detail) == [])
        return try base.rows(
            "SELECT date(lives_from * 86400, 'unixepoch'), date(lives_to * 86400, 'unixepoch') FROM entity WHERE slug = 'bolt'")[
                0]
    }

    private func found(_ date: String?, modality: Modality = .actual) throws -> FactID {
        var added: FactID?
        try base.revise("founding") { revision in
            var fact = try revision.attribute("bolt", "founded", .value(date ?? "2010"))
            (fact.starts, fact.modality) = (date, modality)
            added = try revision.add(fact)
        }
        return try #require(added)
    }

    @Test("from the earliest day of any beginning to the latest of any end")
    func spans() throws {
        #expect(try bolt() == "|")
        _ = try base.relate("acme", "launches", "bolt", starts: "2012-09")
        #expect(try bolt() == "2012-09-01|")
        let earlier = try found("2012-06-15")
        #expect(try bolt() == "2012-06-15|")
        _ = try base.relate("acme", "closes", "bolt", starts: "2016")
        _ = try base.relate("bolt", "ends-itself", "acme", starts: "2020-02-01")
        #expect(try bolt() == "2012-06-15|2020-02-01")
        try base.revise("not so early") { try $0.retract(earlier) }
        #expect(try bolt() == "2012-09-01|2020-02-01")
    }

    @Test("what is not actual, or has no date, says nothing; what may lie any time before a day bounds nothing")
    func silent() throws {
        for modality in [Modality.planned, .committed, .alleged, .denied] { _ = try found("2001", modality: modality) }
        _ = try base.relate("acme", "launches", "bolt")
        #expect(try bolt() == "|")
        _ = try found("2012")
        #expect(try bolt() == "2012-01-01|")
        _ = try base.relate("ann", "launches", "bolt", starts: "[..2013]")
        #expect(try bolt() == "|")
    }

    @Test("a merge brings the lives together, and its undoing parts them")
    func merged() throws {
        _ = try base.relate("acme", "launches", "bolt", starts: "2012")
        _ = try base.relate("ann", "launches", "acme", starts: "2010")
        let (bolt, acme) = try base.snapshot().connection.first(
            "SELECT (SELECT id FROM entity WHERE slug = 'bolt'), (SELECT id FROM entity WHERE slug = 'acme')"
        ) { (EntityID($0.integer(0)), EntityID($0.integer(1))) }!
        let merge = try #require(try base.revise("one and the same") { try $0.merge(acme, into: bolt) })
        #expect(try self.bolt() == "2010-01-01|")
        try base.revise("not so") { try $0.undo(merge) }
        #expect(try self.bolt() == "2012-01-01|")
        #expect(try base.rows("SELECT date(lives_from * 86400, 'unixepoch') FROM entity WHERE slug = 'acme'") == ["2010-01-01"])
    }

    @Test("an undo of an edit leaves the days as facts have them now")
    func editUndone() throws {
        let bolt = try #require(try base.connection.integer("SELECT id FROM entity WHERE slug = 'bolt'"))
        let edit = try #require(
            try base.revise("a summary") { try $0.update(EntityID(bolt), summary: "Bolts.") })
        _ = try base.relate("acme", "launches", "bolt", starts: "2012")
        try base.revise("no summary") { try $0.undo(edit) }
        #expect(try self.bolt() == "2012-01-01|")
    }

    @Test("a predicate that begins lives from now on does so for the facts that are there, until it no longer does")
    func predicates() throws {
        _ = try base.relate("ann", "leads", "bolt", starts: "2011-03")
        #expect(try bolt() == "|")
        func leads(_ life: Predicate.Life?) throws {
            try base.revise("what leading is") { revision in
                let id = try #require(try revision.predicate(named: "leads"))
                try revision.update(
                    id, to: Predicate(name: "leads", takes: .entity, temporality: .state, labelEnglish: "leads", life: life))
            }
        }
        try leads(.beginsObject)
        #expect(try bolt() == "2011-03-01|")
        try leads(nil)
        #expect(try bolt() == "|")
    }

    @Test("doctor names an entity whose days another program has changed")
    func tampered() throws {
        _ = try base.relate("acme", "launches", "bolt", starts: "2012")
        try base.connection.run("UPDATE entity SET lives_from = 0 WHERE slug = 'bolt'")
        let faults = try base.snapshot().integrityChecks().filter { !$0.isGood }
        #expect(faults.map(\.name) == ["lives"])
        #expect(faults.first?.detail.hasSuffix("has first and last days that do not follow from its facts") == true)
    }

    @Test("the view of relations bounds what is actual and undated by the lives of both ends, and nothing else")
    func view() throws {
        _ = try base.relate("acme", "launches", "bolt", starts: "2012-09-06")
        _ = try base.relate("acme", "closes", "bolt", starts: "2020")
        func days(_ fact: FactID) throws -> String {
            try base.rows("SELECT possible_from, possible_to, certain_from, certain_to FROM relations WHERE id = \(fact)")[0]
        }
        #expect(try days(base.relate("ann", "leads", "bolt")) == "2012-09-06|2020-12-31||")
        #expect(try days(base.relate("ann", "leads", "bolt", modality: .planned)) == "|||")
        #expect(try days(base.relate("ann", "leads", "acme")) == "|||")
        #expect(
            try days(base.relate("ann", "leads", "bolt", starts: "2011", ends: "2021"))
                == "2011-01-01|2021-12-31|2011-12-31|2021-01-01")
        #expect(
            try days(base.relate("ann", "leads", "bolt", starts: "2013", ends: "..")) == "2013-01-01||2013-12-31|9999-12-31")
        let seen = try base.relate("ann", "leads", "bolt", starts: nil)
        try base.revise("seen too early") { revision in try revision.cite(.fact(seen), asOf: "2011") }
        #expect(try days(seen) == "2012-09-06|2020-12-31||")
    }
}
