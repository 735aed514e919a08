import DossierModel
import DossierStorage
import Testing

@Suite("The same claim")
struct ExistingClaimTests {
    let base: Writer

    init() throws { base = try Sample.base() }

    func existing(_ make: (Revision) throws -> NewFact) throws -> FactID? {
        var found: FactID?
        try base.revise("look") { revision in found = try revision.existing(try make(revision)) }
        return found
    }

    @Test("is found by what it says, also where the base says more")
    func found() throws {
        let fact = try base.relate("ann", "leads", "acme", starts: "2012", ends: "2014")
        #expect(try existing { try $0.relation("ann", "leads", "acme") } == fact)
        #expect(try existing { try $0.relation("ann", "leads", "acme", starts: "2012") } == fact)
    }

    @Test("is not found where it says something else, or more")
    func notFound() throws {
        _ = try base.relate("ann", "leads", "acme", starts: "2012")
        #expect(try existing { try $0.relation("ann", "leads", "acme", starts: "2013") } == nil)
        #expect(try existing { try $0.relation("ann", "leads", "acme", starts: "2012", ends: "2014") } == nil)
        #expect(try existing { try $0.relation("ann", "leads", "acme", modality: .planned) } == nil)
        #expect(try existing { try $0.relation("ann", "leads", "bolt") } == nil)
        #expect(try existing { try $0.relation("acme", "leads", "ann") } == nil)
        #expect(
            try existing {
                var fact = try $0.relation("ann", "leads", "acme")
                fact.role = "president"
                return fact
            } == nil)
    }

    @Test("of several, the one that says exactly as much is taken, and before it the one with the same id")
    func preference() throws {
        let dated = try base.relate("ann", "leads", "acme", starts: "2012")
        let bare = try base.relate("ann", "leads", "acme")
        let twin = try base.relate("ann", "leads", "acme")
        #expect(try existing { try $0.relation("ann", "leads", "acme") } == bare)
        #expect(try existing { try $0.relation("ann", "leads", "acme", starts: "2012") } == dated)
        try base.revise("look") { revision in
            let found = try revision.existing(try revision.relation("ann", "leads", "acme"), preferring: twin)
            #expect(found == twin)
        }
    }

    @Test("of a symmetric predicate may be told the other way round")
    func symmetric() throws {
        let fact = try base.relate("acme", "partner-of", "bolt")
        #expect(try existing { try $0.relation("bolt", "partner-of", "acme") } == fact)
    }

    @Test("is found about a merged entity, and not once it is retracted")
    func mergedAndRetracted() throws {
        let fact = try base.relate("ann", "leads", "acme")
        try base.revise("merge") { try $0.merge(try $0.known("acme"), into: try $0.known("bolt")) }
        #expect(try existing { try $0.relation("ann", "leads", "acme") } == fact)
        #expect(try existing { try $0.relation("ann", "leads", "bolt") } == fact)
        try base.revise("take back") { try $0.retract(fact) }
        #expect(try existing { try $0.relation("ann", "leads", "acme") } == nil)
    }

    @Test("with an amount is the same only at the same amount, exact or about")
    func amounts() throws {
        func investment(_ revision: Revision, _ amount: Int64, approximate: Bool = false) throws -> NewFact {
            var fact = try revision.relation("bolt", "invests-in", "acme")
            (fact.amountLow, fact.amountHigh, fact.unit) = (amount, amount, try revision.unit(coded: "EUR")?.id)
            fact.isApproximate = approximate
            return fact
        }
        try base.revise("add") { try $0.add(try investment($0, 6_000)) }
        #expect(try existing { try investment($0, 6_000) } == FactID(1))
        #expect(try existing { try investment($0, 3_000) } == nil)
        #expect(try existing { try investment($0, 6_000, approximate: true) } == nil)
        #expect(try existing { try $0.relation("bolt", "invests-in", "acme") } == FactID(1))
    }

    @Test("in the same revision is the same only if it says exactly as much")
    func sameRevision() throws {
        try base.revise("both") { revision in
            let dated = try revision.relation("ann", "leads", "acme", starts: "2012")
            let bare = try revision.relation("ann", "leads", "acme")
            let added = try revision.add(dated)
            #expect(try revision.existing(bare) == nil)
            #expect(try revision.existing(dated) == added)
        }
    }
}
