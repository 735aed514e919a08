import Foundation
import DossierModel
import DossierStorage
import Testing

@Suite("Revisions")
struct RevisionTests {
    struct Stop: Error {}

    let base: Writer

    init() throws { base = try Sample.base() }

    @Test("a revision has a number, a moment, an author and a message")
    func recorded() throws {
        let id = try base.revise("a change", author: "Ann") { _ in }
        #expect(id == RevisionID(2))
        let row = try #require(try base.rows("SELECT at, author, message FROM revisions WHERE id = 2").first)
        #expect(row.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\|Ann\|a change/) != nil)
    }

    @Test("a revision without a message is refused")
    func noMessage() throws {
        #expect(throws: RecordFault.self) { try base.revise("") { _ in } }
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["1"])
    }

    @Test("facts, names and citations are added in one revision and retracted in another, and nothing is deleted")
    func addAndRetract() throws {
        var fact = FactID(0)
        var name = NameID(0)
        try base.revise("add") { revision in
            fact = try revision.add(try revision.relation("ann", "leads", "acme", starts: "2012"))
            name = try revision.add(NewName(entity: try revision.known("acme"), text: "ACME SA", role: .former))
            try revision.cite(.fact(fact))
            try revision.cite(.name(name))
        }
        #expect(try base.rows("SELECT subject, object FROM relations") == ["ann|acme"])
        #expect(try base.rows("SELECT fact, name FROM citations") == ["1|", "|1"])
        try base.revise("take back") { revision in
            try revision.retract(fact)
            try revision.retract(name)
        }
        for view in ["relations", "citations"] { #expect(try base.rows("SELECT * FROM \(view)") == []) }
        #expect(try base.rows("SELECT text FROM names WHERE entity = 'acme'") == ["Acme"])
        for table in ["fact", "name", "citation"] {
            let rows = try base.rows("SELECT DISTINCT added_in, retracted_in FROM \(table)")
            #expect(rows == ["2|3"], "\(table)")
        }
    }

    @Test("a claim is retracted once, and then neither cited nor disputed")
    func retractedClaim() throws {
        let fact = try base.relate("ann", "leads", "acme")
        try base.revise("take back") { try $0.retract(fact) }
        for change: (Revision) throws -> Void in [
            { try $0.retract(fact) },
            { try $0.cite(.fact(fact)) },
            { try $0.add(.fact(fact), to: "a side", of: try $0.add(NewDispute(slug: "d", topic: "t", verdict: .rival))) },
            { try $0.retract(FactID(99)) },
            { try $0.retract(NameID(99)) },
            { try $0.retract(CitationID(99)) },
            { try $0.cite(.name(NameID(99))) },
        ] {
            #expect(throws: RecordFault.self) { try base.revise("wrong", change) }
        }
        #expect(try base.rows("SELECT count(*) FROM revisions") == ["3"])
    }

    @Test("a retracted fact or name leaves its disputes")
    func disputes() throws {
        let fact = try base.relate("ann", "leads", "acme")
        try base.revise("dispute") { revision in
            let dispute = try revision.add(NewDispute(slug: "who-leads", topic: "Who leads Acme", verdict: .rival))
            try revision.add(.fact(fact), to: "Ann does", of: dispute)
            #expect(try revision.isOnSide(.fact(fact), side: "Ann does", of: dispute))
        }
        #expect(try base.rows("SELECT dispute, side, fact FROM dispute_sides") == ["who-leads|Ann does|1"])
        try base.revise("take back") { try $0.retract(fact) }
        #expect(try base.rows("SELECT * FROM dispute_sides") == [])
    }

    @Test("ids are never used again, not even that of the highest fact after it was retracted")
    func idsAfterRetraction() throws {
        let first = try base.relate("ann", "leads", "acme")
        let second = try base.relate("ann", "leads", "bolt")
        try base.revise("take back") { try $0.retract(second) }
        let third = try base.relate("ann", "leads", "bolt")
        #expect([first, second, third] == [FactID(1), FactID(2), FactID(3)])
        #expect(try base.snapshot().lastUsedID(table: "fact") == 3)
    }

    @Test("ids that a package says were used are not given again, though no row has them")
    func reservedIDs() throws {
        try base.revise("reserve") { $0.reserveIDs(facts: 40, names: 7) }
        #expect(try base.relate("ann", "leads", "acme") == FactID(41))
        try base.revise("name") { revision in
            let name = try revision.add(NewName(entity: try revision.known("acme"), text: "A", role: .alias))
            #expect(name == NameID(8))
        }
    }

    @Test("an id out of range is refused, and when they are used up that is an error too", arguments: [0, -1, Int64.max])
    func idRange(id: Int64) throws {
        try base.revise("ids") { revision in
            let fact = try revision.relation("ann", "leads", "acme")
            #expect(throws: RecordFault.self) { try revision.add(fact, id: FactID(id)) }
            let name = NewName(entity: try revision.known("acme"), text: "A", role: .alias)
            #expect(throws: RecordFault.self) { try revision.add(name, id: NameID(id)) }
            try revision.add(fact, id: FactID(Revision.largestID))
            try revision.add(name, id: NameID(Revision.largestID))
            #expect(throws: RecordFault.self) { try revision.add(fact) }
            #expect(throws: RecordFault.self) { try revision.add(name) }
        }
    }

    @Test("an edit keeps the row as it was")
    func beforeImage() throws {
        try base.revise("edit") { revision in
            try revision.update(try revision.known("acme"), kind: "organization", name: "Acme & Co", summary: .some(nil))
        }
        #expect(try base.rows("SELECT kind, name, summary FROM entities WHERE slug = 'acme'") == ["organization|Acme & Co|"])
        #expect(
            try base.rows(
                """
                SELECT revision, "table", json_extract(before, '$.name'), json_extract(before, '$.summary') FROM change
                """) == ["2|entity|Acme|Makes anvils."])
        #expect(try base.rows("SELECT count(*) FROM name_search WHERE name_search MATCH 'acme AND co'") == ["1"])
    }

    @Test("an edit of something unknown is refused")
    func wrongEdit() throws {
        try base.revise("edit") { revision in
            #expect(throws: RecordFault.self) { try revision.update(EntityID(99), name: "x") }
            #expect(throws: RecordFault.self) { try revision.update(try revision.known("acme"), kind: "ship") }
        }
    }

    @Test("what a source derives from may be said later; that is an edit, and it is never the source itself")
    func derivation() throws {
        try base.revise("derive") { revision in
            let (press, secret) = (
                try #require(try revision.source(slug: "press")), try #require(try revision.source(slug: "secret"))
            )
            try revision.setDerivation(of: press, from: secret)
            #expect(throws: RecordFault.self) { try revision.setDerivation(of: press, from: press) }
        }
        #expect(try base.rows("SELECT slug, derived_from FROM sources WHERE derived_from IS NOT NULL") == ["press|secret"])
        #expect(try base.rows("SELECT \"table\", json_extract(before, '$.derived_from') FROM change") == ["source|"])
    }

    @Test("what a fact follows is said in its own revision, and is never the fact itself")
    func follows() throws {
        let plan = try base.relate("bolt", "invests-in", "acme", modality: .planned)
        try base.revise("carry out") { revision in
            var fact = try revision.relation("bolt", "invests-in", "acme", starts: "2013")
            fact.follows = plan
            let done = try revision.add(fact)
            let later = try revision.add(try revision.relation("bolt", "invests-in", "acme", starts: "2014"))
            try revision.setFollows(of: later, to: done)
            #expect(throws: RecordFault.self) { try revision.setFollows(of: later, to: later) }
            #expect(throws: RecordFault.self) { try revision.setFollows(of: plan, to: later) }
        }
        #expect(try base.rows("SELECT id, follows FROM relations ORDER BY id") == ["1|", "2|1", "3|2"])
    }

    @Test("a revision that fails leaves the file's bytes as they were", arguments: [Revision.Pace.incremental, .bulk])
    func failure(pace: Revision.Pace) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.db")
        try KnowledgeBase.create(at: path) { base in if pace == .incremental { try Sample.fill(base) } }
        let before = try bytes(of: path)
        let base = try KnowledgeBase.openForWriting(path)
        #expect(throws: Stop.self) {
            try base.revise("half", pace: pace) { revision in
                try revision.add(Kind(name: "ship", plural: "ships"))
                try revision.add(NewEntity(slug: "titanic", kind: "ship", name: "Titanic"))
                throw Stop()
            }
        }
        #expect(try bytes(of: path) == before)
        #expect(try folder.contents() == ["a.db"])
        #expect(try base.rows("PRAGMA foreign_keys") == ["1"])
    }

    @Test("a revision that only adds is refused at its end where a row refers to one that is not there, and kept where none does")
    func references() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.db")
        try KnowledgeBase.create(at: path, fill: Sample.fill)
        let base = try KnowledgeBase.openForWriting(path)
        func relate(in revision: Revision, unit: Int64?) throws {
            var fact = try revision.relation("bolt", "invests-in", "acme", starts: "2013")
            (fact.amountLow, fact.unit) = (unit.map { _ in 5 }, unit.map { UnitID($0) })
            _ = try revision.add(fact)
        }
        let before = try bytes(of: path)
        let error = #expect(throws: SQLiteError.self) {
            try base.revise("a unit that is none", onlyAdds: true) { try relate(in: $0, unit: 999) }
        }
        #expect(error?.code.primary == .constraint && error?.message.hasPrefix("table fact, row ") == true)
        #expect(try bytes(of: path) == before)
        #expect(try base.rows("PRAGMA foreign_keys") == ["1"])
        try base.revise("none", onlyAdds: true) { try relate(in: $0, unit: nil) }
        #expect(try base.rows("SELECT count(*) FROM relations") == ["1"])
        #expect(try base.rows("PRAGMA foreign_keys") == ["1"])
    }

    @Test("a bulk load is only for an empty base")
    func bulkIntoFullBase() throws {
        #expect(throws: KnowledgeBaseError.changedMeanwhile(path: ":memory:")) { try base.revise("again", pace: .bulk) { _ in } }
    }

    @Test(
        "an entity's slug must be new and well formed, and its kind known",
        arguments: [
            ("acme", "company", "slug"), ("Acme", "company", "slug"), ("", "company", "slug"), ("a b", "company", "slug"),
            ("a,b", "company", "slug"), ("a\tb", "company", "slug"), ("new", "ship", "kind"),
        ])
    func refusedEntities(slug: String, kind: String, column: String) throws {
        try base.revise("wrong") { revision in
            let fault = try #require(throws: RecordFault.self) {
                try revision.add(NewEntity(slug: slug, kind: kind, name: "Name"))
            }
            #expect(fault.column == column)
        }
    }

    @Test("a source's dates are EDTF, and its slug is new")
    func refusedSources() throws {
        try base.revise("wrong") { revision in
            for (source, column) in [
                (NewSource(slug: "press", title: "t"), "slug"),
                (NewSource(slug: "p", title: "t", published: "spring"), "published"),
                (NewSource(slug: "p", title: "t", retrieved: "2013-13"), "retrieved"),
            ] {
                let fault = try RecordFault.of { _ = try revision.add(source) }
                #expect(fault.column == column)
            }
        }
    }

    @Test("vocabulary that contradicts itself is refused")
    func refusedVocabulary() throws {
        try base.revise("wrong") { revision in
            for (predicate, column) in [
                (Predicate(name: "leads", takes: .entity, temporality: .state, labelEnglish: "x"), "name"),
                (Predicate(name: "p", takes: .value, temporality: .state, labelEnglish: "x"), "value_type"),
                (Predicate(name: "p", takes: .entity, valueType: .text, temporality: .state, labelEnglish: "x"), "value_type"),
                (Predicate(name: "p", takes: .entity, temporality: .state, domain: ["ship"], labelEnglish: "x"), "domain"),
                (Predicate(name: "p", takes: .entity, temporality: .state, range: ["ship"], labelEnglish: "x"), "range"),
                (
                    Predicate(
                        name: "p", takes: .value, valueType: .text, temporality: .state, isSymmetric: true, labelEnglish: "x"),
                    "symmetric"
                ),
            ] {
                let fault = try RecordFault.of { _ = try revision.add(predicate) }
                #expect(fault.column == column)
            }
            #expect(throws: RecordFault.self) { try revision.add(Kind(name: "company", plural: "firms")) }
            #expect(throws: RecordFault.self) { try revision.add(Kind(name: "ship", plural: "ships", parent: "boat")) }
            #expect(throws: RecordFault.self) { try revision.add(Unit(code: "EUR", exponent: 2, kind: .money, symbol: "€")) }
        }
    }
}
