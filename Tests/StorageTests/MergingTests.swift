import DossierModel
import DossierStorage
import Testing

@Suite("Merging entities")
struct MergingTests {
    let base: Writer

    init() throws {
        base = try Sample.base()
        try base.revise("more") { revision in
            try revision.add(NewEntity(slug: "acme-sa", kind: "company", name: "Acme SA"))
            try revision.add(NewEntity(slug: "acme-group", kind: "company", name: "Acme Group"))
            try revision.add(NewName(entity: try revision.known("acme-sa"), text: "Old Acme", role: .former))
        }
    }

    func merge(_ slug: String, into target: String) throws {
        try base.revise("\(slug) is \(target)") { revision in
            try revision.merge(try revision.known(slug), into: try revision.known(target))
        }
    }

    func stated() throws -> [String] {
        try base.rows(
            """
            SELECT f.id, s.slug, (SELECT slug FROM entity WHERE id = f.stated_subject),
                   o.slug, (SELECT slug FROM entity WHERE id = f.stated_object)
            FROM fact f JOIN entity s ON s.id = f.subject JOIN entity o ON o.id = f.object ORDER BY f.id
            """)
    }

    @Test("facts on either side are about the other from now on, and keep what they were stated about")
    func merge() throws {
        _ = try base.relate("acme-sa", "invests-in", "bolt")
        _ = try base.relate("ann", "leads", "acme-sa")
        _ = try base.relate("ann", "leads", "acme")
        try merge("acme-sa", into: "acme")
        #expect(try stated() == ["1|acme|acme-sa|bolt|", "2|ann||acme|acme-sa", "3|ann||acme|"])
        #expect(try base.rows("SELECT subject, object FROM relations") == ["acme|bolt", "ann|acme", "ann|acme"])
    }

    @Test("its names and its slug lead to the other, which keeps its preferred name")
    func names() throws {
        try merge("acme-sa", into: "acme")
        #expect(
            try base.rows("SELECT text, role FROM names WHERE entity = 'acme' ORDER BY text")
                == ["Acme|preferred", "Acme SA|alias", "Old Acme|former"])
        #expect(try base.rows("SELECT slug FROM entities WHERE slug LIKE 'acme-sa'") == [])
        #expect(try base.rows("SELECT slug FROM companies") == ["acme", "bolt", "acme-group"])
        #expect(try base.rows("SELECT json_extract(before, '$.slug') FROM change") == ["acme-sa"])
    }

    @Test("facts stated later about a merged entity are about the other too")
    func afterwards() throws {
        try merge("acme-sa", into: "acme")
        _ = try base.relate("ann", "leads", "acme-sa")
        #expect(try stated() == ["1|ann||acme|acme-sa"])
    }

    @Test("chains lead straight to the last, in whatever order they are made", arguments: [true, false])
    func chains(firstLinkFirst: Bool) throws {
        _ = try base.relate("ann", "leads", "acme-sa")
        _ = try base.relate("ann", "leads", "acme")
        if firstLinkFirst {
            try merge("acme-sa", into: "acme")
            try merge("acme", into: "acme-group")
        } else {
            try merge("acme", into: "acme-group")
            try merge("acme-sa", into: "acme")
        }
        #expect(try stated() == ["1|ann||acme-group|acme-sa", "2|ann||acme-group|acme"])
        #expect(try base.snapshot().integrityChecks().allSatisfy(\.isGood))
    }

    @Test("an entity is merged neither into itself nor twice nor in a circle")
    func refused() throws {
        try merge("acme-sa", into: "acme")
        for (slug, target) in [("acme", "acme"), ("acme", "acme-sa"), ("acme-sa", "acme-group"), ("acme-sa", "acme")] {
            #expect(throws: RecordFault.self, "\(slug) into \(target)") { try merge(slug, into: target) }
        }
        try base.revise("unknown") { revision in
            #expect(throws: RecordFault.self) { try revision.merge(EntityID(99), into: EntityID(1)) }
            #expect(throws: RecordFault.self) { try revision.merge(EntityID(1), into: EntityID(99)) }
        }
    }

    @Test("a relation between two that are merged becomes one of the entity with itself, and is kept")
    func selfRelation() throws {
        _ = try base.relate("acme-sa", "partner-of", "acme")
        try merge("acme-sa", into: "acme")
        #expect(try stated() == ["1|acme|acme-sa|acme|"])
    }

    @Test("the view of citations names the entity that stands for the speaker")
    func speaker() throws {
        let fact = try base.relate("ann", "leads", "bolt")
        try base.revise("cite") { try $0.cite(.fact(fact), speaker: try $0.known("acme-sa")) }
        try merge("acme-sa", into: "acme")
        #expect(try base.rows("SELECT speaker FROM citations") == ["acme"])
    }
}
